"""One script a promise: what Kankei costs beside a named peer, measured in one interleaved run."""
