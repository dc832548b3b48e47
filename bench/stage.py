"""What benches are run on: the demo's articles as texts, and an empty database of their own."""

from __future__ import annotations

import os
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

AT = datetime(2026, 6, 1, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


@cache
def set_up() -> None:
    """Start Django on a database of its own, in memory, or on DATABASE_URL's server."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415

    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)


@cache
def texts() -> tuple[str, ...]:
    """The demo's articles as they are published, without a database."""
    from kankei.articles.rules import page_text  # noqa: PLC0415
    from kankei.newsroom.demo.content import stories  # noqa: PLC0415

    return tuple(
        page_text(
            headline=story.written(story.headline, at=AT),
            caption=story.written(story.caption, at=AT),
            place=story.place,
            reporters="",
            body=story.written(story.body, at=AT),
        ).text
        for story in stories()
    )


def fresh(times: int) -> list[str]:
    """Every text `times` over, no two alike: nothing kept from the first may help the second."""
    return [f"{text}\n\n({number}){'。' * number}" for number in range(times) for text in texts()]
