"""Bytes to text: byte order mark, then what is declared, then UTF-8, then detection; strict, or with a note."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

from charset_normalizer import from_bytes

from dragoman.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP file (or an office document)",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a RIFF media file",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"7z\xbc\xaf": "a 7z archive",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"PAR1": "a Parquet file",
    b"SQLite format 3": "an SQLite file",
}
_DETECT_BYTES = 32_768
"""How much is given to detection: it costs about 1 ms a kilobyte."""
_FEW_HIGH_BYTES = 0.04
"""Share of bytes above ASCII below which a text is taken as Latin script: English text in cp1252 has under 2 %."""
_WESTERN_MARKS = bytes((0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0, 0xA3))
"""In cp1252: ellipsis, curly quotation marks, bullet, dashes, hard space, pound sign."""
_MEND_RATIO = 4
"""How many good multi-byte characters must stand against each bad byte for UTF-8 to be kept."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Is a text with how it was had from bytes."""

    text: str
    """The text, without its byte order mark, which is encoding and not text."""
    charset: str
    """The charset it was decoded with."""
    from_: str
    """`bom`, `http`, `meta`, `utf-8` (undeclared) or `detected`."""
    note: str | None
    """What was declared and wrong, or replaced."""


def decode(data: bytes, declared: Sequence[tuple[str, str]] = ()) -> Decoded:
    """Returns the text of some bytes.

    Args:
        data: the bytes.
        declared: charsets that were declared, the strongest first, each with who said so (`http`, `meta`).

    Raises:
        InputError: `empty`, `binary`, or `unknown_charset`.
    """
    if not data.strip():
        raise _empty()
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _strict_or_error(data[len(mark) :], charset, "bom")
    _refuse_binary(data)
    wide = _wide_charset(data)
    if wide is not None:
        return _strict_or_error(data, wide, "detected")
    note = None
    for charset, from_ in declared:
        # Bytes without a mark and without NULs are never UTF-16, though many of them would decode as such.
        text = None if charset.strip().lower().startswith(("utf-16", "utf-32")) else _strict(data, charset)
        if text is not None:
            return Decoded(text, charset.lower(), from_, note)
        note = f"declared {charset} by {from_}, which does not fit the bytes"
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", "utf-8", note)
    return _mended(data, note) or _detected(data, note)


def _empty() -> InputError:
    return InputError("empty", found="nothing but white space", expected="text", remedy="leave the input out")


def _strict(data: bytes, charset: str) -> str | None:
    # What pages call latin-1 is cp1252 (WHATWG Encoding Standard), which has the curly quotation marks.
    name = "cp1252" if charset.strip().lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else charset
    try:
        return data.decode(name.strip())
    except (UnicodeError, LookupError, ValueError):
        return None


def _strict_or_error(data: bytes, charset: str, from_: str) -> Decoded:
    text = _strict(data, charset)
    if text is not None and not text.strip():
        raise _empty()
    if text is None:
        raise InputError(
            "unknown_charset",
            found=f"bytes that look like {charset} and are not",
            expected="text in one charset",
            remedy="save it as UTF-8",
        )
    return Decoded(text, charset, from_, None)


def _refuse_binary(data: bytes) -> None:
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(
                "binary", found=name, expected="text or HTML", remedy="convert it to text first (pdftotext, pandoc …)"
            )
    if 0 in data and _wide_charset(data) is None:
        raise InputError(
            "binary", found="NUL bytes", expected="text or HTML", remedy="leave the file out, or convert it to text"
        )


def _wide_charset(data: bytes) -> str | None:
    """Returns UTF-16's name for bytes without a mark in which every other byte is mostly NUL."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or 0 not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even == 0:
        return "utf-16-le"
    if even > half * 0.4 and odd == 0:
        return "utf-16-be"
    return None


def _mended(data: bytes, note: str | None) -> Decoded | None:
    """Returns UTF-8 with its few bad bytes shown as U+FFFD, if it plainly is UTF-8 otherwise."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    if good < bad * _MEND_RATIO:
        return None
    said = f"{bad} bytes that are not UTF-8 are shown as U+FFFD"
    return Decoded(text, "utf-8", "detected", said if note is None else f"{note}; {said}")


def _detected(data: bytes, note: str | None) -> Decoded:
    candidates = ["cp1252"] if _looks_western(data) else []
    start = next((index for index, byte in enumerate(data) if byte > 127), 0)
    window = data[max(0, start - _DETECT_BYTES // 4) :][:_DETECT_BYTES]
    best = from_bytes(window).best()
    if best is not None:
        candidates.append(best.encoding)
    for charset in candidates:
        text = _strict(data, charset)
        if text is not None:
            said = f"charset {charset} was detected, not declared"
            return Decoded(text, charset, "detected", said if note is None else f"{note}; {said}")
    raise InputError(
        "unknown_charset",
        found="bytes in no charset that could be told",
        expected="UTF-8, or a declared charset",
        remedy="save it as UTF-8",
    )


def _looks_western(data: bytes) -> bool:
    """Tells text in cp1252, which has few bytes above ASCII and many of these are quotation marks and dashes."""
    high = data.translate(None, bytes(range(128)))
    marks = len(high) - len(high.translate(None, _WESTERN_MARKS))
    return len(high) < len(data) * _FEW_HIGH_BYTES or marks * 2 > len(high)
