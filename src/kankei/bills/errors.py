"""Why something cannot be put in writing, or was not agreed to."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import ReaderError


class TermsChanged(ReaderError):
    code = "bills.terms_changed"
    status = 409
    message = _("日付または価格が変わりました。新しい内容を確かめて、もう一度お申し込みください。")


class NoSuchDocument(ReaderError):
    code = "bills.no_such_document"
    status = 404
    message = _("お探しの書類は見つかりませんでした。")
