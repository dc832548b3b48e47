"""Reading from inside an institution: by its networks, on the article's page alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from kankei.membership import rules
from kankei.membership.door import open_article
from kankei.membership.institutions import institution_at
from kankei.membership.models import Institution
from kankei.membership.viewer import Viewer
from tests.make import make_editor, make_published

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
INSIDE = "192.0.2.77"


@pytest.fixture
def library() -> Institution:
    return Institution.objects.create(
        name="みなと大学図書館", networks="192.0.2.0/24\n2001:db8:7::/48"
    )


def paid(at: datetime) -> str:
    article = make_published(at=at - timedelta(hours=1), access="members")
    return f"/articles/{article.pk}/"


def test_from_inside_an_article_opens_without_an_account(
    client: Client, library: Institution, at: datetime, clock: object
) -> None:
    path = paid(at)
    inside = client.get(path, REMOTE_ADDR=INSIDE).content.decode()
    assert "みなと大学図書館の契約で" in inside
    assert 'section class="offer"' not in inside
    outside = client.get(path, REMOTE_ADDR="192.0.3.77").content.decode()
    assert 'section class="offer"' in outside


@pytest.mark.parametrize(
    ("address", "is_in"),
    [
        ("192.0.2.0", True),
        ("192.0.2.255", True),
        ("192.0.1.255", False),
        ("::ffff:192.0.2.9", True),
        ("2001:db8:7:1::9", True),
        ("2001:db8:8::9", False),
        ("", False),
        ("unknown", False),
        ("192.0.2.9, 10.0.0.1", False),
    ],
)
def test_an_address_is_inside_or_it_is_not(
    library: Institution, at: datetime, address: str, is_in: bool
) -> None:
    assert (institution_at(address, at=at) == library) is is_in


def test_a_header_that_anybody_can_write_opens_nothing(
    client: Client, library: Institution, at: datetime, clock: object, settings: object
) -> None:
    path = paid(at)
    forged = {"HTTP_X_FORWARDED_FOR": INSIDE, "REMOTE_ADDR": "198.51.100.9"}
    assert 'section class="offer"' in client.get(path, **forged).content.decode()  # type: ignore[arg-type]
    settings.TRUSTED_PROXIES = 1  # type: ignore[attr-defined]
    assert 'section class="offer"' not in client.get(path, **forged).content.decode()  # type: ignore[arg-type]
    forged["HTTP_X_FORWARDED_FOR"] = f"{INSIDE}, 198.51.100.10"
    assert 'section class="offer"' in client.get(path, **forged).content.decode()  # type: ignore[arg-type]


@pytest.mark.parametrize("surface", ["feed", "search", "mail", "og", "my", "sitemap", "api"])
def test_only_page_and_print_open_from_inside(
    library: Institution, at: datetime, surface: str
) -> None:
    article = make_published(at=at - timedelta(hours=1), access="members")
    viewer = Viewer(address=INSIDE)
    assert not open_article(viewer, article, surface, at=at).is_open
    assert open_article(viewer, article, "print", at=at).institution == "みなと大学図書館"


def test_an_institution_ends_on_its_day_and_when_it_is_switched_off(
    library: Institution, at: datetime
) -> None:
    library.until = at
    library.save()
    assert institution_at(INSIDE, at=at - timedelta(seconds=1)) == library
    assert institution_at(INSIDE, at=at) is None
    library.until, library.is_active = None, False
    library.save()
    assert institution_at(INSIDE, at=at) is None


def test_no_shared_cache_keeps_a_page_that_depends_on_the_address(
    client: Client, library: Institution, at: datetime, clock: object
) -> None:
    path = paid(at)
    for address in (INSIDE, "198.51.100.9"):
        kept = client.get(path, REMOTE_ADDR=address).headers["Cache-Control"]
        assert kept == "private, no-store"
    library.delete()
    assert "public" in client.get(path).headers["Cache-Control"]


@pytest.mark.parametrize(
    "line",
    ["192.0.2.0/", "192.0.2.0", "192.0.2.7/24", "192.0.2.0/33", "192.0.2.0/0x18", "/24", "大学/24", "2001:db8::/129", "192.0.2.0/-1"],
)  # fmt: skip
def test_a_mistyped_network_is_refused_and_never_read_as_a_wider_one(
    line: str, at: datetime
) -> None:
    with pytest.raises(ValueError, match=re.escape(line)):
        rules.networks_in(f"198.51.100.0/24\n{line}")
    Institution.objects.create(name="みなと", networks=f"{line}\n198.51.100.0/24")
    assert institution_at("203.0.113.5", at=at) is None
    assert institution_at("198.51.100.5", at=at) is not None


def test_the_desk_refuses_a_network_that_would_open_the_paper_to_everybody(
    sign_in: Browser,
) -> None:
    desk = sign_in(make_editor())
    form = {"name": "みなと大学", "networks": "0.0.0.0/0", "is_active": "on", "until": ""}
    answer = desk.post("/desk/institutions/add/", form)
    assert "広すぎます" in answer.content.decode()
    assert not Institution.objects.exists()
    desk.post("/desk/institutions/add/", form | {"networks": " 192.0.2.0/24 \n\n2001:db8::/32"})
    assert Institution.objects.get().networks == "192.0.2.0/24\n2001:db8::/32"
