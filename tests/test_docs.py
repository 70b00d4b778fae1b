"""The documentation is true: commands, options, snippets, fields, reasons and links are held against the code."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest

from dragoman._version import __version__
from dragoman.cli.main import COMMANDS, cli
from dragoman.model.schema import record_schema
from tests.sources import ROOT, Source, sources
from tools.check import first_command
from tools.write_docs import MARKER, SAMPLE_CLOSES, SAMPLE_COMMAND, SAMPLE_OPENS, record_tables, sample

PAGES = sorted(path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
ERRORS = {"InputError", "TransientError", "ConfigError", "RecordError"}


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def _command_lines(text: str) -> Iterator[list[str]]:
    """Yields the words after `dragoman` of each command line in the shell blocks of a page."""
    for line in "\n".join(_blocks(text, "sh")).splitlines():
        for part in re.split(r"&&|\||>", line.partition("#")[0]):
            called = shlex.split(part)
            if called and Path(called[0]).name == "dragoman":
                yield called[1:]


def _options(command: click.Command) -> set[str]:
    context = click.Context(command, help_option_names=["-h", "--help"])
    return {name for parameter in command.get_params(context) for name in parameter.opts if name.startswith("-")}


def _command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def _section(page: str, heading: str) -> str:
    return page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_and_no_other(name: str) -> None:
    """The section of a command lists exactly its options."""
    section = _section(_read("docs/commands.md"), f"dragoman {name}")
    documented = set(
        re.findall(r"(?<![\w-])--?[a-z][a-z-]*", "".join(re.findall(r"^\| (.*?) \|", section, re.MULTILINE)))
    )
    assert documented == _options(_command(name))


def test_every_command_is_documented_and_no_other() -> None:
    """The page of commands has one section a command, and the options of `dragoman` itself."""
    page = _read("docs/commands.md")
    assert re.findall(r"^## dragoman (\w+)$", page, re.MULTILINE) == list(COMMANDS)
    assert all(f"`{option}`" in _section(page, "dragoman") for option in _options(cli))


@pytest.mark.parametrize("page", ["README.md", "docs/commands.md", "CONTRIBUTING.md"])
def test_command_lines_in_the_docs_can_be_called(page: str) -> None:
    """Each `dragoman` line names a command, options that it has, and files that are there."""
    for called in _command_lines(_read(page)):
        if called[:1] == ["--version"] or "[" in " ".join(called):
            continue
        command = _command(called[0])
        given = {word for word in called[1:] if word.startswith("-") and word != "-"}
        assert given <= _options(command), called
        assert all((ROOT / word).exists() for word in called if word.startswith("examples")), called


def test_the_command_lines_of_the_readme_run(tmp_path: Path) -> None:
    """Each `dragoman` line of the README ends well, in a folder with the examples beside it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    called = list(_command_lines(_read("README.md")))
    assert len(called) > 0
    for words in called:
        command = [sys.executable, "-m", "dragoman", *words]
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
        assert ran.returncode == 0, f"{words}: {ran.stderr}"
        assert ran.stdout != "" or "--html" in words, words


def test_ci_runs_what_the_readme_tells_newcomers_to_run() -> None:
    """The README's second command is all that CI calls, and that one runs the README's first."""
    first, second = _blocks(_read("README.md"), "sh")[:2]
    assert _read(".ci/run").rstrip().endswith(f"exec {second.strip()}")
    assert first_command(ROOT / "README.md") == first.strip()
    assert "pip install" in first


def test_the_sample_in_the_readme_is_what_is_printed() -> None:
    """The sample output is the output; `just docs` writes it."""
    readme = _read("README.md")
    assert SAMPLE_COMMAND in readme
    assert readme.split(SAMPLE_OPENS)[1].split(SAMPLE_CLOSES)[0] == sample()


def test_the_python_session_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's Python does what the comments behind its lines say."""
    monkeypatch.chdir(ROOT)
    code = "\n".join(_blocks(_read("README.md"), "python"))
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own page
    expected = [line.partition("# prints ")[2] for line in code.splitlines() if "# prints " in line]
    assert len(expected) > 0
    assert printed.getvalue().splitlines() == expected


def test_the_record_is_documented_as_it_is() -> None:
    """The schema and the tables of fields are what the nouns generate; `just docs` writes both."""
    assert json.loads(_read("docs/record.schema.json")) == record_schema()
    assert _read("docs/record.md").split(MARKER)[1] == record_tables()


def _reasons(files: Iterable[Source]) -> set[str]:
    """Returns the reasons given to error classes, and to functions that take a reason first."""
    found: set[str] = set()
    for source in files:
        takers = ERRORS | {
            node.name
            for node in ast.walk(source.tree)
            if isinstance(node, ast.FunctionDef) and node.args.args and node.args.args[0].arg == "reason"
        }
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call):
                continue
            first = node.args[:1] if isinstance(node.func, ast.Name) and node.func.id in takers else []
            named = [keyword.value for keyword in node.keywords if keyword.arg == "reason"]
            for value in (*first, *named):
                found |= set(_strings(value))
    return found


def _strings(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.IfExp):
        yield from (*_strings(value.body), *_strings(value.orelse))
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value


def test_every_reason_is_documented_and_no_other() -> None:
    """The page of reasons lists exactly those that the code gives."""
    documented = {
        reason
        for cell in re.findall(r"^\| (`.*?) \|", _read("docs/errors.md"), re.MULTILINE)
        for reason in re.findall(r"`(\w+)`", cell)
    }
    assert documented == _reasons(sources("src"))


def test_reasons_are_found_wherever_they_are_given() -> None:
    """Direct calls, either branch of a choice, keywords and functions that pass a reason on are all seen."""
    code = (
        "def broken(reason, found): raise InputError(reason, found=found)\n"
        "broken('one', 'x')\nInputError('two' if x else 'three', found='y')\nSetAside(reason='four')\n"
    )
    assert _reasons([Source("src/a.py", code)]) == {"one", "two", "three", "four"}


def test_exit_codes_are_documented() -> None:
    """Each exit code of the command line stands in the table."""
    section = _section(_read("docs/commands.md"), "Exit codes")
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", section, re.MULTILINE)}
    given = {
        int(code)
        for source in sources("src/dragoman/cli", "src/dragoman/run")
        for code in re.findall(r"^EXIT_\w+ = (\d+)$", source.code, re.MULTILINE)
    }
    assert documented == given | {0}


def test_every_dependency_is_explained_and_no_other() -> None:
    """Each package that pyproject.toml asks for has its line, and each line its package."""
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    asked = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    names = {re.match(r"[\w-]+", line)[0] for line in asked}  # type: ignore[index]  # every requirement has a name
    rows = re.findall(r"^\| (`.*?) \|", _read("docs/decisions/dependencies.md"), re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`([\w-]+)`", row)} == names


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link of a page leads to a file of the repository, and to a heading in it."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith(("http:", "https:")):
            continue
        file, _, heading = target.partition("#")
        led_to = page.parent / file if file else page
        assert led_to.exists(), f"{page.name}: {target}"
        if heading:
            headings = re.findall(r"^#+ (.*)$", led_to.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {words.lower().replace(" ", "-") for words in headings}, f"{page.name}: {target}"


def test_the_changelog_speaks_of_this_version() -> None:
    """The version of the package has its section."""
    assert f"\n## {__version__}" in _read("CHANGELOG.md")
