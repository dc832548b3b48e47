"""Whatever order, repeats and losses events come in, the books end as the provider's stand."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from kankei.accounts.models import Reader
from kankei.membership.models import Contract, Plan
from kankei.payments import ledger, reconcile, telling
from kankei.payments.models import ProviderEvent, Subscription
from tests.payments import lives
from tests.payments.conftest import House
from tests.payments.lives import Life, Step

pytestmark = pytest.mark.django_db
# The thousand ways through the house's own door are in test_through_the_door.py.
DELIVERIES = 4


@contextmanager
def undone() -> Iterator[None]:
    """Try something out, and leave no trace of it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def record(
    house: House,
    reader: Reader,
    plan: Plan,
    yearly: Plan,
) -> Callable[[str], Life]:
    def recorded(name: str) -> Life:
        if name == "a_whole_life":
            return lives.a_whole_life(house, reader, plan, yearly)
        return (
            lives.a_free_month(house, reader, plan)
            if name == "a_free_month"
            else (lives.never_paid(house, reader, plan))
        )

    return recorded


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The keys that were put into the outbox, where one key is one message: that is tested there."""
    keys: set[str] = set()
    monkeypatch.setattr(telling.outbox, "put", lambda *, key, **_: keys.add(key))
    return keys


def readings(life: Life, chance: random.Random) -> list[Step]:
    """The life's moments in any order: some twice, some never."""
    some = [step for step in life.steps if chance.random() > 0.5]
    again = [step for step in some if chance.random() < 0.3]
    mixed = some + again
    chance.shuffle(mixed)
    return mixed


@pytest.mark.parametrize(
    ("name", "ways"), [("a_whole_life", 60), ("a_free_month", 20), ("never_paid", 20)]
)
def test_readings_in_any_order_end_in_the_providers_state(
    record: Callable[[str], Life], told: set[str], name: str, ways: int
) -> None:
    life = record(name)
    for seed in range(ways):
        chance = random.Random(seed)  # noqa: S311
        came = readings(life, chance)
        told.clear()
        with undone():
            for step in came:
                ledger.apply(step.state, at=step.at)
            if life.last not in came and list(reconcile.compared(life.last.state)):
                ledger.apply(life.last.state, at=life.last.at)
            assert_agrees(life, told, seed)


def assert_agrees(life: Life, told: set[str], seed: int) -> None:
    assert list(reconcile.compared(life.last.state)) == [], seed
    assert Contract.objects.count() == 1, seed
    assert Subscription.objects.filter(ended_at=None).count() <= 1, seed
    bills = len(life.last.state.bills)
    most = Counter(receipt=bills, left=2, recovered=1)
    for occasion, times in Counter(key.split(":")[0] for key in told).items():
        assert times <= most.get(occasion, 1), (seed, occasion)


@pytest.mark.parametrize("seed", range(DELIVERIES))
def test_letters_lost_doubled_and_mixed_between_the_moments_end_in_the_providers_state(
    house: House, reader: Reader, plan: Plan, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    house.pay(house.order(reader, plan))
    for days in (1, 31, 31, 31):
        house.later(days=days)
        waiting, house.told[:] = list(house.told), []
        letters = [event for event in waiting if chance.random() > 0.5]
        letters += [event for event in letters if chance.random() < 0.4]
        chance.shuffle(letters)
        late = [event for event in letters if chance.random() < 0.3]
        for event in letters:
            if event not in late:
                house.bring(event)
        house.told[:] = late + house.told
    house.tell()
    list(reconcile.differences(at=house.at, mend=True))
    assert list(reconcile.differences(at=house.at)) == []
    assert Subscription.objects.filter(ended_at=None).count() == 1
    assert house.mails().count("welcome") == 1
    assert len(set(house.keys())) == len(house.keys())


def test_an_event_that_comes_twice_is_kept_once(house: House, reader: Reader, plan: Plan) -> None:
    house.pay(house.order(reader, plan))
    waiting = list(house.told)
    house.tell()
    for event in waiting:
        house.bring(event)
    assert ProviderEvent.objects.count() == len(waiting)
    assert not ProviderEvent.objects.filter(projected_at=None).exists()
    assert house.mails() == ["welcome"]
