"""Makes the test environment and runs every check: the one command of the README, of `just check` and of `.ci/run`.

It needs Python ≥ 3.11 and git, nothing else, and may be called again at any time: what is installed already is kept.
Checks that could not be run are named. pytest comes last, so that its closing line is the last line.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv-test"
PYTHON = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin") / "python"
LOCK = ROOT / "requirements" / "dev.lock"
OLDEST_PYTHON = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The promise of the package: what a user installs stays under this, pip itself not counted.
MAX_INSTALL_MB = 400
WORDS = {True: "ok", False: "FAILED", None: "NOT RUN"}


class Outcome(NamedTuple):
    """Is what became of one check."""

    passed: bool | None
    """None if it was not run."""
    says: str
    """What there is to know about it, in words."""


class Check(NamedTuple):
    """Is one check by name."""

    name: str
    """What it is called in the summary."""
    run: Callable[[], Outcome]
    """Runs it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the checks and returns 0 if all that were run passed, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out the fresh install and the quality gate")
    parser.add_argument("tests", nargs="*", help="what pytest runs: files or options after -- (default: all)")
    options = parser.parse_args(arguments)
    if sys.version_info < OLDEST_PYTHON:
        print(f"found Python {sys.version.split()[0]}; expected 3.11 or newer; call this with a newer one")
        return 1
    os.chdir(ROOT)
    try:
        _make_environment()
    except subprocess.CalledProcessError as error:
        print(f"found {' '.join(map(str, error.cmd))} failing; expected the locked packages; see the lines above")
        return 1
    checks = [
        Check("browser", _browser),
        Check("lint", lambda: _tool("ruff", "check", ".")),
        Check("format", lambda: _tool("ruff", "format", "--check", ".")),
        Check("types", lambda: _tool("mypy")),
    ]
    if not options.quick:
        checks += [Check("fresh install", _fresh_install), Check("quality gate", _quality_gate)]
    outcomes = [(check.name, _timed(check)) for check in checks]
    _heading("summary before the tests")
    for name, outcome in outcomes:
        print(f"{WORDS[outcome.passed]:8}  {name}: {outcome.says}")
    _heading("tests")
    tests = _run(PYTHON, "-m", "pytest", *options.tests)
    return 0 if tests == 0 and all(outcome.passed is not False for _, outcome in outcomes) else 1


def _make_environment() -> None:
    """Installs the locked packages and this checkout, unless they stand there from the last time."""
    stamp = ENVIRONMENT / "installed-from"
    wanted = _digest(LOCK, ROOT / "pyproject.toml")
    if stamp.exists() and stamp.read_text() == wanted:
        return
    _heading("environment")
    clear = () if _is_of_this_python() else ("--clear",)
    subprocess.run([sys.executable, "-m", "venv", *clear, str(ENVIRONMENT)], check=True)
    pip = (str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    # The build tool is among the locked packages: nothing is fetched outside the lock.
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    stamp.write_text(wanted)


def _is_of_this_python() -> bool:
    settings = ENVIRONMENT / "pyvenv.cfg"
    return settings.exists() and f"version = {platform.python_version()}\n" in settings.read_text()


def _digest(*files: Path) -> str:
    content = b"\0".join(path.read_bytes() for path in files)
    return hashlib.sha256(content + sys.version.encode() + str(ROOT).encode()).hexdigest()


def _browser() -> Outcome:
    """Finds chromium for the browser tests, or installs Debian's."""
    found = _find_browser()
    apt = _apt_get()
    if found is None and apt is not None:
        _run(*apt, "update", "-qq")
        _run(*apt, "install", "-y", "-qq", "--no-install-recommends", "chromium")
        found = _find_browser()
    if found is not None:
        return Outcome(passed=True, says=found)
    says = "found no chromium for the browser tests; install chromium, or set DRAGOMAN_CHROMIUM to its path"
    return Outcome(passed=False if os.environ.get("CI") == "true" else None, says=says)


def _find_browser() -> str | None:
    named = os.environ.get("DRAGOMAN_CHROMIUM")
    return named or next((path for name in BROWSERS if (path := shutil.which(name)) is not None), None)


def _apt_get() -> tuple[str, ...] | None:
    """Returns how apt-get can be called without asking anybody, if it can."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ("apt-get",)
    if shutil.which("sudo") is not None and _run("sudo", "-n", "true", quiet=True) == 0:
        return ("sudo", "-n", "apt-get")
    return None


def _tool(module: str, *arguments: str) -> Outcome:
    code = _run(PYTHON, "-m", module, *arguments)
    return Outcome(passed=code == 0, says=" ".join((module, *arguments)))


def _fresh_install() -> Outcome:
    """Runs the README's first command in a copy of the tracked files, and measures what it installed."""
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        copy = Path(folder)
        _copy_tracked(copy)
        command = first_command(ROOT / "README.md")
        print(command, flush=True)
        code = subprocess.run(["bash", "-c", command], cwd=copy, check=False, stdin=subprocess.DEVNULL).returncode
        if code != 0:
            return Outcome(passed=False, says=f"the README's first command ended with {code}")
        size = _installed_mb(copy / ".venv")
    says = f"the README's first command, {size:.0f} MB installed (at most {MAX_INSTALL_MB})"
    return Outcome(passed=size <= MAX_INSTALL_MB, says=says)


def _copy_tracked(copy: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)


def first_command(readme: Path) -> str:
    """Returns the first shell block of the README."""
    return readme.read_text(encoding="utf-8").split("```sh\n", 1)[1].split("```", 1)[0].strip()


def _installed_mb(environment: Path) -> float:
    files = (path for site in environment.glob("lib/python*/site-packages") for path in site.rglob("*"))
    own = ("pip", "setuptools")
    sizes = (
        path.stat().st_size
        for path in files
        if path.is_file() and not path.relative_to(environment).parts[3].startswith(own)
    )
    return sum(sizes) / 1e6


def _quality_gate() -> Outcome:
    """Holds the quality floors, where the development data are."""
    data = Path(os.environ.get("DRAGOMAN_DATA") or ROOT.parent / "shared" / "data")
    if not data.is_dir():
        return Outcome(passed=None, says=f"no development data at {data}; DRAGOMAN_DATA names another place")
    return _tool("quality", "gate", "--data", str(data))


def _timed(check: Check) -> Outcome:
    _heading(check.name)
    begun = time.monotonic()
    outcome = check.run()
    return Outcome(passed=outcome.passed, says=f"{outcome.says} ({time.monotonic() - begun:.0f} s)")


def _run(*command: str | Path, quiet: bool = False) -> int:
    sink = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink).returncode


def _heading(words: str) -> None:
    print(f"\n── {words} ──", flush=True)


if __name__ == "__main__":
    sys.exit(main())
