"""What can go wrong, as one tree.

DragomanError
├── InputError       the input cannot be read; trying again gives the same (never retry)
├── TransientError   the input could not be had this time (retry)
├── ConfigError      the call is wrong; found before anything runs
└── RecordError      a record breaks a promise: a span that does not read back, an unknown id

Every message says what was found, what was expected and what to do.
"""


class DragomanError(Exception):
    """Is the root of all errors that dragoman raises on purpose.

    Args:
        reason: a short snake_case code, stable across versions ("empty", "not_english", "timeout").
        found: what was there, in words.
        expected: what should have been there.
        remedy: what the user can do about it.
    """

    def __init__(self, reason: str, *, found: str, expected: str, remedy: str) -> None:
        self.reason = reason
        self.found = found
        self.expected = expected
        self.remedy = remedy
        super().__init__(f"found {found}; expected {expected}; {remedy}")

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles with its keyword arguments, so that errors cross process borders whole."""
        return (_rebuild, (type(self), self.reason, self.found, self.expected, self.remedy))


def _rebuild(kind: type[DragomanError], reason: str, found: str, expected: str, remedy: str) -> DragomanError:
    return kind(reason, found=found, expected=expected, remedy=remedy)


class InputError(DragomanError):
    """Says that an input cannot be read and never will be as it is."""


class TransientError(DragomanError):
    """Says that an input could not be had this time; trying again may help."""


class ConfigError(DragomanError):
    """Says that a call or a setting is wrong; raised before anything runs."""


class RecordError(DragomanError):
    """Says that a record breaks a promise of its schema."""
