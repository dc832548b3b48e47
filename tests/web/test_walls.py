"""Walls of sections: an article follows its section's, unless it has one of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kankei.articles.models import Article, Section
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
Browser = Callable[..., Client]
SECRET = "ここから先は壁の内側の一文です。"
BODY = "誰でも読める書き出しの段落です。" * 10 + "\n\n" + SECRET


@pytest.fixture
def section() -> Section:
    return make.make_section("国際", slug="world")


def reads(browser: Client, article: Article) -> bool:
    return SECRET in browser.get(f"/articles/{article.pk}/").content.decode()


def set_wall(editor: Client, section: Section, access: str) -> None:
    """As the desk does it."""
    fields = {"name": section.name, "slug": section.slug, "description": "", "access": access}
    answer = editor.post(f"/desk/sections/edit/{section.pk}/", fields)
    assert answer.status_code == 302, answer.content.decode()


def test_changing_the_wall_of_a_section_shows_on_the_next_request(
    sign_in: Browser, section: Section
) -> None:
    article = make.make_published(access="section", section=section, body=BODY)
    editor, visitor, reader = sign_in(make.make_editor()), Client(), sign_in()
    member = sign_in(make.make_member())
    who_reads = {
        "members": (False, False),
        "registered": (False, True),
        "open": (True, True),
        "metered": (False, False),
    }
    for access, expected in who_reads.items():
        set_wall(editor, section, access)
        assert (reads(visitor, article), reads(reader, article)) == expected, access
        assert reads(member, article)


def test_a_metered_section_is_opened_with_the_button(sign_in: Browser, section: Section) -> None:
    article = make.make_published(access="section", section=section, body=BODY)
    set_wall(sign_in(make.make_editor()), section, "metered")
    reader = sign_in()
    assert "今月あと5本" in reader.get(f"/articles/{article.pk}/").content.decode()
    reader.post(f"/articles/{article.pk}/open/")
    assert reads(reader, article)


def test_a_wall_of_its_own_wins_over_the_sections(section: Section) -> None:
    Section.objects.update(access="open")
    article = make.make_published(access="members", section=section, body=BODY)
    assert not reads(Client(), article)


def test_without_a_section_an_article_is_for_members() -> None:
    assert not reads(Client(), make.make_published(access="section", body=BODY))


def test_marks_lists_feeds_and_machines_tell_the_wall_as_it_stands(section: Section) -> None:
    article = make.make_published(access="section", section=section, body=BODY)
    page = f"/articles/{article.pk}/"
    assert '"isAccessibleForFree": false' in Client().get(page).content.decode()
    assert SECRET not in Client().get("/rss/").content.decode()
    Section.objects.update(access="open")
    assert '"isAccessibleForFree": true' in Client().get(page).content.decode()
    assert SECRET in Client().get("/rss/").content.decode()
    Section.objects.update(access="registered")
    assert "登録</span>" in Client().get("/sections/world/").content.decode()


def test_the_desk_shows_the_wall_that_stands(sign_in: Browser, section: Section) -> None:
    article = make.make_published(access="section", section=section, body=BODY)
    editor = sign_in(make.make_editor())
    set_wall(editor, section, "registered")
    assert "面のとおり (登録読者)" in editor.get("/desk/articles/").content.decode()
    page = editor.get(f"/desk/articles/edit/{article.pk}/").content.decode()
    assert "いま読める人: 登録読者" in page


def test_an_experts_page_costs_no_more_for_more_sections(
    django_assert_max_num_queries: Any,
) -> None:
    expert = make.make_expert()
    path = f"/experts/{expert.slug}/"

    def queries() -> int:
        with django_assert_max_num_queries(60) as counted:
            Client().get(path)
        return len(counted)

    make.make_comment(make.make_published(access="section", section=make.make_section()), expert=expert)  # fmt: skip
    before = queries()
    for _ in range(5):
        article = make.make_published(access="section", section=make.make_section())
        make.make_comment(article, expert=expert)
    assert queries() <= before + 1
