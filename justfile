# The same commands as CI. `just` alone lists them.

python := ".venv-test/bin/python"

default:
    @just --list

# Makes the test environment and runs every check.
check *tests:
    python3 tools/check.py {{tests}}

# Runs the tests (or some of them).
test *tests:
    {{python}} -m pytest {{tests}}

# Lint and format, mending what can be mended.
lint:
    {{python}} -m ruff check --fix .
    {{python}} -m ruff format .

# Type check.
types:
    {{python}} -m mypy

# Measures a task (ingest, engagements, record) or holds the floors (gate).
quality task="gate":
    {{python}} -m quality {{task}}

# Refreshes the lock file; --upgrade takes the newest releases.
lock *options:
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-header --no-annotate --extra dev pyproject.toml -o requirements/dev.lock {{options}}

# Writes what is generated in the docs.
docs:
    {{python}} tools/write_docs.py
