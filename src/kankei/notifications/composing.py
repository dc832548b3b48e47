"""Write the words of a message that tells of articles, at the moment it leaves the house."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from kankei.articles.models import Article
from kankei.articles.queries import by_positions
from kankei.feeds.models import Feed
from kankei.library import queries as library
from kankei.membership.door import open_articles
from kankei.notifications import leaving_mails
from kankei.notifications.hours import TOKYO
from kankei.notifications.models import Message, Notice, Telling

TEASER_CHARACTERS = 90
MOST_AT_ONCE = 30
MOST_IN_A_PUSH = 4


@dataclass(frozen=True, slots=True)
class Letter:
    """What leaves: for a mail all of it, for a push its data in `text`."""

    to: str
    subject: str
    text: str
    html: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One article of a digest, the follows that brought it, and whether anybody may read it whole."""

    article: Article
    reasons: list[Feed]
    is_open: bool
    teaser: str

    @property
    def address(self) -> str:
        return f"{settings.SITE_URL}/articles/{self.article.pk}/"


@dataclass(frozen=True, slots=True)
class Group:
    """The articles that one follow brought, and were not told under a greater one."""

    feed: Feed
    told: list[Told]


def compose(message: Message, *, at: datetime) -> Letter | None:
    """Write a message as it is true now; None if nothing is left to tell, or nobody to be told."""
    telling = _telling_of(message)
    if telling is None or not telling.reader.is_active:
        return None
    with translation.override(telling.reader.language or settings.LANGUAGE_CODE):
        if message.about and message.about["kind"] == "digest":
            return _digest(message, telling, at=at)
        if message.channel == Message.Channel.PUSH:
            return _push(message, telling, at=at)
        return _at_once(message, telling, at=at)


def _telling_of(message: Message) -> Telling | None:
    telling = Telling.objects.select_related("reader").filter(pk=message.reader_id).first()
    if telling is not None or message.reader is None:
        return telling
    return Telling(reader=message.reader)


def _push(message: Message, telling: Telling, *, at: datetime) -> Letter | None:
    device = message.device
    if device is None or device.reader_id != telling.pk:
        return None
    if not Session.objects.filter(session_key=device.session_key, expire_date__gt=at).exists():
        # Signed out there, perhaps from elsewhere: whoever holds the device now is told nothing.
        device.delete()
        return None
    told = told_of(telling.reader, _noticed(message), at=at)
    if not told:
        return None
    first = told[0]
    if len(told) == 1:
        reasons = " ・ ".join(name_of(feed) for feed in first.reasons)
        is_major = first.article.updated_at is not None
        payload = {
            "title": first.article.headline,
            "body": f"{_('大幅更新')} ・ {reasons}" if is_major else reasons,
            "url": f"/articles/{first.article.pk}/",
            "tag": f"article-{first.article.pk}",
        }
    else:
        payload = {
            "title": _("新しい記事が%(count)d本あります") % {"count": len(told)},
            "body": "\n".join(one.article.headline for one in told[:MOST_IN_A_PUSH]),
            "url": "/notices/",
            "tag": "notices",
        }
    # A push service holds only the newest of one topic for a device that sleeps.
    return Letter(
        to="",
        subject=payload["title"][:200],
        text=json.dumps(payload, ensure_ascii=False),
        html="",
        headers={"Topic": payload["tag"]},
    )


def name_of(feed: Feed) -> str:
    """What a feed is called in the language that is spoken now."""
    return feed.name_en or feed.name if translation.get_language() == "en" else feed.name


def _at_once(message: Message, telling: Telling, *, at: datetime) -> Letter | None:
    if not telling.is_mailed_at_once:
        return None
    told = told_of(telling.reader, _noticed(message), at=at)
    if not told:
        return None
    first = told[0].article.headline
    words = _("%(first)s ほか%(rest)d本") if len(told) > 1 else "%(first)s"
    subject = words % {"first": first, "rest": len(told) - 1}
    if told[0].article.updated_at:
        subject = _("大幅更新: %(subject)s") % {"subject": subject}
    context = {
        "title": subject,
        "every": told,
        "leave": leaving_mails.address_of(telling.pk, leaving_mails.AT_ONCE),
    }
    return mail_of(
        telling.reader,
        template="at_once",
        subject=subject,
        context=context,
        kind=leaving_mails.AT_ONCE,
    )


