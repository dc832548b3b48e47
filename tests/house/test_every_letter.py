"""What leaves the house for readers: digests, mails at once, push, notices; paid text in none of them.

A mail is passed on and lies on servers of others, a notification stands on a locked screen: both
are written as to somebody signed out, also for those who could open the article on its page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from kankei.articles.models import Article, Author, Section
from kankei.feeds.models import Feed
from kankei.follows import actions as follows
from kankei.newsroom import actions as newsroom
from kankei.newsroom import drafts
from kankei.notifications import actions, announcing, digests, sending, transport
from kankei.notifications.hours import Hours
from tests import make
from tests.house import world as texts
from tests.house.canaries import bare, content_of, passages_of, readable_forms
from tests.house.world import World, make_world
from tests.notifications.conftest import Postbox, postbox
from tests.notifications.test_push import PushService, service

__all__ = ["postbox", "service"]

# Headline, wall and text of what comes out while everybody wants to be told of it.
NEWS = (
    ("members", "米ロ、制裁をめぐり応酬", texts.LEAD, texts.PAID),
    ("members", "印伯、決済網の試験を拡大", texts.GIFTED_LEAD, texts.GIFTED),
    ("registered", "日韓、輸出管理の協議を継続", texts.REGISTERED_LEAD, texts.REGISTERED),
    ("metered", "豪チリ、備蓄の放出条件を公表", texts.METERED_LEAD, texts.METERED),
)
HIDDEN = (
    *(hidden for _wall, _headline, _lead, hidden in NEWS),
    texts.EARLIER, texts.DRAFT, texts.DRAFT_CAPTION, texts.EMBARGOED,
    texts.EMBARGOED_CAPTION, texts.EMBARGOED_ALT,
)  # fmt: skip
TOLD = {headline for _wall, headline, _lead, _hidden in NEWS}


@dataclass
class Told:
    """What reached whom: (persona, how it came) and each form of it as a person could read it."""

    world: World
    letters: list[tuple[str, str, str]] = field(default_factory=list)

    def of(self, persona: str, how: str) -> list[str]:
        return [text for who, by, text in self.letters if (who, by) == (persona, how)]


@pytest.fixture(params=["at_once", "digest"])
def how(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def told(
    how: str, clock: Any, postbox: Postbox, service: PushService, at: datetime, db: None
) -> Told:
    world = make_world(at=at)
    _everybody_wants(how, world, service, at=at)
    world.ban(at)
    for minutes, (wall, headline, lead, hidden) in enumerate(NEWS, 1):
        _publish(wall, headline, f"{lead}\n\n{hidden}", at=at + timedelta(minutes=minutes))
    later = at + timedelta(hours=8)
    while digests.make_due(at=later):
        pass
    with transport.Lines() as lines:
        while sending.send_next(lines, at=later):
            pass
    clock.move_to(later)
    result = Told(world)
    result.letters += _mails(world, postbox)
    result.letters += _pushes(world, service)
    result.letters += _notices(world)
    return result


def _everybody_wants(how: str, world: World, service: PushService, *, at: datetime) -> None:
    wishes = actions.Wishes(
        hours=Hours(morning=time(7), evening=time(18)),
        quiet_from=None, quiet_until=None, most_an_hour=30, is_mailed_at_once=True,
    )  # fmt: skip
    p256dh, auth = service.keys
    for persona, reader in world.people.items():
        if reader is None:
            continue
        actions.choose_telling(reader, wishes=wishes, at=at)
        for feed in Feed.objects.all():
            follows.tell(reader, feed=feed, how=how)
        form = {"endpoint": f"{service.address}/{persona.replace(' ', '-')}"}
        answer = world.browser(persona).post(
            "/account/telling/devices/", form | {"p256dh": p256dh, "auth": auth}
        )
        assert answer.status_code == 302, answer.content.decode()


def _publish(wall: str, headline: str, body: str, *, at: datetime) -> Article:
    """An article with a mistake in it, which is corrected at once and reported as 大幅更新."""
    house = {
        "section": Section.objects.get(slug="world"),
        "authors": [Author.objects.get(slug="hatano")],
    }
    article = make.make_published(
        at=at, access=wall, headline=headline, body=f"{body}\n\n{texts.EARLIER}", **house
    )
    _announce(at)
    article.body = body
    newsroom.correct(article, text="一文を削りました。", at=at + timedelta(seconds=20))
    drafts.ensure_live(article)
    draft = Article.objects.get(pk=article.pk)
    draft.body, draft.caption = f"{body}\n\n{texts.DRAFT}", texts.DRAFT_CAPTION
    draft.save_revision()
    _announce(at + timedelta(seconds=30))
    return article


def _announce(at: datetime) -> None:
    while announcing.tell_some(at=at) is not None:
        pass


def _mails(world: World, box: Postbox) -> Iterator[tuple[str, str, str]]:
    persona_at = {reader.email: name for name, reader in world.people.items() if reader}
    for letter in box.letters:
        who = persona_at[str(letter["To"])]
        headers = "\n".join(f"{name}: {value}" for name, value in letter.items())
        kind = "at_once" if ":at_once:" in str(letter["List-Unsubscribe"]) else "digest"
        yield who, f"{kind} headers", headers
        for form in ("plain", "html"):
            yield who, f"{kind} {form}", _part(letter, form)


def _part(letter: EmailMessage, form: str) -> str:
    body: Any = letter.get_body((form,))
    return str(body.get_content())


def _pushes(world: World, service: PushService) -> Iterator[tuple[str, str, str]]:
    persona_at = {f"/{name.replace(' ', '-')}": name for name in world.people}
    for path, payload, headers in service.taken:
        yield persona_at[path], "push", json.dumps(payload | headers, ensure_ascii=False)


def _notices(world: World) -> Iterator[tuple[str, str, str]]:
    for persona in world.people:
        for language in ("ja", "en"):
            page = world.browser(persona).get("/notices/", HTTP_ACCEPT_LANGUAGE=language)
            yield persona, "notices", content_of(page).decode()


def test_no_letter_to_anybody_holds_paid_text(told: Told, how: str) -> None:
    leaks = [
        f"{persona} by {by}: {len(found)} characters of {hidden[:20]}"
        for persona, by, text in told.letters
        for hidden in HIDDEN
        if (found := passages_of(hidden, readable_forms(text.encode())))
    ]
    assert not leaks, "\n".join(leaks)

    # And everybody was told, or the above looked at nothing.
    ways = ("at_once plain", "at_once html", "push", "notices")
    for persona, reader in told.world.people.items():
        wanted = () if reader is None or persona == "banned" else ways
        if wanted and how == "digest":
            wanted = ("digest plain", "digest html")
        for by in wanted:
            # On pages headlines are cut where their lines may break.
            said = readable_forms("\n".join(told.of(persona, by)).encode())[1]
            missing = {headline for headline in TOLD if bare(headline) not in said}
            assert not missing, f"{persona} was not told by {by} of {missing}"


def test_who_was_banned_or_is_nobody_is_sent_nothing(told: Told) -> None:
    for persona in ("banned", "visitor", "gift holder"):
        sent = {by for who, by, _text in told.letters if who == persona}
        assert sent == {"notices"}  # the page that leads to signing in
