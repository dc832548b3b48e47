"""Mails about membership: put into the outbox with keys that let each leave once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from kankei.accounts.models import Reader
from kankei.bills.wording import day_in_words, yen_in_words
from kankei.notifications import actions as notifications


def to_reader(reader: Reader, name: str, *, key: str, **values: Any) -> None:
    """Put the letter `name` to `reader` into the outbox, in their language."""
    with translation.override(reader.language or settings.LANGUAGE_CODE):
        subject, text = _written(name, values)
        notifications.put(key=key, to=reader.email, subject=subject, text=text, reader=reader)


def to_stranger(to: str, name: str, *, key: str, language: str, **values: Any) -> None:
    """Put the letter `name` to an address that may belong to nobody known."""
    with translation.override(language or settings.LANGUAGE_CODE):
        subject, text = _written(name, values)
        notifications.put(key=key, to=to, subject=subject, text=text)


def link(view: str, *arguments: Any) -> str:
    """The whole address of one of our pages, for a mail."""
    return f"{settings.SITE_URL}{reverse(view, args=arguments)}"


def _written(name: str, values: dict[str, Any]) -> tuple[str, str]:
    """The first line of a letter is its subject; the rest, after an empty line, its text.

    Days and sums are put in words here, in the language that the letter is written in.
    """
    words = {key: _in_words(key, value) for key, value in values.items()}
    whole = render_to_string(f"bills/mail/{name}.txt", words | {"site_name": settings.SITE_NAME})
    subject, _, text = whole.strip().partition("\n")
    return subject.strip(), text.strip() + "\n"


def _in_words(key: str, value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return day_in_words(value)
    return yen_in_words(value) if key == "yen" else value
