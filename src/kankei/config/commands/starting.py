"""Django started for a command, with a sentence for every setting that is wrong."""

from __future__ import annotations

from kankei.config.commands.ending import CannotGoOn


def set_up() -> None:
    """Load settings and apps."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as fault:
        raise CannotGoOn(f"a setting is wrong: {fault}") from fault


def require_sound_settings() -> None:
    """Refuse settings with which nothing would work; mere warnings are for `kankei check`."""
    from kankei.config import checks

    faults = [message for message in checks.every_setting() if message.is_serious()]
    if faults:
        raise CannotGoOn("; ".join(f"{fault.id}: {fault.msg}: {fault.hint}" for fault in faults))


def require_ready_database() -> None:
    from kankei.config.commands import database

    if not database.state().is_ready:
        raise CannotGoOn(
            f"{database.place()} is not ready; run `kankei serve` once, or `kankei manage migrate`"
        )
