"""Parts of a month or a year: 上旬, 末, 第2四半期, 春."""

from __future__ import annotations

from calendar import monthrange
from typing import Final

_SEASONS: Final = {"春": 3, "夏": 6, "秋": 9, "冬": 12}


def part_of_month(year: int, month: int, part: str) -> str:
    whole = f"{year}-{month:02}"
    if not part:
        return whole
    last = monthrange(year, month)[1]
    if part == "末":
        return f"{whole}-{last}"
    days = {
        "上旬": (1, 10),
        "中旬": (11, 20),
        "半ば": (11, 20),
        "下旬": (21, last),
        "前半": (1, 15),
        "後半": (16, last),
    }
    if part in days:
        first, end = days[part]
        return f"{whole}-{first:02}/{whole}-{end:02}"
    return whole


def part_of_year(year: int, part: str) -> str:
    if part in _PARTS_OF_YEAR:
        return _PARTS_OF_YEAR[part].format(year)
    if part in _SEASONS:
        first = _SEASONS[part]
        return f"{year}-{first:02}/{year + first // 12}-{(first + 1) % 12 + 1:02}"
    if "四半期" in part:
        quarter = "1234一二三四".index(part.removeprefix("第")[0]) % 4
        return f"{year}-{quarter * 3 + 1:02}/{year}-{quarter * 3 + 3:02}"
    return str(year)


_PARTS_OF_YEAR: Final = {
    **dict.fromkeys(("前半", "上半期", "上期"), "{0}-01/{0}-06"),
    **dict.fromkeys(("後半", "下半期", "下期"), "{0}-07/{0}-12"),
    **dict.fromkeys(("年明け", "年初", "初頭", "初め", "始め", "はじめ"), "{0}-01"),
    "末": "{0}-12-31",
}
