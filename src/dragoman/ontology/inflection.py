"""Inflects English verbs: irregular ones from a table, the others by rule."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Inflection:
    """Is the forms of one verb phrase; what follows the verb itself ("point out") stands after each form."""

    base: str
    """The form after "will"."""
    third: str
    """The form after "she"."""
    past: str
    """The past tense."""
    participle: str
    """The form after "has"."""
    gerund: str
    """The -ing form."""
    variants: tuple[str, ...] = ()
    """Further finite forms ("are", "were")."""

    def finite(self) -> tuple[str, ...]:
        """Returns the forms that may stand right after a subject."""
        return tuple(dict.fromkeys((self.past, self.third, self.base, *self.variants)))

    def all(self) -> tuple[str, ...]:
        """Returns every form."""
        return tuple(dict.fromkeys((*self.finite(), self.participle, self.gerund)))


@dataclass(frozen=True, slots=True)
class Verbs:
    """Is what the rules cannot know."""

    irregular: Mapping[str, tuple[str, ...]]
    """Third person, past, participle and -ing form by base form."""
    double: Collection[str]
    """Verbs that double their last consonant before -ed and -ing."""
    variants: Mapping[str, tuple[str, ...]]
    """Further finite forms by base form."""

    def inflect(self, phrase: str) -> Inflection:
        """Returns the forms of a verb phrase whose first word is the verb."""
        verb, space, rest = phrase.partition(" ")
        tail = space + rest
        parts = self.irregular.get(verb) or self._regular(verb)
        third, past, participle, gerund = parts
        variants = tuple(form + tail for form in self.variants.get(verb, ()))
        return Inflection(verb + tail, third + tail, past + tail, participle + tail, gerund + tail, variants)

    def _regular(self, verb: str) -> tuple[str, ...]:
        consonant_y = verb.endswith("y") and verb[-2:-1] not in _VOWELS
        if verb in self.double:
            stem_ed = stem_ing = verb + verb[-1]
        elif consonant_y:
            stem_ed, stem_ing = verb[:-1] + "i", verb
        elif verb.endswith("e"):
            stem_ed, stem_ing = verb[:-1], verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]
        else:
            stem_ed = stem_ing = verb
        if consonant_y:
            third = verb[:-1] + "ies"
        else:
            third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        return third, stem_ed + "ed", stem_ed + "ed", stem_ing + "ing"
