"""The colors of the page can be told from what they stand on, in both schemes (WCAG 2, level AA)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

LEAST = 4.5
LEAST_FOR_LINES = 3.0
TINTS = [f"tint-{number}" for number in range(6)] + ["tint-unknown"]
ON_PAPER = ["ink", "quiet", "link", "commitment", "engagement", "characterisation"]
LINES = ["engagement", "event", "agreement", "commitment", "characterisation", "actor", "place", "time"]
CASES = [
    *(("ink", ground, LEAST) for ground in ("paper", "panel", "row", *TINTS)),
    *((ink, ground, LEAST) for ink in ON_PAPER for ground in ("paper", "panel", "row")),
    *((line, ground, LEAST_FOR_LINES) for line in LINES for ground in ("paper", *TINTS)),
    ("quiet", "tint-unknown", LEAST),
    ("lit-ink", "lit", LEAST),
]


def _colors(scheme: str) -> dict[str, str]:
    style = (files("dragoman.serve") / "page.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else found


def _luminance(color: str) -> float:
    parts = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Returns the contrast of two colors, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    """The measure gives its known extremes."""
    assert round(contrast("#000000", "#ffffff")) == 21
    assert contrast("#777777", "#777777") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colors_can_be_told_apart(scheme: str) -> None:
    """Words have at least 4.5 to 1 on every ground they stand on, lines under words at least 3 to 1."""
    colors = _colors(scheme)
    weak = {
        (ink, ground): round(contrast(colors[ink], colors[ground]), 2)
        for ink, ground, least in CASES
        if contrast(colors[ink], colors[ground]) < least
    }
    assert weak == {}
