"""Looking for paid text in whatever left the house: pages, feeds, mails, files."""

from __future__ import annotations

import html
import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

# A passage this long is a quotation; shorter ones are words that anybody might type.
PASSAGE = 8
# DESIGN.md: to whom may not open an article, all pages together cite this much of it.
CITED_CHARACTERS = 120


def content_of(response: Any) -> bytes:
    """What an answer carries; of an archive, what its files hold."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if not content.startswith(b"PK\x03\x04"):
        return bytes(content)
    with ZipFile(BytesIO(content)) as file:
        return b"\n".join(file.read(name) for name in file.namelist())


def readable_forms(content: bytes) -> tuple[str, str]:
    """An answer as a person could read it: with its tags, whose attributes hold text, and without."""
    text = re.sub(
        r"\\u([0-9a-fA-F]{4})",
        lambda match: chr(int(match[1], 16)),
        content.decode("utf-8", "replace"),
    )
    whole = html.unescape(text)
    return bare(whole), bare(re.sub(r"<[^>]*>", "", whole))


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def passages_of(hidden: str, texts: tuple[str, ...]) -> set[int]:
    """The places of `hidden` that can be read in one of `texts`."""
    words = bare(hidden)
    wanted = {words[start : start + PASSAGE] for start in range(len(words) - PASSAGE + 1)}
    # Cutting the answer into passages once is quicker than looking for each of ours in it.
    found = {
        text[start : start + PASSAGE] for text in texts for start in range(len(text) - PASSAGE + 1)
    } & wanted
    return {
        place
        for start in range(len(words) - PASSAGE + 1)
        if found and words[start : start + PASSAGE] in found
        for place in range(start, start + PASSAGE)
    }
