"""From the inputs that a user names to documents in bytes: paths, folders, globs, standard input."""

from __future__ import annotations

import glob
import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import InputError
from dragoman.ingest.document import Document, DocumentKind
from dragoman.settings import Settings

_KINDS: dict[str, DocumentKind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
}
# fmt: off
_ASSETS = frozenset((
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".woff", ".woff2",
    ".ttf", ".eot", ".mp3", ".mp4", ".webm", ".ogg",
))
# fmt: on
"""What browsers save beside a page: passed over when a folder is walked."""
_GZIP_MAGIC = b"\x1f\x8b"
_SNIFFED = 4096
_CHUNK = 2**20
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta)\b", re.IGNORECASE)


def is_address(given: str) -> bool:
    """Tells whether an input is an address on the network and no path."""
    return "://" in given[:12]


def paths_of(given: str) -> Iterator[Path]:
    """Yields the files that an input names: itself, those under the folder, those that match the glob, in sorted order.

    Raises:
        InputError: `not_found` or `no_readable_file`.
    """
    path = Path(given)
    try:
        is_folder, is_file = path.is_dir(), path.exists()
    except OSError as error:
        raise _unreadable(error) from error
    if is_folder:
        yield from _files_under(path)
    elif is_file or not glob.has_magic(given):
        yield path
    else:
        yield from _matches(given)


def _files_under(folder: Path) -> Iterator[Path]:
    n_read = n_passed = 0
    for path in _walk(folder):
        if path.name.startswith("."):
            continue
        if path.suffix.lower() in _ASSETS:
            n_passed += 1
            continue
        n_read += 1
        yield path
    if n_read == 0:
        raise InputError(
            "no_readable_file",
            found=f"a folder with {n_passed} pictures, styles or scripts and nothing else"
            if n_passed
            else "an empty folder",
            expected=f"files such as {', '.join(_KINDS)}, each also with .gz",
            remedy="name another folder",
        )


def _walk(folder: Path) -> Iterator[Path]:
    """Yields the files under a folder, sorted; folders that links lead to are not entered, since they may go round."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        yield folder  # opening it fails again, and says why
        return
    for path in paths:
        if path.is_dir():
            if not path.is_symlink() and not path.name.startswith("."):
                yield from _walk(path)
        else:
            yield path


def _matches(pattern: str) -> Iterator[Path]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        raise InputError(
            "not_found",
            found="no file that matches",
            expected="a pattern that some file matches",
            remedy="check the pattern",
        )
    for name in found:
        if not Path(name).is_dir():
            yield Path(name)


def open_path(path: Path, settings: Settings) -> Iterator[Document]:
    """Yields the document at a path.

    Raises:
        InputError: `not_found`, `unreadable`, `too_large` or `bad_gzip`.
    """
    try:
        raw = path.open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise InputError(
            "not_found", found="nothing at this path", expected="a file or folder", remedy="check the path"
        ) from error
    except OSError as error:
        raise _unreadable(error) from error
    with raw:
        yield open_stream(raw, settings, source=str(path), kind=_kind_of(path))


def _unreadable(error: OSError) -> InputError:
    return InputError(
        "unreadable",
        found=error.strerror or str(error),
        expected="a file that can be read",
        remedy="check the path and the rights on it",
    )


def _kind_of(path: Path) -> DocumentKind | None:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes[-1:] == [".gz"]:
        suffixes.pop()
    return _KINDS.get(suffixes[-1]) if suffixes else None


def open_stream(raw: BinaryIO, settings: Settings, *, source: str, kind: DocumentKind | None) -> Document:
    """Returns the document in a stream, unzipped, its kind told from its first bytes if it is not known.

    Raises:
        InputError: `too_large` or `bad_gzip`.
    """
    stream = _Peekable(raw)
    try:
        if stream.peek(2).startswith(_GZIP_MAGIC):
            stream = _Peekable(gzip.GzipFile(fileobj=cast("BinaryIO", stream)))
        kind = kind or kind_of_bytes(stream.peek(_SNIFFED))
        if kind in ("json", "jsonl"):
            kind = "jsonl" if kind == "jsonl" or _is_json_lines(stream.peek(_SNIFFED)) else "json"
        if kind == "jsonl":
            return Document(source, kind, b"", lines=_lines(stream, settings.max_bytes))
        data = stream.read(settings.max_bytes + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _bad_gzip() from error
    except OSError as error:
        raise _unreadable(error) from error
    if len(data) > settings.max_bytes:
        raise InputError(
            "too_large",
            found=f"more than {settings.max_bytes} bytes",
            expected=f"at most {settings.max_bytes} bytes a document",
            remedy="split it, or raise the limit",
        )
    return Document(source, kind, data)


def kind_of_bytes(head: bytes) -> DocumentKind:
    """Returns the kind of a document by its first bytes."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _FEED.match(start):
        return "feed"
    if start.startswith((b"{", b"[{", b"[\n", b"[\r")):
        return "json"
    return "html" if start.startswith(b"<") and _HTML.search(start) else "text"


def _is_json_lines(head: bytes) -> bool:
    """Tells JSON lines from one JSON value that is printed over several lines, by the end of the first line."""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0].rstrip()
    return first.startswith(b"{") and not first.endswith((b"{", b"[", b","))


def _lines(stream: _Peekable, longest: int) -> Iterator[bytes | int]:
    """Yields the lines of a stream; in place of a line that is too long, how many bytes of it were passed over."""
    try:
        while line := stream.readline(longest + 1):
            if len(line) <= longest:
                yield line
                continue
            n_bytes = len(line)
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
                n_bytes += len(line)
            yield n_bytes
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _bad_gzip() from error
    except OSError as error:
        raise _unreadable(error) from error


def _bad_gzip() -> InputError:
    return InputError(
        "bad_gzip",
        found="gzip data that are damaged or cut off",
        expected="whole gzip data",
        remedy="get the file again",
    )


class _Peekable:
    """Is a stream whose first bytes can be looked at. It never closes what it reads from."""

    def __init__(self, stream: BinaryIO | gzip.GzipFile) -> None:
        self._stream = stream
        self._head = b""

    def peek(self, n_bytes: int) -> bytes:
        """Returns the next bytes without taking them."""
        while len(self._head) < n_bytes and (chunk := self._stream.read(n_bytes - len(self._head))):
            self._head += chunk
        return self._head[:n_bytes]

    def read(self, n_bytes: int) -> bytes:
        """Takes up to so many bytes, fewer only at the end."""
        chunks, self._head = [self._head[:n_bytes]], self._head[n_bytes:]
        missing = n_bytes - len(chunks[0])
        while missing and (chunk := self._stream.read(min(missing, _CHUNK))):
            chunks.append(chunk)
            missing -= len(chunk)
        return b"".join(chunks)

    def readline(self, longest: int) -> bytes:
        """Takes bytes up to and with the next line end, at most so many."""
        end = self._head.find(b"\n", 0, longest) + 1
        if end or len(self._head) >= longest:
            cut = end or longest
            line, self._head = self._head[:cut], self._head[cut:]
            return line
        line, self._head = self._head, b""
        return line + self._stream.readline(longest - len(line))
