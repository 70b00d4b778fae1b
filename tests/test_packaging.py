"""The built wheel: it holds what it must, and reads an article in an environment without the source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Enough of the environment to run a program, and nothing that could lead it to the checkout.
BARE_ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT") if name in os.environ}


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gives a wheel built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gives the Python of a new environment with the wheel and exactly what it says it needs.

    The needed distributions are linked from the test environment, so that nothing is fetched.
    """
    environment = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    site = next(environment.glob("lib/python*/site-packages"))
    for needed in _needed_by(distribution("dragoman")):
        _link_files(needed, site)
    python = environment / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return python


def _needed_by(root: Distribution) -> list[Distribution]:
    """Returns the distributions that one needs without extras, and those that they need in turn."""
    found: dict[str, Distribution] = {}
    waiting = [(root, frozenset[str]())]
    while waiting:
        needing, extras = waiting.pop()
        for line in needing.requires or ():
            requirement = Requirement(line)
            wanted = requirement.marker is None or any(
                requirement.marker.evaluate({"extra": extra}) for extra in extras or {""}
            )
            name = canonicalize_name(requirement.name)
            if wanted and name not in found:
                found[name] = distribution(name)
                waiting.append((found[name], frozenset(requirement.extras)))
    return list(found.values())


def _link_files(needed: Distribution, site: Path) -> None:
    for file in needed.files or ():
        source = Path(str(needed.locate_file(file)))
        target = site / file
        if ".." not in file.parts and source.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(source, target)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copyfile(source, target)


def _run(*command: str | Path, cwd: Path) -> str:
    ran = subprocess.run(command, cwd=cwd, env=BARE_ENVIRONMENT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture
def article(wonsan: Path, tmp_path: Path) -> Path:
    """Gives a copy of the example outside the checkout."""
    return Path(shutil.copyfile(wonsan, tmp_path / "article.txt"))


def test_the_wheel_holds_code_data_and_licenses(wheel: Path, root: Path) -> None:
    """Every file under `src/dragoman` is in the wheel, with both license files, and nothing else is."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        licenses = {name.rsplit("/", 1)[1] for name in archive.namelist() if "/licenses/" in name}
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "src/dragoman"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    assert names == {name.removeprefix("src/") for name in listed if (root / name).is_file()}
    assert licenses == {"LICENSE", "NOTICE"}
    assert "dragoman/py.typed" in names


def test_the_installed_package_is_not_the_checkout(installed: Path, root: Path, tmp_path: Path) -> None:
    """The clean environment imports its own copy."""
    home = _run(installed, "-c", "import dragoman; print(dragoman.__file__)", cwd=tmp_path)
    assert not Path(home.strip()).is_relative_to(root)


def test_the_installed_command_reads_an_article(installed: Path, article: Path, tmp_path: Path) -> None:
    """`dragoman read` prints the article's title and its engagements."""
    printed = _run(installed.with_name("dragoman"), "read", article, cwd=tmp_path)
    assert "Russia and the DPRK hold a second round of strategic dialogue" in printed
    assert "Engagements" in printed


def test_the_installed_package_reads_an_article(installed: Path, article: Path, tmp_path: Path) -> None:
    """`Reader().read` gives a record whose text is the file's, character for character."""
    program = (
        "import sys, pathlib, dragoman\n"
        "record = dragoman.Reader().read(sys.argv[1])\n"
        "print(record.report.text == pathlib.Path(sys.argv[1]).read_text(), len(record.statements) > 0)"
    )
    assert _run(installed, "-c", program, article, cwd=tmp_path) == "True True\n"
