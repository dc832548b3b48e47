"""What a browser calls itself, in words: Chrome on Android."""

from __future__ import annotations

from django.utils.translation import gettext as _

# In this order: most browsers also call themselves by the names of those below them.
_BROWSERS = (
    ("Edge", ("Edg/", "EdgA/", "EdgiOS/")),
    ("Opera", ("OPR/", "OPT/")),
    ("Samsung Internet", ("SamsungBrowser/",)),
    ("Vivaldi", ("Vivaldi/",)),
    ("Firefox", ("Firefox/", "FxiOS/")),
    ("Chrome", ("CriOS/", "Chrome/")),
    ("Safari", ("Safari/",)),
)
_SYSTEMS = (
    ("iPhone", ("iPhone",)),
    ("iPad", ("iPad",)),
    ("Android", ("Android",)),
    ("Windows", ("Windows",)),
    ("ChromeOS", ("CrOS",)),
    ("Mac", ("Macintosh",)),
    ("Linux", ("Linux", "X11")),
)


def device_name(user_agent: str) -> str:
    """Return "Chrome・Android" for what a browser sends of itself; what is not known is not guessed."""
    browser, system = _first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s・%(system)s") % {"browser": browser, "system": system}
    return browser or system or _("不明な端末")


def _first(known: tuple[tuple[str, tuple[str, ...]], ...], text: str) -> str:
    return next((name for name, signs in known if any(sign in text for sign in signs)), "")
