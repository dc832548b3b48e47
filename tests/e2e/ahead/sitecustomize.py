"""Python loads this at its start where its folder is on the path: the clock goes DAYS_AHEAD of the true one."""

import os
from datetime import UTC, datetime, timedelta

import time_machine

time_machine.travel(
    datetime.now(UTC) + timedelta(days=float(os.environ["DAYS_AHEAD"])), tick=True
).start()
