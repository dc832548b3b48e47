"""Reading an article costs at most four times what it costs to cut it into words."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from sudachipy import Dictionary, SplitMode

from bench import ginza, stage
from bench.measuring import Result, compared
from kankei_reading import pipeline, read

ROOT = Path(__file__).resolve().parents[1]
BOUND = 4.0
LAYERS = {
    "plain": "widths and ruby",
    "begin": "page, sentences, words",
    "find_dates": "dates",
    "find_quantities": "quantities",
    "find_names": "names",
    "find_land": "the land it plays in",
    "find_people": "people",
    "find_referents": "referents",
    "find_quotes": "quotes",
    "find_events": "events",
    "find_signals": "signals",
    "find_relations": "relations",
}


def measure() -> Iterator[Result]:
    for engine in ("plain", "compiled"):
        if engine == "plain" or _can_be_compiled():
            yield _apart(engine)
    yield from ginza.measure()


def _can_be_compiled() -> bool:
    """Compile the engine unless it is; nothing is measured of it where that cannot be."""
    command = [sys.executable, ROOT / "scripts/compiled.py", "--here"]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0


def _apart(engine: str) -> Result:
    """Measure in a process of its own, which has one of the two engines."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.reading", engine],
        env=os.environ | {"READING_ENGINE": engine},
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    values = json.loads(done.stdout)
    return Result(**values | {"more": tuple(values["more"])})


def measured(engine: str) -> Result:
    """Measure the engine of this process, by its name."""
    bare = Dictionary(dict="core").tokenizer(mode=SplitMode.C)
    inputs = stage.fresh(3)
    result = compared(
        "reading" if engine == "plain" else f"reading, {engine}",
        ours=_read,
        peer=lambda text: [morpheme.surface() for morpheme in bare.tokenize(text)],
        inputs=inputs,
        bound=BOUND,
        words=f"{len(inputs)} articles; peer: SudachiPy's bare tokenising of the same text",
        clock=time.process_time,
    )
    characters = statistics.mean(map(len, inputs))
    pace = 1500 / characters * result.ours
    layers = _layers(inputs, result.peer) if engine == "plain" else ()
    words = f"{1 / pace:.0f} articles of 1,500 characters a second on one core"
    return replace(result, more=(words, *layers))


def _read(text: str) -> object:
    return read(text, stage.AT.date())


def _layers(inputs: Sequence[str], peer: float) -> Iterator[str]:
    """What each layer costs, in bare tokenisings; medians over the articles."""
    seconds: dict[str, list[float]] = {name: [] for name in LAYERS}
    kept = {name: getattr(pipeline, name) for name in LAYERS}
    for name, layer in kept.items():
        setattr(pipeline, name, _timed(layer, seconds[name]))
    try:
        for text in inputs:
            _read(text)
    finally:
        for name, layer in kept.items():
            setattr(pipeline, name, layer)
    for name, words in LAYERS.items():
        yield f"{words:24} {statistics.median(seconds[name]) / peer:6.2f}"


def _timed(layer: Callable[..., Any], seconds: list[float]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        started = time.process_time()
        found = layer(*arguments)
        seconds.append(time.process_time() - started)
        return found

    return timed


if __name__ == "__main__":
    print(json.dumps(asdict(measured(sys.argv[1]))))
