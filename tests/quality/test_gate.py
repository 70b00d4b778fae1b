"""The gate tells floors that hold, floors that break and floors that were not run."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality.__main__ import EXIT_ABSENT, EXIT_OK, main
from quality.figures import DataAbsentError, Figures, Row
from quality.gate import judge, read_floors

FLOORS = """
[alpha.floors]
share = 0.9
[alpha.ceilings]
wrong = 0
[beta.floors]
share = 0.5
"""


def measure(task: str) -> Figures:
    """Has figures for alpha and no data for beta."""
    if task == "beta":
        raise DataAbsentError(Path("nowhere"))
    return Figures(task=task, measured_on="two items", rows=(Row("dragoman", {"share": 0.95, "wrong": 1}),))


def test_judges_each_floor(tmp_path: Path) -> None:
    """A floor holds from its bound up, a ceiling from its bound down, and absent data break nothing."""
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS, encoding="utf-8")
    verdicts = judge(read_floors(path), measure)
    assert [(verdict.floor.figure, verdict.outcome) for verdict in verdicts] == [
        ("share", "held"),
        ("wrong", "broken"),
        ("share", "not run"),
    ]
    assert "nowhere" in verdicts[2].reason


def test_a_figure_that_a_task_does_not_give_breaks_its_floor(tmp_path: Path) -> None:
    """A renamed figure cannot make a floor pass unseen."""
    path = tmp_path / "floors.toml"
    path.write_text("[alpha.floors]\nrenamed = 0.1\n", encoding="utf-8")
    assert [verdict.outcome for verdict in judge(read_floors(path), measure)] == ["broken"]


def test_gate_says_which_floors_were_not_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without data the gate passes and says in capitals how many floors it did not run."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[ingest.floors]\nbody_f1 = 0.95\n", encoding="utf-8")
    assert main(["gate", "--floors", str(floors), "--data", str(tmp_path / "absent")]) == EXIT_OK
    assert "1 floors, 1 of them NOT RUN" in capsys.readouterr().out


def test_a_task_without_data_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A task whose data are absent has its own exit code and names the path."""
    assert main(["ingest", "--data", str(tmp_path / "absent")]) == EXIT_ABSENT
    assert "DRAGOMAN_DATA" in capsys.readouterr().err
