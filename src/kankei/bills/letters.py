"""Mails about membership: put into the outbox with keys that let each leave once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from kankei.accounts.models import Reader
from kankei.notifications import actions as notifications


def to_reader(reader: Reader, name: str, *, key: str, **values: Any) -> None:
    """Put the letter `name` to `reader` into the outbox, in their language."""
    with translation.override(reader.language or settings.LANGUAGE_CODE):
        subject, text = _written(name, values | {"reader": reader})
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
    """The first line of a letter is its subject; the rest, after an empty line, its text."""
    whole = render_to_string(f"bills/mail/{name}.txt", values | {"site_name": settings.SITE_NAME})
    subject, _, text = whole.strip().partition("\n")
    return subject.strip(), text.strip() + "\n"
