"""A thousand orders of signed letters through the webhook's door; each ends as the provider stands.

Lives are recorded once, with the provider's books at every moment. In each way through one, letters are
lost, doubled, late and mixed; what the house asks the provider meanwhile goes through the real SDK and is
answered from the books of that moment.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, RequestFactory
from stripe import HTTPClient

from kankei.accounts.models import Reader
from kankei.membership.models import Contract, Plan
from kankei.payments import actions, events, reconcile, telling, views
from kankei.payments.models import ProviderEvent, Subscription
from kankei.payments.practice import shop
from kankei.payments.practice.books import GOOD, Books
from kankei.payments.practice.shapes import Thing
from kankei.payments.practice.webhooks import letter
from kankei.payments.providers import chosen, practice
from kankei.payments.providers.contract import ProviderState
from kankei.payments.providers.stripe import TELLING
from tests.payments import lives
from tests.payments.conftest import SECRET, House
from tests.payments.lives import Life, Step

pytestmark = pytest.mark.django_db
DOOR = "/payments/practice/webhook/"
WAYS = {"a_whole_life": 50, "with_a_coupon": 50, "never_paid": 90, "a_free_month": 800}
TWO_TABS = 10
# Every so often through all that stands before the view, too.
BY_CLIENT = 50


def test_together_that_is_a_thousand_ways() -> None:
    assert sum(WAYS.values()) + TWO_TABS == 1000


@contextmanager
def undone() -> Iterator[None]:
    """Try something out, and leave no trace of it."""
    # A transaction of the test's, not of the house's: the house's own still refuse the network.
    block: Any = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


class Remembering(HTTPClient):
    """The in-house transport, which answers a question about books that stand still once."""

    name = "remembering"

    def __init__(self, inner: HTTPClient) -> None:
        super().__init__()
        self._inner = inner
        self._known: dict[str, Any] = {}

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,
        **_: Any,
    ) -> Any:
        assert method == "get", "what is projected changes nothing at the provider"
        if url not in self._known:
            self._known[url] = self._inner.request(method, url, headers, post_data)
        return self._known[url]

    def close(self) -> None:
        """There is nothing to close."""


@dataclass
class Door:
    """The way in for letters, and which of the provider's moments it is."""

    clock: Any
    client: Client
    speaks: Any = None
    moments: dict[Any, Any] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    waiting: list[int] = field(default_factory=list)
    factory: RequestFactory = field(default_factory=RequestFactory)

    def stand_at(self, step: Step) -> None:
        self.clock.move_to(step.at)
        if step.at not in self.moments:
            self.moments[step.at] = speaking(step.books)
        self.speaks = self.moments[step.at]

    def post(self, event: Thing, *, by_client: bool) -> None:
        body, headers = letter(event, secret=SECRET)
        more: dict[str, Any] = {"content_type": "application/json", "headers": headers}
        if by_client:
            answer = self.client.post(DOOR, body, **more)
        else:
            answer = views.webhook(self.factory.post(DOOR, body, **more), "practice")
        assert answer.status_code == 200

    def work(self) -> None:
        """What the worker does with what was kept."""
        waiting, self.waiting[:] = list(self.waiting), []
        for event_pk in waiting:
            events.project(event_pk)


def speaking(books: Books) -> Any:
    """The provider as it stands, through the real SDK."""

    @contextmanager
    def opened() -> Iterator[Books]:
        yield books

    found = practice.practice(opened, base="http://testserver", secret=SECRET)
    transport = found._client._requestor._client
    transport._inner = Remembering(transport._inner)
    return found


@pytest.fixture
def door(house: House, monkeypatch: pytest.MonkeyPatch, client: Client) -> Door:
    made = Door(house.clock, client)
    put: Callable[..., None] = lambda *, key, **_: made.told.add(key)  # noqa: E731
    monkeypatch.setattr(telling.outbox, "put", put)
    for asks in (actions, events, reconcile):
        monkeypatch.setattr(asks, "provider", lambda name: made.speaks or chosen.provider(name))
    monkeypatch.setattr(reconcile, "chosen", lambda: made.speaks or chosen.chosen())
    enqueue = made.waiting.append
    monkeypatch.setattr(actions.tasks.project_event.__class__, "enqueue", lambda _, pk: enqueue(pk))
    return made


