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


class NoTransfers(ReaderError):
    code = "bills.no_transfers"
    status = 409
    message = _("いまは銀行振り込みを受け付けていません。別のお支払い方法をお選びください。")


class NotByInvoice(ReaderError):
    code = "bills.not_by_invoice"
    status = 409
    message = _("この契約は請求書ではなく、登録のカードでお支払いいただいています。")


class InvoiceClosed(ReaderError):
    code = "bills.invoice_closed"
    status = 409
    message = _("この請求書はすでに入金済みか、取り消されています。一覧で確かめてください。")


class MoneyCame(ReaderError):
    code = "bills.money_came"
    status = 409
    message = _("この請求書には入金があります。返金してから、新しい請求書を出してください。")


class PeriodOver(ReaderError):
    code = "bills.period_over"
    status = 409
    message = _(
        "この請求書が対象とする期間は終わりました。請求書を取り消し、入金があれば返金してください。"
    )


class NoSuchSum(ReaderError):
    code = "bills.no_such_sum"
    message = _("入金の日と、1円以上の金額を入力してください。")
