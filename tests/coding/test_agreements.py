"""Agreements are found by their names, with parties and status where the text tells them."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.model import Agreement
from dragoman.stage import run_stages
from tests.coding.drafts import GAZETTEER, ONTOLOGY, draft


def coded(text: str) -> tuple[Agreement, ...]:
    """Returns the agreements of a text."""
    return run_stages(code(ONTOLOGY, GAZETTEER), [draft(text)])[0].agreements


@pytest.mark.parametrize(
    ("text", "name", "kind", "parties", "status"),
    [
        ("There are violations of the Geneva Accords.", "Geneva Accords", "agreement", "", "violated"),
        (
            "Vale signed the North Sea Treaty between Sweden and Norway.",
            "North Sea Treaty",
            "treaty",
            "NOR SWE",
            "signed",
        ),
        (
            "All spoke of Security Council Resolutions 12 and 34.",
            "Security Council Resolutions 12 and 34",
            "resolution",
            None,
            "mentioned",
        ),
        ("“We keep to our new fishing pact,” Vale told Roth.", "new fishing pact", "treaty", "GBR SWE", "mentioned"),
    ],
)
def test_finds(text: str, name: str, kind: str, parties: str | None, status: str) -> None:
    """Name without its article, kind, parties, and the status that a word near the name tells."""
    (row,) = coded(text)
    assert (row.name, row.kind, row.status) == (name, kind, status)
    assert parties is None or list(row.parties) == parties.split()


def test_one_row_a_name_with_all_its_evidence() -> None:
    """An agreement named twice is one row."""
    (row,) = coded("Vale spoke of the North Sea Treaty. Roth rejects the North Sea Treaty.")
    assert len(row.evidence) == 2


def test_agreement_in_general_is_none() -> None:
    """An agreement without a name or an owner is none."""
    assert coded("They came to an agreement on most points, and a deal is near.") == ()
