"""Furniture lines are told from words of the report."""

from __future__ import annotations

import pytest

from dragoman.ingest import Tables


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Link to main version", "alternate_version_link"),
        ("View desktop site", "alternate_version_link"),
        ("1,204 views", "view_count"),
        ("Share this article", "share"),
        ("Facebook | Twitter | WhatsApp", "share"),
        ("Read more", "related"),
        ("READ ALSO: Ten soups for the winter", "related"),
        ("Advertisement", "other"),
        ("Sign up for our morning newsletter", "other"),
        ("Reporting by Ann Example; editing by Bob Sample", "other"),
        ("— Ann Example in Tokyo contributed to this report.", "other"),
        ("This article was first published in the Herald.", "other"),
        ("© 2025 The Klopstok Herald", "other"),
    ],
)
def test_lines_of_the_page(tables: Tables, line: str, kind: str) -> None:
    """Each kind of furniture is known by its whole line."""
    assert tables.furniture.kind_of(line, before_headline=False) == kind


@pytest.mark.parametrize(
    "line",
    [
        "301",
        "Reports from the capital said that the ministers had met.",
        "Share prices fell after the ministers met.",
        "The minister said that he would follow the talks on the treaty.",
        "Do you have a plan for the treaty?",
        "More than 300 people signed.",
        "Watch towers were built along the border.",
        "The two sides signed up to the treaty.",
        "Views differ.",
        "Related talks went on in Geneva.",
    ],
)
def test_lines_of_the_report(tables: Tables, line: str) -> None:
    """Sentences that begin like furniture are none, nor is a number alone after the headline."""
    assert tables.furniture.kind_of(line, before_headline=False) is None


def test_a_number_before_the_headline_is_a_counter(tables: Tables) -> None:
    """Only there."""
    assert tables.furniture.kind_of("301", before_headline=True) == "view_count"


def test_long_lines_are_not_looked_at(tables: Tables) -> None:
    """Furniture is short; a line of any length costs nothing."""
    assert tables.furniture.kind_of("share " * 1_000_000, before_headline=True) is None
