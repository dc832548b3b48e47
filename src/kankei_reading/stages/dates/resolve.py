"""Place a date on the calendar: which year a bare month means, which month a bare day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from kankei_reading.lexicon.patterns import any_of
from kankei_reading.stages.dates.grammar import Phrase
from kankei_reading.stages.dates.portions import part_of_month, part_of_year
from kankei_reading.stages.dates.words import BESIDE, DAYS, ERA_STARTS, MONTHS, WEEKS, YEARS

# What tells that the clause speaks of what has not happened yet.
_FUTURE: Final = re.compile(
    r"予定|方針|べき(?!だった)|(?:行わ|開か|開催さ|実施さ|発売さ|放送さ|公開さ|営ま|始めら)れる(?:。|$)|見通し|計画|方向|見込み|考え|意向|検討|目指|まで(?:に|の)|をめど|にも|控え|迎える|臨む|向け|ば|れば|すれば"
    r"|(?<=[うくぐすつぬぶむる])と(?:みる|みて|見る|見て|予想|予測)"
    r"|(?:する|開く|始める|行う|会う|訪れる|会談する|始まる|出す|送る|迎える|なる|発足する|発効する|実施する|送り出す|詰める|固める|決める)(?:。|と(?:発表|表明|明らか|述べ|いう|し)|こと(?:で|を)|ため|かどうか|か。)"
)
_GOES_ON_UNTIL: Final = re.compile(
    r"(?:午前|午後|夜)?まで(?:の日程で)?(?:続く|続ける|滞在する|開く|行う|実施する|開かれる)"
)
_PAST: Final = re.compile(
    r"(?:た|だった|った|いだ|んだ)(?:[。、]|と|が|もの|ため|こと|ばかり|際|後|時|直後|[一-鿿ァ-ヴ])"
)
# 2003年12月から派遣していた部隊が17日に: since when, which no later day shares.
_SINCE: Final = re.compile("(?:から|以来|より)(?!の)")
_STARTS: Final = re.compile("から(?![のは])")
# Parts of what is placed without a month or a day of its own.
_OTHERWISE: Final = frozenset(("word", "ago", "later", "decade", "weekday", "y1"))
_NEAR_DAYS: Final = 12
_CENTURY_AHEAD: Final = 40


class Resolver:
    """Resolves the dates of one article in order, remembering what was spoken of last."""

    def __init__(self, published: date) -> None:
        self._published = published
        self._day: date | None = None
        self._month: tuple[int, int] | None = None
        self._year: int | None = None
        self._range: tuple[str, str] | None = None
        self._named: dict[int, date] = {}
        """The days that the article named with their month, by their number."""
        self._own: tuple[int, int | None] | None = None
        """Year and month that this very sentence named in full."""
        self._is_since = False
        """Whether those only say since when something has gone on."""

    def begin(self) -> None:
        """Start a sentence: what it names holds for the bare dates after it."""
        self._own, self._is_since = None, False

    def resolve(self, phrase: Phrase, *, after: str) -> str | None:
        """Return the value of a phrase, or None when the calendar has no such day."""
        before = self._own
        if self._is_since and not (phrase["m1"] or phrase["month"] or after.startswith("まで")):
            self._own = before = None
        try:
            return self._value(phrase, after)
        except (ValueError, OverflowError):
            return None
        finally:
            if self._own is not before:
                self._is_since = _SINCE.match(after) is not None

    def _value(self, p: Phrase, after: str) -> str | None:
        if _OTHERWISE.isdisjoint(p.words):
            return self._on_calendar(p, after)
        if "word" in p.words:
            return self._word(p["word"])
        if "ago" in p.words or "later" in p.words:
            return self._counted(p)
        if "decade" in p.words:
            return self._decade(int(p["decade"]), p["early"])
        if "weekday" in p.words:
            return self._weekday(p, after)
        return self._years(p)

    def _on_calendar(self, p: Phrase, after: str) -> str | None:
        if "new_year" in p.words:
            return self._new_year(p)
        if "m1" in p.words:
            return self._months(p, after)
        if "d1" in p.words:
            return self._days(p, after)
        if "day" in p.words:
            return self._on_day(p, after)
        is_month = "month" in p.words or "month_word" in p.words
        return self._in_month(p, after) if is_month else self._in_year(p, after)

    # Years

    def _year_of(self, p: Phrase) -> int | None:
        if "year4" in p.words:
            return int(p["year4"])
        if "era" in p.words:
            count = 1 if p["era_year"] == "元" else int(p["era_year"])
            return ERA_STARTS[p["era"]] + count
        if "year2" in p.words:
            return self._century(int(p["year2"]))
        if "year_word" in p.words:
            return self._spoken_year(p["year_word"])
        return None

    def _century(self, short: int) -> int:
        this = self._published.year
        year = this - this % 100 + short
        # 1962年に…、66年の協定で: of the century that the sentence is in.
        if self._own and self._own[0] < this - this % 100 and year > this:
            return year - 100
        return year if year <= this + _CENTURY_AHEAD else year - 100

    def _spoken_year(self, word: str) -> int:
        if word in YEARS:
            return self._published.year + YEARS[word]
        anchor = self._year or self._published.year
        return anchor + {"同年": 0, "翌年": 1, "前年": -1}[word]

    def _in_year(self, p: Phrase, after: str) -> str | None:
        told, year = self._year, self._year_of(p)
        if year is None:
            return None
        # 1947年の蜂起。60年の独立後も: it goes on in the century told of last, unless something is aimed at.
        if p["year2"] and told and told < 2000 <= self._published.year < year:
            year -= 0 if after.startswith(("まで", "に向け", "目標", "時点")) else 100
        self._year, self._own = year, (year, None)
        if p["fiscal"]:
            return f"{year}-04/{year + 1}-03"
        value = part_of_year(year, p["part"])
        self._range = _edges(value)
        return self._since(value, p)

    def _years(self, p: Phrase) -> str:
        first = self._century(int(p["y1"])) if len(p["y1"]) == 2 else int(p["y1"])
        last = int(p["y2"])
        last = first - first % 100 + last if last < 100 else last
        self._year = last
        return f"{first}/{last}"

    def _decade(self, year: int, early: str) -> str:
        first = year if year >= 1000 else self._century(year)
        return f"{first}/{first + (3 if early else 9)}"

    # Months

    def _month_of(self, p: Phrase, after: str) -> tuple[int, int]:
        year = self._year_of(p)
        if p["month_word"]:
            return self._spoken_month(p["month_word"])
        month = int(p["month"] or p["m1"])
        if year is not None:
            self._own = (year, month)
            return year, month
        return self._bare_month(month, after), month

    def _spoken_month(self, word: str) -> tuple[int, int]:
        if word in MONTHS:
            return _shifted(self._published.year, self._published.month, MONTHS[word])
        year, month = self._month or (self._published.year, self._published.month)
        return _shifted(year, month, {"同月": 0, "翌月": 1, "前月": -1}[word])

    def _bare_month(self, month: int, after: str) -> int:
        """A month without a year is one of this year, but for the turn of the year."""
        this = self._published
        own, since = self._own or (this.year, None)
        if own != this.year and (since or 0) < month:
            is_told = own < this.year or (since is None and own == this.year + 1)
            # 2006年3月に開く大会に、12月14日に認めないと伝えた: what was done is no plan.
            if is_told or _speaks_of_future(after):
                return own
        distance = month - this.month
        if distance >= 9 and not _speaks_of_future(after):
            return this.year - 1
        if distance <= -9 and _speaks_of_future(after):
            return this.year + 1
        return this.year

    def _in_month(self, p: Phrase, after: str) -> str:
        year, month = self._month_of(p, after)
        self._month, self._year = (year, month), year
        value = part_of_month(year, month, p["part"])
        self._range = _edges(value)
        return self._since(value, p)

    def _months(self, p: Phrase, after: str) -> str:
        year, month = self._month_of(p, after)
        last = int(p["m2"])
        end_year = year if last >= month else year + 1
        self._year = year
        value = f"{year}-{month:02}/{end_year}-{last:02}"
        self._range = _edges(value)
        return value

    # Days

    def _new_year(self, p: Phrase) -> str:
        year = self._year_of(p)
        found = date(year or self._published.year, 1, 1)
        self._remember(found)
        return found.isoformat()

    def _weekday(self, p: Phrase, after: str) -> str:
        """日曜日: the last one, or of the week that is named with it, or the next one."""
        this = self._published
        day = "月火水木金土日".index(p["weekday"])
        if p["week"]:
            found = this + timedelta(weeks=WEEKS[p["week"]], days=day - this.weekday())
        elif _speaks_of_future(after):
            found = this + timedelta(days=(day - this.weekday() - 1) % 7 + 1)
        else:
            found = this - timedelta(days=(this.weekday() - day) % 7)
        self._remember(found)
        return found.isoformat()

    def _on_day(self, p: Phrase, after: str) -> str:
        day = int(p["day"])
        if p["month"] or p["month_word"]:
            year, month = self._month_of(p, after)
            found = date(year, month, day)
            self._own = (year, month)
            self._named[day] = found
        else:
            found = self._bare_day(day, after)
            if not p.words.keys().isdisjoint(("here", "here_too")):
                found = self._here(day) or found
        # 輸出を6月1日から許可制に改めると発表した。同日: not the day since when.
        spoken_of = self._day if _STARTS.match(after) else None
        self._remember(found)
        self._day = spoken_of or found
        return self._since(found.isoformat(), p)

    def _bare_day(self, day: int, after: str) -> date:
        """The nearest such day not after publication, unless the clause speaks of the future."""
        this = self._published
        if self._own and self._own[1]:
            return date(self._own[0], self._own[1], day)
        if (named := self._named.get(day)) and abs((named - this).days) <= _NEAR_DAYS:
            return named
        if day <= this.day:
            return date(this.year, this.month, day)
        if _speaks_of_future(after) and day - this.day <= monthrange(this.year, this.month)[1]:
            return date(this.year, this.month, day)
        year, month = _shifted(this.year, this.month, -1)
        while day > monthrange(year, month)[1]:
            year, month = _shifted(year, month, -1)
        return date(year, month, day)

    def _here(self, day: int) -> date | None:
        """6日(日本時間7日未明): it may be tomorrow here while the paper goes to print."""
        tomorrow = self._published + timedelta(days=1)
        return tomorrow if day == tomorrow.day else None

    def _days(self, p: Phrase, after: str) -> str:
        first = int(p["d1"])
        if p["month"] or p["month_word"]:
            year, month = self._month_of(p, after)
            start = date(year, month, first)
        else:
            start = self._bare_day(first, after)
        last = int(p["d2"])
        year, month = start.year, start.month
        if p["range_month"]:
            year, month = year + (int(p["range_month"]) < month), int(p["range_month"])
        elif last < first:
            year, month = _shifted(year, month, 1)
        end = date(year, month, last)
        self._remember(end)
        return f"{start.isoformat()}/{end.isoformat()}"

    def _remember(self, day: date) -> None:
        self._day, self._month, self._year = day, (day.year, day.month), day.year

    # Words

    def _counted(self, p: Phrase) -> str | None:
        if p["later"]:
            return self._later(int(p["later"]))
        return self._ago(int(p["ago"]), p["ago_unit"])

    def _ago(self, count: int, unit: str) -> str:
        this = self._published
        if unit == "年":
            self._year = this.year - count
            return str(self._year)
        if unit.endswith("月"):
            self._month = _shifted(this.year, this.month, -count)
            return "{}-{:02}".format(*self._month)
        if unit == "週間":
            return _week(this, -count)
        return (this - timedelta(days=count)).isoformat()

    def _later(self, count: int) -> str | None:
        """10日後: after the day spoken of last; of what else it counts nobody knows."""
        if self._day is None:
            return None
        self._remember(self._day + timedelta(days=count))
        return self._day.isoformat()

    def _word(self, word: str) -> str | None:
        this = self._published
        if word in DAYS:
            found = this + timedelta(days=DAYS[word])
            self._remember(found)
            return found.isoformat()
        if (named := _WEEK.match(word)) is not None:
            week = _week(this, WEEKS[named.group()])
            # 今週初め
            return week if word in WEEKS else week.partition("/")[0]
        if word in BESIDE:
            return self._beside(word)
        if word == "年明け":
            self._own = (this.year + (this.month > 6), 1)
        if word in {"同週", "翌週", "前週"}:
            return _week(self._day or this, {"同週": 0, "翌週": 1, "前週": -1}[word])
        if word.startswith("前"):
            return self._year_before(word)
        return _END_WORDS[word](this) if word in _END_WORDS else None

    def _beside(self, word: str) -> str:
        """同日, 前日, 翌日: beside the day spoken of last."""
        anchor = self._day or self._published
        found = anchor + timedelta(days=BESIDE[word])
        if BESIDE[word]:
            return found.isoformat()
        self._remember(found)
        return found.isoformat()

    def _year_before(self, word: str) -> str:
        """前年同期: the period spoken of last, a year earlier."""
        if word == "前月":
            year, month = self._month or (self._published.year, self._published.month)
            return "{}-{:02}".format(*_shifted(year, month, -1))
        year = (self._year or self._published.year) - 1
        if word in {"前年", "前年度"}:
            return f"{year}-04/{year + 1}-03" if word == "前年度" else str(year)
        if word == "前年同日" and self._day:
            return self._day.replace(
                year=self._day.year - 1, day=min(self._day.day, 28)
            ).isoformat()
        if self._range is None:
            return str(year)
        first, last = (_year_earlier(edge) for edge in self._range)
        return first if first == last else f"{first}/{last}"

    def _since(self, value: str, p: Phrase) -> str:
        """3月以降 runs to the day of publication."""
        if not p["since"]:
            return value
        start = value.partition("/")[0]
        first = start + {4: "-01-01", 7: "-01"}.get(len(start), "")
        end = self._published.isoformat()
        if first > end:
            return value
        self._range = first, end
        return f"{first}/{end}"


_WEEK: Final = re.compile(any_of(WEEKS))
_END_WORDS: Final = {
    "月内": lambda this: f"{this.year}-{this.month:02}",
    "年内": lambda this: f"{this.year}",
    "年度内": lambda this: f"{this.year + (this.month > 3)}-03-31",
    "年明け": lambda this: f"{this.year + (this.month > 6)}-01",
    "年初": lambda this: f"{this.year}-01",
    "年末": lambda this: f"{this.year}-12-31",
    "月末": lambda this: part_of_month(this.year, this.month, "末"),
}


def _speaks_of_future(after: str) -> bool:
    """Does the clause that follows a date tell of what is still to come?"""
    if _GOES_ON_UNTIL.match(after):
        return True
    future, past = _FUTURE.search(after), _PAST.search(after)
    if future is None:
        return False
    return past is None or future.start() < past.start()


def _shifted(year: int, month: int, by: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def _week(day: date, by: int) -> str:
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=by)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _edges(value: str) -> tuple[str, str]:
    first, _, last = value.partition("/")
    return first, last or first


def _year_earlier(value: str) -> str:
    return f"{int(value[:4]) - 1}{value[4:]}"
