"""The readers of the demo: who they are, what they follow, save and read, and what experts say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from kankei.accounts.models import Reader
from kankei.articles.models import Article
from kankei.experts import actions as experts
from kankei.experts.models import Comment, Expert
from kankei.feeds import queries as feeds
from kankei.feeds.models import Feed
from kankei.follows import actions as follows
from kankei.library import actions as library
from kankei.membership import actions as membership
from kankei.membership import queries as plans
from kankei.membership.models import Contract
from kankei.newsroom import editors
from kankei.newsroom.demo.content import rows, stories
from kankei.newsroom.demo.drawings.paper import chance
from kankei.notifications import announcing
from kankei.notifications.models import Announcement

# Printed on the terminal, for a paper that stands on the reader's own machine.
PASSWORD = "kankei-demo"  # noqa: S105
SIGNING_IN = tuple(row["email"] for row in rows("readers")[:4])
RISING_HOURS = 6
# What a reader has not read by now, they never will: older articles bear no unread mark.
OLD = timedelta(days=25)
TOLD_FOR = timedelta(days=3)
OPENINGS_AN_HOUR = {"featured": 8, "selection": 4}
JOINED_DAYS_AGO = (12, 75, 20, 140, 5)


def enrol(*, at: datetime) -> dict[str, Reader]:
    """Make the readers of the demo with their roles; those that are there stay as they are."""
    return {row["email"]: _reader_of(row, at=at) for row in rows("readers")}


@transaction.atomic
def _reader_of(row: Mapping[str, Any], *, at: datetime) -> Reader:
    if known := Reader.objects.filter(email=row["email"]).first():
        return known
    # Only those who are printed on the terminal can sign in.
    password = PASSWORD if row["email"] in SIGNING_IN else None
    reader = Reader.objects.create_user(row["email"], password, display_name=row["name"])
    EmailAddress.objects.create(user=reader, email=reader.email, verified=True, primary=True)
    if row["role"] == "editor":
        editors.make_editor(reader, by=None, at=at)
    if row["role"] in {"member", "expert"}:
        _join(reader, at=at)
    return reader


def _join(reader: Reader, *, at: datetime) -> None:
    """Make `reader` a member, long ago or lately, with every month since paid for."""
    days = JOINED_DAYS_AGO[Contract.objects.count() % len(JOINED_DAYS_AGO)]
    plan = plans.offered_plans()[0]
    contract = membership.join(reader, plan=plan, at=at - timedelta(days=days))
    while (until := contract.paid_until or contract.free_until) is not None and until <= at:
        contract = membership.record_payment(contract, at=until)


def seat_experts(readers: Mapping[str, Reader]) -> dict[str, Expert]:
    """Make the experts of the demo, one of them with a sign-in of their own."""
    accounts = {row["expert"]: readers[row["email"]] for row in rows("readers") if "expert" in row}
    seated = {}
    for row in rows("experts"):
        given = {name: value for name, value in row.items() if name != "slug"}
        expert, _ = Expert.objects.get_or_create(
            slug=row["slug"], defaults={"reader": accounts.get(row["slug"]), **given}
        )
        experts.feed_of(expert)
        seated[row["slug"]] = expert
    return seated


@transaction.atomic
def let_experts_speak(
    paper: Mapping[str, Article], seated: Mapping[str, Expert], *, by: Reader, at: datetime
) -> None:
    """Write the experts' comments, and approve all but those that wait for the desk."""
    there = set(Comment.objects.values_list("expert__slug", "article_id"))
    for row in rows("comments"):
        article, expert = paper[row["article"]], seated[row["expert"]]
        if (expert.slug, article.pk) in there:
            continue
        written_at = min(_published_at(article) + timedelta(hours=row["hours_after"]), at)
        comment = experts.write_comment(
            expert, article, stance=row["stance"], body=row["body"], at=written_at
        )
        if row.get("state") != Comment.State.PENDING:
            approved_at = min(written_at + timedelta(minutes=25), at)
            experts.approve(comment, by=by, at=approved_at)


@transaction.atomic
def let_read(
    row: Mapping[str, Any], reader: Reader, paper: Mapping[str, Article], *, at: datetime
) -> None:
    """Let one reader follow, save, read, and have seen マイニュース some hours ago."""
    seen_at = at - timedelta(hours=row["visited_hours_ago"])
    for place, words in enumerate(row["follows"]):
        feed = _follow(reader, words, at=at - timedelta(days=20 - place))
        if not place:
            follows.tell(reader, feed=feed, how="at_once")
    for place, slug in enumerate(row["saves"]):
        article = paper[slug]
        later = _published_at(article) + timedelta(minutes=40 + 15 * place)
        library.save_article(reader, article=article, at=min(max(later, seen_at), at))
    old = [article for article in paper.values() if _published_at(article) < at - OLD]
    library.mark_all_read(reader, upto=max(article.position or 0 for article in old), at=seen_at)
    library.mark_read(reader, [paper[slug] for slug in row["reads"]], at=seen_at)
    seen = [article for article in paper.values() if _published_at(article) <= seen_at]
    newest = max((article.position or 0 for article in seen), default=0)
    library.visit_my_news(reader, newest=newest, at=seen_at)


def _follow(reader: Reader, words: str, *, at: datetime) -> Feed:
    kind, _, key = words.partition(":")
    if kind == Feed.Kind.KEYWORD:
        return follows.follow_keyword(reader, keyword=key, at=at).feed
    return follows.follow(reader, feed=feeds.feed(kind, key), at=at).feed


def tell_at_once(paper: Mapping[str, Article], *, at: datetime) -> None:
    """Let お知らせ hold what came out in the last days, as if its readers had been there."""
    fresh = [one for one in paper.values() if _published_at(one) > at - TOLD_FOR]
    # When they were published, nobody had followed anything yet.
    Announcement.objects.filter(article__in=fresh).delete()
    for article in sorted(fresh, key=lambda one: one.position or 0):
        told_at = min(_published_at(article) + timedelta(seconds=20), at)
        announcing.announce(article, at=told_at)
        while announcing.tell_some(at=told_at) is not None:
            pass


@transaction.atomic
def fill_the_last_hours(paper: Mapping[str, Article], *, at: datetime) -> None:
    """Count openings of the last hours, so that what rises is there from the first look."""
    chosen = {row["article"]: OPENINGS_AN_HOUR[row["slot"]] for row in rows("picks")}
    for story in stories()[-22:]:
        article = paper[story.slug]
        random = chance("openings", story.slug)
        interest = random.randint(1, 3) + chosen.get(story.slug, 0)
        first = max(_published_at(article), at - timedelta(hours=RISING_HOURS))
        minutes = int((at - first).total_seconds() // 60)
        for _ in range(interest * minutes // 60 + 1):
            opened_at = first + timedelta(minutes=random.randint(0, max(minutes, 0)))
            library.count_opening(article, at=opened_at)


def _published_at(article: Article) -> datetime:
    if article.published_at is None:
        raise ValueError(f"article {article.pk} of the demo is not published")
    return article.published_at
