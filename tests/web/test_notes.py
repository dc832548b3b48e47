"""Experts' comments beside a paid article: whole, but for passages of text that is behind the door."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
Browser = Callable[..., Client]
LEAD = "誰でも読める書き出しの段落で、会談の日取りと場所を伝えています。"
SECRET = "交渉筋は「合意は最後の一時間で崩れかけた」と打ち明けた。"
BODY = f"{LEAD}\n\n{SECRET}"
QUOTE = "合意は最後の一時間で崩れかけた"
COMMENT = f"「{QUOTE}」という証言は重い。会談の日取りと場所にも意味がある。"


@pytest.mark.parametrize("access", ["members", "registered", "metered"])
def test_a_passage_that_a_comment_takes_from_paid_text_is_for_those_who_may_read_it(
    sign_in: Browser, client: Client, access: str
) -> None:
    article = make.make_published(body=BODY, access=access)
    comment = make.make_comment(article, body=COMMENT)
    member = sign_in(make.make_member())
    for path in (f"/articles/{article.pk}/", f"/experts/{comment.expert.slug}/"):
        shut = client.get(path).content.decode()
        assert QUOTE not in shut
        assert "〔…〕" in shut
        # What the lead says, anybody may repeat.
        assert "会談の日取りと場所にも意味がある" in shut
        assert QUOTE in member.get(path).content.decode()


def test_words_that_anybody_would_use_stay(client: Client) -> None:
    article = make.make_published(body=BODY, access="members")
    make.make_comment(article, body="合意は最後の一週間にかかる。")
    assert "合意は最後の一週間にかかる" in client.get(f"/articles/{article.pk}/").content.decode()
