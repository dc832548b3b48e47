"""Scores as a table, a line a layer."""

from __future__ import annotations

from kankei_reading.evaluate.score import LAYERS, Scores


def table(scores: Scores) -> str:
    """Return `scores` as lines: precision, recall, F1 and the counts."""
    lines = [f"{scores.articles} articles"]
    for name, tally in scores.layers.items():
        figures = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
        lines.append(
            f"{name:3} {LAYERS[name]:34} {figures}  gold {tally.gold}, given {tally.given}"
        )
    lines.append(
        f"    modality right {scores.modality.precision:.3f} of {scores.modality.given} paired events"
    )
    directions = scores.directions
    share = scores.inverted / directions.gold if directions.gold else 0.0
    lines.append(
        f"    direction of pairs right {directions.precision:.3f}, inverted {share:.3f} of {directions.gold}"
    )
    return "\n".join(lines)
