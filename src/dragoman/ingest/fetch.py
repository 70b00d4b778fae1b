"""Fetches one web address that the user gave, bounded in time, size and redirects."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from email.message import Message
from urllib.parse import quote, urljoin, urlsplit

from dragoman._version import __version__
from dragoman.errors import InputError, TransientError
from dragoman.ingest.document import Document, DocumentKind
from dragoman.ingest.sources import kind_of_bytes, open_stream
from dragoman.model.report import Provenance
from dragoman.settings import Settings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRY_AGAIN = frozenset({408, 425, 429})
_CHUNK = 65_536
_KINDS: dict[str, DocumentKind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/feed+json": "json",
}
_XML = frozenset({"application/xml", "text/xml"})
_SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class _Answer:
    """Is what a server answered: a document, or another address."""

    body: bytes
    headers: Message
    location: str | None


def fetch(address: str, settings: Settings) -> Document:
    """Returns the document at an address.

    Raises:
        InputError: `bad_scheme`, `bad_url`, `http_error`, `too_many_redirects`, `wrong_content_type`, `too_large`.
        TransientError: `timeout`, `unreachable`, `server_error`.
    """
    deadline = time.monotonic() + settings.url_timeout
    visited = [address]
    while True:
        answer = _ask(visited[-1], settings, deadline)
        if answer.location is None:
            break
        visited.append(urljoin(visited[-1], answer.location))
        if len(visited) - 1 > settings.url_max_redirects:
            raise InputError(
                "too_many_redirects",
                found=f"redirects {' → '.join(visited)}",
                expected=f"at most {settings.url_max_redirects}",
                remedy="give the last address",
            )
    kind = _kind(answer)
    document = open_stream(io.BytesIO(answer.body), settings, source=address, kind=kind)
    if document.kind in ("json", "jsonl"):
        return document  # its items bring their own addresses
    note = f"redirected: {' → '.join(visited)}" if len(visited) > 1 else None
    charset = answer.headers.get_content_charset()
    return replace(document, url=visited[-1], charset=charset, provenance=(Provenance("url", "argument", note),))


def _ask(address: str, settings: Settings, deadline: float) -> _Answer:
    """Returns the answer to one GET request."""
    connection = _connection(address, deadline)
    parts = urlsplit(address)
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    headers = {
        "User-Agent": f"dragoman/{__version__}",
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain;q=0.8,*/*;q=0.1",
        "Accept-Encoding": "identity",
    }
    try:
        with closing(connection), _watched(connection, deadline):
            connection.request("GET", target, headers=headers)
            response = connection.getresponse()
            _check_status(response, address)
            location = response.headers.get("Location") if response.status in _REDIRECTS else None
            body = b"" if location is not None else _body(response, settings, deadline)
            if time.monotonic() >= deadline:
                raise _timed_out(address)
            return _Answer(body, response.headers, location)
    except (http.client.InvalidURL, UnicodeError) as error:
        raise _bad_url(address) from error
    except TimeoutError as error:
        raise _timed_out(address) from error
    except (OSError, http.client.HTTPException) as error:
        if time.monotonic() >= deadline:
            raise _timed_out(address) from error
        raise TransientError(
            "unreachable",
            found=f"no whole answer from {parts.netloc} ({error or type(error).__name__})",
            expected="a page",
            remedy="check the address and the network, and try again",
        ) from error


def _connection(address: str, deadline: float) -> http.client.HTTPConnection:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _timed_out(address)
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _bad_url(address) from error
    if parts.scheme.lower() not in ("http", "https"):
        raise InputError(
            "bad_scheme",
            found=f"the address {address}",
            expected="an http or https address",
            remedy="save the page and give the file",
        )
    if not host:
        raise _bad_url(address)
    if parts.scheme.lower() == "http":
        return http.client.HTTPConnection(host, port, timeout=left)
    return http.client.HTTPSConnection(host, port, timeout=left, context=ssl.create_default_context())


@contextmanager
def _watched(connection: http.client.HTTPConnection, deadline: float) -> Iterator[None]:
    """Cuts the connection at the deadline: the socket's own time-out starts anew with every byte that drips in."""

    def cut() -> None:
        if connection.sock is not None:
            with suppress(OSError):
                # The plain socket's own method: that of a TLS socket would first touch what the reader is using.
                socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)

    timer = threading.Timer(max(deadline - time.monotonic(), 0.0), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _check_status(response: http.client.HTTPResponse, address: str) -> None:
    if response.status < 400:
        return
    found = f"status {response.status} {response.reason} at {address}"
    if response.status >= 500 or response.status in _TRY_AGAIN:
        raise TransientError("server_error", found=found, expected="a page", remedy="try again later")
    raise InputError("http_error", found=found, expected="a page", remedy="check the address, or save the page by hand")


def _body(response: http.client.HTTPResponse, settings: Settings, deadline: float) -> bytes:
    chunks, n_bytes = [], 0
    while chunk := response.read1(_CHUNK):
        chunks.append(chunk)
        n_bytes += len(chunk)
        if n_bytes > settings.max_bytes:
            raise InputError(
                "too_large",
                found=f"more than {settings.max_bytes} bytes",
                expected=f"at most {settings.max_bytes} bytes a document",
                remedy="raise the limit",
            )
        if time.monotonic() >= deadline:
            raise TimeoutError
    return b"".join(chunks)


def _kind(answer: _Answer) -> DocumentKind:
    stated = answer.headers.get("Content-Type")
    if stated is None:
        return kind_of_bytes(answer.body[:4096])
    content_type = answer.headers.get_content_type()
    if content_type in _KINDS:
        return _KINDS[content_type]
    if content_type in _XML:
        return "feed" if kind_of_bytes(answer.body[:4096]) == "feed" else "html"
    raise InputError(
        "wrong_content_type",
        found=f"content of type {content_type}",
        expected="HTML, a feed, plain text or JSON",
        remedy="download and convert it, and give the file",
    )


def _timed_out(address: str) -> TransientError:
    return TransientError(
        "timeout",
        found=f"no whole answer in time from {address}",
        expected="a page",
        remedy="try again, or allow more time",
    )


def _bad_url(address: str) -> InputError:
    return InputError(
        "bad_url", found=f"the address {address!r}", expected="an address with a host", remedy="correct the address"
    )
