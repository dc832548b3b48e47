"""Why a feed cannot be found, and why a query cannot be followed or searched."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import NotFound, Unusable
from kankei.feeds.language import Unclear


class NoSuchFeed(NotFound):
    code = "feeds.no_such_feed"
    message = _("このページは見つかりませんでした。名前が変わったか、まだ記事がないようです。")


class UnclearQuery(Unusable):
    code = "feeds.unclear_query"
    message = _("この言葉では探せません。書き方を確かめてください。")


class QueryEmpty(UnclearQuery):
    code = "feeds.query_empty"
    message = _("言葉が入っていません。2文字以上の言葉を入れてください。")


class QueryOnlySymbols(UnclearQuery):
    code = "feeds.query_only_symbols"
    message = _("「%(words)s」は記号だけです。文字の入った言葉にしてください。")


class QueryOnlyWithout(UnclearQuery):
    code = "feeds.query_only_without"
    message = _("除く言葉や期間だけでは探せません。探す言葉も入れてください。")


class QueryTooLong(UnclearQuery):
    code = "feeds.query_too_long"
    message = _("言葉が長すぎます。%(most)d文字までにしてください。")


class QueryTooShort(UnclearQuery):
    code = "feeds.query_too_short"
    message = _(
        "「%(words)s」は1文字なのでフォローできません。2文字以上の言葉にするか、国や話題のページからフォローしてください。"
    )


class QueryHasTooManyWords(UnclearQuery):
    code = "feeds.query_has_too_many_words"
    message = _("言葉が多すぎます。%(most)d個までにしてください。")


class QuoteLeftOpen(UnclearQuery):
    code = "feeds.quote_left_open"
    message = _('引用符が閉じていません。"言葉" のように、両側に付けてください。')


class OrStandsAlone(UnclearQuery):
    code = "feeds.or_stands_alone"
    message = _("ORの前と後に言葉が要ります。「米国 OR 米ロ」のように書いてください。")


class MinusStandsAlone(UnclearQuery):
    code = "feeds.minus_stands_alone"
    message = _("「-」の後に、除きたい言葉を続けて書いてください。")


class UnknownPeriod(UnclearQuery):
    code = "feeds.unknown_period"
    message = _("期間「%(words)s」が読めません。「期間:2026-01..2026-06」のように書いてください。")


class PeriodCannotBeFollowed(UnclearQuery):
    code = "feeds.period_cannot_be_followed"
    message = _("期間はフォローできません。期間を外してください。")


class FieldCannotBeFollowed(UnclearQuery):
    code = "feeds.field_cannot_be_followed"
    message = _("筆者や話題「%(words)s」は、そのページのボタンからフォローしてください。")


class UnknownCountry(UnclearQuery):
    code = "feeds.unknown_country"
    message = _("国「%(words)s」が分かりません。「国:ロシア」のように国の名前を書いてください。")


class FieldStandsAlone(UnclearQuery):
    code = "feeds.field_stands_alone"
    message = _("「筆者:」と「話題:」は、ORや「-」と一緒には使えません。分けて探してください。")


_BY_REASON: dict[str, type[UnclearQuery]] = {
    "empty": QueryEmpty,
    "only_symbols": QueryOnlySymbols,
    "only_without": QueryOnlyWithout,
    "too_long": QueryTooLong,
    "too_short": QueryTooShort,
    "too_many": QueryHasTooManyWords,
    "open_quote": QuoteLeftOpen,
    "or_alone": OrStandsAlone,
    "minus_alone": MinusStandsAlone,
    "unknown_period": UnknownPeriod,
    "period_in_follow": PeriodCannotBeFollowed,
    "field_in_follow": FieldCannotBeFollowed,
    "field_in_or": FieldStandsAlone,
    "unknown_country": UnknownCountry,
}


def refusal(unclear: Unclear) -> UnclearQuery:
    """Return the sentence for a query that cannot be used."""
    return _BY_REASON[unclear.reason](**unclear.values)
