"""Verbs are inflected by rule, or from the table of irregular ones."""

from __future__ import annotations

import pytest

from dragoman.ontology.inflection import Verbs

VERBS = Verbs(
    irregular={"tell": ("tells", "told", "told", "telling"), "be": ("is", "was", "been", "being")},
    double={"admit"},
    variants={"be": ("are", "were")},
)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("stress", "stress stresses stressed stressed stressing"),
        ("deny", "deny denies denied denied denying"),
        ("say no", "say no|says no|sayed no|sayed no|saying no"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("urge", "urge urges urged urged urging"),
        ("admit", "admit admits admitted admitted admitting"),
        ("tell", "tell tells told told telling"),
        ("go on", "go on|goes on|goed on|goed on|going on"),
    ],
)
def test_inflects(lemma: str, forms: str) -> None:
    """Base, third person, past, participle and -ing form; what follows the verb stays."""
    inflection = VERBS.inflect(lemma)
    made = [inflection.base, inflection.third, inflection.past, inflection.participle, inflection.gerund]
    assert made == (forms.split("|") if "|" in forms else forms.split())


def test_variants_are_finite_forms() -> None:
    """The verb "to be" has more forms than other verbs, and each keeps what follows."""
    assert VERBS.inflect("be in").finite() == ("was in", "is in", "be in", "are in", "were in")
