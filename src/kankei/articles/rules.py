"""Pure decisions about an article's text: its page form, its first part, its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

LEAD_CHARACTERS = 120
_RUBY = re.compile(r"[||]?([一-鿿々〆ヵヶ]+)《([^》\n]{1,20})》")


@dataclass(frozen=True, slots=True)
class PageText:
    """An article as one text, the form in which it is read; `body_start` is where the body begins."""

    text: str
    body_start: int


def page_text(*, headline: str, caption: str, place: str, reporters: str, body: str) -> PageText:
    """Compose the text that the engine reads: headline, caption, then the body behind its dateline.

    `body_start` is the offset of the body's first character, behind the dateline.
    """
    head = f"{headline}\n\n" + (f"{caption}\n\n" if caption else "")
    if place or reporters:
        head += f"【{'='.join(part for part in (place, reporters) if part)}】"
    return PageText(text=head + body, body_start=len(head))


def wall_of(access: str, *, section: str | None) -> str:
    """Return the wall before an article: its own, or its section's; without either, for members."""
    if access != "section":
        return access
    return section or "members"


def paragraphs(body: str) -> list[str]:
    """Split a body at its blank lines; no paragraph is empty."""
    return [part.strip() for part in re.split(r"\n\s*\n", body) if part.strip()]


def without_ruby(text: str) -> str:
    """Return `text` with its readings (漢字《かんじ》) taken out."""
    return _RUBY.sub(r"\1", text)


def lead_of(body: str) -> str:
    """Return the first part that everybody may read: whole sentences while they fit, at least a piece."""
    first = without_ruby(next(iter(paragraphs(body)), ""))
    if len(first) <= LEAD_CHARACTERS:
        return first
    cut = first.rfind("。", 0, LEAD_CHARACTERS)
    return first[: cut + 1] if cut > 0 else first[: LEAD_CHARACTERS - 1] + "…"
