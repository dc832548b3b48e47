"""Publishing, correcting and taking back an article."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kankei.articles import actions, errors, queries
from kankei.articles.models import Revision
from tests import make

pytestmark = pytest.mark.django_db


def test_a_published_article_stands_in_the_list_and_a_draft_does_not(at: datetime) -> None:
    make.make_article(headline="まだ書きかけ")
    article = make.make_published(headline="台風、四国に上陸", at=at)
    assert [found.headline for found in queries.published(at=at)] == [article.headline]


def test_an_article_dated_tomorrow_is_not_listed_today(at: datetime) -> None:
    make.make_published(at=at + timedelta(days=1))
    assert list(queries.published(at=at)) == []


def test_publishing_the_same_text_again_makes_no_new_revision(at: datetime) -> None:
    article = make.make_published(at=at)
    actions.publish(article, at=at + timedelta(hours=1))
    assert Revision.objects.filter(article=article).count() == 1
    article.body += "\n\n会談は3度目となる。"
    actions.publish(article, at=at + timedelta(hours=2))
    assert Revision.objects.filter(article=article).count() == 2


def test_articles_published_at_the_same_moment_get_different_positions(at: datetime) -> None:
    articles = [make.make_published(at=at) for _ in range(3)]
    assert len({article.position for article in articles}) == 3


def test_an_article_without_a_headline_is_refused_in_words(at: datetime) -> None:
    draft = make.make_article(headline=" ")
    with pytest.raises(errors.HeadlineMissing) as refusal:
        actions.publish(draft, at=at)
    assert "見出し" in refusal.value.sentence


def test_a_listed_article_has_no_body_to_give_away(at: datetime) -> None:
    make.make_published(at=at, access="members")
    listed = queries.published(at=at)[0]
    with pytest.raises(errors.BodyIsBehindTheDoor):
        _ = listed.body


def test_a_retracted_article_is_found_no_more(at: datetime) -> None:
    article = make.make_published(at=at)
    actions.retract(article, at=at)
    with pytest.raises(errors.NoSuchArticle):
        queries.published_article(article.pk, at=at)


def test_a_draft_saved_over_a_published_article_leaves_its_place_alone(at: datetime) -> None:
    article = make.make_published(at=at)
    older = article.serializable_data() | {"position": None, "published_at": None}
    draft = article.with_content_json(older)
    assert (draft.position, draft.published_at) == (article.position, article.published_at)
