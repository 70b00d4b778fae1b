"""Bytes become text strictly, or with a note, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.ingest.decode import decode

ENGLISH = "The “foreign” ministers met – they said it’s a treaty of friendship.\r\n"
RUSSIAN = "Министры иностранных дел двух стран встретились в столице и говорили о договоре. " * 3
JAPANESE = "二国の外相が金曜日に首都で会談し、条約について話し合った。" * 3


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_in_its_charsets(charset: str) -> None:
    """Unicode with and without a byte order mark and cp1252 are told without a declaration; the mark is no text."""
    assert decode(ENGLISH.encode(charset)).text == ENGLISH


@pytest.mark.parametrize(("text", "charset"), [(RUSSIAN, "cp1251"), (JAPANESE, "shift_jis"), (RUSSIAN, "koi8-r")])
def test_other_charsets(text: str, charset: str) -> None:
    """A declared charset is taken; an undeclared one is detected, with a note."""
    assert decode(text.encode(charset), [(charset, "meta")]).text == text
    found = decode(text.encode(charset))
    assert found.text == text
    assert "detected" in (found.note or "")


def test_a_wrong_declaration_is_noted() -> None:
    """Bytes that do not fit the declared charset are read as what they are."""
    found = decode(ENGLISH.encode(), [("ascii-of-mars", "http"), ("utf-16", "meta")])
    assert found.text == ENGLISH
    assert "utf-16" in (found.note or "")


def test_the_server_goes_before_the_page() -> None:
    """The first declaration that fits is taken."""
    found = decode(RUSSIAN.encode("cp1251"), [("cp1251", "http"), ("koi8-r", "meta")])
    assert (found.text, found.from_) == (RUSSIAN, "http")


def test_what_pages_call_latin_1_is_cp1252() -> None:
    """Curly quotation marks survive the commonest wrong name."""
    assert decode(ENGLISH.encode("cp1252"), [("ISO-8859-1", "meta")]).text == ENGLISH


def test_a_few_bad_bytes_in_utf_8_are_shown_and_noted() -> None:
    """They become U+FFFD, and the note counts them."""
    found = decode(RUSSIAN.encode() + b" \xff\xfe ")
    assert found.text.count("\ufffd") == 2
    assert "2 bytes" in (found.note or "")


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "empty"), (b"\x89PNG\r\n\x1a\n", "binary"), (b"\xef\xbb\xbf \n", "empty")]
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    """Empty and binary data have their reasons."""
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.reason == reason


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    """Nothing else is ever raised."""
    reason = None
    try:
        decode(data)
    except InputError as error:
        reason = error.reason
    assert reason in (None, "empty", "binary", "unknown_charset")
