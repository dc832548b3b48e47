"""The `kankei` command."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run `kankei COMMAND …`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kankei.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["kankei", *sys.argv[1:]])


if __name__ == "__main__":
    main()
