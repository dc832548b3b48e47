"""`python -m kankei_reading FILE…`: the engine without the service."""

from __future__ import annotations

import sys

from kankei_reading.cli import main

if __name__ == "__main__":
    sys.exit(main())
