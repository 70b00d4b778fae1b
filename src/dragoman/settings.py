"""The limits and choices of a run, checked before anything is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dragoman.errors import ConfigError

_MEBIBYTE = 2**20
_PUBLISHED = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Settings:
    """Is what a user may choose about reading."""

    max_bytes: int = 16 * _MEBIBYTE
    """The size in bytes, after decompression, above which one document is set aside as `too_large`: many times the
    longest report, and not so much that a hostile one keeps a run from the others for long."""
    url_timeout: float = 20.0
    """Seconds that fetching one address may take, from connecting to the last byte, redirects included."""
    url_max_redirects: int = 5
    """How many redirects are followed before an address is set aside as `too_many_redirects`."""
    language: str = "en"
    """ISO 639-1 code of the language that is read; only `en` is supported."""
    published: str | None = None
    """Publication date for reports that bring none: 2025, 2025-07, 2025-07-12 or 2025-07-12T09:30+03:00."""

    encoder: bool = True
    """Whether the encoder reads every text as well: names, attributions, trees, and what one mention does to another.
    Without it reading takes a fraction of the time; the rows of a record are still made by rules alone."""
    model: Path | None = None
    """Folder of another encoder than the one in the package, as `training.export` writes it."""
    stages: tuple[str, ...] = ()
    """Stages of the user's own, as `package.module:factory`, called with ontology and gazetteer; they run after
    `annotate` and may fill or change any of its layers."""

    def __post_init__(self) -> None:
        if self.published is not None and not _is_date(self.published):
            raise ConfigError(
                "bad_published",
                found=f"the publication date {self.published!r}",
                expected="an existing date such as 2025-07-12, 2025-07 or 2025",
                remedy="correct --published",
            )
        if self.language != "en":
            raise ConfigError(
                "unsupported_language",
                found=f"the language {self.language!r}",
                expected="'en', the only language that is read",
                remedy="leave the setting out",
            )
        if self.max_bytes <= 0 or self.url_timeout <= 0 or self.url_max_redirects < 0:
            raise ConfigError(
                "bad_limit",
                found=f"limits {self.max_bytes} bytes, {self.url_timeout} s, {self.url_max_redirects} redirects",
                expected="sizes and times above 0, redirects from 0 up",
                remedy="correct the limit",
            )


def _is_date(value: str) -> bool:
    if _PUBLISHED.fullmatch(value) is None:
        return False
    whole = value if len(value) > 10 else (value + "-01-01")[:10]
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True
