"""Makers: the shortest way to a reader, an article, a feed, with only what the test is about said."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kankei.accounts.models import Reader
from kankei.articles.models import Article, Author, Column, Photo, Pick, Section, Series
from kankei.experts.models import Comment, Expert
from kankei.feeds.models import Feed, FeedEntry
from kankei.follows.models import Follow
from kankei.library.models import Save
from kankei.membership.models import Contract, Plan
from kankei.newsroom import actions as newsroom
from kankei.payments.models import Charge

NOON = datetime(2021, 5, 20, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
PASSWORD = "kawazu-tobikomu-17"
BODY = (
    "米国のモーガン国務長官は19日、ロシアのグロモフ外相と会談した。"
    "両外相は首脳会談の開催に向けて調整を続けることで一致した。\n\n"
    "米国務省によると、会談は予定を超えて1時間45分に及んだ。"
    "モーガン氏は「予測できる安定した関係を求めている」と述べた。\n\n"
    "ロシアのシドロフ大統領報道官は20日、「対話の用意がある」と語った。"
)
_numbers = itertools.count(1)


def make_reader(email: str = "", password: str = PASSWORD, **fields: Any) -> Reader:
    """A reader with a confirmed address; no contract."""
    from allauth.account.models import EmailAddress  # noqa: PLC0415

    number = next(_numbers)
    reader = Reader.objects.create_user(
        email or f"reader{number}@example.jp",
        password,
        display_name=fields.pop("display_name", f"読者{number}"),
        **fields,
    )
    EmailAddress.objects.create(user=reader, email=reader.email, verified=True, primary=True)
    return reader


def make_plan(**fields: Any) -> Plan:
    defaults = {"slug": f"plan-{next(_numbers)}", "name": "月ぎめ", "price": 1980}
    return Plan.objects.create(**(defaults | fields))


def make_contract(reader: Reader, *, at: datetime = NOON, **fields: Any) -> Contract:
    """A contract in its free month at `at`."""
    defaults = {"plan": None, "joined_at": at, "free_until": at + timedelta(days=31)}
    values = defaults | fields
    values["plan"] = values["plan"] or make_plan()
    return Contract.objects.create(reader=reader, **values)


def make_charge(contract: Contract, *, at: datetime = NOON, **fields: Any) -> Charge:
    """A bill of a month that was paid at `at`."""
    number = next(_numbers)
    yen = fields.pop("yen", contract.plan.price)
    defaults = {
        "provider": contract.provider,
        "charge_id": f"in_{number}",
        "yen": yen,
        "tax_yen": yen * 10 // 110,
        "state": Charge.State.PAID,
        "period_start": at,
        "period_end": at + timedelta(days=31),
        "billed_at": at,
        "paid_at": at,
        "receipt_number": f"2021-{number:06d}",
        "what": contract.plan.name,
    }
    return Charge.objects.create(contract=contract, **(defaults | fields))


def make_member(*, at: datetime = NOON, **fields: Any) -> Reader:
    """A reader whose membership runs at `at`, and for a month after it."""
    reader = make_reader(**fields)
    make_contract(reader, at=at)
    return reader


def make_payer(*, at: datetime = NOON, **contract: Any) -> Reader:
    """A member whose free month is over, and who has paid for the month that `at` lies in."""
    reader = make_reader()
    make_contract(
        reader,
        at=at - timedelta(days=50),
        free_until=at - timedelta(days=20),
        paid_until=at + timedelta(days=10),
        **contract,
    )
    return reader


def make_lapsed(*, at: datetime = NOON, **fields: Any) -> Reader:
    """A reader whose membership ended the day before `at`."""
    reader = make_reader(**fields)
    over = at - timedelta(days=1)
    make_contract(reader, at=at - timedelta(days=60), free_until=over, ended_at=over, left_at=over)
    return reader


def make_editor(**fields: Any) -> Reader:
    """Somebody of the newsroom, who may do everything at the desk."""
    return make_reader(is_staff=True, is_superuser=True, **fields)


def make_expert(*, reader: Reader | None = None, **fields: Any) -> Expert:
    number = next(_numbers)
    defaults = {
        "slug": f"expert-{number}",
        "name": f"識者 {number}",
        "affiliation": "みなと大学教授",
        "field": "国際政治",
    }
    return Expert.objects.create(reader=reader or make_reader(), **(defaults | fields))


def make_comment(article: Article, *, expert: Expert | None = None, **fields: Any) -> Comment:
    """A comment that stands beside its article; `state="pending"` for one that waits."""
    expert = expert or make_expert()
    defaults = {
        "stance": Comment.Stance.ADDS,
        "body": "会談の長さは、実務の協議が深まったことを示している。",
        "affiliation": expert.affiliation,
        "interests": expert.interests,
        "state": Comment.State.APPROVED,
        "written_at": NOON,
    }
    return Comment.objects.create(expert=expert, article=article, **(defaults | fields))


def _named(model: Any, word: str, name: str, fields: dict[str, Any]) -> Any:
    number = next(_numbers)
    return model.objects.create(
        name=name or f"{word}{number}", **({"slug": f"{model.__name__.lower()}-{number}"} | fields)
    )


def make_section(name: str = "", **fields: Any) -> Section:
    section: Section = _named(Section, "面", name, fields)
    return section


def make_series(name: str = "", **fields: Any) -> Series:
    series: Series = _named(Series, "連載", name, fields)
    return series


def make_column(name: str = "", **fields: Any) -> Column:
    column: Column = _named(Column, "コラム", name, fields)
    return column


def make_author(name: str = "", **fields: Any) -> Author:
    author: Author = _named(Author, "筆者", name, fields)
    return author


def make_photo(**fields: Any) -> Photo:
    defaults = {"file": "photos/drawing.svg", "alt": "会談する両外相", "credit": "関係新報"}
    return Photo.objects.create(**(defaults | fields))


def make_article(**fields: Any) -> Article:
    """A draft that nobody but the desk sees."""
    authors = fields.pop("authors", ())
    defaults = {
        "headline": f"米ロ外相が会談 首脳会談へ調整 {next(_numbers)}",
        "body": BODY,
        "place": "レイキャビク",
        "reporters": "波多野遥",
    }
    article = Article(**(defaults | fields))
    article.live = False
    if authors:
        article.authors = authors
    article.save()
    return article


def make_published(*, at: datetime = NOON, access: str = "open", **fields: Any) -> Article:
    """A published article, open to everybody unless said otherwise; its tasks are done."""
    article = make_article(access=access, **fields)
    newsroom.publish(article, at=at)
    return article


def make_pick(article: Article, slot: str = "featured", **fields: Any) -> Pick:
    return Pick.objects.create(article=article, slot=slot, **fields)


def make_feed(kind: str = "topic", key: str = "", *, name: str = "", **fields: Any) -> Feed:
    number = next(_numbers)
    return Feed.objects.create(
        kind=kind, key=key or f"{kind}-{number}", name=name or key or f"トピック{number}", **fields
    )


def make_topic(name: str = "", **fields: Any) -> Feed:
    return make_feed("topic", fields.pop("key", ""), name=name, **fields)


def make_entry(feed: Feed, article: Article, because: str = "") -> FeedEntry:
    return FeedEntry.objects.create(feed=feed, position=article.position, because=because)


def make_follow(reader: Reader, feed: Feed, *, at: datetime = NOON) -> Follow:
    return Follow.objects.create(reader=reader, feed=feed, created_at=at)


def make_save(reader: Reader, article: Article, *, at: datetime = NOON) -> Save:
    return Save.objects.create(reader=reader, article=article, at=at)
