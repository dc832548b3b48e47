"""Place a date on the calendar: which year a bare month means, which month a bare day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from kankei_reading.lexicon.patterns import any_of
from kankei_reading.stages.dates import words
from kankei_reading.stages.dates.ahead import (
    ENDS_PAST,
    PAST,
    bare_month,
    goes_on_from,
    is_elsewhere,
    is_in_the_present,
    speaks_of_future,
)
from kankei_reading.stages.dates.grammar import Phrase
from kankei_reading.stages.dates.portions import part_of_month, part_of_year
from kankei_reading.stages.dates.steps import (
    END_WORDS,
    day_year_earlier,
    decade,
    edges,
    first_of,
    shifted,
    week,
    weekday,
    year_earlier,
)

# Parts of what is placed without a month or a day of its own.
_OTHERWISE: Final = frozenset(("word", "ago", "later", "decade", "weekday", "y1"))
_NEAR_DAYS: Final = 12
_CENTURY_AHEAD: Final = 40
_SHORT: Final = 100
_DECADE: Final = 1000
_NEW_CENTURY: Final = 2000
_FAR_AHEAD: Final = 20
_MID_MONTH: Final = 16
_MID_YEAR: Final = 6


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
        self._after = ""
        self._lead: date | None = None
        self._is_of_a_month = False
        self._is_fresh, self._is_since = True, False
        """Whether those only say since when something has gone on."""

    def begin(self, *, is_paragraph: bool = False) -> None:
        """Start a sentence: what it names holds for the bare dates after it."""
        self._own, self._is_since = None, False
        self._is_fresh = self._is_fresh or is_paragraph

    def resolve(self, phrase: Phrase, *, after: str) -> str | None:
        """Return the value of a phrase, or None when the calendar has no such day."""
        before, self._after = self._own, after
        if self._is_since and not goes_on_from(self._own, phrase, after):
            self._own = before = None
        try:
            return self._value(phrase, after)
        except (ValueError, OverflowError):
            return None
        finally:
            if self._own is not before:
                self._is_since = words.SINCE.match(after) is not None

    def _value(self, p: Phrase, after: str) -> str | None:
        if _OTHERWISE.isdisjoint(p.words):
            return self._on_calendar(p, after)
        if p.said["word"]:
            return self._word(p.said["word"])
        if p.said["ago"] or p.said["later"]:
            return self._counted(p)
        if p.said["decade"]:
            first = int(p.said["decade"])
            return decade(first if first >= _DECADE else self._century(first), p.said["early"])
        if p.said["weekday"]:
            return self._weekday(p, after)
        return self._years(p)

    def _on_calendar(self, p: Phrase, after: str) -> str | None:
        if p.said["new_year"]:
            return self._new_year(p)
        if p.said["m1"]:
            return self._months(p, after)
        if p.said["d1"]:
            return self._days(p, after)
        if p.said["day"]:
            return self._on_day(p, after)
        return (
            self._in_month(p, after)
            if p.said["month"] or p.said["month_word"]
            else self._in_year(p)
        )

    def _year_of(self, p: Phrase) -> int | None:
        if p.said["year4"]:
            return int(p.said["year4"])
        if p.said["era"]:
            count = 1 if p.said["era_year"] == "元" else int(p.said["era_year"])
            return words.ERA_STARTS[p.said["era"]] + count
        if p.said["year2"]:
            return self._century(int(p.said["year2"]))
        if p.said["year_word"]:
            return self._spoken_year(p.said["year_word"])
        return None

    def _century(self, short: int) -> int:
        this = self._published.year
        year = this - this % 100 + short
        # 1962年に…、66年の協定で: of the century that the sentence is in.
        if self._own and self._own[0] < this - this % 100 and year > this:
            return year - 100
        # 60年の独立: nobody plans so far ahead without saying so.
        is_far = year > this + _FAR_AHEAD and not speaks_of_future(self._after)
        return year - 100 if is_far or year > this + _CENTURY_AHEAD else year

    def _spoken_year(self, word: str) -> int:
        if word in words.YEARS:
            return self._published.year + words.YEARS[word]
        anchor = self._year or self._published.year
        return anchor + words.TOLD_YEARS[word]

    def _in_year(self, p: Phrase) -> str | None:
        told, year = self._year, self._year_of(p)
        if year is None:
            return None
        # 1947年の蜂起。38年の独立後も: it goes on in the century told of last.
        is_short = p.said["year2"] and told and told < _NEW_CENTURY <= self._published.year < year
        if is_short and not speaks_of_future(self._after):
            year -= 100
        self._year, self._own = year, (year, None)
        if p.said["fiscal"]:
            return f"{year}-04/{year + 1}-03"
        value = part_of_year(year, p.said["part"])
        self._range = edges(value)
        return self._since(value, p)

    def _years(self, p: Phrase) -> str:
        first, last = int(p.said["y1"]), int(p.said["y2"])
        first = first if first > _SHORT else self._century(first)
        last = first - first % 100 + last if last < _SHORT else last
        self._year = last
        return f"{first}/{last}"

    def _month_of(self, p: Phrase, after: str) -> tuple[int, int]:
        year = self._year_of(p)
        if p.said["month_word"]:
            return self._spoken_month(p.said["month_word"])
        month = int(p.said["month"] or p.said["m1"])
        if year is not None:
            self._own = (year, month)
            return year, month
        return bare_month(month, self._published, self._own, after), month

    def _spoken_month(self, word: str) -> tuple[int, int]:
        if word in words.MONTHS:
            return shifted(self._published.year, self._published.month, words.MONTHS[word])
        year, month = self._month or (self._published.year, self._published.month)
        return shifted(year, month, {"同月": 0, "翌月": 1, "前月": -1}[word])

    def _in_month(self, p: Phrase, after: str) -> str:
        year, month = self._month_of(p, after)
        self._month, self._year = (year, month), year
        told = self._day
        is_before = told is not None and (year, month) < (told.year, told.month)
        self._is_of_a_month = is_before and not self._after.startswith(words.SINCE_WHEN)
        value = part_of_month(year, month, p.said["part"])
        self._range = edges(value)
        return self._since(value, p)

    def _months(self, p: Phrase, after: str) -> str:
        year, month = self._month_of(p, "" if words.MEASURED.match(after) else after)
        last = int(p.said["m2"])
        end_year = year if last >= month else year + 1
        self._year = year
        value = f"{year}-{month:02}/{end_year}-{last:02}"
        self._range = edges(value)
        return value

    def _new_year(self, p: Phrase) -> str:
        year = self._year_of(p)
        found = date(year or self._published.year, 1, 1)
        self._remember(found)
        return found.isoformat()

    def _weekday(self, p: Phrase, after: str) -> str:
        """日曜日: the last one, or of the week that is named with it, or the next one."""
        weeks = words.WEEKS[p.said["week"]] if p.said["week"] else None
        found = weekday(self._published, p.said["weekday"], weeks, is_ahead=speaks_of_future(after))
        self._remember(found)
        return found.isoformat()

    def _on_day(self, p: Phrase, after: str) -> str:
        day = int(p.said["day"])
        if p.said["month"] or p.said["month_word"]:
            year, month = self._month_of(p, after)
            found = date(year, month, day)
            self._own = (year, month)
            self._named[day] = found
        else:
            found = self._bare_day(day, after)
            if not p.words.keys().isdisjoint(("here", "here_too")):
                found = self._here(day) or found
        # 輸出を6月1日から許可制に改めると発表した。同日: not the day since when.
        spoken_of = self._day if words.STARTS.match(after) else None
        self._remember(found)
        self._day = spoken_of or found
        return self._since(found.isoformat(), p)

    def _bare_day(self, day: int, after: str) -> date:
        """The nearest such day not after publication, unless the clause speaks of the future."""
        this = self._published
        if self._own and self._own[1]:
            own = (self._own[0], self._own[1])
            if not (is_elsewhere(own, (this.year, this.month), after) or self._is_after(own, day)):
                return date(*own, day)
        if (named := self._named.get(day)) and abs((named - this).days) <= _NEAR_DAYS:
            return named
        if day <= this.day:
            return date(this.year, this.month, day)
        is_near = day - this.day <= _NEAR_DAYS and is_in_the_present(after)
        if (is_near or speaks_of_future(after)) and day - this.day <= monthrange(
            this.year, this.month
        )[1]:
            return date(this.year, this.month, day)
        year, month = shifted(this.year, this.month, -1)
        while day > monthrange(year, month)[1]:
            year, month = shifted(year, month, -1)
        return date(year, month, day)

    def _is_after(self, own: tuple[int, int], day: int) -> bool:
        """先月30日の選挙で、9日に発表した: days are told in order, so the ninth is of a later month."""
        told, this = self._day, self._published
        is_of_own = told is not None and (told.year, told.month) == own
        is_over = own < (this.year, this.month) and not speaks_of_future(self._after)
        return told is not None and is_of_own and is_over and day < told.day and day <= this.day

    def _here(self, day: int) -> date | None:
        """6日(日本時間7日未明): it may be tomorrow here while the paper goes to print."""
        tomorrow = self._published + timedelta(days=1)
        return tomorrow if day == tomorrow.day else None

    def _days(self, p: Phrase, after: str) -> str:
        first = int(p.said["d1"])
        if p.said["month"] or p.said["month_word"]:
            year, month = self._month_of(p, after)
            start = date(year, month, first)
        else:
            start = self._bare_day(first, after)
        last = int(p.said["d2"])
        year, month = start.year, start.month
        if p.said["range_month"]:
            year, month = year + (int(p.said["range_month"]) < month), int(p.said["range_month"])
        elif last < first:
            year, month = shifted(year, month, 1)
        end = date(year, month, last)
        self._remember(end)
        return f"{start.isoformat()}/{end.isoformat()}"

    def _remember(self, day: date) -> None:
        self._day, self._month, self._year = day, (day.year, day.month), day.year
        self._is_of_a_month = False
        self._lead, self._is_fresh = self._lead or day, False

    def _counted(self, p: Phrase) -> str | None:
        if p.said["ago"]:
            return self._ago(int(p.said["ago"]), p.said["ago_unit"], p.said["season"])
        count = int(p.said["later"])
        is_days = p.said["later_unit"].startswith("日")
        return self._later(count) if is_days else self._years_later(count)

    def _ago(self, count: int, unit: str, season: str) -> str:
        this = self._published
        if unit == "年":
            self._year = this.year - count
            return part_of_year(self._year, season) if season else str(self._year)
        if unit.endswith("月"):
            self._month = shifted(this.year, this.month, -count)
            return "{}-{:02}".format(*self._month)
        if unit == "週間":
            return week(this, -count)
        return (this - timedelta(days=count)).isoformat()

    def _later(self, count: int) -> str | None:
        """10日後: after the day spoken of last; of what else it counts nobody knows."""
        if self._day is None:
            return None
        self._remember(self._day + timedelta(days=count))
        return self._day.isoformat()

    def _years_later(self, count: int) -> str | None:
        """19年に断交し、3年後には: after the year that the sentence is in, or the one told of last."""
        is_told = PAST.search(self._after) and not speaks_of_future(self._after)
        if self._own is None and self._year is not None and is_told:
            self._own = (self._year, None)
        if self._own is None or self._own[0] + count > self._published.year:
            return None
        self._year, self._own = self._own[0] + count, (self._own[0] + count, None)
        return str(self._year)

    def _word(self, word: str) -> str | None:
        this = self._published
        if word in words.DAYS:
            return self._named_day(word)
        if (named := _WEEK.match(word)) is not None:
            found_week = week(this, words.WEEKS[named.group()])
            # 今週初め
            return found_week if word in words.WEEKS else found_week.partition("/")[0]
        if word in words.BESIDE:
            return self._beside(word)
        if word in {"同週", "翌週", "前週"}:
            return week(self._day or this, {"同週": 0, "翌週": 1, "前週": -1}[word])
        return self._year_before(word) if word.startswith("前") else self._end(word)

    def _named_day(self, word: str) -> str:
        """きょう; 今日(22日): the day of who speaks."""
        found = self._published + timedelta(days=words.DAYS[word])
        if said := words.SAID_DAY.match(self._after):
            found = self._bare_day(int(said[1]), self._after)
        self._remember(found)
        return found.isoformat()

    def _end(self, word: str) -> str | None:
        this = self._published
        if word == "年明け":
            self._own = (this.year + (this.month > _MID_YEAR), 1)
        if word == "月末" and this.day < _MID_MONTH and ENDS_PAST.search(self._after):
            return part_of_month(*shifted(this.year, this.month, -1), "末")
        return END_WORDS[word](this) if word in END_WORDS else None

    def _beside(self, word: str) -> str | None:
        """同日, 前日, 翌日: beside the day spoken of last."""
        # 16年1月に処刑した。…翌日に: of which day nobody says.
        if words.BESIDE[word] and self._day and self._is_of_a_month:
            return None
        anchor = self._day or self._published
        # A digression into the days before ends with its paragraph.
        if (
            self._is_fresh
            and self._lead is not None
            and anchor < self._lead
            and not words.BESIDE[word]
        ):
            anchor = self._lead
        if not words.BESIDE[word]:
            self._remember(anchor)
        return (anchor + timedelta(days=words.BESIDE[word])).isoformat()

    def _year_before(self, word: str) -> str:
        """前年同期: the period spoken of last, a year earlier."""
        if word == "前月":
            year, month = self._month or (self._published.year, self._published.month)
            return "{}-{:02}".format(*shifted(year, month, -1))
        year = (self._year or self._published.year) - 1
        if word in {"前年", "前年度"}:
            return f"{year}-04/{year + 1}-03" if word == "前年度" else str(year)
        if word == "前年同日" and self._day:
            return day_year_earlier(self._day).isoformat()
        if self._range is None:
            return str(year)
        first, last = (year_earlier(edge) for edge in self._range)
        return first if first == last else f"{first}/{last}"

    def _since(self, value: str, p: Phrase) -> str:
        """3月以降 runs to the day of publication."""
        if not p.said["since"]:
            return value
        first, end = first_of(value, p.said["since"]), self._published.isoformat()
        if first > end:
            return value
        self._range = first, end
        return f"{first}/{end}"


_WEEK: Final = re.compile(any_of(words.WEEKS))