def deliveries(life: Life, chance: random.Random) -> list[list[Thing]]:
    """For each moment what is delivered then: each letter at its own or later, some twice, some never."""
    bags: list[list[Thing]] = [[] for _ in life.steps]
    lost = chance.choice((0.6, 0.8, 0.95))
    for number, step in enumerate(life.steps):
        for event in step.events:
            if event["type"] not in TELLING and chance.random() < 0.98:
                continue
            times = 0 if chance.random() < lost else 1 + (chance.random() < 0.3)
            for _ in range(times):
                is_late = chance.random() < 0.4
                when = chance.randrange(number, len(bags)) if is_late else number
                bags[when].append(event)
    for bag in bags:
        chance.shuffle(bag)
    return bags


@pytest.mark.parametrize("name", WAYS)
def test_letters_in_any_order_end_in_the_providers_state(
    house: House, reader: Reader, plan: Plan, yearly: Plan, door: Door, name: str
) -> None:
    more = (yearly,) if name == "a_whole_life" else ()
    life: Life = getattr(lives, name)(house, reader, plan, *more)
    posted = 0
    for seed in range(WAYS[name]):
        door.told.clear()
        with undone():
            for step, bag in zip(life.steps, deliveries(life, random.Random(seed)), strict=True):  # noqa: S311
                if not bag:
                    continue
                door.stand_at(step)
                for event in bag:
                    door.post(event, by_client=seed % BY_CLIENT == 0)
                door.work()
                posted += len(bag)
            door.stand_at(life.last)
            if list(reconcile.compared(life.last.state)):
                # All that told of the last change was lost: the night finds it; and of what was
                # never heard of, the reader's own return from the provider's page tells.
                if Subscription.objects.exists():
                    list(reconcile.differences(at=life.last.at, mend=True))
                else:
                    actions.settle(reader, at=life.last.at)
            assert_agrees(life.last.state, door, seed)
    assert posted > WAYS[name] / 2


def assert_agrees(state: ProviderState, door: Door, seed: int) -> None:
    assert list(reconcile.compared(state)) == [], seed
    assert not ProviderEvent.objects.filter(projected_at=None).exists(), seed
    assert Contract.objects.count() == 1, seed
    assert Subscription.objects.filter(ended_at=None).count() == state.is_live, seed
    most = Counter({"receipt": len(state.bills), "left": 2, "refunded": 2})
    for occasion, times in Counter(key.split(":")[0] for key in door.told).items():
        assert times <= most.get(occasion, 1), (seed, occasion)


def test_two_pages_that_are_both_paid_leave_one_subscription_in_any_order(
    house: House, reader: Reader, plan: Plan, yearly: Plan, door: Door
) -> None:
    """Both tabs were paid before the house heard of either: the later one is undone and paid back."""
    first = house.order(reader, plan)
    house.books.note("test.ready", house.books.all("customer")[0])
    second_session = _another_page(house, yearly, reader)
    with house.opened() as books:
        ids = [shop.pay(books, first.session_id, number=GOOD)["subscription"]]
        ids.append(shop.pay(books, second_session, number=GOOD)["subscription"])
    letters, before = list(house.told), house.books
    for seed in range(TWO_TABS):
        chance = random.Random(seed)  # noqa: S311
        house.books = before.rehearsed()
        house.books.answers = dict(before.answers)
        some = [event for event in letters if event["type"] in TELLING and chance.random() < 0.8]
        some += chance.sample(some, len(some) // 2)
        chance.shuffle(some)
        door.told.clear()
        with undone():
            for event in some:
                door.post(event, by_client=False)
                if chance.random() < 0.5:
                    door.work()
            door.work()
            list(reconcile.differences(at=house.at, mend=True))
            live = [one for one in house.books.all("subscription") if one["status"] != "canceled"]
            assert len(live) == 1 and live[0]["id"] in ids, seed
            assert Subscription.objects.get(ended_at=None).subscription_id == live[0]["id"], seed
            assert Contract.objects.filter(ended_at=None).count() == 1, seed
            assert sum(key.startswith("welcome:") for key in door.told) == 1, seed


def _another_page(house: House, plan: Plan, reader: Reader) -> str:
    """A second page at the provider for the same reader, as a race between two tabs leaves it."""
    from kankei.payments.providers.contract import Order  # noqa: PLC0415

    order = Order(
        number=10**6,
        reader=reader.pk,
        offer=actions.offer_of(plan, at=house.at),
        customer_id=house.books.all("customer")[0]["id"],
        success_url="http://testserver/",
        cancel_url="http://testserver/",
        at=house.at,
    )
    return chosen.chosen().begin_checkout(order).session_id
