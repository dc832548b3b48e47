"""What members are told about their money, once for each occasion: one function an occasion.

A key holds the number of the thing it is about, so the same occasion, however often it is read,
puts one message into the outbox.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kankei.membership.models import Contract
from kankei.notifications import actions as outbox
from kankei.payments.models import Charge, Ending

Put = Callable[[str, str, list[str]], None]


def welcome(contract: Contract) -> None:
    """Membership began."""
    with _words_to(contract) as put:
        lines = [
            _("お申し込みありがとうございます。すべての記事をお読みいただけます。"),
            _("プラン: %(plan)s") % {"plan": contract.plan.name},
        ]
        if contract.free_until is not None:
            free = _("%(until)sまで無料です。それまでに解約すれば請求はありません。")
            lines.append(free % {"until": _day(contract.free_until)})
        put(f"welcome:{contract.pk}", _("会員のお申し込みを受け付けました"), lines)


def receipt(charge: Charge) -> None:
    """A bill was paid."""
    with _words_to(charge.contract) as put:
        paid = _("お支払い: %(yen)s円(税込み、うち消費税%(tax)s円)")
        period = _("対象の期間: %(start)sから%(end)sまで")
        lines = [
            paid % {"yen": f"{charge.yen:,}", "tax": f"{charge.tax_yen:,}"},
            period % {"start": _day(charge.period_start), "end": _day(charge.period_end)},
            _("領収番号: %(number)s") % {"number": charge.receipt_number},
        ]
        put(f"receipt:{charge.pk}", _("お支払いを受け付けました"), lines)


def payment_failed(contract: Contract, charge: Charge) -> None:
    """A bill could not be collected: nothing changes yet, and there is a way to mend it."""
    with _words_to(contract) as put:
        what = _("%(yen)s円のお支払いができませんでした。記事は引き続きお読みいただけます。")
        lines = [
            what % {"yen": f"{charge.yen:,}"},
            _("カードの期限や残高をご確認のうえ、会員の画面からお支払い方法を変更してください。"),
        ]
        key = f"past-due:{contract.pk}:{charge.charge_id}"
        put(key, _("お支払いが確認できませんでした"), lines)


def recovered(contract: Contract, charge: Charge) -> None:
    """A bill that had failed was paid after all."""
    with _words_to(contract) as put:
        lines = [_("お支払いを確認しました。ありがとうございます。会員は続いています。")]
        key = f"recovered:{contract.pk}:{charge.charge_id}"
        put(key, _("お支払いを確認しました"), lines)


def left(contract: Contract, *, until: datetime | None) -> None:
    """Somebody left: they read on until the end of what is free or paid."""
    when = contract.left_at.timestamp() if contract.left_at else 0
    with _words_to(contract) as put:
        lines = [_("解約を受け付けました。これからの請求はありません。")]
        if until is not None:
            reads = _("%(until)sまで引き続きお読みいただけます。")
            lines.append(reads % {"until": _day(until)})
        put(f"left:{contract.pk}:{when:.0f}", _("解約を受け付けました"), lines)


def ended(contract: Contract) -> None:
    """Membership is over."""
    if contract.reader is not None and contract.reader.banned_at is not None:
        # They are told in other words, with what is paid back: see `shut_out`.
        return
    with _words_to(contract) as put:
        lines = [
            _("会員の期間が終わりました。フォローや保存した記事はそのまま残っています。"),
            _("いつでもまたお申し込みいただけます。"),
        ]
        put(f"ended:{contract.pk}", _("会員の期間が終わりました"), lines)


def refunded(charge: Charge) -> None:
    """Money was paid back."""
    with _words_to(charge.contract) as put:
        back = _("%(yen)s円を返金しました。カードの明細に反映されるまで数日かかることがあります。")
        key = f"refunded:{charge.pk}:{charge.refunded_yen}"
        put(key, _("返金の手続きをしました"), [back % {"yen": f"{charge.refunded_yen:,}"}])


def refund_failed(charge: Charge, *, yen: int) -> None:
    """Money that was paid back did not arrive."""
    with _words_to(charge.contract) as put:
        lines = [
            _("%(yen)s円の返金が、カード会社から届かなかったと知らせがありました。")
            % {"yen": f"{yen:,}"},
            _("別の方法でお返しできるよう、あらためてご連絡します。"),
        ]
        key = f"refund-failed:{charge.pk}:{charge.refunded_yen}"
        put(key, _("返金が届きませんでした"), lines)


def shut_out(ending: Ending) -> None:
    """Somebody was shut out, and their contract ended with it."""
    with _words_to(ending.contract) as put:
        lines = [_("ご利用を停止したため、会員の契約は終わりました。これからの請求はありません。")]
        if ending.refund_yen:
            back = _("お支払い済みの期間の残りとして、%(yen)s円を返金します。")
            lines.append(back % {"yen": f"{ending.refund_yen:,}"})
        put(f"shut-out:{ending.pk}", _("会員の契約が終わりました"), lines)


def let_in_again(contract: Contract, *, at: datetime) -> None:
    """Somebody may sign in again; the contract does not come back with it."""
    with _words_to(contract) as put:
        lines = [
            _("停止を解きました。もう一度ログインできます。"),
            _("会員の契約は停止の時に終わっています。続けるには、あらためてお申し込みください。"),
        ]
        put(f"let-in:{contract.pk}:{at.timestamp():.0f}", _("停止を解きました"), lines)


def _day(at: datetime) -> str:
    return date_format(localtime(at), "Y年n月j日")


@contextmanager
def _words_to(contract: Contract) -> Iterator[Put]:
    """Speak the language of a contract's reader; somebody who is gone is told nothing."""
    reader = contract.reader

    def put(key: str, subject: str, lines: list[str]) -> None:
        if reader is None:
            return
        address = f"{settings.SITE_URL}{reverse('membership')}"
        text = "\n".join([*lines, "", _("会員の画面"), address])
        outbox.put(key=key, to=reader.email, subject=subject, text=text, reader=reader)

    language = (reader.language if reader else "") or settings.LANGUAGE_CODE
    with translation.override(language):
        yield put
