"""Why something cannot be followed."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import Unusable


class TooManyFollows(Unusable):
    code = "follows.too_many_follows"
    message = _("フォローできるのは%(most)d件までです。不要なものを外してからお試しください。")


class TooManyKeywords(Unusable):
    code = "follows.too_many_keywords"
    message = _(
        "フォローできるキーワードは%(most)d件までです。不要なものを外してからお試しください。"
    )


class FileUnreadable(Unusable):
    code = "follows.file_unreadable"
    message = _(
        "このファイルからフォローを読み取れませんでした。ここで書き出したOPMLかJSONのファイルを選んでください。"
    )


class FileTooLarge(Unusable):
    code = "follows.file_too_large"
    message = _("ファイルが大きすぎます。%(most)dKBまでのファイルを選んでください。")
