"""Why a relation cannot be shown, or a ruling not be taken."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import NotFound, Unusable


class NoSuchRelation(NotFound):
    code = "relations.no_such_relation"
    message = _("この国や機関の組み合わせは見つかりませんでした。一覧から選んでください。")


class UnknownRuling(Unusable):
    code = "relations.unknown_ruling"
    message = _("この判断は受け付けられません。確認、修正、取り消しから選んでください。")
