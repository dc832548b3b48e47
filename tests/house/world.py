"""A small paper with paid text in it, and everybody who might look at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from kankei.articles.models import Article
from kankei.experts.models import Expert
from kankei.feeds.models import Feed
from kankei.follows import actions as follows
from kankei.follows.models import Follow
from kankei.membership.models import Plan
from tests import make

LEAD = "米国のブリンケン国務長官とロシアのラブロフ外相は20日、アイスランドで会談した。"
# Every kind of thing that is read from a text: events, quotes, figures, dates; no two passages
# of eight characters are alike.
PAID = (
    "米国は前日の夜、ロシアの軍需企業七社に対する新しい制裁を科すと発表した。"
    "ロシア外務省のザハロワ報道官は「根拠のない言いがかりであり、必ず報復する」と述べた。\n\n"
    "両国は核軍縮の枠組みを五年延長することで合意し、来月ウィーンで実務協議を開く。"
    "米国防総省によると、東欧に配備する部隊は四千五百人増えて一万二千人になる。\n\n"
    "一方、ロシアは黒海で予定していた大規模な演習を中止し、艦艇十六隻を母港へ戻した。"
    "交渉筋は「首脳どうしの握手は六月十六日、湖畔の館で」と明かした。\n\n"
    "中国はこの動きを警戒し、王毅外相が近くモスクワを訪れてエネルギー協力を話し合う。"
)
REGISTERED_LEAD = "日本と韓国の外相は19日、ソウルで協議を始めた。"
REGISTERED = (
    "韓国は輸出管理の手続きを改めるよう求め、日本は半導体材料の個別許可を緩めることに応じた。"
    "外交筋は「二年ぶりの歩み寄りだが、元の水準まではまだ遠い」と語った。"
)


@dataclass(frozen=True, slots=True)
class Shut:
    """An article with what of it may not be shown to whom has not its key."""

    article: Article
    hidden: str
    readers: frozenset[str]


@dataclass(frozen=True, slots=True)
class World:
    """What stands in the paper, and who is signed in."""

    paid: Shut
    registered: Shut
    opened: Article
    topic: Feed
    keyword: Feed
    expert: Expert
    plan_slug: str
    people: dict[str, Any]

    @property
    def shut(self) -> tuple[Shut, ...]:
        return (self.paid, self.registered)

    def browser(self, persona: str) -> Client:
        client = Client()
        if reader := self.people[persona]:
            client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
        return client


MAY_READ_PAID = frozenset({"member", "editor"})
SIGNED_IN = frozenset({"registered", "lapsed", "member", "expert", "editor"})
PERSONAS = ("visitor", *sorted(SIGNED_IN))


def make_world(*, at: datetime) -> World:
    """Publish the articles through the newsroom, and have everybody follow and save what they can."""
    expert = make.make_expert(reader=make.make_reader())
    people = {
        "visitor": None,
        "registered": make.make_reader(),
        "lapsed": make.make_lapsed(at=at),
        "member": make.make_member(at=at),
        "expert": expert.reader,
        "editor": make.make_editor(),
    }
    topic = make.make_topic("軍縮交渉", key="arms-talks", aliases=["制裁", "軍縮", "輸出管理"])
    keyword = _keyword("制裁", people["member"], at=at)
    house = {
        "section": make.make_section("国際", slug="world"),
        "series": make.make_series("揺れる秩序", slug="order"),
        "column": make.make_column("湖畔から", slug="lakeside"),
        "authors": [make.make_author("波多野遥", slug="hatano")],
    }
    paid = make.make_published(
        at=at - timedelta(hours=3), access="members", headline="米ロ外相が会談、首脳会談へ調整",
        body=f"{LEAD}\n\n{PAID}", **house,
    )  # fmt: skip
    registered = make.make_published(
        at=at - timedelta(hours=2), access="registered", headline="日韓外相、輸出管理で歩み寄り",
        body=f"{REGISTERED_LEAD}\n\n{REGISTERED}", place="ソウル", **house,
    )  # fmt: skip
    opened = make.make_published(at=at - timedelta(hours=1), headline="EU、対ロ制裁を延長", **house)
    for article in (paid, registered):
        make.make_comment(article, expert=expert, body="調整が続いていることに注目したい。")
        make.make_pick(article, "featured")
        make.make_pick(article, "selection")
    for reader in filter(None, people.values()):
        for feed in Feed.objects.all():
            Follow.objects.get_or_create(reader=reader, feed=feed, defaults={"created_at": at})
        for article in (paid, registered, opened):
            make.make_save(reader, article, at=at)
    plan = Plan.objects.filter(slug="monthly").first() or make.make_plan(slug="monthly")
    return World(
        paid=Shut(paid, PAID, MAY_READ_PAID),
        registered=Shut(registered, REGISTERED, SIGNED_IN),
        opened=opened,
        topic=topic,
        keyword=keyword,
        expert=expert,
        plan_slug=plan.slug,
        people=people,
    )


def _keyword(word: str, reader: Any, *, at: datetime) -> Feed:
    feed: Feed = follows.follow_keyword(reader, keyword=word, at=at).feed
    return feed


Addresses = Callable[[World], list[str]]
