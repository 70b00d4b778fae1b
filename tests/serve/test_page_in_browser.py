"""The page in a real browser: rows and words light up together, and nothing leaves the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dragoman.model import Record, Report
from dragoman.serve import page
from tests.serve.samples import empty_record, wonsan_record
from tests.serve.test_page import hostile_record

pytestmark = pytest.mark.browser
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Gives a browser for the tests of this module."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


class _Shown:
    """Is a record shown in a tab, with all that the tab complained of or asked for."""

    def __init__(self, browser: Browser, folder: Path, record: Record, **options: object) -> None:
        file = folder / "page.html"
        file.write_text(page(record), encoding="utf-8")
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.tab: Page = browser.new_page(**options)  # type: ignore[arg-type]  # options of one browser tab
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.goto(file.as_uri())

    def lit_words(self) -> str:
        """Returns the words of the text that are lit."""
        return " ".join("".join(self.tab.locator("article .lit").all_text_contents()).split())


@pytest.fixture
def shown(browser: Browser, wonsan: Path, tmp_path: Path) -> Iterator[_Shown]:
    """Gives the sample record on a desktop screen."""
    made = _Shown(browser, tmp_path, wonsan_record(wonsan), viewport={"width": 1280, "height": 800})
    yield made
    made.tab.close()


def test_nothing_is_loaded_and_nothing_goes_wrong(shown: _Shown) -> None:
    """The only request is the page itself, and the console stays empty."""
    shown.tab.locator("#E1").click()
    assert [url.rsplit("/", 1)[1] for url in shown.requests] == ["page.html"]
    assert shown.complaints == []


def test_a_click_on_a_row_lights_its_words(shown: _Shown) -> None:
    """The words of the row, all of them and no others, light up and come into view; Escape puts them out."""
    shown.tab.locator("#G2 td").first.click()
    expect(shown.tab.locator("article .lit").first).to_be_in_viewport()
    shown.tab.mouse.move(0, 0)
    assert shown.lit_words() == "The first Russian diplomat is on a three-day visit to North Korea."
    shown.tab.keyboard.press("Escape")
    assert shown.lit_words() == ""


def test_a_click_on_words_lights_their_row(shown: _Shown) -> None:
    """The row of the words is lit and in view; clicking again goes on to the next row of the same words."""
    words = shown.tab.locator("article .event").first
    words.click()
    expect(shown.tab.locator(".row.pinned")).to_have_id("E1")
    expect(shown.tab.locator("#E1")).to_be_in_viewport()
    words.click()
    expect(shown.tab.locator(".row.pinned")).to_have_id("S4")


def test_pointing_at_a_row_lights_its_words_for_a_moment(shown: _Shown) -> None:
    """Words are lit while the pointer is on their row."""
    shown.tab.locator("#G2").hover()
    assert shown.lit_words().startswith("The first Russian diplomat")
    shown.tab.locator(".origin").hover()
    assert shown.lit_words() == ""


def test_the_keyboard_reaches_every_row(shown: _Shown) -> None:
    """Focus on a row's label lights its words, and Enter keeps them lit."""
    shown.tab.locator("#G2 th a").focus()
    assert shown.lit_words().startswith("The first Russian diplomat")
    shown.tab.keyboard.press("Enter")
    expect(shown.tab.locator(".row.pinned")).to_have_id("G2")


def test_a_layer_can_be_switched_off(shown: _Shown) -> None:
    """Without its layer, the words of an engagement have no line under them."""
    words = shown.tab.locator("article .engagement").first
    image = "element => getComputedStyle(element).backgroundImage"
    assert "gradient" in words.evaluate(image)
    shown.tab.locator("#show-engagements").uncheck()
    assert "gradient" not in words.evaluate(image)


def test_the_page_can_be_read_without_its_script(browser: Browser, wonsan: Path, tmp_path: Path) -> None:
    """With scripts off, a row's link leads to its words and marks them."""
    made = _Shown(browser, tmp_path, wonsan_record(wonsan), java_script_enabled=False)
    made.tab.locator("#G2 th a").click()
    assert made.tab.url.endswith("#words-G2")
    expect(made.tab.locator("#words-G2 + .piece")).to_have_css("background-color", "rgb(255, 216, 77)")
    made.tab.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280, 1920])
def test_nothing_is_wider_than_the_screen(browser: Browser, wonsan: Path, tmp_path: Path, width: int) -> None:
    """From a small phone to a large screen nobody has to scroll sideways, even for words without end."""
    record = hostile_record(wonsan)
    endless = record.actors[0].name + "m" * 400
    actors = tuple(
        actor if number > 0 else type(actor)(actor.id, actor.kind, endless, mentions=actor.mentions)
        for number, actor in enumerate(record.actors)
    )
    wide = Record(**{**{name: getattr(record, name) for name in Record.__slots__}, "actors": actors})
    made = _Shown(browser, tmp_path, wide, viewport={"width": width, "height": 800})
    assert made.tab.evaluate("document.documentElement.scrollWidth") <= width
    made.tab.close()


def test_a_hostile_report_is_harmless(browser: Browser, wonsan: Path, tmp_path: Path) -> None:
    """No script of the report runs, nothing is asked for, and no dialog opens."""
    made = _Shown(browser, tmp_path, hostile_record(wonsan))
    made.tab.locator("#G1").click()
    assert made.complaints == []
    assert len(made.requests) == 1
    assert made.tab.locator("img").count() == 0
    made.tab.close()


def test_overriding_characters_do_not_reorder_the_page(browser: Browser, tmp_path: Path) -> None:
    """A right-to-left override in a title is shown by its number and moves nothing."""
    made = _Shown(browser, tmp_path, empty_record(Report(id="r_1", text="x", title="safe\u202eexe.txt")))
    assert made.tab.locator("h1 .unseen").get_attribute("data-number") == "U+202E"
    assert made.tab.title() == "safe\ufffdexe.txt"
    made.tab.close()
