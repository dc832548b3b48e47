"""Whether the clause that a date stands in tells of what is still to come."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kankei_reading.stages.dates.grammar import Phrase

# What tells that the clause speaks of what has not happened yet.
_FUTURE: Final = re.compile(
    r"予定|方針|あり得|ありうる|可能性|[うくぐすつぬぶむる]こと(?:に(?:し|な)|とし)|べき(?!だった)|(?:行わ|開か|開催さ|実施さ|発売さ|放送さ|公開さ|営ま|始めら)れる(?:。|$)|見通し|計画|方向|見込み|考え|意向|検討|目指|まで(?:に|の)|をめど|にも|よう(?:求め|促し|訴え)たい|控え|迎える|臨む|向け|[えけげせてねべめれ]ば"
    r"|(?<=[うくぐすつぬぶむる])と(?:みる|みて|見る|見て|予想|予測)"
    r"|(?:する|開く|始める|行う|会う|訪れる|会談する|始まる|出す|送る|迎える|なる|発足する|発効する|実施する|送り出す|詰める|固める|決める)(?:。|と(?:発表|表明|明らか|述べ|いう|し)|こと(?:で|を)|ため|かどうか|か。)"
)
_GOES_ON_UNTIL: Final = re.compile(
    r"(?:午前|午後|夜)?まで(?:の日程で)?(?:続く|続ける|滞在する|開く|行う|実施する|開かれる)"
)
PAST: Final = re.compile(
    r"(?:た|だった|った|いだ|んだ)(?:[。、]|と|が|もの|ため|こと|ばかり|際|後|時|直後|[一-鿿ァ-ヴ])"
)

ENDS_PAST: Final = re.compile(r"(?:た|[てで]いる|[てで]います)。?$")


def speaks_of_future(after: str) -> bool:
    """Does the clause that follows a date tell of what is still to come?"""
    if _GOES_ON_UNTIL.match(after):
        return True
    future, past = _FUTURE.search(after), PAST.search(after)
    if future is None:
        return False
    return past is None or future.start() < past.start()


# What a sentence ends with that tells of the day to come: 28日に会合を開き、措置を話し合う。
_PRESENT_END: Final = re.compile(r"(?:[うくぐすつぬぶむる]|ます)。?$")
_NO_PLAN: Final = re.compile(
    r"(?:[てで]いる|[てで]います|[てで]おり|ある|あります|いう|いいます|とする|とします|語る|話す|述べる|みる|訴える|言う|明かす|強調する|説明する|指摘する|主張する|振り返る|伝える)。?$"
)


def is_in_the_present(after: str) -> bool:
    """Whether the clause of a day near by is told in the bare present, as only what is planned is."""
    if _PRESENT_END.search(after) is None or _NO_PLAN.search(after):
        return False
    past = PAST.search(after)
    return past is None or "、" in after[: past.start()]


# 12月に訪れて文書を交わした: the month of what was done, wherever its sentence ends.
_IN: Final = re.compile("(?:には?|、|まで)(?!の)")


_TOLD: Final = re.compile("(?:た|[いん]だ)(?:という|とされる|といいます)?。?$")


def was_then(after: str) -> bool:
    """Whether a month is that of something done: what is to come is not told so."""
    if _IN.match(after) is None or _TOLD.search(after) is None or speaks_of_future(after):
        return False
    return _SAID_OF.search(after) is None


# 11月に再開すると発表した, 12月に開く選挙を前に批判した: said or done ahead of it.
_SAID_OF: Final = re.compile(
    "[うくぐすつぬぶむる](?:と|よう|こと|[一-鿿ァ-ヴ])|へ(?:と|の)?|予定|計画|方針|^に(?:持ち越|延期|先送り|繰り延べ)"
)


def bare_month(month: int, this: date, told: tuple[int, int | None] | None, after: str) -> int:
    """The year of a month without one: this year's, but for the turn of the year and what was done in it."""
    own, since = told or (this.year, None)
    if own != this.year and (since or 0) < month:
        is_told = own < this.year or (since is None and own == this.year + 1)
        # 2006年3月に開く大会に、12月14日に認めないと伝えた: what was done is no plan.
        if is_told or speaks_of_future(after):
            return own
    distance = month - this.month
    if distance >= _FAR and not speaks_of_future(after):
        return this.year - 1
    if distance <= -_FAR and speaks_of_future(after):
        return this.year + 1
    is_over = distance > 0 and told is None and was_then(after)
    return this.year - is_over


_FAR: Final = 9


def is_elsewhere(month: tuple[int, int], this: tuple[int, int], after: str) -> bool:
    """今年8月の期限切れを前に、20日要請した: the month is only what was looked ahead to."""
    return month > this and PAST.search(after) is not None and not speaks_of_future(after)


def goes_on_from(own: tuple[int, int | None] | None, p: Phrase, after: str) -> bool:
    """2003年12月から2月まで; but 2001年以来で5月31日から6月2日まで is of this year."""
    if own is not None and own[1] is None:
        return after.startswith("まで") and not p.said["d1"]
    return bool(p.said["m1"] or p.said["month"]) or after.startswith("まで")
