"""Read the tables: tab-separated, a header line, lists inside a field parted by 、."""

from __future__ import annotations

from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of `name`.tsv in order, each field by the name of its column."""
    text = files("kankei_reading.lexicon").joinpath(f"{name}.tsv").read_text("utf-8")
    header, *lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    columns = header.split("\t")
    return [
        dict(zip(columns, line.split("\t") + [""] * len(columns), strict=False)) for line in lines
    ]


def parts(field: str) -> list[str]:
    """Return the members of a list inside a field."""
    return [part for part in field.split("、") if part]
