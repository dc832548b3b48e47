"""An editor's browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from tests.newsroom.at_the_desk import editor


@pytest.fixture
def desk(sign_in: Callable[..., Client], at: datetime) -> Client:
    return sign_in(editor(at, display_name="編集 花子"))
