"""What ninjs and NewsML-G2 have in common: a wire's item, its state, and when it may go out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kankei.newsroom import errors
from kankei.newsroom.importers.addresses import key_of_address, short_key
from kankei.newsroom.importers.dates import moment_of
from kankei.newsroom.importers.decoding import refuse_mojibake
from kankei.newsroom.importers.document import Imported
from kankei.newsroom.importers.page_text import one_line
from kankei.newsroom.importers.shaping import shaped

_STATES = {"withheld": "配信保留", "canceled": "配信取り消し", "cancelled": "配信取り消し"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a wire, before it is an article."""

    identity: str
    headline: str
    lines: list[str]
    state: str = "usable"
    embargo: str = ""
    dates: tuple[str, ...] = ()
    place: str = ""
    byline: str = ""
    section: str = ""
    language: str = "ja"


def article_of(item: Item) -> Imported:
    """Make an article of a wire's item, or refuse it where the wire does."""
    state = item.state.rpartition(":")[2].lower() or "usable"
    if state != "usable":
        raise errors.NotForPublication(state=_STATES.get(state, state))
    headline = one_line(item.headline)
    if not headline:
        raise errors.HeadlineNotFound()
    refuse_mojibake(headline, *item.lines)
    found = shaped(headline=headline, lines=item.lines)
    if not found.paragraphs:
        raise errors.BodyNotFound()
    byline = one_line(item.byline).removesuffix("記者")
    language = item.language.split("-")[0].lower()[:8]
    told = (moment_of(text) for text in item.dates if text)
    return replace(
        found,
        place=found.place or one_line(item.place)[:60],
        reporters=found.reporters or ((byline,) if byline else ()),
        section=one_line(item.section)[:80],
        embargo=moment_of(item.embargo) if item.embargo else None,
        language=language if language.isalpha() else "ja",
        published=next((moment for moment in told if moment), None) or found.published,
        source_key=key_of_address(item.identity)
        or (short_key("guid", item.identity) if item.identity else ""),
    ).named()
