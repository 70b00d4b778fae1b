"""What every reader needs besides the document: settings, the day, and the data tables, loaded once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from dragoman.ingest.dates import ReadDate, read_date
from dragoman.ingest.furniture import FurniturePatterns, read_furniture_patterns
from dragoman.ingest.language import LanguageIdentifier
from dragoman.ingest.names import AuthorWords, read_author_words
from dragoman.model.report import PublicationSource
from dragoman.settings import Settings


@dataclass(frozen=True, slots=True)
class Tables:
    """Is the data that the readers use."""

    furniture: FurniturePatterns
    """Lines that belong to the page."""
    language: LanguageIdentifier
    """Tells English from other languages."""
    zones: Mapping[str, str]
    """Offset by name of a time zone."""
    plain: Mapping[str, Any]
    """How headlines of plain text look."""
    authors: AuthorWords
    """How names are told in bylines."""


def load_tables() -> Tables:
    """Returns the data tables of the package."""
    return Tables(
        furniture=read_furniture_patterns(_table("furniture.toml")),
        language=LanguageIdentifier(_table("language.toml")),
        zones=_table("zones.toml")["offsets"],
        plain=_table("plain.toml"),
        authors=read_author_words(_table("authors.toml")),
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dragoman.ingest").joinpath("data", name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Context:
    """Is what a reader reads a document with."""

    settings: Settings
    """Limits and choices."""
    today: date
    """The day of reading, for telling dates that lie in the future."""
    tables: Tables
    """The data tables."""

    def read_date(self, stated: str, from_: PublicationSource) -> ReadDate:
        """Returns the publication date that a piece of metadata states."""
        return read_date(stated, from_, today=self.today, zones=self.tables.zones)
