"""Every article of the demo has a drawing of its own, legible and of a known size."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from kankei.newsroom.demo.content import Story, stories
from kankei.newsroom.demo.drawings import MOTIFS, draw

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=stories(), ids=lambda story: story.slug)
def story(request: pytest.FixtureRequest) -> Story:
    return request.param


def picture_of(story: Story) -> ElementTree.Element:
    return ElementTree.fromstring(draw(story.drawing))  # noqa: S314 - our own markup


def test_a_drawing_is_whole_and_says_what_it_shows(story):
    picture = picture_of(story)
    assert (picture.get("width"), picture.get("height")) == ("1200", "630")
    assert picture.findtext(f"{SVG}title") == story.drawing["alt"]
    assert 10 <= len(story.drawing["alt"]) <= 120
    assert len(picture.findall(".//*")) > 12


def test_a_drawing_is_the_same_each_time(story):
    assert draw(story.drawing) == draw(story.drawing)


def test_a_drawing_runs_nothing_and_fetches_nothing(story):
    svg = draw(story.drawing)
    assert not re.search(r"<script|<style|<foreignObject|style=|href|url\((?!#)|on\w+=", svg)
    assert len(svg) < 60_000


def test_words_in_a_drawing_can_be_read_on_a_phone(story):
    picture = picture_of(story)
    for words in picture.iter(f"{SVG}text"):
        assert float(words.get("font-size", "0")) >= 24, words.text


def test_every_motif_is_used_and_no_two_articles_share_a_picture():
    assert {story.drawing["motif"] for story in stories()} == set(MOTIFS)
    pictures = [draw(story.drawing) for story in stories()]
    assert len(set(pictures)) == len(pictures)
    assert len(MOTIFS) >= 12


def test_a_chart_shows_the_figures_that_it_was_given():
    bars = [story for story in stories() if story.drawing["motif"] == "bars"]
    assert len(bars) >= 4
    for story in bars:
        svg = draw(story.drawing)
        for value, name in zip(story.drawing["values"], story.drawing["labels"], strict=True):
            assert f">{value:,}<" in svg
            assert f">{name}<" in svg
