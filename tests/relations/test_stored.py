"""A reading as it is kept: read back as it was, whoever wrote it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from kankei.relations.stored import as_json, from_json
from kankei_reading import read
from kankei_reading.types import Span
from tests.make import BODY

READING = read(BODY, date(2021, 5, 20))


def _with_named_spans(value: Any) -> Any:
    """The form in which spans were kept while they were no tuples."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, dict):
        return {name: _with_named_spans(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_named_spans(one) for one in value]
    return value


def test_a_reading_is_read_back_from_json_as_it_was() -> None:
    assert from_json(json.loads(json.dumps(as_json(READING)))) == READING


def test_a_reading_that_was_kept_before_spans_were_tuples_is_read_back_too() -> None:
    earlier = json.loads(json.dumps(_with_named_spans(as_json(READING))))
    assert earlier["sentences"][0]["span"].keys() == {"start", "end"}
    assert from_json(earlier) == READING
