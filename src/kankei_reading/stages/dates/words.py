"""Words that place a date by another: how many years, months, days or weeks away; eras."""

from __future__ import annotations

import re
from typing import Final

ERA_STARTS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
YEARS: Final = {
    "一昨年": -2,
    "おととし": -2,
    "昨年": -1,
    "去年": -1,
    "今年": 0,
    "ことし": 0,
    "本年": 0,
    "来年": 1,
    "再来年": 2,
}
# Beside the year told of last.
TOLD_YEARS: Final = {"同年": 0, "同じ年": 0, "この年": 0, "翌年": 1, "前年": -1, "前の年": -1}
MONTHS: Final = {"先々月": -2, "先月": -1, "今月": 0, "来月": 1, "再来月": 2}
DAYS: Final = {
    "おととい": -2,
    "一昨日": -2,
    "昨日": -1,
    "昨夜": -1,
    "昨晩": -1,
    "きのう": -1,
    "今日": 0,
    "本日": 0,
    "今夜": 0,
    "今晩": 0,
    "今朝": 0,
    "きょう": 0,
    "明日": 1,
    "あす": 1,
    "あさって": 2,
}
WEEKS: Final = {"先々週": -2, "先週": -1, "今週": 0, "週内": 0, "来週": 1, "再来週": 2}
BESIDE: Final = {
    "この日": 0,
    "同日": 0,
    "同じ日": 0,
    "即日": 0,
    "当日": 0,
    "前日": -1,
    "前の日": -1,
    "次の日": 1,
    "翌日": 1,
    "翌々日": 2,
}
# 2003年12月から派遣していた部隊が17日に: since when, which no later day shares.
SINCE: Final = re.compile("(?:から|以来|より)(?!の)")
SINCE_WHEN: Final = ("から", "以来", "以降", "より")
STARTS: Final = re.compile("から(?![のは])")
# 1~9月の貿易額: what is measured is over.
MEASURED: Final = re.compile(
    "(?:期|まで)?の[^、。]{0,12}(?:額|量|高|率|数|件数|実績|輸出|輸入|貿易|売上|生産|収支)"
)
# 今日(22日): the day of who speaks.
SAID_DAY: Final = re.compile(r"[(](\d{1,2})日")
