"""Take the pictures of docs/screenshots again, from a demo newsroom that is served for them."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
import browser  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.e2e import people  # noqa: E402
from tests.e2e.conftest import DESK, PHONE  # noqa: E402
from tests.e2e.site import Site, served  # noqa: E402

FOLDER = ROOT / "docs/screenshots"
COLOURS = 96


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: of which page, on which device, in which light, and as whom."""

    name: str
    path: str
    on_phone: bool = False
    is_dark: bool = False
    reader: str = ""
    leads_to: str = ""


ARTICLE = "main a[href^='/articles/']:visible"
PICTURES = (
    Picture("front-desktop-light", "/"),
    Picture("front-phone-light", "/", on_phone=True),
    Picture("article-desktop-light", "/relations/RUS-USA/", reader=people.MEMBER, leads_to=ARTICLE),
    Picture("article-phone-dark", "/sections/world/", on_phone=True, is_dark=True,
            reader=people.MEMBER, leads_to=ARTICLE),
    Picture("relation-desktop-light", "/relations/RUS-USA/"),
    Picture("triangle-desktop-dark", "/relations/CHN-RUS-USA/", is_dark=True),
    Picture("my-phone-dark", "/my/", on_phone=True, is_dark=True, reader=people.MEMBER),
    Picture("my-desktop-light", "/my/", reader=people.MEMBER),
    Picture("desk-desktop-light", "/desk/", reader=people.EDITOR),
)  # fmt: skip


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    home = os.environ.get("KANKEI_E2E_HOME")
    with (
        served("--demo", home=Path(home) if home else None) as site,
        sync_playwright() as playwright,
    ):
        running = playwright.chromium.launch(
            executable_path=browser.chromium(), args=["--no-sandbox"]
        )
        total = sum(take(running, site, picture) for picture in PICTURES)
        running.close()
    print(f"{len(PICTURES)} pictures, {total // 1024} KB")


def take(running: Browser, site: Site, picture: Picture) -> int:
    """Take one picture and return its size."""
    context = running.new_context(
        viewport=PHONE if picture.on_phone else DESK,
        device_scale_factor=1.5 if picture.on_phone else 1,
        color_scheme="dark" if picture.is_dark else "light",
        locale="ja-JP",
        timezone_id="Asia/Tokyo",
    )
    page = context.new_page()
    if picture.reader:
        people.sign_in(page, site, picture.reader)
    show(page, site, picture)
    file = FOLDER / f"{picture.name}.png"
    # Pages of type and lines lose nothing that an eye sees with a palette.
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    context.close()
    size = file.stat().st_size
    print(f"{picture.name} {size // 1024} KB", flush=True)
    return size


def show(page: Page, site: Site, picture: Picture) -> None:
    page.goto(site.at(picture.path))
    if picture.leads_to:
        href = page.locator(picture.leads_to).first.get_attribute("href") or "/"
        page.goto(site.at(href.partition("#")[0]))
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main()
