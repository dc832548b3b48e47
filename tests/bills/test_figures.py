"""The operator's figures: each is what counting one by one gives."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from kankei.bills import figures, receipts
from kankei.bills.models import ReturnNote
from kankei.membership import groups, queries
from kankei.membership.models import Contract, Plan, Seat
from kankei.membership.rules import tax_in
from kankei.newsroom.desk.figures import sheet
from kankei.payments.models import Charge
from tests.bills.test_confirmation import text_of
from tests.make import make_charge, make_contract, make_editor, make_plan, make_reader

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
JST = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 22, 21, 30, tzinfo=JST)


def make_history(seed: int) -> None:
    """Sixty contracts of all fates over two years, with their charges."""
    chance = random.Random(seed)  # noqa: S311
    plans = [make_plan(name=name, price=price) for name, price in (("月", 1980), ("年", 19800))]
    for _ in range(60):
        joined = NOW - timedelta(minutes=chance.randint(0, 730 * 24 * 60))
        is_free = chance.random() < 0.7
        free_until = joined + timedelta(days=31) if is_free else None
        contract = make_contract(
            make_reader(), at=joined, plan=chance.choice(plans), free_until=free_until,
            provider=chance.choice(["manual", "stripe"]),
        )  # fmt: skip
        start = free_until or joined
        while start < NOW and chance.random() < 0.85:
            _charge(contract, start, chance)
            start += timedelta(days=chance.choice([30, 31]))
            contract.paid_until = start
        _end(contract, start, chance)
        contract.save()
    receipts.note_returns(at=NOW)


def _charge(contract: Contract, start: datetime, chance: random.Random) -> None:
    state = chance.choices(list(Charge.State), weights=[16, 2, 1, 1])[0]
    refunded = contract.plan.price if state == "refunded" else 0
    if state == "paid" and chance.random() < 0.2:
        refunded = chance.randint(1, 1000)
    is_paid = state != "failed"
    fields = {} if is_paid else {"paid_at": None, "receipt_number": None}
    make_charge(
        contract, at=start, state=state, refunded_yen=refunded,
        refunded_at=min(NOW, start + timedelta(days=chance.randint(0, 60))) if refunded else None,
        period_end=start + timedelta(days=chance.choice([29, 30, 31])), **fields,
    )  # fmt: skip


def _end(contract: Contract, start: datetime, chance: random.Random) -> None:
    fate = chance.random()
    if fate < 0.3:
        contract.left_at = start - timedelta(days=3)
    if fate < 0.2:
        contract.ended_at = start
    if fate > 0.7:
        contract.past_due_since = start - timedelta(days=chance.randint(0, 20))


def month_of(at: datetime) -> date:
    local = at.astimezone(JST)
    return date(local.year, local.month, 1)


@pytest.mark.parametrize("seed", [1, 2])
def test_members_are_those_whose_contract_opens_articles(seed: int) -> None:
    make_history(seed)
    for days in (0, 1, 20, 45, 400):
        at = NOW - timedelta(days=days, hours=days)
        mine = [
            one for one in Contract.objects.select_related("plan") if queries.is_open(one, at=at)
        ]
        assert set(figures.open_contracts(at=at)) == set(mine)
        counted = {row.plan: row.members for row in figures.members(at=at)}
        assert counted == Counter(one.plan.name for one in mine)
        free = {row.plan: row.free for row in figures.members(at=at) if row.free}
        assert free == Counter(
            one.plan.name
            for one in mine
            if one.free_until and one.free_until > at and one.paid_until is None
        )


@pytest.mark.parametrize("seed", [3, 4])
def test_income_is_every_charge_less_every_return_of_the_month(seed: int) -> None:
    make_history(seed)
    rows = {row.month: row for row in figures.income(at=NOW, count=24)}
    charged, returned, tax = Counter[date](), Counter[date](), Counter[date]()
    for charge in Charge.objects.exclude(paid_at=None):
        assert charge.paid_at is not None
        charged[month_of(charge.paid_at)] += charge.yen
        tax[month_of(charge.paid_at)] += charge.tax_yen
    for note in ReturnNote.objects.all():
        returned[month_of(note.at)] += note.yen
        tax[month_of(note.at)] -= tax_in(note.yen)
    assert sum(charged.values()) > 100_000
    assert returned
    for month, row in rows.items():
        expected = (charged[month], returned[month], charged[month] - returned[month], tax[month])
        assert (row.charged, row.returned, row.net, row.tax) == expected


def test_a_payment_in_japans_first_night_of_a_month_counts_for_that_month() -> None:
    contract = make_contract(make_reader())
    make_charge(contract, at=datetime(2026, 11, 1, 0, 30, tzinfo=JST), yen=1000)
    make_charge(contract, at=datetime(2026, 10, 31, 23, 30, tzinfo=JST), yen=300)
    rows = {row.month.month: row.charged for row in figures.income(at=NOW)}
    assert (rows[11], rows[10]) == (1000, 300)


@pytest.mark.parametrize("seed", [5, 6])
def test_conversion_is_who_paid_of_those_whose_free_month_is_over(seed: int) -> None:
    make_history(seed)
    paid = set(Charge.objects.exclude(paid_at=None).values_list("contract", flat=True))
    for row in figures.conversion(at=NOW, count=24):
        cohort = [
            one
            for one in Contract.objects.exclude(free_until=None)
            if month_of(one.joined_at) == row.month
        ]
        over = [one for one in cohort if one.free_until and one.free_until <= NOW]
        came = [one for one in over if one.pk in paid]
        assert (row.began, row.finished, row.converted) == (len(cohort), len(over), len(came))
        assert row.rate is None if not over else row.rate == 100 * len(came) / len(over)


@pytest.mark.parametrize("seed", [7, 8])
def test_churn_is_who_was_paying_at_the_start_of_a_month_and_not_at_its_end(seed: int) -> None:
    make_history(seed)

    def paying(month: date) -> set[int]:
        moment = datetime(month.year, month.month, 1, tzinfo=JST)
        return {
            one.contract_id
            for one in Charge.objects.filter(state="paid")
            if one.period_start <= moment < one.period_end
        }

    rows = figures.churn(at=NOW, count=18)
    assert any(row.gone for row in rows)
    for row in rows:
        after = date(row.month.year + row.month.month // 12, row.month.month % 12 + 1, 1)
        before = paying(row.month)
        assert (row.paying, row.gone) == (len(before), len(before - paying(after)))


def test_seats_that_are_taken_count_and_the_company_itself_does_not() -> None:
    plan = make_plan(name="法人会員", price=1500, kind=Plan.Kind.GROUP)
    group = groups.found(make_reader(), plan=plan, name="みなと商事", seats=5, at=NOW)
    Contract.objects.update(paid_until=NOW + timedelta(days=9))
    for number in (1, 2):
        Seat.objects.filter(group=group, number=number).update(reader=make_reader())
    assert [(row.plan, row.members) for row in figures.members(at=NOW)] == [("法人会員", 2)]


def test_the_page_costs_as_many_queries_however_many_members(
    sign_in: Browser, django_assert_max_num_queries: Callable
) -> None:
    desk = sign_in(make_editor())
    desk.get("/desk/figures/")
    with django_assert_max_num_queries(80) as few:
        desk.get("/desk/figures/")
    make_history(9)
    with django_assert_max_num_queries(len(few)):
        desk.get("/desk/figures/")


def test_the_page_shows_definitions_beside_the_figures_and_draws_them(sign_in: Browser) -> None:
    make_history(10)
    desk = sign_in(make_editor())
    page = desk.get("/desk/figures/").content.decode()
    assert page.count("<caption>") == 4
    assert page.count('<svg class="desk-drawing"') == 2


def test_the_figures_are_for_who_was_given_the_right(sign_in: Browser) -> None:
    editor = make_reader(is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    paths = ("/desk/figures/", "/desk/figures/income.csv", "/desk/agreed/")
    assert {sign_in(editor).get(path).status_code for path in paths} <= {302, 403}
    editor.user_permissions.add(Permission.objects.get(codename="view_figures"))
    desk = sign_in(type(editor).objects.get(pk=editor.pk))
    assert [desk.get(path).status_code for path in paths[:2]] == [200, 200]
    assert desk.get("/desk/agreed/").status_code in {302, 403}


def test_a_spreadsheet_opens_the_csv_and_runs_no_formula(sign_in: Browser) -> None:
    plan = make_plan(name='=HYPERLINK("http://evil.example")')
    make_contract(make_reader(), plan=plan, at=NOW, free_until=datetime(2100, 1, 1, tzinfo=JST))
    answer = sign_in(make_editor()).get("/desk/figures/members.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "プラン"
    assert rows[1][0] == '\'=HYPERLINK("http://evil.example")'
    for start in "=+-@\t\r":
        cell = next(csv.reader(io.StringIO(sheet([[f"{start}1"]]).decode("utf-8-sig"), newline="")))
        assert cell[0].startswith("'")
    assert sheet([[-5, None]]) == b"\xef\xbb\xbf-5,\r\n"


def test_the_operator_reads_again_what_somebody_agreed_to(sign_in: Browser) -> None:
    from kankei.bills.models import Confirmation  # noqa: PLC0415
    from tests.bills.test_confirmation import join  # noqa: PLC0415

    make_plan(slug="tsukigime", name="月ぎめ会員")
    join(sign_in())
    kept = Confirmation.objects.get()
    desk = sign_in(make_editor())
    assert "月ぎめ会員" in text_of(desk.get(f"/desk/agreed/?contract={kept.contract_id}"))
    page = desk.get(f"/desk/agreed/{kept.pk}/").content.decode()
    assert "記録した時の内容のままです" in page
    assert kept.digest in page
