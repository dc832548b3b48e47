"""Experts write, an editor decides, readers read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kankei.experts import actions, errors, queries
from kankei.experts.export import export_of
from kankei.feeds import queries as feeds
from kankei.feeds.errors import NoSuchFeed
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
WORDS = "会談の長さは、実務の協議が深まったことを示している。"


def write(client: Client, article: Any, **typed: str) -> Any:
    return client.post(
        f"/articles/{article.pk}/comment/", {"stance": "adds", "body": WORDS} | typed
    )


def test_a_comment_waits_until_an_editor_approves_it(clock: Any, sign_in: SignIn) -> None:
    article = make.make_published()
    expert = make.make_expert(interests="防衛装備の会社の顧問")
    answer = write(sign_in(expert.reader), article)

    assert answer.status_code == 302
    assert queries.comments_on(article) == []
    [waiting] = queries.waiting()
    actions.approve(waiting, by=make.make_editor(), at=NOON)

    [shown] = queries.comments_on(article)
    assert (shown.body, shown.stance) == (WORDS, "adds")
    assert shown.interests == "防衛装備の会社の顧問"


def test_an_approved_comment_stands_on_the_experts_page_with_affiliation_and_interests(
    clock: Any, client: Client
) -> None:
    expert = make.make_expert(slug="saeki", name="佐伯みどり", interests="海運会社の社外監査役")
    comment = actions.write_comment(
        expert,
        make.make_published(headline="米ロ外相が会談"),
        stance="disagrees",
        body=WORDS,
        at=NOON,
    )
    assert WORDS not in client.get("/experts/saeki/").content.decode()
    actions.approve(comment, by=None, at=NOON)

    page = client.get("/experts/saeki/").content.decode()
    for words in (WORDS, "みなと大学教授", "海運会社の社外監査役", "異論あり", "米ロ外相が"):
        assert words in page


def test_a_comment_that_is_too_long_is_refused_and_stays_in_the_form(
    clock: Any, sign_in: SignIn
) -> None:
    long = "長" * 403
    answer = write(sign_in(make.make_expert().reader), make.make_published(), body=long)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "3字減らしてください" in page
    assert long in page
    assert 'aria-describedby="body-refused body-help"' in page
    assert queries.waiting().count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"body": "  \n　"}, "コメントが空です"),
        ({"stance": ""}, "立場が選ばれていません"),
        ({"stance": "shouts"}, "立場が選ばれていません"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_sentence(
    clock: Any, sign_in: SignIn, typed: dict[str, str], sentence: str
) -> None:
    answer = write(sign_in(make.make_expert().reader), make.make_published(), **typed)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_four_hundred_letters_are_kept_and_control_characters_are_not(clock: Any) -> None:
    body = "字" * 398 + "𠮷\0。"
    comment = actions.write_comment(
        make.make_expert(), make.make_published(), stance="explains", body=body, at=NOON
    )
    comment.refresh_from_db()
    assert comment.body == "字" * 398 + "𠮷。"


def test_writing_again_takes_an_approved_comment_off_the_page_and_out_of_the_feed(
    clock: Any,
) -> None:
    expert, article = make.make_expert(), make.make_published()
    comment = actions.write_comment(expert, article, stance="adds", body=WORDS, at=NOON)
    actions.approve(comment, by=None, at=NOON)
    feed = feeds.feed("expert", expert.slug)
    assert [entry.position for entry in feeds.entries(feed)] == [article.position]

    actions.write_comment(expert, article, stance="adds", body="書き直した。", at=NOON)

    assert queries.comments_on(article) == []
    assert feeds.entries(feed) == []
    assert [one.body for one in queries.waiting()] == ["書き直した。"]


def test_a_declined_comment_comes_back_to_the_expert_with_a_word(
    clock: Any, sign_in: SignIn
) -> None:
    expert, article = make.make_expert(), make.make_published()
    comment = actions.write_comment(expert, article, stance="adds", body=WORDS, at=NOON)
    actions.decline(comment, by=make.make_editor(), at=NOON, reply="出どころを添えてください。")

    page = sign_in(expert.reader).get("/comments/").content.decode()
    assert "見送り" in page
    assert "出どころを添えてください。" in page
    with pytest.raises(NoSuchFeed):
        feeds.feed("topic", expert.slug)
    assert feeds.entries(feeds.feed("expert", expert.slug)) == []


def test_followers_of_an_expert_get_the_article_that_was_commented(
    clock: Any, sign_in: SignIn
) -> None:
    expert = make.make_expert(slug="saeki", name="佐伯みどり")
    reader = make.make_reader()
    browser = sign_in(reader)
    browser.post("/follow/", {"kind": "expert", "key": "saeki"})
    comment = actions.write_comment(
        expert, make.make_published(), stance="adds", body=WORDS, at=NOON
    )
    assert "「佐伯みどり」</a>をフォロー中" not in browser.get("/my/").content.decode()
    actions.approve(comment, by=None, at=NOON)
    assert "「佐伯みどり」</a>をフォロー中" in browser.get("/my/").content.decode()


def test_only_experts_may_comment(clock: Any, client: Client, sign_in: SignIn) -> None:
    article = make.make_published()
    assert write(sign_in(), article).status_code == 403
    assert write(sign_in(make.make_expert(is_active=False).reader), article).status_code == 403
    signed_out = write(client, article)
    assert signed_out.status_code == 302
    assert "/account/login/" in signed_out["Location"]
    assert queries.waiting().count() == 0


def test_an_expert_who_was_stood_down_cannot_write(clock: Any) -> None:
    with pytest.raises(errors.NotAnExpert):
        actions.write_comment(
            make.make_expert(is_active=False),
            make.make_published(),
            stance="adds",
            body=WORDS,
            at=NOON,
        )


def test_the_experts_page_is_paged_by_key_and_costs_the_same_for_one_comment_and_for_many(
    clock: Any, client: Client, django_assert_max_num_queries: Any
) -> None:
    expert = make.make_expert(slug="saeki")
    for number in range(23):
        article = make.make_published(headline=f"会談 第{number}回")
        make.make_comment(article, expert=expert, written_at=NOON + timedelta(minutes=number))
    with django_assert_max_num_queries(10):
        first = client.get("/experts/saeki/").content.decode()
    assert first.count('<h2 class="hl"') == 20
    address = first.split('rel="next" href="')[1].split('"')[0]
    second = client.get(f"/experts/saeki/{address}").content.decode()
    assert second.count('<h2 class="hl"') == 3


def test_an_unknown_expert_is_answered_with_a_sentence(client: Client) -> None:
    answer = client.get("/experts/dareka/")
    assert answer.status_code == 404
    assert "識者の一覧から" in answer.content.decode()


def test_an_expert_takes_their_comments_along(clock: Any) -> None:
    expert, article = make.make_expert(), make.make_published(headline="米ロ外相が会談")
    actions.write_comment(expert, article, stance="adds", body=WORDS, at=NOON)
    [taken] = export_of(expert.reader)
    assert (taken["headline"], taken["comment"], taken["state"]) == (
        "米ロ外相が会談",
        WORDS,
        "pending",
    )
    assert export_of(make.make_reader()) == []
