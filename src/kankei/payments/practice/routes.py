"""Requests to the practice provider: method, path and form in, status and object out."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

from kankei.payments.practice import billing, invoices, shop
from kankei.payments.practice.books import Books, Refused
from kankei.payments.practice.forms import expanded, parsed
from kankei.payments.practice.shapes import Thing, listed

Route = Callable[..., Thing]
MIN_FREE_SECONDS = 48 * 3600
_ROUTES: list[tuple[str, re.Pattern[str], Route]] = []


def _route(method: str, path: str) -> Callable[[Route], Route]:
    pattern = re.compile("/v1/" + re.sub(r"<(\w+)>", r"(?P<\1>[\\w-]+)", path) + r"\Z")

    def keep(route: Route) -> Route:
        _ROUTES.append((method, pattern, route))
        return route

    return keep


def answer(
    books: Books, method: str, path: str, text: str = "", *, key: str = "", base: str = ""
) -> tuple[int, Thing]:
    """Answer one request; a POST with the key of an earlier one gets the earlier answer."""
    form = parsed(text)
    try:
        if method == "POST" and key and key in books.answers:
            return _earlier(books, key, f"{path}?{text}")
        found = _dispatch(books, method, path, form, base)
    except Refused as refusal:
        return refusal.status, {"error": refusal.error}
    shown = expanded(books, found, form.get("expand"))
    if method == "POST" and key:
        books.answers[key] = (f"{path}?{text}", copy.deepcopy(shown))
    return 200, shown


def _earlier(books: Books, key: str, request: str) -> tuple[int, Thing]:
    before, kept = books.answers[key]
    if before == request:
        return 200, copy.deepcopy(kept)
    message = "Keys for idempotent requests can only be used with the same parameters."
    return 400, {"error": {"message": message, "type": "idempotency_error"}}


def _dispatch(books: Books, method: str, path: str, form: Thing, base: str) -> Thing:
    for wanted, pattern, route in _ROUTES:
        if wanted == method and (match := pattern.fullmatch(path)):
            return route(books, form | {"base": base}, **match.groupdict())
    raise Refused(f"Unrecognized request URL ({method}: {path}).", status=404)


def _page(things: list[Thing], form: Thing, address: str) -> Thing:
    numbers = [thing["id"] for thing in things]
    begin = numbers.index(form["starting_after"]) + 1 if "starting_after" in form else 0
    limit = int(form.get("limit", 10))
    page = listed(things[begin : begin + limit], address)
    page["has_more"] = len(things) > begin + limit
    return page


def _wanted(form: Thing, *names: str) -> dict[str, Any]:
    return {name: form[name] for name in names if name in form}


@_route("POST", "customers")
def make_customer(books: Books, form: Thing) -> Thing:
    customer = books.make("customer", **_wanted(form, "email", "name", "metadata"))
    books.note("customer.created", customer)
    return customer


@_route("GET", "customers/<number>")
def customer(books: Books, form: Thing, number: str) -> Thing:
    return books.get("customer", number)


@_route("POST", "customers/<number>")
def change_customer(books: Books, form: Thing, number: str) -> Thing:
    found = books.get("customer", number)
    before = copy.deepcopy(found)
    found |= _wanted(form, "email", "name")
    books.note("customer.updated", found, before=before)
    return found


@_route("DELETE", "customers/<number>")
def forget_customer(books: Books, form: Thing, number: str) -> Thing:
    return shop.forget(books, books.get("customer", number))


@_route("GET", "prices")
def prices(books: Books, form: Thing) -> Thing:
    keys = set(form.get("lookup_keys", {}).values())
    return _page(
        [one for one in books.all("price") if not keys or one["lookup_key"] in keys],
        form,
        "/v1/prices",
    )


@_route("POST", "prices")
def make_price(books: Books, form: Thing) -> Thing:
    if any(one["lookup_key"] == form.get("lookup_key") for one in books.all("price")):
        raise Refused("A price already uses that lookup key.", param="lookup_key")
    product = books.make("product", name=form["product_data"]["name"])
    recurring = {
        "interval": form["recurring"]["interval"],
        "interval_count": 1,
        "meter": None,
        "trial_period_days": None,
        "usage_type": "licensed",
    }
    return books.make(
        "price",
        product=product["id"],
        unit_amount=int(form["unit_amount"]),
        unit_amount_decimal=form["unit_amount"],
        recurring=recurring,
        **_wanted(form, "lookup_key", "metadata", "tax_behavior", "nickname"),
    )


@_route("POST", "coupons")
def make_coupon(books: Books, form: Thing) -> Thing:
    if form.get("id") in books.things:
        raise Refused("Coupon already exists.", code="resource_already_exists", param="id")
    return books.make(
        "coupon",
        id=form.get("id", ""),
        percent_off=float(form["percent_off"]) if "percent_off" in form else None,
        amount_off=int(form["amount_off"]) if "amount_off" in form else None,
        currency="jpy" if "amount_off" in form else None,
        duration_in_months=int(form["duration_in_months"])
        if "duration_in_months" in form
        else None,
        **_wanted(form, "duration", "name"),
    )


@_route("POST", "checkout/sessions")
def make_session(books: Books, form: Thing) -> Thing:
    asked = form.get("subscription_data", {})
    trial_end = int(asked["trial_end"]) if "trial_end" in asked else None
    if form.get("mode") != "subscription":
        raise Refused("The practice provider knows the mode subscription only.", param="mode")
    if trial_end is not None and trial_end < books.at + MIN_FREE_SECONDS:
        raise Refused("The `trial_end` date has to be at least 2 days in the future.")
    item = form["line_items"]["0"]
    price = books.get("price", item["price"])
    quantity = int(item.get("quantity", 1))
    if books.things.get(form["customer"], {"deleted": True}).get("deleted"):
        words = f"No such customer: '{form['customer']}'"
        raise Refused(words, code="resource_missing", param="customer")
    amount = 0 if trial_end else price["unit_amount"] * quantity
    session = books.make(
        "checkout.session",
        amount_subtotal=amount,
        amount_total=amount,
        expires_at=int(form.get("expires_at", books.at + 24 * 3600)),
        **_wanted(
            form,
            "customer",
            "success_url",
            "cancel_url",
            "client_reference_id",
            "metadata",
            "locale",
        ),
    )
    session["url"] = f"{form['base']}/practice/checkout/{session['id']}/"
    order = {
        "price": price["id"],
        "quantity": quantity,
        "customer": form["customer"],
        "trial_end": trial_end,
        "metadata": asked.get("metadata", {}),
        "coupons": [one["coupon"] for one in form.get("discounts", {}).values()],
    }
    books.answers[f"order {session['id']}"] = ("", order)
    return session


@_route("GET", "checkout/sessions/<number>")
def session(books: Books, form: Thing, number: str) -> Thing:
    return books.get("checkout.session", number)


@_route("POST", "checkout/sessions/<number>/expire")
def expire_session(books: Books, form: Thing, number: str) -> Thing:
    return shop.close(books, number)


@_route("GET", "subscriptions")
def subscriptions(books: Books, form: Thing) -> Thing:
    found = books.all("subscription", **_wanted(form, "customer"))
    status = form.get("status")
    if status is None:
        found = [one for one in found if one["status"] != "canceled"]
    elif status != "all":
        found = [one for one in found if one["status"] == status]
    return _page(found, form, "/v1/subscriptions")


@_route("GET", "subscriptions/<number>")
def subscription(books: Books, form: Thing, number: str) -> Thing:
    return books.get("subscription", number)


@_route("POST", "subscriptions/<number>")
def change_subscription(books: Books, form: Thing, number: str) -> Thing:
    found = books.get("subscription", number)
    if form.get("payment_behavior") == "error_if_incomplete" and "items" in form:
        tried = books.rehearsed()
        billing.update(tried, tried.get("subscription", number), form)
        if tried.get("subscription", number)["status"] == "past_due" != found["status"]:
            raise Refused("Your card was declined.", status=402, code="card_declined")
    billing.update(books, found, form)
    return found


@_route("DELETE", "subscriptions/<number>")
def end_subscription(books: Books, form: Thing, number: str) -> Thing:
    found = books.get("subscription", number)
    billing.end(books, found)
    return found


@_route("GET", "invoices")
def list_invoices(books: Books, form: Thing) -> Thing:
    found = books.all("invoice", **_wanted(form, "customer", "status"))
    if "subscription" in form:
        found = [one for one in found if _is_about(one, form["subscription"])]
    return _page(found, form, "/v1/invoices")


def _is_about(invoice: Thing, number: str) -> bool:
    return bool(invoice["parent"]["subscription_details"]["subscription"] == number)


@_route("POST", "invoices/create_preview")
def preview_invoice(books: Books, form: Thing) -> Thing:
    """The bill that a change would write at once; in a free month, the one at its end."""
    tried = books.rehearsed()
    found = tried.get("subscription", form["subscription"])
    before = found["latest_invoice"]
    asked = form["subscription_details"] | _wanted(form, "discounts")
    billing.update(tried, found, asked)
    if found["latest_invoice"] == before:
        tried.at = found["items"]["data"][0]["current_period_end"]
        billing.renew(tried, found)
    return tried.get("invoice", found["latest_invoice"])


@_route("GET", "invoices/<number>")
def invoice(books: Books, form: Thing, number: str) -> Thing:
    return books.get("invoice", number)


@_route("POST", "invoices/<number>/pay")
def pay_invoice(books: Books, form: Thing, number: str) -> Thing:
    found = books.get("invoice", number)
    if found["status"] != "open":
        raise Refused("Invoice is already paid.", code="invoice_already_paid")
    if not invoices.attempt(books, found):
        raise Refused("Your card was declined.", status=402, code="card_declined")
    return found


@_route("POST", "invoices/<number>/void")
def void_invoice(books: Books, form: Thing, number: str) -> Thing:
    found = books.get("invoice", number)
    invoices.void(books, found)
    return found


@_route("GET", "invoice_payments")
def invoice_payments(books: Books, form: Thing) -> Thing:
    return _page(
        books.all("invoice_payment", **_wanted(form, "invoice")), form, "/v1/invoice_payments"
    )


@_route("GET", "payment_intents/<number>")
def payment_intent(books: Books, form: Thing, number: str) -> Thing:
    return books.get("payment_intent", number)


@_route("GET", "charges")
def charges(books: Books, form: Thing) -> Thing:
    found = books.all("charge", **_wanted(form, "customer", "payment_intent"))
    return _page(found, form, "/v1/charges")


@_route("GET", "charges/<number>")
def charge(books: Books, form: Thing, number: str) -> Thing:
    return books.get("charge", number)


@_route("POST", "refunds")
def make_refund(books: Books, form: Thing) -> Thing:
    found = books.get("charge", form["charge"])
    left = found["amount"] - found["amount_refunded"]
    return shop.refund(
        books, found, amount=int(form.get("amount", left)), reason=form.get("reason")
    )


@_route("GET", "disputes")
def disputes(books: Books, form: Thing) -> Thing:
    return _page(
        books.all("dispute", **_wanted(form, "charge", "payment_intent")), form, "/v1/disputes"
    )


@_route("POST", "billing_portal/sessions")
def make_portal_session(books: Books, form: Thing) -> Thing:
    books.get("customer", form["customer"])
    made = books.make("billing_portal.session", **_wanted(form, "customer", "return_url", "locale"))
    made["configuration"] = "bpc_practice"
    made["url"] = f"{form['base']}/practice/portal/{made['id']}/"
    return made


@_route("GET", "events")
def events(books: Books, form: Thing) -> Thing:
    return _page(books.all("event", **_wanted(form, "type")), form, "/v1/events")


@_route("GET", "events/<number>")
def event(books: Books, form: Thing, number: str) -> Thing:
    return books.get("event", number)
