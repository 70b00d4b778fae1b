"""Addresses, against a server on the loopback interface."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.ingest import Tables, ingest
from dragoman.model.report import Report
from dragoman.model.set_aside import SetAside
from dragoman.settings import Settings
from tests.ingest.conftest import TODAY

WORDS = "The foreign ministers of the two countries met in the capital and they spoke about the treaty."
PAGE = f"<html><head><link rel=canonical href=/c></head><body><h1>Ministers meet</h1><p>{WORDS}</p></body></html>"
RUSSIAN = "Министры двух стран встретились в столице и говорили о договоре и о границе."
FEED = f"<rss version='2.0'><channel><item><link>/a</link><description>{WORDS}</description></item></channel></rss>"


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing."""

    def do_GET(self) -> None:
        """Answers."""
        path = self.path.split("?")[0]
        if path == "/drip":
            self._drip()
        elif path in ("/one", "/loop", "/away", "/file"):
            where = {
                "/one": "/page?q=1",
                "/loop": "/loop",
                "/away": "ftp://example.org/x",
                "/file": "file:///etc/hosts",
            }
            self._answer(302, "", "text/html", Location=where[path])
        elif path.strip("/").isdigit():
            self._answer(int(path.strip("/")), "no", "text/html")
        else:
            body, content_type = {
                "/page": (PAGE, "text/html; charset=utf-8"),
                "/text": (WORDS, "text/plain"),
                "/lines": ('{"id": 1, "text": "' + WORDS + '"}\n{', "application/x-ndjson"),
                "/feed": (FEED, "application/xml"),
                "/picture": ("xx", "image/png"),
                "/russian": (RUSSIAN, "text/plain; charset=windows-1251"),
                "/large": ("x" * 100_000, "text/plain"),
            }[path]
            self._answer(200, body.encode("cp1251" if path == "/russian" else "utf-8"), content_type)

    def _answer(self, status: int, body: str | bytes, content_type: str, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _drip(self) -> None:
        """Sends a byte at a time, so that no single wait is long."""
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a running server."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()
    thread.join()


def rows(address: str, tables: Tables, **limits: float) -> list[Report | SetAside]:
    """Returns what an address gives."""
    return list(ingest([address], Settings(**limits), today=TODAY, tables=tables))  # type: ignore[arg-type] # limits only


def report(address: str, tables: Tables) -> Report:
    """Returns the one report of an address."""
    (row,) = rows(address, tables)
    assert isinstance(row, Report), row
    return row


def set_aside(address: str, tables: Tables, **limits: float) -> SetAside:
    """Returns the one set-aside row of an address."""
    (row,) = rows(address, tables, **limits)
    assert isinstance(row, SetAside), row
    return row


def test_a_page_knows_its_address(server: str, tables: Tables) -> None:
    """The address is the report's, and what is relative is resolved against it."""
    read = report(f"{server}/page", tables)
    assert (read.url, read.canonical_url) == (f"{server}/page", f"{server}/c")
    assert [(row.from_, row.note) for row in read.provenance if row.field == "url"] == [("argument", None)]


def test_redirects_are_followed_and_shown(server: str, tables: Tables) -> None:
    """The last address is the report's; the note shows the way there."""
    read = report(f"{server}/one", tables)
    assert read.url == f"{server}/page?q=1"
    (note,) = [row.note for row in read.provenance if row.field == "url"]
    assert note == f"redirected: {server}/one → {server}/page?q=1"


def test_text_lines_and_feeds(server: str, tables: Tables) -> None:
    """The content type tells how an answer is read."""
    assert report(f"{server}/text", tables).text == WORDS
    first, second = rows(f"{server}/lines", tables)
    assert isinstance(first, Report)
    assert isinstance(second, SetAside)
    assert (second.item, second.reason) == (2, "truncated_json")
    assert report(f"{server}/feed", tables).url == f"{server}/a"


def test_the_charset_of_the_header_counts(server: str, tables: Tables) -> None:
    """Text in windows-1251 is decoded by what the server says, and so known for Russian."""
    row = set_aside(f"{server}/russian", tables)
    assert row.reason == "not_english"
    assert "Russian" in row.found


@pytest.mark.parametrize(
    ("path", "reason", "retry"),
    [
        ("/404", "http_error", False),
        ("/403", "http_error", False),
        ("/500", "server_error", True),
        ("/503", "server_error", True),
        ("/429", "server_error", True),
        ("/picture", "wrong_content_type", False),
        ("/loop", "too_many_redirects", False),
        ("/away", "bad_scheme", False),
        ("/file", "bad_scheme", False),
    ],
)
def test_refusals(server: str, tables: Tables, path: str, reason: str, *, retry: bool) -> None:
    """Each has its reason, and says whether trying again may help."""
    row = set_aside(server + path, tables)
    assert (row.reason, row.retry, row.source) == (reason, retry, server + path)


def test_too_much_is_cut_off(server: str, tables: Tables) -> None:
    """Reading stops at the limit."""
    assert set_aside(f"{server}/large", tables, max_bytes=1000).reason == "too_large"


def test_a_server_that_drips_times_out(server: str, tables: Tables) -> None:
    """The limit is on the whole transfer, not on each wait."""
    row = set_aside(f"{server}/drip", tables, url_timeout=0.4)
    assert (row.reason, row.retry) == ("timeout", True)


def test_a_server_that_never_answers_times_out(tables: Tables) -> None:
    """So does one that accepts a connection and says nothing, and one that drips its headers."""
    import socket  # noqa: PLC0415 - only here

    def drip(listening: socket.socket) -> None:
        accepted, _ = listening.accept()
        with accepted:
            try:
                accepted.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                for _ in range(200):
                    accepted.sendall(b"x")
                    time.sleep(0.05)
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert set_aside(address, tables, url_timeout=0.3).reason == "timeout"
    with socket.create_server(("127.0.0.1", 0)) as dripping:
        thread = threading.Thread(target=drip, args=(dripping,), daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{dripping.getsockname()[1]}/"
        assert set_aside(address, tables, url_timeout=0.4).reason == "timeout"
        thread.join()


def test_a_closed_port_is_unreachable(tables: Tables) -> None:
    """Trying again may help."""
    row = set_aside("http://127.0.0.1:9/", tables)
    assert (row.reason, row.retry) == ("unreachable", True)
