"""When digests leave and when it is quiet: by Japan's clock, and never twice for one slot."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kankei.notifications.hours import TOKYO, Hours, quiet_until

HALF_HOURS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
MOMENTS = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
HOURS = st.builds(
    Hours, st.none() | HALF_HOURS, st.none() | HALF_HOURS, st.none() | HALF_HOURS,
    st.integers(0, 6),
)  # fmt: skip


@given(HOURS, MOMENTS)
def test_slots_follow_each_other_without_a_gap_and_without_end(hours: Hours, at: datetime) -> None:
    ahead, behind = hours.next_after(at), hours.last_until(at)
    if hours.are_none:
        assert ahead is behind is None
        return
    assert behind is not None
    assert ahead is not None
    assert behind <= at < ahead
    assert hours.next_after(behind) == ahead
    assert hours.last_until(ahead) == ahead
    assert ahead - behind <= timedelta(days=7)


def test_morning_evening_and_week_are_japans() -> None:
    hours = Hours(time(7), time(18), time(9), 6)
    friday = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)  # Saturday, 6:30 in Tokyo
    slots = []
    at = friday
    for _ in range(5):
        following = hours.next_after(at)
        assert following is not None
        slots.append(following.astimezone(TOKYO).strftime("%a %H:%M"))
        at = following
    assert slots == ["Sat 07:00", "Sat 18:00", "Sun 07:00", "Sun 09:00", "Sun 18:00"]


def test_quiet_hours_go_over_midnight() -> None:
    def quiet(hour: int) -> datetime | None:
        at = datetime(2026, 11, 22, hour, 15, tzinfo=TOKYO)
        return quiet_until(at, since=time(22), until=time(7))

    assert quiet(23) == datetime(2026, 11, 23, 7, tzinfo=TOKYO)
    assert quiet(3) == datetime(2026, 11, 22, 7, tzinfo=TOKYO)
    assert quiet(7) is None
    assert quiet(12) is None


@given(MOMENTS, HALF_HOURS, HALF_HOURS)
def test_quiet_ends_within_a_day_and_is_over_when_it_ends(
    at: datetime, since: time, until: time
) -> None:
    ends = quiet_until(at, since=since, until=until)
    if since == until:
        assert ends is None
    elif ends is not None:
        assert at < ends <= at + timedelta(days=1)
        assert quiet_until(ends, since=since, until=until) is None
