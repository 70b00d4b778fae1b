"""dragoman reads news reports and official releases and keeps the diplomatic record.

>>> import dragoman
>>> record = dragoman.Reader().read("examples/wonsan.txt")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman._version import __version__

if TYPE_CHECKING:
    from dragoman.errors import ConfigError, DragomanError, InputError, RecordError, TransientError
    from dragoman.model import Record, SetAside
    from dragoman.run.reader import Reader

__all__ = [
    "ConfigError",
    "DragomanError",
    "InputError",
    "Reader",
    "Record",
    "RecordError",
    "SetAside",
    "TransientError",
    "__version__",
]

# Each name is imported when it is first used, so that `import dragoman` costs next to nothing.
_HOME = {
    "ConfigError": "dragoman.errors",
    "DragomanError": "dragoman.errors",
    "InputError": "dragoman.errors",
    "Reader": "dragoman.run.reader",
    "Record": "dragoman.model",
    "RecordError": "dragoman.errors",
    "SetAside": "dragoman.model",
    "TransientError": "dragoman.errors",
}


def __getattr__(name: str) -> object:
    """Imports a public name on first use.

    Raises:
        AttributeError: the package has no such name.
    """
    from importlib import import_module  # noqa: PLC0415 - see above

    if name not in _HOME:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}; it has {', '.join(__all__)}")
    value: object = getattr(import_module(_HOME[name]), name)
    return value
