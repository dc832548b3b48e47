"""What every page has to hold in a browser: rules of accessibility, and no sideways scrolling."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_axe = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
_WIDEST = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")]
    .filter((node) => node.getBoundingClientRect().right > wide + 1)
    .slice(0, 5)
    .map((node) => node.tagName + "." + node.className);
}"""


def broken_rules(page: Page) -> list[str]:
    """The rules of accessibility that the page breaks, each with the first place."""
    found: dict[str, Any] = _axe.run(page, options=RULES).response
    return [
        f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]}"
        f" ({one['nodes'][0].get('failureSummary', '')[:200]})"
        for one in found["violations"]
    ]


def too_wide(page: Page) -> list[str]:
    """What sticks out to the right of the window."""
    return list(page.evaluate(_WIDEST))
