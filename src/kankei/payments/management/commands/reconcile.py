"""kankei manage reconcile: what differs between the house's books and its providers'."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kankei.common.clock import now
from kankei.payments import reconcile


class Command(BaseCommand):
    help = (
        "Reads every running subscription at its provider, and prints what stands otherwise here. "
        "With --mend, what stands here is made to agree; nothing is ever charged by it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="make the books here agree")

    def handle(self, *args: Any, mend: bool, **options: Any) -> None:
        found = list(reconcile.differences(at=now(), mend=mend))
        for difference in found:
            self.stdout.write(str(difference))
        ending = ", mended" if mend and found else ""
        self.stdout.write(f"{len(found)} differences{ending}.")
