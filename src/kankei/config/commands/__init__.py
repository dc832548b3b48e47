"""The commands of `kankei`, one a file: `describe` its options, `run` it and return the exit code."""
