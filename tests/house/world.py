"""A small paper with paid text in it, and everybody who might look at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from kankei.accounts import actions as accounts
from kankei.articles.models import Article
from kankei.experts import actions as experts
from kankei.experts.models import Expert
from kankei.feeds.models import Feed
from kankei.follows import actions as follows
from kankei.follows.models import Follow
from kankei.membership import actions as membership
from kankei.membership import groups
from kankei.membership.models import Plan
from kankei.newsroom import actions as newsroom
from kankei.newsroom import drafts
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
    "凍土《とうど》の下の蒼鉛《そうえん》をめぐる密約は、条文の付属書に残された。"
)
# Stood in the article until it was corrected; stands in a draft; stands in what is not yet out.
EARLIER = "国務長官は帰路の機中で、十一隻の砕氷船を共同で建造すると明かした。"
DRAFT = "書きかけの一節では、両国の情報機関が秘密の回線を開いたとされる。"
EMBARGOED = "夜明けとともに、北極航路を閉ざす布告が三か国の連名で公示される。"
DRAFT_CAPTION = "差し替え予定の写真には、封をされた木箱を運ぶ兵士が写る。"
EMBARGOED_CAPTION = "流氷の縁に並ぶ測量船と、旗を掲げる乗組員たち。"
EMBARGOED_ALT = "氷原に立てられた三本の標識と白い天幕の列"
QUOTING = "「根拠のない言いがかりであり、必ず報復する」という言葉の重さに注目したい。"
METERED_LEAD = "豪州とチリは17日、鉱石の共同備蓄を始めた。"
METERED = (
    "備蓄は両国の港に四か所ずつ置き、価格が三割を超えて動いた月に限って市場へ放出する。"
    "豪資源省の担当者は「引き金を引くのは相場であって役所ではない」と説いた。"
)
GIFTED_LEAD = "インドとブラジルは18日、新しい決済網の試験を始めた。"
GIFTED = (
    "両国の中央銀行は向こう半年、穀物と医薬品の代金を自国の通貨で直接やり取りする。"
    "インド準備銀行の幹部は「窓口は二つで足りる」と話し、参加行の名を伏せた。"
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
    gifted: Shut
    metered: Shut
    never: tuple[Shut, ...]
    opened: Article
    topic: Feed
    keyword: Feed
    expert: Expert
    plan_slug: str
    gift: str
    people: dict[str, Any]

    @property
    def shut(self) -> tuple[Shut, ...]:
        return (self.paid, self.registered, self.gifted, self.metered, *self.never)

    def browser(self, persona: str) -> Client:
        client = Client()
        if reader := self.people[persona]:
            client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def as_asked(self, persona: str, path: str) -> str:
        """`path` as `persona` asks for it: who holds a gift shows it everywhere."""
        if persona != "gift holder":
            return path
        return f"{path}{'&' if '?' in path else '?'}gift={self.gift}"

    def ban(self, at: datetime) -> None:
        """Shut the banned one out; a session that began before stays in the browser."""
        accounts.ban(self.people["banned"], by=None, at=at)


MAY_READ_PAID = frozenset({"trial", "member", "past due", "group member", "editor"})
SIGNED_IN = MAY_READ_PAID | {"registered", "lapsed", "ended", "expert"}
# Who holds a gift looks at every page with it; who was banned still has the cookie of a session.
PERSONAS = ("visitor", "gift holder", "banned", *sorted(SIGNED_IN))
NOBODY: frozenset[str] = frozenset()


def make_world(*, at: datetime) -> World:
    """Publish the articles through the newsroom, and have everybody follow and save what they can."""
    expert = make.make_expert(reader=make.make_reader())
    people = {
        "visitor": None,
        "gift holder": None,
        "banned": make.make_member(at=at),
        "registered": make.make_reader(),
        "lapsed": make.make_lapsed(at=at),
        "trial": make.make_member(at=at),
        "member": make.make_payer(at=at),
        "past due": make.make_payer(
            at=at - timedelta(days=12), past_due_since=at - timedelta(days=2)
        ),
        "ended": make.make_payer(
            at=at - timedelta(days=40), past_due_since=at - timedelta(days=30)
        ),
        "group member": _seated(at=at),
        "expert": expert.reader,
        "editor": make.make_editor(),
    }
    topic = make.make_topic("軍縮交渉", key="arms-talks", aliases=["制裁", "軍縮", "輸出管理"])
    keyword = _keyword("制裁", people["member"], at=at)
    house = _house()
    paid = _paid(house, at=at)
    registered = make.make_published(
        at=at - timedelta(hours=2), access="registered", headline="日韓外相、輸出管理で歩み寄り",
        body=f"{REGISTERED_LEAD}\n\n{REGISTERED}", place="ソウル", **house,
    )  # fmt: skip
    gifted = make.make_published(
        at=at - timedelta(hours=4), access="members", headline="印伯、自国通貨の決済網を試験",
        body=f"{GIFTED_LEAD}\n\n{GIFTED}", place="ニューデリー", **house,
    )  # fmt: skip
    metered = make.make_published(
        at=at - timedelta(hours=5), access="metered", headline="豪チリ、鉱石を共同備蓄",
        body=f"{METERED_LEAD}\n\n{METERED}", place="キャンベラ", **house,
    )  # fmt: skip
    opened = make.make_published(at=at - timedelta(hours=1), headline="EU、対ロ制裁を延長", **house)
    embargoed = make.make_article(
        headline="北極航路を閉鎖へ", body=EMBARGOED, access="open",
        caption=EMBARGOED_CAPTION, photo=make.make_photo(alt=EMBARGOED_ALT),
    )  # fmt: skip
    for article in (paid, registered, gifted, metered):
        comment = experts.write_comment(expert, article, stance="adds", body=QUOTING, at=at)
        experts.approve(comment, by=people["editor"], at=at)
        make.make_pick(article, "featured")
        make.make_pick(article, "selection")
    _draft(paid)
    for reader in filter(None, people.values()):
        for feed in Feed.objects.all():
            Follow.objects.get_or_create(reader=reader, feed=feed, defaults={"created_at": at})
        for article in (paid, registered, gifted, metered, opened):
            make.make_save(reader, article, at=at)
    plan = Plan.objects.filter(slug="monthly").first() or make.make_plan(slug="monthly")
    return World(
        paid=Shut(paid, PAID, MAY_READ_PAID),
        registered=Shut(registered, REGISTERED, SIGNED_IN),
        gifted=Shut(gifted, GIFTED, MAY_READ_PAID | {"gift holder"}),
        metered=Shut(metered, METERED, MAY_READ_PAID),
        never=(
            Shut(paid, EARLIER, NOBODY),
            Shut(paid, DRAFT, NOBODY),
            Shut(paid, DRAFT_CAPTION, NOBODY),
            Shut(embargoed, EMBARGOED_CAPTION, NOBODY),
            Shut(embargoed, EMBARGOED_ALT, NOBODY),
            Shut(embargoed, EMBARGOED, NOBODY),
        ),
        opened=opened,
        topic=topic,
        keyword=keyword,
        expert=expert,
        plan_slug=plan.slug,
        gift=membership.give(people["member"], gifted, at=at).token,
        people=people,
    )


def _house() -> dict[str, Any]:
    return {
        "section": make.make_section("国際", slug="world"),
        "series": make.make_series("揺れる秩序", slug="order"),
        "column": make.make_column("湖畔から", slug="lakeside"),
        "authors": [make.make_author("波多野遥", slug="hatano")],
    }


def _paid(house: dict[str, Any], *, at: datetime) -> Article:
    """The paid article: published with a mistake in it, then corrected."""
    article = make.make_published(
        at=at - timedelta(hours=3), access="members", headline="米ロ外相が会談、首脳会談へ調整",
        body=f"{LEAD}\n\n{PAID}\n\n{EARLIER}", **house,
    )  # fmt: skip
    article.body = f"{LEAD}\n\n{PAID}"
    newsroom.correct(article, text="砕氷船についての一文を削りました。", at=at - timedelta(hours=1))
    return article


def _draft(article: Article) -> None:
    """What an editor is writing into an article that is out."""
    drafts.ensure_live(article)
    draft = Article.objects.get(pk=article.pk)
    draft.body += f"\n\n{DRAFT}"
    draft.caption = DRAFT_CAPTION
    draft.save_revision()


def _seated(*, at: datetime) -> Any:
    """Somebody who reads on a seat that their company pays for."""
    plan = make.make_plan(kind="group", price=1500)
    group = groups.found(make.make_reader(), plan=plan, name="みなと商事", seats=2, at=at)
    group.contract.paid_until = at + timedelta(days=31)
    group.contract.save()
    reader = make.make_reader()
    _, token = groups.invite(group, reader.email, by=group.contract.reader, at=at)
    groups.accept(reader, token, at=at)
    return reader


def _keyword(word: str, reader: Any, *, at: datetime) -> Feed:
    feed: Feed = follows.follow_keyword(reader, keyword=word, at=at).feed
    return feed


Addresses = Callable[[World], list[str]]
