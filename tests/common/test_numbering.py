"""Series of numbers that the tax office wants without gaps."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from kankei.common import numbering


@pytest.mark.django_db(transaction=True)
def test_a_number_that_was_rolled_back_is_given_again() -> None:
    assert numbering.next_in("receipt:2026") == 1
    with transaction.atomic():
        assert numbering.next_in("receipt:2026") == 2
        transaction.set_rollback(True)
    assert numbering.next_in("receipt:2026") == 2
    assert numbering.next_in("receipt:2027") == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_taken_at_once_are_one_to_n() -> None:
    taken: list[int] = []
    start = threading.Barrier(12)

    def take() -> None:
        start.wait()
        try:
            taken.append(numbering.next_in("bill:2026"))
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(taken) == list(range(1, 13))
