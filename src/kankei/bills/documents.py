"""Receipts and return notes as values, which the page and the PDF both draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext as _

from kankei.bills import seller
from kankei.bills.models import Addressee, Invoice, ReturnNote
from kankei.bills.rules import day_of
from kankei.bills.wording import day_in_words, yen_in_words
from kankei.membership.models import Contract
from kankei.membership.rules import TAX_PERCENT, tax_in
from kankei.payments.models import Charge


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what, and yen with tax."""

    what: str
    yen: int

    @property
    def sum(self) -> str:
        return yen_in_words(self.yen)


@dataclass(frozen=True, slots=True)
class Document:
    """A sheet of paper about money; what `facts` name are dates, numbers and the like."""

    title: str
    number: str
    issued_on: date
    addressee: str
    sentence: str
    rows: tuple[Row, ...]
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(row.yen for row in self.rows)

    @property
    def tax(self) -> int:
        """The tax of the sum, rounded down once: rows are never taxed one by one."""
        # Rounded toward nothing on either side: a full return is the receipt with a minus.
        tax = tax_in(abs(self.total))
        return -tax if self.total < 0 else tax

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """The sums below the rows; base and tax add up to the total."""
        return (
            (
                _("%(rate)d%%対象(税抜き)") % {"rate": TAX_PERCENT},
                yen_in_words(self.total - self.tax),
            ),
            (_("消費税(%(rate)d%%)") % {"rate": TAX_PERCENT}, yen_in_words(self.tax)),
            (_("合計(税込み)"), yen_in_words(self.total)),
        )

    @property
    def total_in_words(self) -> str:
        return yen_in_words(self.total)

    @property
    def issuer(self) -> tuple[str, ...]:
        """Who issues it, line by line, with the registration number where there is one."""
        number = seller.registration()
        registered = (_("登録番号 %(number)s") % {"number": number},) if number else ()
        return (seller.name(), *seller.address_lines(), *registered)


def receipt_of(charge: Charge) -> Document:
    """The receipt of a bill that was paid; with a registration number a 適格請求書 too."""
    if charge.paid_at is None or charge.receipt_number is None:
        raise ValueError(f"charge {charge.pk} was not paid")
    is_qualified = bool(seller.registration())
    return Document(
        title=_("領収書 兼 適格請求書") if is_qualified else _("領収書"),
        number=charge.receipt_number,
        issued_on=day_of(charge.paid_at),
        addressee=addressee_of(charge.contract),
        sentence=_("次のとおり領収しました。"),
        rows=(Row(_what(charge), charge.yen),),
        facts=(
            (_("取引の日"), day_in_words(day_of(charge.billed_at))),
            (_("支払いの日"), day_in_words(day_of(charge.paid_at))),
            (_("支払いの方法"), method_of(charge.provider)),
        ),
        notes=_unregistered(is_qualified),
    )


def invoice_of(invoice: Invoice) -> Document:
    """A bill that is to be paid by transfer."""
    is_qualified = bool(seller.registration())
    return Document(
        title=_("請求書"),
        number=invoice.number,
        issued_on=day_of(invoice.issued_at),
        addressee=addressee_of(invoice.contract),
        sentence=_("次のとおりご請求します。"),
        rows=(Row(_billed(invoice), invoice.yen),),
        facts=(
            (_("お支払いの期限"), day_in_words(invoice.due_on)),
            (_("振込先"), settings.INVOICE_ACCOUNT),
        ),
        notes=(
            _(
                "振り込み手数料はご負担ください。お名前の前に請求書の番号を入れていただけると助かります。"
            ),
            *_unregistered(is_qualified),
        ),
    )


def _billed(invoice: Invoice) -> str:
    named = {"what": invoice.what, "seats": invoice.seats}
    if invoice.until is not None:
        period = period_in_words(invoice.issued_at, invoice.until)
        return _("%(what)s %(seats)d席の追加 %(period)s(日割り)") % {**named, "period": period}
    each = _("%(what)s %(seats)d席") % named if invoice.seats > 1 else invoice.what
    period = _("1か月分") if invoice.contract.plan.period == "month" else _("1年分")
    return f"{each} {period}"


def return_of(note: ReturnNote) -> Document:
    """The note on money that was paid back, or that did not arrive and was taken back."""
    charge = note.charge
    is_qualified = bool(seller.registration())
    title = _("適格返還請求書") if is_qualified else _("返金のお知らせ")
    sentence, what, yen = _("次のとおり返金しました。"), _("返金: %(what)s"), -note.yen
    day = _("返金の日")
    if note.is_reversal:
        title = _("%(title)sの訂正") % {"title": title}
        sentence = _("次の返金は届かなかったため、取り消しました。")
        what, yen, day = _("返金の取り消し: %(what)s"), note.yen, _("取り消しの日")
    return Document(
        title=title,
        number=note.number,
        issued_on=day_of(note.at),
        addressee=addressee_of(charge.contract),
        sentence=sentence,
        rows=(Row(what % {"what": _what(charge)}, yen),),
        facts=(
            (day, day_in_words(day_of(note.at))),
            (_("もとの取引の日"), day_in_words(day_of(charge.billed_at))),
            (_("もとの領収書の番号"), charge.receipt_number or ""),
        ),
        notes=_unregistered(is_qualified),
    )


def addressee_of(contract: Contract) -> str:
    """The name that papers are made out to: as the reader wishes, else their company's or theirs."""
    reader = contract.reader
    if reader is None:
        return ""
    wanted: Addressee | None = getattr(reader, "addressee", None)
    if wanted is not None:
        return wanted.name
    group = getattr(contract, "group", None) if contract.is_group else None
    return group.name if group else reader.get_full_name()


def method_of(provider: str) -> str:
    """How a provider takes money, in words."""
    return _("銀行振り込み") if provider == "manual" else _("クレジットカード")


def period_in_words(start: datetime, end: datetime) -> str:
    """2026年12月1日(火)から2027年1月1日(金)まで."""
    return _("%(start)sから%(end)sまで") % {
        "start": day_in_words(day_of(start)),
        "end": day_in_words(day_of(end)),
    }


def _what(charge: Charge) -> str:
    name = charge.what or charge.contract.plan.name
    return f"{name} {period_in_words(charge.period_start, charge.period_end)}"


def _unregistered(is_qualified: bool) -> tuple[str, ...]:
    if is_qualified:
        return ()
    return (_("発行者は適格請求書発行事業者の登録番号を記載していません。"),)
