from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.resolve.reading import ReadText, forms, named

RELEASE = (
    "Office of the Spokesperson\nSecretary of State Antony J. Blinken spoke with Egyptian Foreign Minister "
    "Sameh Shoukry today. The Secretary and Foreign Minister Shoukry discussed Sudan. Secretary Blinken thanked "
    "the Foreign Minister. They reaffirmed the partnership between the two countries, the United States and Egypt."
)


def test_name_role_and_state_make_one_actor(read: ReadText) -> None:
    """A name with role and state, its surname, a role with its state, and a pronoun are one actor."""
    draft = read(
        "Russian Foreign Minister Sergei Lavrov arrived in Minsk. Lavrov met President Alexander Lukashenko. "
        "The Russian minister left on Monday. He will return."
    )
    lavrov = named(draft, "Sergei Lavrov")
    assert forms(draft, "Sergei Lavrov") == [
        "Russian Foreign Minister Sergei Lavrov",
        "Lavrov",
        "The Russian minister",
        "He",
    ]
    assert (lavrov.kind, lavrov.represents, lavrov.sectors) == ("person", "RUS", ("GOV",))
    assert [(role.title, role.of) for role in lavrov.roles] == [("Foreign Minister", "RUS")]
    assert lavrov.aliases == ("Lavrov",)


def test_wonsan_article(read: ReadText) -> None:
    """The example article gives its two ministers, two spellings of one of them, and both states."""
    text = Path("examples/wonsan.txt").read_text()
    draft = read(text)
    assert {"the Russian minister", "The first Russian diplomat"} <= set(forms(draft, "Sergei Lavrov"))
    choi = next(actor for actor in draft.actors if "Choi" in actor.name)
    assert {choi.name, *choi.aliases} == {"Choi Son-hee", "Choi Song-hee"}
    assert choi.represents == "PRK"
    assert {"the diplomat", "she"} <= set(forms(draft, choi.name))
    states = {actor.represents for actor in draft.actors if "the two countries" in forms(draft, actor.name)}
    assert states == {"RUS", "PRK"}


def test_release_names_its_own_people_by_the_house(read: ReadText) -> None:
    """A secretary with no printed state speaks for the publisher, a counterpart for the printed state."""
    draft = read(RELEASE, url="https://www.state.gov/some-call/")
    assert named(draft, "Antony J. Blinken").represents == "USA"
    assert named(draft, "Sameh Shoukry").represents == "EGY"
    assert "The Secretary" in forms(draft, "Antony J. Blinken")
    assert "the Foreign Minister" in forms(draft, "Sameh Shoukry")
    assert "the two countries" in forms(draft, "Egypt")


def test_no_house_no_state(read: ReadText) -> None:
    """Without a publisher that speaks for a state the same secretary represents nobody known."""
    draft = read("Secretary of State Antony J. Blinken spoke today.", url="https://example.org/news")
    assert named(draft, "Antony J. Blinken").represents is None


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("He met French MFA Secretary General Anne Duval in Rome.", "Anne Duval", "FRA"),
        ("She saw Japanese Ministry of Foreign Affairs Director General Sato Kenji.", "Sato Kenji", "JPN"),
        ("They met UN Special Envoy Geir Pedersen.", "Geir Pedersen", "UN"),
        ("Foreign Minister Don Pramudwinai of Thailand spoke.", "Don Pramudwinai", "THA"),
        ("The Republic of Korea (ROK) First Vice Foreign Minister Choi Jong Kun spoke.", "Choi Jong Kun", "KOR"),
        ("Ana Pires, the Portuguese ambassador, agreed.", "Ana Pires", "PRT"),
        ("Spain’s Secretary of State for Latin America, Juan Trigo, came.", "Juan Trigo", "ESP"),
        ("In Turkey Minister Ellwood met refugees.", "Ellwood", None),
        ("Senegalese President and African Union Chair Macky Sall spoke.", "Macky Sall", "SEN"),
        ("Pope Francis received them.", "Francis", "VAT"),
    ],
)
def test_state_of_a_role(read: ReadText, text: str, name: str, state: str | None) -> None:
    """The state or organisation printed with a role is whom the person represents."""
    assert named(read(text), name).represents == state


def test_list_passes_its_state_on(read: ReadText) -> None:
    """In a list the state printed with the first office holds for the next one, but not for the same office."""
    draft = read("He met Italian President Sergio Bianchi and Foreign Minister Luigi Rossi.")
    assert named(draft, "Luigi Rossi").represents == "ITA"
    draft = read("Russian President Vladimir Orlov and President Alexander Petrov met.")
    assert named(draft, "Alexander Petrov").represents is None


def test_two_persons_of_one_surname_stay_two(read: ReadText) -> None:
    """Given names that differ keep persons apart, and a bare surname that fits both joins neither."""
    draft = read("Kim Jong Un met Kim Yo Jong. President Kim Jong Un spoke. Ms. Kim Yo Jong replied.")
    assert {"Kim Jong Un", "Kim Yo Jong"} <= {actor.name for actor in draft.actors}


