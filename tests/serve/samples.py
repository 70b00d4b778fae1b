"""Records made by hand, so that the page can be looked at without the stages before it."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.model import (
    Actor,
    ActorMention,
    Agreement,
    Block,
    Characterisation,
    Commitment,
    Engagement,
    Event,
    Furniture,
    MadeBy,
    Participant,
    Place,
    Publication,
    Record,
    Report,
    Role,
    Series,
    Span,
    Statement,
    Time,
)

MADE_BY = MadeBy(dragoman="0.1.0", model=None, ontology="1+00", gazetteer="1+00")
FURNITURE_LINES = 2


def at(text: str, words: str, nth: int = 0) -> Span:
    """Returns where words stand in a text, the nth time from 0."""
    found = [match.span() for match in re.finditer(re.escape(words), text)]
    return Span(*found[nth])


def every(text: str, words: str, form: str = "name") -> tuple[ActorMention, ...]:
    """Returns the mentions of an actor by some words."""
    return tuple(
        ActorMention(*match.span(), form="role" if form == "role" else "name")
        for match in re.finditer(re.escape(words), text)
    )


def empty_record(report: Report) -> Record:
    """Returns the record of a report that tells nothing."""
    return Record(report, (), (), (), (), (), (), (), (), (), MADE_BY)


def wonsan_record(path: Path) -> Record:
    """Returns a record of the example article: a few rows of every kind, with unknown values among them."""
    text = path.read_text(encoding="utf-8")
    return Record(
        report=_report(text),
        actors=_actors(text),
        places=(
            Place("p_1", "Wonsan", "PRK", 1871859, 39.15278, 127.44361, (at(text, "Wonsan"),)),
            Place("p_2", "Malaysia", "MYS", None, None, None, (at(text, "Malaysia"),)),
            Place("p_3", "Kursk region", "RUS", None, None, None, (at(text, "Kursk region"),)),
        ),
        times=(Time(*_edges(at(text, "on Saturday")), None, None),),
        statements=_statements(text),
        events=_events(text),
        engagements=_engagements(text),
        agreements=(
            Agreement(
                "ag_1",
                "basic strategic treaty",
                "treaty",
                ("PRK", "RUS"),
                "mentioned",
                None,
                "st_2",
                (at(text, "our new basic strategic treaty"),),
            ),
        ),
        commitments=(
            Commitment(
                "co_1",
                ("a_3",),
                ("a_4",),
                (at(text, "unconditionally support Russia's policy of protecting its territorial integrity"),),
                "st_3",
                (at(text, "The DPRK government will unconditionally support Russia's policy"),),
            ),
        ),
        characterisations=(
            Characterisation("ch_1", None, (at(text, "Ukrainian Nazis"),), "a_1"),
            Characterisation("ch_2", "PRK-RUS", (at(text, "invincible brotherhood", 1),), "a_1"),
        ),
        made_by=MADE_BY,
    )


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _report(text: str) -> Report:
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    kinds = ["furniture"] * FURNITURE_LINES + ["title", "dek"] + ["paragraph"] * len(lines)
    blocks = []
    for line, kind in zip(lines, kinds, strict=False):
        known = kind if kind in ("furniture", "title", "dek") else "paragraph"
        blocks.append(Block(line.start, line.end, known))  # type: ignore[arg-type]  # narrowed in the line above
    furniture = (
        Furniture(lines[0].start, lines[0].end, "alternate_version_link"),
        Furniture(lines[1].start, lines[1].end, "view_count"),
    )
    return Report(
        id="r_sample",
        text=text,
        url="https://example.org/world/wonsan",
        outlet="Example Wire",
        language="en",
        title=lines[2].words(text),
        dek=lines[3].words(text),
        byline="By A. Reporter",
        authors=("A. Reporter",),
        published=Publication("2025-07-12", "day", "argument"),
        blocks=tuple(blocks),
        furniture=furniture,
    )


def _actors(text: str) -> tuple[Actor, ...]:
    minister = at(text, "Russian Foreign Minister")
    return (
        Actor(
            "a_1",
            "person",
            "Sergei Lavrov",
            "RUS",
            ("GOV",),
            (Role("Foreign Minister", "RUS", minister),),
            ("Lavrov",),
            None,
            (*every(text, "Lavrov"), *every(text, "the Russian minister", "role")),
        ),
        Actor("a_2", "person", "Choi Son-hee", "PRK", ("GOV",), (), ("Choi Song-hee",), None, every(text, "Choi Son")),
        Actor("a_3", "state", "DPRK", "PRK", mentions=every(text, "DPRK")),
        Actor("a_4", "state", "Russia", "RUS", mentions=every(text, "Russia and")),
        Actor("a_5", "group", "Korean fighters", mentions=every(text, "Korean fighters")),
    )


def _statements(text: str) -> tuple[Statement, ...]:
    first = at(
        text,
        "The participation of DPRK servicemen in the liberation of the Kursk region is a direct confirmation that "
        "relations between the two countries are characterized as “invincible brotherhood“",
    )
    start = at(text, "During the first round")
    end = at(text, "liberation from the Ukrainian Nazis closer")
    told = at(text, "The DPRK government will unconditionally support Russia's policy")
    risen = at(text, "level of indissoluble cooperation")
    return (
        Statement(
            "st_1",
            ("a_1",),
            (),
            "mixed",
            "say",
            "asserted",
            "said",
            (at(text, "Russian Foreign Minister Sergei Lavrov"),),
            (at(text, "said"),),
            (first,),
            (at(text, "invincible brotherhood", 1),),
            date=None,
        ),
        Statement(
            "st_2",
            ("a_1",),
            ("a_2",),
            "direct",
            "say",
            "asserted",
            "said",
            (at(text, "the Russian minister"),),
            (at(text, "was stated"),),
            (Span(start.start, end.end),),
            (Span(start.start, end.end),),
            place="p_1",
        ),
        Statement(
            "st_3",
            ("a_2",),
            (),
            "indirect",
            "promise",
            "asserted",
            "said",
            (at(text, "Choi Song-hee"),),
            (at(text, "said", 1),),
            (Span(told.start, risen.end),),
            (),
        ),
        Statement("st_4", (), (), "indirect", None, "denied", "planned", (), (), (at(text, "vowed invincible"),), ()),
    )


def _events(text: str) -> tuple[Event, ...]:
    evidence = at(text, "Moscow and Pyongyang vowed invincible brotherhood")
    liberation = at(text, "liberation of the Kursk region")
    return (
        Event(
            id="ev_1",
            type="AGREE",
            mode=None,
            contexts=("diplomatic", "military"),
            actors=("a_3", "a_4"),
            recipients=(),
            status="occurred",
            place=None,
            start=None,
            end=None,
            asserted_by="narrator",
            trigger=(at(text, "vowed"),),
            evidence=(evidence,),
            intensity=3.0,
        ),
        Event(
            id="ev_2",
            type="ASSAULT",
            mode="heavy-weapons",
            contexts=("military",),
            actors=("a_5",),
            recipients=(),
            status="denied",
            place="p_3",
            start=None,
            end=None,
            asserted_by="st_1",
            trigger=(at(text, "liberation"),),
            evidence=(liberation,),
        ),
    )


def _engagements(text: str) -> tuple[Engagement, ...]:
    both = (Participant("a_1", "RUS", "guest"), Participant("a_2", "PRK", "host"))
    return (
        Engagement(
            id="en_1",
            kind="dialogue",
            participants=both,
            parties=("PRK", "RUS"),
            host="PRK",
            places=("p_1",),
            start="2025-07-12",
            end=None,
            duration_days=None,
            series=Series("strategic dialogue", 2, None),
            topics=(at(text, "role of Korean fighters"),),
            status="under_way",
            part_of="en_2",
            stop=None,
            asserted_by="narrator",
            evidence=(
                at(text, "Russia and the DPRK hold a second round of strategic dialogue between the two countries"),
                at(text, "at a meeting with his DPRK counterpart Choi Son-hee in Wonsan"),
            ),
        ),
        Engagement(
            id="en_2",
            kind="visit",
            participants=both[:1],
            parties=("PRK", "RUS"),
            host="PRK",
            places=(),
            start=None,
            end=None,
            duration_days=3,
            series=None,
            topics=(),
            status="under_way",
            part_of=None,
            stop=2,
            asserted_by="narrator",
            evidence=(at(text, "The first Russian diplomat is on a three-day visit to North Korea."),),
        ),
        Engagement(
            id="en_3",
            kind="conference",
            participants=(),
            parties=(),
            host=None,
            places=("p_2",),
            start=None,
            end=None,
            duration_days=None,
            series=Series("East Asia Summit", None, None),
            topics=(),
            status="held",
            part_of=None,
            stop=None,
            asserted_by="narrator",
            evidence=(at(text, "the East Asia Summit"),),
        ),
    )
