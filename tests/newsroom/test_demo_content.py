"""The demo newsroom is whole, consistent and fiction, on whatever day it is loaded."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from kankei.newsroom.demo import content
from kankei.newsroom.demo.content import TOKYO, Story, rows, stories

MOMENTS = [
    datetime(2026, 11, 22, 10, 30, tzinfo=TOKYO),
    datetime(2027, 1, 1, 0, 10, tzinfo=TOKYO),
    datetime(2028, 2, 29, 5, 59, tzinfo=TOKYO),
    datetime(2027, 8, 31, 23, 59, tzinfo=TOKYO),
]
OFFICES = (
    "大統領府報道官|大統領補佐官|大統領|首相兼外相|首相|国務長官|商務長官|国防長官|官房長官|通商代表|国家主席"
    "|外相|商務相|国防相|防衛相|経産相|財務相|経済相|海洋担当相|環境・食料相|エネルギー相|外務次官"
    "|副報道局長|経済部長|外交安全保障上級代表|漁業担当委員"
)
# Words that stand before an office without being anybody's name.
NO_NAMES = {"", "カタール", "フィリピン", "インドネシア", "オマーン", "トルコ", "ロシア", "イラン"}
NO_NAMES |= {"ポーランド", "アイスランド", "ドイツ", "エジプト"}


def slugs(name: str) -> set[str]:
    return {row["slug"] for row in rows(name)}


@pytest.fixture(params=stories(), ids=lambda story: story.slug)
def story(request: pytest.FixtureRequest) -> Story:
    return request.param


def whole(story: Story, at: datetime) -> str:
    parts = [story.headline, story.caption, story.body]
    parts += [text for entry in story.amendments for text in (entry.text, entry.now)]
    return story.written("\n".join(parts), at=at)


@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_every_date_is_written_out_whatever_the_day(story, at):
    text = whole(story, at)
    assert not re.search(r"[{}]", text)
    assert not re.search(r"年年|月月|日日[^本米韓中ロ]", text)


def test_an_article_has_a_length_that_a_paper_would_print(story):
    assert (200 if story.is_flash or len(story.body) < 500 else 500) <= len(story.body) <= 1800
    assert 12 <= len(story.headline) <= 34
    assert len(story.caption) <= 60
    paragraphs = story.body.split("\n\n")
    assert (3 if len(story.body) < 500 else 4) <= len(paragraphs) <= 10
    assert all(paragraph.strip() == paragraph for paragraph in paragraphs)


def test_an_article_names_only_what_the_paper_has(story):
    assert story.section in slugs("sections")
    assert set(story.authors) <= slugs("authors")
    assert story.authors
    assert set(story.topics) <= slugs("topics")
    assert story.topics
    assert {story.series} <= slugs("series") | {""}
    assert {story.column} <= slugs("columns") | {""}
    assert story.access in {"open", "registered", "members"}


def test_an_article_is_typed_as_the_house_types(story):
    text = story.headline + story.caption + story.body
    # Full-width digits, letters, brackets, signs and the wave dash.
    assert not re.search(r"[\uff01-\uff5e\u301c]", text)
    assert text.count("「") == text.count("」")
    assert text.count("(") == text.count(")")
    assert all(paragraph[-1] in "。」" for paragraph in story.body.split("\n\n"))


def test_everybody_who_holds_an_office_is_of_the_invented_cast(story):
    cast = {person["name"]: person["offices"] for person in rows("cast")}
    text = story.body + story.caption
    for name, office in re.findall(rf"([ァ-ヴー]{{2,}})(?:[^ァ-ヴー]{{0,4}}?)({OFFICES})", text):
        if name in cast:
            assert any(office in known or known in office for known in cast[name]), (name, office)
    for name, office in re.findall(rf"([ァ-ヴー]{{3,}})({OFFICES})", text):
        assert name in cast or name in NO_NAMES, f"{name}{office} is not in cast.toml"


def test_a_surname_is_introduced_with_the_office_before_it_stands_alone(story):
    for person in rows("cast"):
        name = person["name"]
        short = name if re.match(r"[ァ-ヴー]", name) or len(name) <= 2 else name[0]
        if f"{short}氏" not in story.body:
            continue
        first = (story.headline + story.caption + story.body).find(name)
        alone = (story.headline + story.caption + story.body).find(f"{short}氏")
        if first >= 0:
            assert first <= alone, f"{short}氏 stands before {name} is introduced"


def test_a_correction_exchanges_words_that_were_printed():
    corrected = [story for story in stories() if story.amendments]
    assert len(corrected) >= 2
    for story in corrected:
        for entry in story.amendments:
            assert story.body.count(entry.before) == 1
            assert entry.before != entry.now


@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_the_paper_spans_two_years_and_is_alive_now(at):
    times = [story.published_at(at=at) for story in stories()]
    assert all(earlier < later for earlier, later in pairwise(times)), "numbered by age"
    assert times[-1] < at
    assert sum(time > at - timedelta(hours=50) for time in times) >= 12
    assert at - times[0] > timedelta(days=700)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert max(gaps) < timedelta(days=45)


@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_articles_of_the_last_hours_agree_with_those_of_yesterday_on_which_day_it_is(at):
    by_hour = {story.published_at(at=at).date() for story in stories() if story.hours_ago}
    yesterday = {story.published_at(at=at).date() for story in stories() if story.days_ago == 1}
    assert len(by_hour) == len(yesterday) == 1
    assert by_hour.pop() - yesterday.pop() == timedelta(days=1)


def test_the_paper_has_something_for_everybody():
    access = [story.access for story in stories()]
    share = {kind: access.count(kind) / len(access) for kind in set(access)}
    assert share["open"] > 0.2
    assert share["registered"] > 0.15
    assert share["members"] > 0.35
    for kind, used in (
        ("sections", {story.section for story in stories()}),
        ("authors", {author for story in stories() for author in story.authors}),
        ("topics", {topic for story in stories() for topic in story.topics}),
        ("series", {story.series for story in stories()}),
        ("columns", {story.column for story in stories()}),
    ):
        assert slugs(kind) <= used, f"{kind} without an article"


def test_every_file_says_that_it_is_fiction():
    files = sorted(content.HERE.rglob("*.toml"))
    assert len(files) > 50
    for file in files:
        assert tomllib.loads(file.read_text(encoding="utf-8"))["fiction"] is True, file.name


def test_experts_say_short_things_about_articles_that_exist():
    known = {story.slug: story for story in stories()}
    seen = set()
    for comment in rows("comments"):
        assert comment["article"] in known
        assert comment["expert"] in slugs("experts")
        assert comment["stance"] in {"adds", "disagrees", "explains"}
        assert 60 <= len(comment["body"]) <= 140, comment["body"]
        assert (comment["expert"], comment["article"]) not in seen
        seen.add((comment["expert"], comment["article"]))
    assert len(seen) >= 25
    assert sum(comment.get("state") == "pending" for comment in rows("comments")) == 2
    assert {comment["stance"] for comment in rows("comments")} == {"adds", "disagrees", "explains"}


@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_no_expert_comments_before_the_article_or_after_now(at):
    known = {story.slug: story.published_at(at=at) for story in stories()}
    for comment in rows("comments"):
        after = timedelta(hours=comment["hours_after"])
        assert timedelta(0) < after
        assert known[comment["article"]] + after < at + timedelta(hours=24)


def test_readers_follow_save_and_read_what_exists():
    known = {story.slug for story in stories()}
    kinds = {
        "topic": slugs("topics"),
        "series": slugs("series"),
        "column": slugs("columns"),
        "author": slugs("authors"),
        "section": slugs("sections"),
        "expert": slugs("experts"),
    }
    for reader in rows("readers"):
        assert reader["email"].endswith(".kankei.example")
        assert set(reader["saves"]) | set(reader["reads"]) <= known
        for follow in reader["follows"]:
            kind, _, key = follow.partition(":")
            assert kind in kinds or kind in {"keyword", "country", "pair"}
            assert key in kinds.get(kind, {key})
            assert kind != "pair" or key == "-".join(sorted(key.split("-")))
    roles = [reader["role"] for reader in rows("readers")[:4]]
    assert roles == ["reader", "member", "expert", "editor"]


def test_the_front_page_is_chosen_from_the_paper():
    known = {story.slug for story in stories()}
    assert {pick["article"] for pick in rows("picks")} <= known
    slots = [pick["slot"] for pick in rows("picks")]
    assert slots.count("featured") >= 3
    assert slots.count("selection") >= 4


def test_the_desk_rules_on_sentences_that_were_printed():
    known = {story.slug: story for story in stories()}
    for ruling in rows("rulings"):
        story = known[ruling["article"]]
        printed = "\n".join([story.headline, story.caption, story.body])
        assert ruling["sentence"] in printed, ruling
        assert ("actors" in ruling) == ("recipients" in ruling)