def test_tie_of_pronoun_stays_unresolved(read: ReadText) -> None:
    """A pronoun that fits two persons of its sentence is nobody's mention."""
    draft = read("Minister Omar Aziz met Minister Karim Saleh before he left.")
    assert all("he" not in forms(draft, actor.name) for actor in draft.actors)


def test_gender_of_honorific_decides(read: ReadText) -> None:
    """Printed gender tells which of two persons a pronoun means."""
    draft = read("Mr. Aziz met Ms. Saleh. She left.")
    assert "She" in forms(draft, "Saleh")


def test_acronym_introduced_in_the_text(read: ReadText) -> None:
    """An acronym in brackets after an organisation's name is that organisation wherever it stands."""
    draft = read("The Lake Victoria Fisheries Commission (LVFC) met. The LVFC adopted a plan.")
    assert forms(draft, "Lake Victoria Fisheries Commission") == [
        "Lake Victoria Fisheries Commission",
        "LVFC",
        "LVFC",
    ]


def test_groups_of_nationals(read: ReadText) -> None:
    """Soldiers of a state represent it; its people do not."""
    draft = read("Russian fighters left. The Syrian people waited.")
    assert (named(draft, "Russian fighters").represents, named(draft, "Russian fighters").sectors) == ("RUS", ("MIL",))
    assert named(draft, "Syrian people").represents is None


def test_metonyms_are_states(read: ReadText) -> None:
    """A seat of power and a capital that acts are mentions of the state."""
    draft = read("The Kremlin denied it. Moscow said nothing. Russia waited.")
    assert forms(draft, "Russia") == ["Kremlin", "Moscow", "Russia"]


def test_five_thousand_people(read: ReadText) -> None:
    """A report that names 5,000 people gives 5,000 actors."""
    text = " ".join(f"Minister {_letters(number)} {_letters(number * 7919)}son spoke." for number in range(5000))
    assert len(read(text).actors) == 5000


def test_plural_role_is_shared(read: ReadText) -> None:
    """A plural role before two names is the role of both, and "the two ministers" are both."""
    draft = read("Foreign Ministers Sergei Lavrov and Wang Yi met in Sochi. The two ministers agreed with Iran.")
    for name in ("Sergei Lavrov", "Wang Yi"):
        assert [role.title for role in named(draft, name).roles] == ["Foreign Ministers"]
        assert "The two ministers" in forms(draft, name)


def test_head_of_a_states_diplomacy(read: ReadText) -> None:
    """The head of a state's diplomacy is its foreign minister."""
    draft = read("Russian Foreign Minister Sergei Lavrov arrived. The head of Russian diplomacy is on a tour.")
    assert "The head of Russian diplomacy" in forms(draft, "Sergei Lavrov")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "Minister",
                "President",
                "of",
                "the",
                "Russian",
                "Kim",
                "Lavrov",
                "Sergei",
                ",",
                ".",
                "’s",
                "said",
                "U.S.",
                "-",
                "and",
                "UN",
                "(",
                ")",
                "he",
                "two",
                "countries",
                "Paris",
                "in",
                "May",
                "5",
                "2024",
                "Foreign",
                "Secretary",
                "Ms.",
                "de",
                "Mistura",
                "“",
                "”",
                "X",
                "Wang",
                "Department",
                "her",
                "Chad",
                "OR",
                "\n",
            ]
        ),
        max_size=60,
    )
)
def test_spans_read_back_and_never_cross(read: ReadText, pieces: list[str]) -> None:
    """On any text mentions lie in it and nest without crossing, and actors have unique ids."""
    draft = read(" ".join(pieces) + "\nX", published="2024-05-06")
    open_ends: list[int] = []
    for mention in draft.mentions:
        while open_ends and open_ends[-1] <= mention.start:
            open_ends.pop()
        assert not open_ends or mention.end <= open_ends[-1]
        open_ends.append(mention.end)
        assert mention.end <= len(draft.report.text)
        assert all(mention.contains(inner) for inner in (mention.name, mention.role) if inner is not None)
    assert len({actor.id for actor in draft.actors}) == len(draft.actors)


def test_state_by_metonym_alone(read: ReadText) -> None:
    """A state that the report never prints by name is an actor with its usual name."""
    assert forms(read("Moscow said nothing. The Kremlin waited."), "Russia") == ["Moscow", "Kremlin"]
    assert named(read("They thanked Côte d’Ivoire."), "Côte d’Ivoire").represents == "CIV"


def _letters(number: int) -> str:
    """Returns the number in letters, with a capital."""
    letters = ""
    while not letters or number:
        letters = chr(ord("a") + number % 26) + letters
        number //= 26
    return letters.capitalize() + "el"
