"""Finds statements within a sentence: "X said that …", "…, X said.", "X highlighted the …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.coordination import rightward
from dragoman.coding.cues import Cue, CueLexicon, find_cues
from dragoman.coding.found import Found, with_whole_quotations
from dragoman.coding.sources import Source, addressee_after, source_after, source_before, speakers_of
from dragoman.coding.view import View
from dragoman.model import Span

_MARKS = frozenset(['"', "“", "”", "„", "«", "»", "``", "''", "‘"])
_ENDS = frozenset(".!?")
_LEAST_LEFT = 3
_LEAST_QUOTED_REGION = 5
_LONGEST_ADVERBIAL = 25
_CLOSES = frozenset([",", ";", ":", "–", "—"])
_SHORT = 6


@dataclass(frozen=True, slots=True)
class Attributed:
    """Is a cue with its source."""

    cue: Cue
    """The cue."""
    source: Source
    """Who says it."""
    is_shared: bool
    """Whether the source is that of the cue before it ("said … and added …")."""
    is_inverted: bool
    """Whether the source stands after the cue ("said Berg")."""


def statements_in(view: View, lexicon: CueLexicon, *, sentence: range, own_voice: bool = False) -> list[Found]:
    """Returns the statements that cue verbs of a sentence make, each level of quotation by itself.

    Args:
        view: the draft.
        lexicon: cue words.
        sentence: the tokens of the sentence.
        own_voice: whether to return what "I" and "we" do by saying it ("we condemn …"), and nothing else.
    """
    found: list[Found] = []
    regions = _regions(view, sentence)
    for bounds in regions:
        region = bounds.region
        cues = [cue for cue in find_cues(view, lexicon, tokens=region) if view.quotation_at[cue.first] == bounds.inside]
        attributed = _attribute(view, lexicon, cues, region)
        left = region.start
        for index, item in enumerate(attributed):
            following = attributed[index + 1] if index + 1 < len(attributed) else None
            made = _statement(bounds, item, following, left)
            is_own = _is_own_voice(view, item.source)
            if made is not None and is_own != own_voice:
                continue
            if made is not None:
                found.append(made)
                left = max(left, view.tokens_in(made.reach[-1]).stop, item.cue.end)
    return found


@dataclass(frozen=True, slots=True)
class Bounds:
    """Is where the words of a region's statements may stand."""

    view: View
    """The draft."""
    region: range
    """Tokens of the sentence, or of one quotation in it."""
    inside: int
    """Index of the quotation that the region lies in; -1 for a sentence."""

    @property
    def end(self) -> int:
        """Is the index after the region's last word, final marks left out."""
        end = self.region.stop
        while end > self.region.start and self.view.words[end - 1] in _ENDS:
            end -= 1
        return end


def _regions(view: View, sentence: range) -> list[Bounds]:
    """Returns the whole sentence, and each stretch of it inside an outermost quotation."""
    regions = [Bounds(view, sentence, -1)]
    start = sentence.start
    while start < sentence.stop:
        index = view.quotation_at[start]
        stop = start + 1
        while stop < sentence.stop and view.quotation_at[stop] == index:
            stop += 1
        if index >= 0 and stop - start >= _LEAST_QUOTED_REGION:
            regions.append(Bounds(view, _without_marks(view, range(start, stop)), index))
        start = stop
    return [bounds for bounds in regions if len(bounds.region) > 0]


def _without_marks(view: View, region: range) -> range:
    start, stop = region.start, region.stop
    while start < stop and view.words[start] in _MARKS:
        start += 1
    while start < stop and view.words[stop - 1] in _MARKS:
        stop -= 1
    return range(start, stop)


def _attribute(view: View, lexicon: CueLexicon, cues: Sequence[Cue], region: range) -> list[Attributed]:
    attributed: list[Attributed] = []
    for cue in cues:
        # "I can't confirm" says something; "I could confirm" does not.
        is_open = cue.modal is not None and not (cue.negated and cue.modal in {"can", "ca"})
        if cue.passive or cue.infinitive or is_open:
            continue
        before = attributed[-1] if attributed else None
        own = _own_source(view, lexicon, cue, region)
        item = own or _shared_source(view, cue, before) or _subject_source(view, cue, region)
        if item is not None and not _is_asked(view, item):
            attributed.append(item)
    return attributed


