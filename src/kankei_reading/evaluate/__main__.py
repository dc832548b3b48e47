"""`python -m kankei_reading.evaluate FOLDER`: read the annotated articles of a folder and print the scores."""

from __future__ import annotations

import sys
from pathlib import Path

from kankei_reading.evaluate import load_gold, score, table
from kankei_reading.pipeline import read_text


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write("usage: python -m kankei_reading.evaluate FOLDER\n")
        return 2
    golds = load_gold(Path(arguments[0]))
    if not golds:
        sys.stderr.write(f"{arguments[0]} holds no annotated article (*.json).\n")
        return 2
    sys.stdout.write(table(score(golds, lambda g: read_text(g.text, g.published))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
