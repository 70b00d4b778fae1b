"""Statements are found with speaker, cue and content, whatever form they are printed in."""

from __future__ import annotations

import pytest

from dragoman.coding import statements
from dragoman.model import Statement
from dragoman.stage import run_stages
from tests.coding.drafts import GAZETTEER, ONTOLOGY, draft


def coded(text: str) -> tuple[Statement, ...]:
    """Returns the statements of a text."""
    return run_stages([statements.stage(ONTOLOGY, GAZETTEER)], [draft(text)])[0].statements


@pytest.mark.parametrize(
    ("text", "speakers", "cue", "content", "form"),
    [
        ("“The door is open,” Vale said.", ["vale"], "said", ["The door is open"], "direct"),
        ("“The door is open,” said Vale.", ["vale"], "said", ["The door is open"], "direct"),
        ("Vale said: “The door is open.”", ["vale"], "said", ["The door is open."], "direct"),
        ("Vale said that the door was open.", ["vale"], "said", ["the door was open"], "indirect"),
        ("Vale said later the door was open.", ["vale"], "said", ["the door was open"], "indirect"),
        ("The door was open, Vale said.", ["vale"], "said", ["The door was open"], "indirect"),
        (
            "Vale called the door “wide open”, Roth said.",
            ["roth"],
            "said",
            ["Vale called the door", "wide open"],
            "mixed",
        ),
        ("According to Vale, the door was open.", ["vale"], "According to", ["the door was open"], "indirect"),
        ("The door was open, according to Vale.", ["vale"], "according to", ["The door was open"], "indirect"),
        ("The Secretary reaffirmed the bond.", ["vale"], "reaffirmed", ["the bond"], "indirect"),
        ("Vale and Roth emphasized the bond.", ["vale", "roth"], "emphasized", ["the bond"], "indirect"),
        ("Vale told Roth that the door was open.", ["vale"], "told", ["the door was open"], "indirect"),
        ("Vale thanked Sweden for its help.", ["vale"], "thanked", ["Sweden for its help"], "indirect"),
        ("Vale urged Sweden to join the pact.", ["vale"], "urged", ["Sweden to join the pact"], "indirect"),
        ("Vale was clear that it is too early.", ["vale"], "was clear", ["it is too early"], "indirect"),
        ("Vale, the envoy to Norway, said that all was well.", ["vale"], "said", ["all was well"], "indirect"),
        ("Officials said that the door was open.", [], "said", ["the door was open"], "indirect"),
        ("Roth dismissed Vale's claim that the door was open.", ["vale"], "claim", ["the door was open"], "indirect"),
        ("Vale met Roth and stressed the need for calm.", ["vale"], "stressed", ["the need for calm"], "indirect"),
    ],
)
def test_finds(text: str, speakers: list[str], cue: str, content: list[str], form: str) -> None:
    """Source, cue and content are the printed words, and the speaker is the actor that the source mentions."""
    found = [row for row in coded(text) if row.cue and row.cue[0].words(text) == cue]
    assert len(found) == 1
    assert list(found[0].speakers) == speakers
    assert [span.words(text) for span in found[0].content] == content
    assert found[0].form == form


def test_a_relative_clause_says_what_it_stands_for() -> None:
    """The content of "Norway, which Vale mentioned" is the words before "which"."""
    text = "Roth flew to Norway, which Vale mentioned."
    (row,) = coded(text)
    assert (row.speakers, row.content[0].words(text)) == (("vale",), "Norway")


def test_two_verbs_are_two_statements() -> None:
    """A cue joined by "and" has the same speaker, and the first content ends before it."""
    text = "Vale said that the door was open and added that it would stay so."
    rows = coded(text)
    assert [row.content[0].words(text) for row in rows] == ["the door was open", "it would stay so"]
    assert [row.speakers for row in rows] == [("vale",), ("vale",)]


def test_a_quotation_goes_on_after_its_cue() -> None:
    """“A,” X said. “B.” is one statement with two spans."""
    text = "“The door is open,” Vale said. “It will stay open for all of us.”"
    (row,) = coded(text)
    assert [span.words(text) for span in row.verbatim] == ["The door is open", "It will stay open for all of us."]


def test_a_quotation_running_over_paragraphs_is_one_statement() -> None:
    """Each paragraph opens with a mark, the last one alone closes; one span a paragraph."""
    text = "A spokesman said: “The door is open.\n\n“It will stay open.”"
    (row,) = coded(text)
    assert [span.words(text) for span in row.content] == ["The door is open.", "It will stay open."]


def test_a_paragraph_that_is_a_quotation_alone_keeps_the_speaker_before_it() -> None:
    """The speaker of the paragraph before goes on; the new statement has no cue."""
    text = "“The door is open,” Vale said.\n\n“It will stay open for all of us.”"
    first, second = coded(text)
    assert (first.speakers, second.speakers) == (("vale",), ("vale",))
    assert len(second.cue) == 0


def test_a_quotation_without_a_speaker_stays_so() -> None:
    """Between two speakers, a long quotation with no cue is a statement of nobody known."""
    text = "Nothing else was heard.\n\n“The door is open for all of us and it will stay open.”"
    (row,) = coded(text)
    assert (row.speakers, row.source, row.cue) == ((), (), ())


