"""The way Stripe's requests are written: a[b][0]=c as nested values, and expand[]."""

from __future__ import annotations

import copy
import re
from typing import Any
from urllib.parse import parse_qsl

from kankei.payments.practice.books import Books
from kankei.payments.practice.shapes import Thing, listed

_PART = re.compile(r"[^\[\]]+|\[\]")


def parsed(text: str) -> Thing:
    """Return the nested values of a form; numbered parts stay as keys "0", "1", …"""
    result: Thing = {}
    for key, value in parse_qsl(text, keep_blank_values=True):
        parts = _PART.findall(key)
        place = result
        for part in parts[:-1]:
            place = place.setdefault(_named(part, place), {})
        place[_named(parts[-1], place)] = value
    return result


def _named(part: str, place: Thing) -> str:
    return str(len(place)) if part == "[]" else part


def expanded(books: Books, answer: Thing, paths: Any) -> Thing:
    """Return a copy of `answer` with what was asked for put in the place of its number."""
    asked = list(paths.values()) if isinstance(paths, dict) else []
    shown = copy.deepcopy(answer)
    things = shown["data"] if shown.get("object") == "list" else [shown]
    for thing in things:
        if "data.refunds" not in asked and "refunds" not in asked:
            thing.pop("refunds", None)
        for path in asked:
            _expand(books, thing, path.removeprefix("data."))
    return shown


def _expand(books: Books, thing: Thing, name: str) -> None:
    if name == "payments" and thing["object"] == "invoice":
        found = books.all("invoice_payment", invoice=thing["id"])
        address = f"/v1/invoice_payments?invoice={thing['id']}"
        thing["payments"] = listed(copy.deepcopy(found), address)
    elif isinstance(thing.get(name), str):
        thing[name] = copy.deepcopy(books.things[thing[name]])