def _is_asked(view: View, item: Attributed) -> bool:
    """Tells whether it may not be said at all: "Did you tell …?", "Do you think …?", "if they say …"."""
    before = view.word(item.source.first - 1)
    if before in {"if", "unless"} and item.cue.form in {"present", "base"} and not item.is_inverted:
        return True
    opens = before in view.grammar.inverting
    sentence = view.sentence_of(item.cue.first)
    is_question = view.words[sentence.stop - 1] == "?" or (item.cue.form == "base" and not item.cue.has_auxiliary)
    return opens and is_question and not item.is_inverted


def _own_source(view: View, lexicon: CueLexicon, cue: Cue, region: range) -> Attributed | None:
    if cue.form == "gerund" and not cue.has_auxiliary:
        return None
    if _after_mark(view, cue.start, region):
        inverted = source_after(view, cue.end, end=region.stop)
        if inverted is not None and _may_invert(view, cue, inverted):
            return Attributed(cue, inverted, is_shared=False, is_inverted=True)
    source = source_before(view, lexicon, cue=cue, least=region.start)
    return Attributed(cue, source, is_shared=False, is_inverted=False) if source is not None else None


def _after_mark(view: View, position: int, region: range) -> bool:
    return position > region.start and (view.words[position - 1] in _MARKS or view.words[position - 1] in ",!?")


def _may_invert(view: View, cue: Cue, source: Source) -> bool:
    """Tells whether what follows a cue after a mark may be its subject.

    After a quotation it may. After a bare comma only where the verb takes a clause and no object, and no further words
    follow: "X, the minister of Y, urged Z to …" and "X, the chair, said Z would …" have their subject before them.
    """
    before = cue.start - 1
    is_quoted = view.words[before] in _MARKS or view.words[before] in "!?" or view.quotation_at[before - 1] >= 0
    after = source.last + 1
    word = view.word(after)
    goes_on = word[:1].isalnum() and word not in view.grammar.prepositions and view.when(after) is None
    return is_quoted or (
        not goes_on and "clause" in cue.verb.takes and not cue.verb.told and not cue.verb.takes & {"person", "noun"}
    )


def _shared_source(view: View, cue: Cue, before: Attributed | None) -> Attributed | None:
    """Returns the cue with the source of the cue before it, where "and" or a comma joins them."""
    if before is None:
        return None
    position = cue.start - 1
    while position > before.cue.end and view.grammar.is_adverb(view.words[position]):
        position -= 1
    joins = view.words[position] in {"and", "but", ","}
    fits = cue.form == before.cue.form or cue.form in {"gerund", "past", "present"} or before.cue.planned
    if not joins or not fits or view.unit(position) is not None:
        return None
    return Attributed(cue, before.source, is_shared=True, is_inverted=False)


def _subject_source(view: View, cue: Cue, region: range) -> Attributed | None:
    """Returns the cue with the subject of a clause whose first verb is no cue: "X met Y and stressed …"."""
    position = cue.start - 1
    while position > region.start and view.grammar.is_adverb(view.words[position]):
        position -= 1
    if cue.form not in {"past", "present"} or view.words[position] != "and" or view.unit(position) is not None:
        return None
    for token in range(region.start, position):
        unit = view.unit(token)
        if unit is not None and view.word(token - 1) not in view.grammar.prepositions:
            units = rightward(view, unit, end=position)
            source = Source(units[0].first, units[-1].last, speakers_of(units))
            return Attributed(cue, source, is_shared=True, is_inverted=False)
        if unit is None and view.words[token] in view.grammar.clause_openers:
            return None
    return None


def _statement(bounds: Bounds, item: Attributed, following: Attributed | None, left: int) -> Found | None:
    view, cue = bounds.view, item.cue
    limit = _limit(bounds, item, following)
    position = item.source.last + 1 if item.is_inverted else cue.end
    if view.word(position) == ":" and position + 1 >= limit:
        return None
    antecedent = _antecedent(bounds, item)
    if antecedent is not None:
        return _found(bounds, item, (), [antecedent])
    addressees: tuple[str, ...] = ()
    if cue.verb.told or view.word(position) in {"to", "with"}:
        position, addressees = addressee_after(view, position, end=limit)
    right = _right_content(bounds, cue, position, limit)
    before = _left_content(bounds, item, left)
    if right is None and before is not None and _has_object(bounds, item, before, position, limit):
        return None
    tokens = _choose(
        view,
        before,
        right,
        following_mark=view.word(position) == ",",
        inside=bounds.inside,
        is_inverted=item.is_inverted,
    )
    if len(tokens) == 0:
        return None
    if cue.verb.act in {"urge", "ask", "demand"} and len(addressees) == 0 and right is not None:
        _, addressees = addressee_after(view, right.start, end=limit)
    return _found(bounds, item, addressees, tokens)


