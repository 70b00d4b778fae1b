"""Tells English from other languages: a cheap look at function words first, py3langid only in doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dragoman.errors import InputError

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
"""Characters that are looked at: about 3,000 words."""


class LanguageIdentifier:
    """Tells the language of texts. py3langid takes seconds to load, and is loaded when the first doubt comes up."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._function_words = frozenset(table["function_words"].split())
        self._surely: float = table["surely"]
        self._short: int = table["short"]
        self._languages: list[str] = table["languages"].split()
        self._names: Mapping[str, str] = table["names"]
        self._identifier: Any = None

    def require_english(self, text: str, *, hint: str | None) -> None:
        """Checks that a text is English.

        Args:
            text: the text.
            hint: the language that its page declares, which decides only where the text is too short to tell.

        Raises:
            InputError: `not_english`, with the language found.
        """
        language = self.language_of(text, hint=hint)
        if language != "en":
            name = self._names.get(language)
            raise InputError(
                "not_english",
                found=f"text in {name} ({language})" if name else f"text in the language {language!r}",
                expected="English text",
                remedy="translate it first, or leave it out",
            )

    def language_of(self, text: str, *, hint: str | None) -> str:
        """Returns the ISO 639-1 code of the language of a text."""
        sample = text[:_SAMPLE]
        words = _WORD.findall(sample)
        # Names are the same in every language, and in some reports they are most of the words.
        common = [word for word in words if not word[0].isupper()] or [word.lower() for word in words]
        share = sum(word in self._function_words for word in common) / max(len(common), 1)
        if not _is_latin(sample):
            return "en" if share >= self._surely and len(common) >= self._short else self._identify(sample)
        if len(common) < self._short:
            declared = (hint or "en").lower()[:2]
            return "en" if share > 0 or declared not in self._languages else declared
        return "en" if share >= self._surely else self._identify(sample)

    def _identify(self, sample: str) -> str:
        if self._identifier is None:
            from py3langid import langid  # noqa: PLC0415 - it takes seconds to load

            langid.set_languages(self._languages)
            self._identifier = langid
        return str(self._identifier.classify(sample)[0])


def _is_latin(sample: str) -> bool:
    letters = [char for char in sample if char.isalpha()]
    return sum(char < "\u0250" or "\u1e00" <= char < "\u1f00" for char in letters) * 2 >= len(letters)