def _noticed(message: Message) -> list[tuple[int, list[int]]]:
    """The entries of which a message tells: one, or all that quiet hours held back."""
    about: dict[str, Any] = message.about or {}
    mine = Notice.objects.filter(reader=message.reader_id)
    if about["kind"] == "held":
        mine = mine.filter(held_until=datetime.fromisoformat(about["until"]))
    else:
        mine = mine.filter(position=about["position"])
    found = mine.filter(read_at__isnull=True).order_by("-position")[:MOST_AT_ONCE]
    return list(found.values_list("position", "feeds"))


def _digest(message: Message, telling: Telling, *, at: datetime) -> Letter | None:
    if telling.hours.are_none:
        return None
    about: dict[str, Any] = message.about or {}
    told = told_of(telling.reader, about["entries"], at=at)
    if not told:
        return None
    slot = datetime.fromisoformat(about["slot"]).astimezone(TOKYO)
    context = {
        "title": _title(slot, telling),
        "slot": slot,
        "groups": grouped(told),
        "count": len(told),
        "more": about.get("more", 0),
        "leave": leaving_mails.address_of(telling.pk, leaving_mails.DIGEST),
    }
    first = told[0].article.headline
    rest = len(told) + context["more"] - 1
    words = _("%(title)s: %(first)s ほか%(rest)d本") if rest else _("%(title)s: %(first)s")
    return mail_of(
        telling.reader,
        template="digest",
        subject=words % {"title": context["title"], "first": first, "rest": rest},
        context=context,
        kind=leaving_mails.DIGEST,
    )


def _title(slot: datetime, telling: Telling) -> str:
    hour = slot.time()
    if hour == telling.morning:
        return _("朝のまとめ")
    if hour == telling.evening:
        return _("夕方のまとめ")
    return _("1週間のまとめ")


def told_of(reader: Any, entries: Sequence[Sequence[Any]], *, at: datetime) -> list[Told]:
    """The articles of `entries` (position, feed ids) that still stand and were not read meanwhile."""
    feeds = Feed.objects.in_bulk({one for _position, ids in entries for one in ids})
    marks = library.read_marks(reader)
    articles = [
        one for one in by_positions((entry[0] for entry in entries), at=at)
        if not marks.is_read(one.position)
    ]  # fmt: skip
    # As to somebody signed out: a mail is passed on, and lies on servers of others.
    opened = {one.article.pk: one.is_open for one in open_articles(None, articles, "mail", at=at)}
    reasons = {position: [feeds[one] for one in ids if one in feeds] for position, ids in entries}
    return [
        Told(one, reasons[one.position or 0], opened[one.pk], _teaser(one.lead)) for one in articles
    ]


def _teaser(lead: str) -> str:
    return lead if len(lead) <= TEASER_CHARACTERS else lead[: TEASER_CHARACTERS - 1] + "…"


def grouped(told: Iterable[Told]) -> list[Group]:
    """Put each article under the follow that brought most; groups in the order of their newest."""
    listed = list(told)
    weight = Counter(feed.pk for one in listed for feed in one.reasons)
    groups: dict[int, Group] = {}
    for one in listed:
        if not one.reasons:
            continue
        feed = max(one.reasons, key=lambda feed: (weight[feed.pk], -feed.pk))
        groups.setdefault(feed.pk, Group(feed, [])).told.append(one)
    return list(groups.values())


def mail_of(
    reader: Any, *, template: str, subject: str, context: dict[str, Any], kind: str
) -> Letter:
    """Draw a mail in plain text and in HTML."""
    context |= {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "language": translation.get_language() or settings.LANGUAGE_CODE,
    }
    return Letter(
        to=reader.email,
        subject=" ".join(subject.split())[:200],
        text=render_to_string(f"notifications/{template}.txt", context).strip() + "\n",
        html=render_to_string(f"notifications/{template}.html", context),
        headers=leaving_mails.headers_of(reader.pk, kind),
    )