def _has_object(bounds: Bounds, item: Attributed, before: range, position: int, limit: int) -> bool:
    """Tells whether words after the cue are its object; those before it are no content then: "In Rome, X cited …"."""
    view = bounds.view
    if item.is_inverted or position >= limit or view.quotation_at[before.stop - 1] not in {-1, bounds.inside}:
        return False
    word = view.words[position]
    is_plain = word not in view.grammar.prepositions and not view.grammar.is_adverb(word)
    return word[:1].isalnum() and is_plain and view.when(position) is None


def _found(bounds: Bounds, item: Attributed, addressees: tuple[str, ...], tokens: Sequence[range]) -> Found:
    cue = item.cue
    is_negated = cue.negated != (bounds.view.words[item.source.first] in bounds.view.grammar.nobody)
    return Found(
        source=item.source,
        cue=cue.span(bounds.view),
        act=cue.verb.act,
        polarity="denied" if is_negated != (cue.verb.act == "deny") else "asserted",
        status="planned" if cue.planned else "said",
        addressees=addressees,
        reach=tuple(_reach(bounds, part) for part in tokens),
    )


def _is_own_voice(view: View, source: Source) -> bool:
    """Tells whether the text speaks for itself: "we welcome" is the narrator's, or the enclosing speaker's, own act."""
    return source.first == source.last and view.words[source.first] in view.grammar.own_voice


def _antecedent(bounds: Bounds, item: Attributed) -> range | None:
    """Returns what "which" stands for in "the treaty, which you mentioned,": the mention before it."""
    view, first = bounds.view, item.source.first
    if item.is_inverted or item.is_shared or view.word(first - 1) not in {"which", "whom"}:
        return None
    before = first - 2 if view.word(first - 2) != "," else first - 3
    if before < bounds.region.start:
        return None
    unit, spot = view.unit(before), view.spot(before)
    if unit is not None:
        return range(unit.first, unit.last + 1)
    return range(spot.first, spot.last + 1) if spot is not None else None


def _reach(bounds: Bounds, tokens: range) -> Span:
    span = bounds.view.span(tokens.start, tokens.stop - 1)
    return span if bounds.inside >= 0 else with_whole_quotations(bounds.view, span)


def _choose(
    view: View, before: range | None, right: range | None, *, following_mark: bool, inside: int, is_inverted: bool
) -> list[range]:
    """Returns what is said: the words before the cue, those after it, or both around it."""
    if before is None:
        return [right] if right is not None else []
    quoted_before = view.quotation_at[before.stop - 1] not in {-1, inside}
    opens_adverbially = view.words[before.start] in view.grammar.prepositions or view.when(before.start) is not None
    if right is None or (is_inverted and view.quotation_at[right.start] in {-1, inside}):
        return [before]
    if quoted_before or (following_mark and not opens_adverbially):
        return [before, right] if following_mark or view.quotation_at[right.start] not in {-1, inside} else [before]
    return [right]


def _limit(bounds: Bounds, item: Attributed, following: Attributed | None) -> int:
    """Returns the index after the last word that may belong to a cue: the next statement of the sentence ends it."""
    view = bounds.view
    if following is None or following.cue.start <= item.cue.end:
        return bounds.end
    if following.is_shared:
        return _before_joint(view, following.cue.start, item.cue.end)
    opening = following.source.first
    if not following.is_inverted and view.word(opening - 1) in {",", ";"}:
        return max(item.cue.end, opening - 1)
    if view.word(opening - 1) in {"and", "but", "while"} and view.word(opening - 2) in {",", ";"}:
        return max(item.cue.end, opening - 2)
    return bounds.end


def _before_joint(view: View, position: int, least: int) -> int:
    """Returns the index of the "and" or comma that joins a cue to the words before it."""
    while position > least and view.grammar.is_adverb(view.words[position - 1]):
        position -= 1
    while position > least and view.words[position - 1] in {"and", "but", ","}:
        position -= 1
    return position


def _right_content(bounds: Bounds, cue: Cue, position: int, limit: int) -> range | None:
    view = bounds.view
    start = _after_adverbials(view, position, limit)
    if start < limit and view.words[start] in {",", ":"}:
        following = view.word(start + 1)
        if view.words[start] == "," and following not in _MARKS and following != "that":
            return range(start + 1, limit) if _has_words(view, start + 1, limit) else None
        start += 1
    if start >= limit:
        return None
    if view.quotation_at[start] >= 0 and view.quotation_at[start] != bounds.inside:
        return range(start, limit)
    return _unquoted(view, cue, start, limit)


