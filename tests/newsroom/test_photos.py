"""Pictures: measured when they come in, and nothing else comes in under their name."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from kankei.articles.models import Photo
from kankei.newsroom import editors
from tests import make

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_articles_photo:add"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450"><path d="M0 0h9"/></svg>'


@pytest.fixture
def desk(sign_in: Callable[..., Client], at: datetime, settings: Any, tmp_path: Path) -> Client:
    settings.MEDIA_ROOT = tmp_path
    reader = make.make_reader()
    editors.make_editor(reader, by=None, at=at)
    return sign_in(reader)


def picture(kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 360), "navy").save(out, kind)
    return out.getvalue()


def add(desk: Client, name: str, content: bytes) -> str:
    file = SimpleUploadedFile(name, content)
    answer = desk.post(
        reverse(ADD), {"file": file, "alt": "会談する両外相", "credit": "関係新報"}, follow=True
    )
    return answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "size"),
    [
        ("a.png", picture(), (640, 360)),
        ("a.jpg", picture("JPEG"), (640, 360)),
        ("a.webp", picture("WEBP"), (640, 360)),
        ("a.svg", DRAWING, (800, 450)),
    ],
)
def test_a_picture_is_measured(
    desk: Client, name: str, content: bytes, size: tuple[int, int]
) -> None:
    add(desk, name, content)
    photo = Photo.objects.get()
    assert (photo.width, photo.height) == size


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.png", b"no picture", "画像として読めません"),
        ("a.jpg", b"%PDF-1.7", "画像として読めません"),
        ("a.svg", b"<svg><script>alert(1)</script></svg>", "SVGは使えません"),
        ("a.svg", b'<svg onload="alert(1)"></svg>', "SVGは使えません"),
        ("a.svg", b"<html></html>", "SVGは使えません"),
        ("a.png", b"\x89PNG" + b"0" * (10 * 1024 * 1024), "10MBを超えています"),
    ],
)
def test_what_is_no_picture_is_refused_with_the_words_kept(
    desk: Client, name: str, content: bytes, why: str
) -> None:
    page = add(desk, name, content)
    assert why in page
    assert "会談する両外相" in page
    assert not Photo.objects.exists()


def test_a_picture_can_be_put_in_from_within_the_article(desk: Client) -> None:
    create = reverse("wagtailsnippetchoosers_articles_photo:create")
    file = SimpleUploadedFile("a.png", picture())
    fields = {"file": file, "alt": "海峡", "credit": "共同"}
    assert desk.post(create, fields).status_code == 200
    assert Photo.objects.get().width == 640
