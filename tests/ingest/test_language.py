"""English is told from other languages, cheaply where it is sure."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dragoman.ingest import Tables

NAMES = (
    "Choe Son Hui, Kim Yong Nam, Ri Yong Ho, Pak Pong Ju and Kim Jong Gak met Sergei Viktorovich Lavrov, Andrei "
    "Rudenko, Igor Morgulov, Alexander Matsegora and Nguyen Phu Trong in Pyongyang, Wonsan, Vladivostok and Hanoi."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers of the two countries met in the capital and they spoke about the treaty.", "en"),
        (NAMES, "en"),
        ("Ministers meet", "en"),
        ("Le ministre des affaires étrangères a rencontré son homologue dans la capitale, et ils ont parlé.", "fr"),
        ("El ministro de Asuntos Exteriores se reunió con su homólogo en la capital y hablaron del tratado.", "es"),
        ("Министр иностранных дел встретился в столице со своим коллегой.", "ru"),
        ("外相が首都で会談した。", "ja"),
    ],
)
def test_tells_the_language(tables: Tables, text: str, language: str) -> None:
    """English with many foreign names and very short English stay English; others are named."""
    assert tables.language.language_of(text, hint=None) == language


def test_a_hint_decides_only_where_the_text_cannot(tables: Tables) -> None:
    """English text on a page that says it is Korean is English; two words on a German page are German."""
    text = "The ministers of the two countries met in the capital and they spoke about the treaty."
    assert tables.language.language_of(text * 2, hint="ko") == "en"
    assert tables.language.language_of("Minister Genscher", hint="de") == "de"


def test_plain_english_loads_no_model() -> None:
    """py3langid, which takes seconds to load, stays out until there is a doubt."""
    code = (
        "import sys; from dragoman.ingest import load_tables; "
        "load_tables().language.language_of('The talks of the two countries went on and they were good.', hint=None); "
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
