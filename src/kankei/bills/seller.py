"""Who sells memberships, as the operator has said in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from kankei.bills.rules import is_registration


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the page that the law asks for; `setting` is named where it is empty."""

    heading: str
    words: str
    setting: str = ""


def name() -> str:
    """The seller's name, or the paper's where the operator has not said it."""
    return settings.SELLER_NAME or settings.SITE_NAME


def registration() -> str:
    """The registration number for 適格請求書, or "" where there is no good one."""
    number: str = settings.INVOICE_REGISTRATION
    return number if is_registration(number) else ""


def address_lines() -> tuple[str, ...]:
    """Where and how the seller is reached, line by line, without what is not filled in."""
    known = (settings.SELLER_ADDRESS, settings.SELLER_PHONE, settings.SELLER_MAIL)
    return tuple(line for line in known if line)


def facts() -> Iterator[Fact]:
    """What 特定商取引法 asks to be shown about the seller; what is empty has to be filled in."""
    yield Fact(_("販売業者"), settings.SELLER_NAME, "KANKEI_SELLER_NAME")
    yield Fact(_("運営責任者"), settings.SELLER_PERSON, "KANKEI_SELLER_PERSON")
    yield Fact(_("所在地"), settings.SELLER_ADDRESS, "KANKEI_SELLER_ADDRESS")
    phone = settings.SELLER_PHONE
    if phone and settings.SELLER_HOURS:
        phone = f"{phone} ({settings.SELLER_HOURS})"
    yield Fact(_("電話番号"), phone, "KANKEI_SELLER_PHONE")
    yield Fact(_("メールアドレス"), settings.SELLER_MAIL, "KANKEI_SELLER_MAIL")
    yield Fact(_("適格請求書の登録番号"), registration(), "KANKEI_INVOICE_REGISTRATION")
