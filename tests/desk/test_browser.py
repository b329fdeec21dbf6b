"""The desk in a real browser: keys, dialogs, scrolling, news, and whether everybody can use it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.review.log import Action, State
from checker.store import Store
from checker.store.decisions import Draft

from .samples import CORPUS, GEESE, MAYOR, ORDER, fill
from .served import running

PAGES = (
    "/",
    "/?state=all",
    f"/finding/{GEESE.id}",
    f"/finding/{MAYOR.id}",
    "/search?q=mayor",
    "/articles",
    "/article?path=raven.md",
    "/article?path=evil.md",
    "/sources",
    "/source?name=Kite",
    "/runs",
    "/article?path=none",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("browser")
    with Store.open(str(made / "check.db")) as store:
        fill(store)
        store.decisions.add(Draft(MAYOR, Action.NOTE, "bob", note="Ask the mayor’s office."), 0)
    return made


@pytest.fixture(scope="module")
def served(folder: Path, browser: Any) -> Iterator[str]:
    with running(folder, "--port", "0", "--author", "ada") as (_, address):
        yield address


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """The database behind the served desk, which each test leaves without decisions of its own."""
    with Store.open(str(folder / "check.db")) as opened:
        yield opened
        from sqlalchemy import text

        with opened._writing() as connection:
            connection.execute(text("DELETE FROM decisions WHERE author = 'ada' OR action <> 'note'"))


@pytest.fixture
def page(served: str, browser: Any, store: Store) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.goto(served)
    opened.base = served.partition("/start")[0]
    yield opened
    context.close()
    assert [trouble for trouble in troubles if "404" not in trouble and "409" not in trouble] == []


def at(page: Any, identity: str) -> None:
    page.wait_for_url(f"**/finding/{identity}*")
    page.wait_for_load_state()


def state(store: Store, finding: Any) -> State:
    return store.decisions.reviews([finding])[finding.id].state


def test_a_finding_is_read_decided_and_undone_by_key(page: Any, store: Store) -> None:
    page.keyboard.press("Enter")
    at(page, ORDER[0])
    page.keyboard.press("j")
    at(page, ORDER[1])
    page.keyboard.press("k")
    at(page, ORDER[0])
    page.keyboard.press("c")
    at(page, ORDER[1])
    assert state(store, GEESE) is State.CONFIRMED
    assert "ada confirmed" in page.inner_text(".flash")
    assert "done=" not in page.url
    page.keyboard.press("z")
    at(page, ORDER[0])
    assert state(store, GEESE) is State.OPEN


def test_a_reason_is_picked_by_its_number(page: Any, store: Store) -> None:
    page.goto(f"{page.base}/finding/{GEESE.id}")
    page.keyboard.press("d")
    assert page.is_visible("#dismiss")
    page.keyboard.press("c")  # the keys of the page rest meanwhile
    page.keyboard.press("Escape")
    assert not page.is_visible("#dismiss")
    page.keyboard.press("d")
    page.keyboard.press("2")
    at(page, ORDER[1])
    (entry,) = store.decisions.reviews([GEESE])[GEESE.id].entries
    assert entry.reason.startswith("Both are true")


def test_a_reason_of_ones_own_is_typed(page: Any, store: Store) -> None:
    page.goto(f"{page.base}/finding/{GEESE.id}")
    page.keyboard.press("d")
    page.fill("#dismiss input[name=other]", "counted at 2 ponds")
    page.keyboard.press("Enter")
    at(page, ORDER[1])
    (entry,) = store.decisions.reviews([GEESE])[GEESE.id].entries
    assert entry.reason == "counted at 2 ponds"


def test_a_note_is_written_without_moving_on(page: Any, store: Store) -> None:
    page.goto(f"{page.base}/finding/{GEESE.id}")
    page.keyboard.press("n")
    page.keyboard.type("call c d u p l z j k 1 ?\n<b>bold</b>")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".log .note")
    assert f"/finding/{GEESE.id}" in page.url
    assert page.inner_text(".log .note").endswith("<b>bold</b>")
    assert state(store, GEESE) is State.OPEN


@pytest.mark.parametrize(
    ("key", "expected"), [("u", State.UPDATE), ("p", State.DISPUTE), ("l", State.DEFERRED)]
)
def test_the_other_keys(page: Any, store: Store, key: str, expected: State) -> None:
    page.goto(f"{page.base}/finding/{GEESE.id}")
    page.keyboard.press(key)
    at(page, ORDER[1])
    assert state(store, GEESE) is expected


def test_help_tells_the_keys_and_can_switch_them_off(page: Any, store: Store) -> None:
    page.goto(f"{page.base}/finding/{GEESE.id}")
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.wait_for_timeout(300)
    assert f"/finding/{GEESE.id}" in page.url
    page.keyboard.press("?")
    page.check("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    at(page, ORDER[1])


def test_the_sentence_is_in_view(page: Any, folder: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 620})
    page.goto(f"{page.base}/finding/{GEESE.id}")
    for number in range(page.locator("details[open] .article").count()):
        article = page.locator("details[open] .article").nth(number)
        box, mark = article.bounding_box(), article.locator("mark").first.bounding_box()
        assert box["y"] <= mark["y"] <= box["y"] + box["height"] - mark["height"]
    left, right = page.locator(".side").nth(0).bounding_box(), page.locator(".side").nth(1).bounding_box()
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_somebody_elses_decision_is_not_overwritten(page: Any, store: Store) -> None:
    page.goto(f"{page.base}/finding/{GEESE.id}")
    store.decisions.add(Draft(GEESE, Action.CONFIRM, "bob"), 0)
    page.keyboard.press("u")
    page.wait_for_selector("[role=alert]")
    assert "Somebody else decided" in page.inner_text("[role=alert]")
    assert state(store, GEESE) is State.CONFIRMED


def test_news_come_by_themselves(page: Any, store: Store) -> None:
    assert not page.is_visible("#live")
    run = store.begin_run(CORPUS, "0.1.0", {}, "nli@abc")
    store.note_progress(run, "Judging pairs", 1200, 4000)
    page.wait_for_selector("#live >> text=A run is under way: Judging pairs, 1,200 of 4,000.", timeout=10_000)
    store.end_run(run, "failed", {})
    fill(store)
    page.wait_for_selector("#live >> text=A newer run has ended.", timeout=10_000)
    page.click("#live-reload")
    page.wait_for_load_state()
    assert not page.is_visible("#live")


def test_hostile_words_do_nothing(page: Any) -> None:
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    for address in (f"/finding/{MAYOR.id}", "/article?path=evil.md", "/search?q=gnp", "/sources"):
        page.goto(page.base + address)
        assert "<script>alert(1)</script>" in page.inner_text("main")
        assert page.locator("main script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_everybody_can_use_every_page(page: Any, scheme: str, width: int) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        page.goto(page.base + address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is too wide"
        check_axe(axe, page, address)
    page.goto(f"{page.base}/finding/{GEESE.id}")
    for opener in ("dismiss", "note", "help"):
        page.click(f"[data-opens={opener}] >> nth=0", force=True, no_wait_after=True) if width > 400 else None
        if width > 400:
            check_axe(axe, page, opener)
            page.keyboard.press("Escape")


def check_axe(axe: Any, page: Any, where: str) -> None:
    found = axe.Axe().run(page).response["violations"]
    told = [(v["id"], v["impact"], [node["html"][:160] for node in v["nodes"]][:3]) for v in found]
    assert told == [], where
