"""Mails of these tests go the way of the house: into the outbox."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _mails_by_the_outbox(settings: Any) -> None:
    # The test runner puts a backend of its own in place.
    settings.EMAIL_BACKEND = "kankei.notifications.mail.OutboxBackend"