def test_scare_quotes_are_no_statement() -> None:
    """A short noun phrase in marks without a cue says nothing."""
    assert coded("The so-called “open door” was shut.") == ()


def test_this_was_stated_by() -> None:
    """A sentence about the words before it gives them their speaker, and whom it was said to."""
    text = "“The door is open for all.”\n\nThis was stated by Vale at a meeting with Roth in Oslo."
    (row,) = coded(text)
    assert (row.speakers, row.addressees) == (("vale",), ("roth",))
    assert row.cue[0].words(text) == "was stated"


def test_a_colon_gives_the_paragraphs_that_follow() -> None:
    """Unmarked paragraphs after "X said:" are direct speech."""
    text = "Following the visit, Vale said:\n\nThe door is open.\n\nIt will stay open."
    (row,) = coded(text)
    assert row.form == "direct"
    assert [span.words(text) for span in row.content] == ["The door is open.", "It will stay open."]


def test_transcript_turns() -> None:
    """A turn has the speaker in capitals, the words up to the next turn, and no cue."""
    text = "SECRETARY VALE: The door is open.\n\nIt will stay open.\n\nQUESTION: For whom, Ada Vale?"
    first, second = coded(text)
    assert first.speakers == ("vale",)
    assert [span.words(text) for span in first.content] == ["The door is open.", "It will stay open."]
    assert (second.speakers, second.cue) == ((), ())


def test_signed_quotation() -> None:
    """A quotation with a dash and a name beneath it is that person's, once."""
    text = "“The door is open. It will stay open.” — Ada Vale\n\nOthers left."
    (row,) = coded(text)
    assert (row.speakers, row.form, row.cue) == (("vale",), "direct", ())
    assert [span.words(text) for span in row.content] == ["The door is open. It will stay open."]


def test_status_and_polarity() -> None:
    """What will be said is planned; what is denied, or not said, is denied."""
    (planned,) = coded("Vale will underscore the bond.")
    (denied,) = coded("Vale denied that the door was open.")
    (unsaid,) = coded("Vale did not say that the door was open.")
    assert (planned.status, planned.polarity) == ("planned", "asserted")
    assert (denied.act, denied.polarity) == ("deny", "denied")
    assert unsaid.polarity == "denied"


def test_addressees() -> None:
    """The one told is the addressee; reporters are nobody in particular."""
    (told,) = coded("Vale told Roth that the door was open.")
    (reporters,) = coded("Vale told reporters that the door was open.")
    assert told.addressees == ("roth",)
    assert reporters.addressees == ()


def test_nested_statements_name_the_enclosing_one() -> None:
    """A statement within the words of another points at it; "you" is whom the other is said to."""
    text = "“You said that the door was open,” Vale told Roth."
    outer, inner = coded(text)
    assert inner.within == outer.id
    assert inner.speakers == ("roth",)


def test_an_unknown_pronoun_leaves_the_speaker_unknown() -> None:
    """No antecedent, no speaker: the source is kept, the actor is not guessed."""
    text = "They said that the door was open."
    (row,) = coded(text)
    assert row.speakers == ()
    assert row.source[0].words(text) == "They"


def test_the_own_voice_of_a_release_makes_no_statement() -> None:
    """We welcome … is the publisher's act and not reported speech."""
    assert coded("We welcome the treaty between the two sides.") == ()


def test_reported_paragraph() -> None:
    """A short paragraph of present-tense claims that ends in "…, X said." is all reported speech; an account is not."""
    text = "Sweden is a friend of ours. The door is open, Vale said."
    (row,) = coded(text)
    assert [span.words(text) for span in row.content] == ["Sweden is a friend of ours.", "The door is open"]
    text = "Vale arrived in the morning. The door is open, Vale said."
    (row,) = coded(text)
    assert [span.words(text) for span in row.content] == ["The door is open"]


@pytest.mark.parametrize(
    "text",
    [
        "Do you think that the door was open?",
        "Did Vale say that the door was open?",
        "The situation underscored the need for calm.",
        "It shows that the door was open.",
        "If Vale says that the door is open, we will go.",
        "Vale said this as well, and we left.",
        "Vale could confirm that the door was open.",
    ],
)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    """Questions and conditions ask; situations speak not; a mere pronoun is no content."""
    assert coded(text) == ()


def test_a_contracted_negation_belongs_to_the_cue() -> None:
    """The auxiliary is a part of the cue and not of the speaker."""
    text = "They can't confirm that the door was open."
    (row,) = coded(text)
    assert (row.source[0].words(text), row.cue[0].words(text)) == ("They", "can't confirm")
    assert row.polarity == "denied"


def test_an_apposition_is_no_inversion() -> None:
    """After a bare comma the subject stands before the verb, and its object behind it."""
    text = "Vale, an envoy in Oslo, urged Roth to open the door."
    (row,) = coded(text)
    assert row.speakers == ("vale",)
    assert row.content[0].words(text) == "Roth to open the door"
