"""Django's own management commands: kankei manage migrate, kankei manage shell, …"""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from kankei.config.commands.ending import CannotGoOn


def run(arguments: list[str]) -> int:
    """Pass `arguments` on to Django as they are."""
    try:
        execute_from_command_line(["kankei manage", *arguments])
    except ImproperlyConfigured as fault:
        raise CannotGoOn(f"a setting is wrong: {fault}") from fault
    return 0
