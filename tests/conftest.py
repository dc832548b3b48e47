"""What every test has at hand: a fixed moment, signed-in clients, and a worker that is real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from tests import make

TOKYO = ZoneInfo("Asia/Tokyo")
NOON = datetime(2021, 5, 20, 12, 0, tzinfo=TOKYO)


@pytest.fixture(autouse=True)
def _japanese() -> Iterator[None]:
    """Begin in Japanese: a page asked for in English leaves its language to the thread."""
    with translation.override("ja"):
        yield


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _japanese() -> Iterator[None]:
    """A page asked for in English leaves its language behind in the thread."""
    with translation.override("ja"):
        yield


@pytest.fixture
def at() -> datetime:
    """Noon in Tokyo on 20 May 2021, the moment most tests happen at."""
    return NOON


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The clock that views read, standing at noon; `clock.shift(3600)` moves it on."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def sign_in(db: None) -> Callable[..., Client]:
    """A browser in which `reader` is signed in: `sign_in(reader).get("/my/")`."""

    def signed_in(reader: Any = None) -> Client:
        browser = Client()
        browser.force_login(
            reader or make.make_reader(),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        return browser

    return signed_in


@pytest.fixture
def queue(settings: Any, transactional_db: None) -> Callable[[], None]:
    """The real queue in the database; calling it runs the worker until the queue is empty."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
    }

    def work() -> None:
        call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)

    return work
