"""One file a stage: each adds to the reading, none edits what another found."""