def _unquoted(view: View, cue: Cue, start: int, limit: int) -> range | None:
    takes, word = cue.verb.takes, view.words[start]
    if _points(view, start, limit) or ("clause" not in takes and word in view.grammar.particles):
        return None
    if word in view.grammar.joiners:
        return None
    if word == "that" and takes & {"clause", "that", "noun", "asks"}:
        return range(start + 1, limit) if start + 1 < limit else None
    if "asks" in takes and (word in view.grammar.question_words or word == "to"):
        return range(start, limit)
    if not _has_words(view, start, limit) or not (word[:1].isalnum() or word[:1] in "$€£'"):
        return None
    if word in view.grammar.prepositions and not (
        "clause" in takes and word in {"in", "if", "while", "when", "for", "after"}
    ):
        return None
    if "clause" in takes and limit - start >= _LEAST_LEFT:
        return range(start, limit)
    if takes & {"noun", "person"}:
        return range(start, limit)
    return None


def _points(view: View, start: int, limit: int) -> bool:
    """Tells whether what is said is but a pronoun: "said this as well, …", "reiterated that forcefully"."""
    if view.words[start] not in view.grammar.pointing:
        return False
    following = view.word(start + 1)
    if start + 1 >= limit or following == "too" or (following == "as" and view.word(start + 2) == "well"):
        return True
    if view.words[start] == "it" and following.endswith("ly"):
        return True
    if view.words[start] != "that" and (following in _CLOSES or view.grammar.is_adverb(following)):
        return following in _CLOSES or limit - start <= _SHORT
    is_adverbial = following.endswith("ly") or following in view.grammar.prepositions - {"as"}
    return is_adverbial and limit - start <= _SHORT


def _has_words(view: View, start: int, limit: int) -> bool:
    return any(view.words[token][:1].isalnum() for token in range(start, min(limit, start + _LEAST_LEFT)))


def _after_adverbials(view: View, position: int, limit: int) -> int:
    """Returns the index after "on Saturday", "at a meeting in Rome" and the like, where content may begin."""
    start = position
    while start < limit:
        when = view.when(start)
        if when is not None:
            start = when.last + 1
        elif view.grammar.is_adverb(view.words[start]) and view.words[start] not in {"all", "both", "each"}:
            start += 1
        elif view.words[start] in view.grammar.adverbial_openers:
            end = _end_of_adverbial(view, start, limit)
            if end is None:
                return start
            start = end
        else:
            return start
    return start


def _end_of_adverbial(view: View, start: int, limit: int) -> int | None:
    for token in range(start + 1, min(limit, start + _LONGEST_ADVERBIAL)):
        if view.words[token] in {",", ":", "that"} or view.words[token] in _MARKS:
            return token
        when = view.when(token)
        if when is not None and token == start + 1:
            return when.last + 1
    return limit if limit - start < _LONGEST_ADVERBIAL else None


def _left_content(bounds: Bounds, item: Attributed, left: int) -> range | None:
    """Returns the words before the speaker ("…, X said."), where a comma or a closing mark parts them."""
    view = bounds.view
    first = item.cue.start if item.is_inverted else item.source.first
    if item.is_shared or first - 1 < left:
        return None
    closing = view.words[first - 1]
    if not (closing in _MARKS or closing in {",", "?", "!", "—", "–"}):
        return None
    stop = first
    while stop > left and (view.words[stop - 1] in _MARKS or not view.words[stop - 1][:1].isalnum()):
        stop -= 1
    while left < stop and (not view.words[left][:1].isalnum() or view.words[left] in {"and", "but"}):
        left += 1
    return range(left, stop) if stop - left >= _LEAST_LEFT or (stop > left and closing in _MARKS) else None


def announcement(view: View, lexicon: CueLexicon, *, sentence: range) -> Found | None:
    """Returns a statement without content for a sentence such as "Following the visit, the Minister said:"."""
    if len(sentence) == 0 or view.words[sentence.stop - 1] != ":":
        return None
    attributed = _attribute(view, lexicon, find_cues(view, lexicon, tokens=sentence), sentence)
    if len(attributed) == 0 or "quote" not in attributed[-1].cue.verb.takes:
        return None
    cue, source = attributed[-1].cue, attributed[-1].source
    return Found(
        source=source,
        cue=cue.span(view),
        act=cue.verb.act,
        polarity="denied" if cue.negated else "asserted",
        status="planned" if cue.planned else "said",
        addressees=addressee_after(view, cue.end, end=sentence.stop)[1],
        reach=(),
        is_direct=True,
    )
