"""Why a query is not answered though it can be read: it says what means nothing here, or would take too long."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import ReaderError, Unusable


class QueryNamesMost(Unusable):
    code = "search.query_names_most"
    message = _("「%(words)s」はほとんどの記事に出ます。ほかの言葉も加えて、しぼってください。")


class QueryTooCommon(Unusable):
    code = "search.query_too_common"
    message = _(
        "「%(words)s」は、ありふれた言葉の続きなので探しきれません。めずらしい言葉を1つ加えるか、別の言葉に替えてください。"
    )


class TooManyToRank(Unusable):
    code = "search.too_many_to_rank"
    message = _(
        "当てはまる記事が多いので、よく合う順には並べられません。新しい順で見るか、言葉を加えてください。"
    )


class WildcardsUnknown(Unusable):
    code = "search.wildcards_unknown"
    message = _(
        "「%(words)s」の「*」は使えません。「*」を外してください。言葉の切れ目で区切れる一部なら、そのまま見つかります。"
    )


class BracketsUnknown(Unusable):
    code = "search.brackets_unknown"
    message = _(
        "かっこは使えません。ORは空白より強く結ぶので、「米国 OR 米ロ 制裁」のように、かっこなしで書けます。"
    )


class FieldEmpty(Unusable):
    code = "search.field_empty"
    message = _("「%(words)s」の後に、空白を入れずに言葉を続けて書いてください。")


class TookTooLong(ReaderError):
    code = "search.took_too_long"
    status = 503
    message = _(
        "探すのに時間がかかりすぎたので、止めました。言葉を加えるか、別の言葉に替えてください。"
    )
