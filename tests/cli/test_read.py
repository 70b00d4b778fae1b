"""`dragoman read` prints records, sets bad inputs aside, and says so in words and exit codes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model.codec import from_json

Run = Callable[..., "subprocess.CompletedProcess[str]"]

EXAMPLE = Path(__file__).parents[2] / "examples" / "wonsan.txt"
RELEASES = Path(__file__).parents[1] / "fixtures" / "releases.jsonl"
SENTENCE = "Norwegian Foreign Minister Anna Berg met with Swedish Foreign Minister Boris Lind in Oslo today.\n"


def test_people_see_title_tables_and_words(dragoman: Run) -> None:
    """The example prints its title, a table for each kind that has rows, and the words of the rows."""
    done = dragoman("read", EXAMPLE)
    assert done.returncode == 0
    assert done.stdout.startswith("Moscow and Pyongyang vowed invincible brotherhood")
    assert "Engagements (" in done.stdout
    assert "Statements (" in done.stdout
    assert "three-day visit" in " ".join(done.stdout.split())
    assert done.stderr == ""


def test_json_lines_are_records_in_the_order_of_the_input(dragoman: Run) -> None:
    """Several inputs stream one record a line; each line reads back as a record."""
    done = dragoman("read", "--json", EXAMPLE, RELEASES)
    records = [from_json(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert len(records) == 17
    assert records[0].report.text == EXAMPLE.read_text(encoding="utf-8")
    expected = [json.loads(line)["id"] for line in RELEASES.read_text(encoding="utf-8").splitlines()]
    assert [record.report.external_id for record in records[1:]] == expected
    assert "17 read, 0 set aside" in done.stderr


def test_same_input_gives_the_same_bytes(dragoman: Run) -> None:
    """Two runs print the same record, whatever the hash seed."""
    assert dragoman("read", "--json", EXAMPLE, RELEASES).stdout == dragoman("read", "--json", EXAMPLE, RELEASES).stdout


def test_standard_input_is_read_as_it_stands(dragoman: Run) -> None:
    """`-` reads standard input, character for character."""
    done = dragoman("read", "--json", "-", stdin=SENTENCE)
    assert from_json(done.stdout).report.text == SENTENCE


def test_only_keeps_the_kinds_that_are_named(dragoman: Run) -> None:
    """`--only` limits tables and JSON fields; the report stays."""
    plain = json.loads(dragoman("read", "--json", "--only", "engagements,actors", "-", stdin=SENTENCE).stdout)
    assert set(plain) == {"schema", "report", "made_by", "engagements", "actors"}
    printed = dragoman("read", "--only", "statements", EXAMPLE).stdout
    assert "Statements (" in printed
    assert "Engagements (" not in printed


def test_published_supplies_a_missing_date_only(dragoman: Run) -> None:
    """The argument dates an undated text and never overrides the date that an input carries."""
    done = dragoman("read", "--json", "--published", "2025-07-12", "-", stdin=SENTENCE)
    published = from_json(done.stdout).report.published
    assert published is not None
    assert (published.value, published.precision, published.from_) == ("2025-07-12", "day", "argument")
    dated = dragoman("read", "--json", "--published", "2025-07-12", RELEASES).stdout.splitlines()[0]
    own = from_json(dated).report.published
    assert own is not None
    assert own.from_ == "feed"


def test_bad_inputs_are_set_aside_and_the_rest_is_read(dragoman: Run, tmp_path: Path) -> None:
    """One line on standard error says why, and the exit code is 1."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(SENTENCE, encoding="utf-8")
    done = dragoman("read", "--json", tmp_path / "empty.txt", tmp_path / "missing.txt", tmp_path / "good.txt")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "empty.txt: set aside (empty)" in done.stderr
    assert "missing.txt: set aside" in done.stderr
    assert "1 read, 2 set aside" in done.stderr


def test_nothing_read_has_its_own_exit_code(dragoman: Run, tmp_path: Path) -> None:
    """Exit code 3 says that no input gave a record."""
    assert dragoman("read", tmp_path / "missing.txt").returncode == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "INPUT"),
        (["read", "--only", "meetings", "-"], "expected some of engagements"),
        (["read", "--published", "12 July", "-"], "expected"),
        (["read", "--json", "--html", "x.html", "-"], "expected one of them"),
        (["read", "--html", "/nowhere/x.html", "-"], "can be written"),
        (["peruse"], "No such command"),
    ],
)
def test_wrong_call_is_explained(dragoman: Run, arguments: list[str], words: str) -> None:
    """A wrong call exits with 2, prints nothing on standard output and says what was expected."""
    done = dragoman(*arguments, stdin=SENTENCE)
    assert done.returncode == 2
    assert done.stdout == ""
    assert words.lower() in done.stderr.lower()


def test_html_writes_one_page(dragoman: Run, tmp_path: Path) -> None:
    """`--html` writes a page that holds the text, and nothing else stays beside it."""
    page = tmp_path / "wonsan.html"
    done = dragoman("read", "--html", page, EXAMPLE)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "invincible brotherhood" in page.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [page]


def test_html_of_several_reports_is_refused(dragoman: Run, tmp_path: Path) -> None:
    """One page shows one report."""
    done = dragoman("read", "--html", tmp_path / "x.html", RELEASES)
    assert done.returncode == 2
    assert "expected one report" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_terminal_escapes_of_a_hostile_text_are_not_printed(dragoman: Run) -> None:
    """Control and bidirectional characters of the text reach no terminal."""
    hostile = "Anna Berg\x1b[2J said: “We \u202eagree\x07 to meet Boris Lind in Oslo.”\n" + SENTENCE
    done = dragoman("read", "-", stdin=hostile)
    assert done.returncode == 0
    assert not set(done.stdout) & set("\x1b\x07\u202e")


def test_markup_of_a_hostile_text_is_printed_as_text(dragoman: Run) -> None:
    """Console markup in the text is shown, not obeyed."""
    done = dragoman("read", "-", stdin="Anna Berg said: “We [bold]agree[/bold] [/] on all of it.”\n")
    assert done.returncode == 0
    assert "[bold]agree[/bold] [/]" in done.stdout


def test_terminal_escapes_in_a_reason_are_not_printed(dragoman: Run) -> None:
    """What a bad input holds or is called reaches no terminal as control characters."""
    done = dragoman("read", "missing\x1b[2J\u202e.txt")
    assert done.returncode == 3
    assert "set aside (not_found)" in done.stderr
    assert not set(done.stderr) & set("\x1b\u202e")
