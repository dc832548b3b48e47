"""The demo's texts carry dates that are written out from the day of publication."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kankei.newsroom.demo.dates import UnknownPlaceholder, expand

NOVEMBER = date(2026, 11, 21)
NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "published", "written"),
    [
        ("{日}、{日-1}", NOVEMBER, "21日、20日"),
        ("{日-1}", date(2026, 11, 1), "10月31日"),
        ("{日-1}", NEW_YEAR, "昨年12月31日"),
        ("{月日-40}", NOVEMBER, "10月12日"),
        ("{月日+50}", NOVEMBER, "来年1月10日"),
        ("{月日-800}", NOVEMBER, "24年9月12日"),
        ("{月-1}から{来月}", NOVEMBER, "10月から12月"),
        ("{先月}、{来月}", date(2026, 12, 5), "11月、来年1月"),
        ("{月-1}", NEW_YEAR, "昨年12月"),
        ("{月-25}", NOVEMBER, "24年10月"),
        ("{年-1}、{年}、{西暦+4}", NOVEMBER, "25年、26年、2030年"),
        ("{年月-5}", NOVEMBER, "26年6月"),
        ("{月日+1}({曜+1})", NOVEMBER, "11月22日(日)"),
        ("{四半期-1}期", NOVEMBER, "7~9月期"),
        ("{四半期-1}期", NEW_YEAR, "昨年10~12月期"),
        ("{累計}", NOVEMBER, "1~10月"),
        ("{累計}", NEW_YEAR, "26年通年"),
        ("{累計}", date(2026, 2, 20), "1月"),
        ("{月@-30}、{月@+45}", NOVEMBER, "10月、来年1月"),
        ("{年@-330}、{年月@-330}", NOVEMBER, "25年、25年12月"),
        ("{四半期@-60}期", NOVEMBER, "7~9月期"),
        ("{年-6}", date(2006, 3, 1), "00年"),
    ],
)
def test_a_date_is_written_as_a_newspaper_of_that_day_writes_it(text, published, written):
    assert expand(text, published=published) == written


@pytest.mark.parametrize(
    "text",
    [
        "{明日}",
        "{日-}",
        "{日 - 1}",
        "{}",
        "{来月+1}",
        "{-1}",
        "{日@-1}",
        "{来月@-1}",
        "{日-1",
        "日-1}",
        "{{日}}",
        "{日+99999}",
    ],
)
def test_a_placeholder_that_is_unknown_is_refused_and_named(text):
    with pytest.raises(UnknownPlaceholder, match=r"[{}]"):
        expand(text, published=NOVEMBER)


def test_text_without_placeholders_stays_as_it_is():
    assert expand("漢字《かんじ》と(1~3月)の50%。", published=NOVEMBER).endswith("50%。")


@given(st.dates(date(2024, 1, 1), date(2040, 12, 31)), st.integers(-900, 900))
def test_a_day_reads_the_same_whether_short_or_long_up_to_its_month(published, offset):
    short = expand(f"{{日{offset:+d}}}", published=published)
    long = expand(f"{{月日{offset:+d}}}", published=published)
    assert long.endswith(short)


def test_the_page_about_the_demo_shows_what_the_grammar_writes():
    page = (Path(__file__).parents[2] / "docs/reference/demo.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| (`\{.*?) \| (.+?) \| (.+?) \|$", page, re.MULTILINE)
    assert len(shown) == 9
    for written, november, new_year in shown:
        text = written.replace("`, `", "、").replace("`", "")
        assert expand(text, published=NOVEMBER) == november
        assert expand(text, published=NEW_YEAR) == new_year
