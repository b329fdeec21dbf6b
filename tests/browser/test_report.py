"""The HTML report as its readers use it: from disk, in a real browser, with mouse, keys, links and paper."""

from importlib.resources import files as resources
from pathlib import Path
from typing import Any

import pytest

from checker.domain import Citation, Finding
from checker.report.html.groups import group
from checker.report.html.page import AT_ONCE, WAIT_FROM
from tests.report.html.samples import many
from tests.report.samples import load

from .conftest import Open

SHORT, LONG, HUGE = load("mixed"), many(300), many(WAIT_FROM)
IDS = [finding.id for finding in SHORT.findings]
FERRY = "9f3ac1d277e0b412"


def shown(page: Any) -> list[str]:
    """The ids of the findings that are not filtered out, in their order on the page."""
    ids = page.eval_on_selector_all(".f", "all => all.filter(e => e.checkVisibility()).map(e => e.id)")
    return [name.removeprefix("finding-") for name in ids]


def settled(page: Any) -> None:
    """Wait until the filters have been applied: two frames."""
    page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
    )


def search(page: Any, words: str) -> None:
    page.fill("#search", words)
    settled(page)


def current(page: Any) -> str:
    return str(page.evaluate("document.activeElement.closest('.f')?.id ?? ''")).removeprefix("finding-")


@pytest.mark.parametrize("name", ["short", "long", "huge", "clean"])
def test_it_opens_without_complaint_and_asks_for_nothing(open_report: Open, name: str) -> None:
    opened = open_report(name)
    assert opened.page.title().endswith("check")
    opened.check()
    assert len(opened.requests) <= 2


def test_kinds_narrow_the_list_and_the_counts_follow(open_report: Open) -> None:
    page = open_report().page
    assert page.text_content("#count") == "4"
    page.check("input[value=dispute]")
    settled(page)
    assert page.text_content("#count") == "1 of 4"
    assert shown(page) == [f.id for f in SHORT.findings if f.kind == "dispute"]
    assert page.text_content("[data-count='t position']") == "1"
    assert page.text_content("[data-count='t number']") == "0"
    assert page.text_content("[data-count='k contradiction']") == "2"
    page.check("input[value=contradiction]")
    settled(page)
    assert page.text_content("#count") == "3 of 4"
    page.click("#clear")
    settled(page)
    assert sorted(shown(page)) == sorted(IDS)


def test_types_and_confidence_narrow_it_together(open_report: Open) -> None:
    page = open_report().page
    page.check("input[value=number]")
    page.fill("#least", "90")
    settled(page)
    assert shown(page) == [FERRY]
    assert page.text_content("#least-shown") == "90%"
    page.fill("#least", "100")
    settled(page)
    assert shown(page) == []
    assert page.is_visible("#none")


def test_outlets_narrow_it_to_what_they_report_against_each_other(open_report: Open) -> None:
    page = open_report().page
    page.select_option("#source", label="The Quay Post (3)")
    settled(page)
    assert page.text_content("#count") == "3 of 4"
    option = page.locator("#against option", has_text="The Sound")
    assert option.text_content() == "The Sound (2)"
    page.select_option("#against", value=option.get_attribute("value"))
    settled(page)
    assert page.text_content("#count") == "2 of 4"


def test_the_picture_of_the_outlets_leads_to_their_findings(open_report: Open) -> None:
    page = open_report().page
    page.locator(".picture summary").first.click()
    page.get_by_role("button", name="between Kite and The Quay Post").click()
    settled(page)
    assert shown(page) == [FERRY]


def test_search_finds_words_of_sentences_paths_and_speakers(open_report: Open) -> None:
    page = open_report().page
    for words, expected in (
        ("COMMUTERS dozen", [FERRY]),
        ("post/ferry-fire", [FERRY]),
        ("ilse marr", [FERRY]),
    ):
        search(page, words)
        assert shown(page) == expected
    search(page, "nowhere to be found")
    assert shown(page) == []
    search(page, "")
    assert len(shown(page)) == 4


def test_events_without_a_finding_left_are_hidden(open_report: Open) -> None:
    page = open_report().page
    search(page, "skarholm")
    assert page.locator(".event:visible").count() == 1


def test_a_link_opens_its_finding_and_goes_through_filters(open_report: Open) -> None:
    last = LONG.findings[250].id
    page = open_report("long", f"#finding-{last}").page
    page.wait_for_timeout(500)
    finding = page.locator(f"#finding-{last}")
    assert finding.get_attribute("open") is not None
    assert page.evaluate("scrollY") > 0
    box = finding.bounding_box()
    assert 0 <= box["y"] < 900
    assert current(page) == last
    search(page, "no such words")
    assert shown(page) == []
    other = LONG.findings[3].id
    page.evaluate(f"location.hash = 'finding-{other}'")
    settled(page)
    assert shown(page) == [other]
    assert page.is_visible("#pinned-note")
    assert page.locator(f"#finding-{other}").get_attribute("open") is not None


def test_a_link_to_nothing_does_no_harm(open_report: Open) -> None:
    page = open_report("short", "#finding-%F0%9F%99%82'\"]").page
    assert len(shown(page)) == 4


def test_keys_go_from_finding_to_finding(open_report: Open) -> None:
    page = open_report("long").page
    order = shown(page)
    page.keyboard.press("j")
    assert current(page) == order[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert current(page) == order[2]
    page.keyboard.press("k")
    assert current(page) == order[1]
    finding = page.locator(f"#finding-{order[1]}")
    page.keyboard.press("o")
    assert finding.get_attribute("open") is not None
    page.keyboard.press("Enter")
    assert finding.get_attribute("open") is None


def test_keys_pass_over_what_is_filtered_out(open_report: Open) -> None:
    page = open_report().page
    page.check("input[value=update]")
    settled(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert [current(page)] == shown(page)


def test_the_search_is_a_key_away_and_takes_letters_as_letters(open_report: Open) -> None:
    page = open_report().page
    page.keyboard.press("/")
    page.keyboard.type("jk?o")
    assert page.input_value("#search") == "jk?o"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("x")
    settled(page)
    assert page.input_value("#search") == ""


def test_help_opens_and_closes_and_keys_can_be_turned_off(open_report: Open) -> None:
    page = open_report().page
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    assert not page.is_visible("#help")
    page.keyboard.press("j")
    assert current(page) == ""


def test_a_link_is_copied(open_report: Open) -> None:
    opened = open_report(permissions=["clipboard-read", "clipboard-write"])
    opened.page.locator(f"#finding-{FERRY}").get_by_role("button", name="Copy link").click()
    opened.page.wait_for_selector("#toast.on")
    assert opened.page.evaluate("navigator.clipboard.readText()").endswith(f"short.html#finding-{FERRY}")


def test_the_order_may_be_by_confidence(open_report: Open) -> None:
    page = open_report("long").page
    by_event = shown(page)
    page.check("input[value=confidence]")
    settled(page)
    confidences = {finding.id: finding.confidence for finding in LONG.findings}
    ordered = [confidences[name] for name in shown(page)]
    assert len(ordered) == 300
    assert ordered == sorted(ordered, reverse=True)
    page.check("input[value=event]")
    settled(page)
    assert shown(page) == by_event


def test_all_can_be_opened_and_closed(open_report: Open) -> None:
    page = open_report("long").page
    page.click("#open-all")
    assert page.locator(".f[open]").count() == 300
    page.click("#close-all")
    assert page.locator(".f[open]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reader_may_choose_light_or_dark(open_report: Open, scheme: str) -> None:
    page = open_report(color_scheme=scheme).page

    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))

    before = ground()
    page.click("#theme")
    after = ground()
    assert before != after
    page.reload()
    assert ground() == after


@pytest.mark.parametrize("name", ["long", "huge"])
def test_it_reads_without_scripts(open_report: Open, name: str) -> None:
    page = open_report(name, java_script_enabled=False).page
    first = page.locator(".f").first
    assert first.locator(".side").first.is_visible() is False
    first.locator("summary").first.click()
    assert first.locator(".side").first.is_visible()
    assert not page.is_visible(".rail")
    assert not page.is_visible("#theme")


def test_findings_of_a_huge_report_wait_until_they_come_near(open_report: Open) -> None:
    page = open_report("huge").page
    assert AT_ONCE <= page.locator(".f").count() < 200
    assert page.text_content("#count") == f"{len(HUGE.findings):,}"
    last = page.locator(".event").last
    assert last.locator(".f").count() == 0
    last.scroll_into_view_if_needed()
    last.locator(".f").first.wait_for()
    one = last.locator(".f").first
    sentences = [said.text for said in _cited(one.get_attribute("id"))]
    one.locator("summary").click()
    told = one.locator("blockquote").all_inner_texts()
    assert len(told) == len(sentences)
    assert all(any(sentence in text for text in told) for sentence in sentences)
    assert one.get_by_role("button", name="Copy link").is_visible()


def test_what_comes_later_is_open_too_where_all_were_opened(open_report: Open) -> None:
    page = open_report("huge").page
    page.click("#open-all")
    last = page.locator(".event").last
    for _ in range(50):  # what is drawn on the way is higher than was guessed
        last.scroll_into_view_if_needed()
        settled(page)
        if last.locator(".f").count():
            break
    last.locator(".f[open] .sides").first.wait_for()
    assert last.locator(".f[open]").count() == last.locator(".f").count()
    assert last.get_by_role("button", name="Copy link").count() == last.locator(".f").count()
    page.click("#close-all")
    assert page.locator(".f[open]").count() == 0


def test_keys_and_orders_reach_what_waits(open_report: Open) -> None:
    page = open_report("huge").page
    surest = sorted(HUGE.findings, key=lambda found: -found.confidence)
    page.check("input[value=confidence]")
    settled(page)
    page.keyboard.press("j")
    seen = [page.evaluate("Number(document.activeElement.closest('.f').dataset.c)")]
    for _ in range(120):
        page.keyboard.press("j")
    seen.append(page.evaluate("Number(document.activeElement.closest('.f').dataset.c)"))
    assert seen == [surest[0].confidence, surest[120].confidence]
    page.check("input[value=event]")
    settled(page)
    ids = page.eval_on_selector_all("#events .f", "all => all.map(e => e.id.slice(8))")
    placed = [f.id for event in group(HUGE.findings) for f in event.findings]
    assert ids == [name for name in placed if name in set(ids)]
    assert page.locator("#flat .f").count() == 0


def test_filters_count_what_waits(open_report: Open) -> None:
    page = open_report("huge").page
    disputes = [f for f in HUGE.findings if f.kind == "dispute" and f.confidence >= 0.8]
    page.check("input[value=dispute]")
    page.fill("#least", "80")
    settled(page)
    assert page.text_content("#count") == f"{len(disputes)} of {len(HUGE.findings):,}"
    for _ in disputes:
        page.keyboard.press("j")
    assert set(shown(page)) <= {f.id for f in disputes}
    assert current(page) in {f.id for f in disputes}


def test_what_waits_is_found_linked_and_printed(open_report: Open) -> None:
    meant = HUGE.findings[-1]
    page = open_report("huge", f"#finding-{meant.id}").page
    assert page.locator(f"#finding-{meant.id} .sides").is_visible()
    assert page.locator(".f[open]").count() == 1
    path = HUGE.findings[500].sides[1].claims[0].path
    search(page, path)
    expected = {f.id for f in HUGE.findings if path in _paths(f)}
    assert page.text_content("#count") == f"{len(expected)} of {len(HUGE.findings):,}"
    page.wait_for_function(
        "number => document.querySelectorAll('.f:not([hidden])').length === number", arg=len(expected)
    )
    assert set(shown(page)) == expected
    top = page.locator(f"#finding-{min(expected)}").bounding_box()["y"]
    assert 0 <= top < 900
    for words in ("noscript", "findings about the same sentence", "details"):
        search(page, words)
        assert page.text_content("#count") == f"0 of {len(HUGE.findings):,}"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".f[open] .sides").count() == len(HUGE.findings)


def _paths(said: Finding) -> set[str]:
    return {claim.path for side in said.sides for claim in side.claims}


def _cited(name: str | None) -> list[Citation]:
    (said,) = (f for f in HUGE.findings if name == f"finding-{f.id}")
    return [claim for side in said.sides for claim in side.claims]


def test_paper_shows_every_finding_and_no_controls(open_report: Open, tmp_path: Path) -> None:
    page = open_report("long").page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".f[open]").count() == 300
    for control in ("#search", "#theme", "#open-all", ".foot button"):
        assert not page.locator(control).first.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".f[open]").count() == 0


@pytest.mark.parametrize("width", [320, 390, 700, 1100, 1440])
@pytest.mark.parametrize("name", ["short", "long", "huge", "gate"])
def test_nothing_runs_over_the_edge(open_report: Open, name: str, width: int) -> None:
    page = open_report(name, viewport={"width": width, "height": 800}).page
    page.click("#open-all")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_sides_stand_below_one_another(open_report: Open) -> None:
    page = open_report(viewport={"width": 390, "height": 800}).page
    boxes = [side.bounding_box() for side in page.locator(f"#finding-{FERRY} .side").all()]
    assert boxes[1]["y"] > boxes[0]["y"] + boxes[0]["height"] - 1
    assert not page.is_visible("#search")
    page.click("#filters > summary")
    assert page.is_visible("#search")


AXE = """
    axe.run(document, {resultTypes: ["violations"]})
       .then(found => found.violations.map(v => [v.impact, v.id, v.nodes[0].html]))
"""


VIEWS = [(width, scheme) for width in (390, 1440) for scheme in ("light", "dark")]


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        *((name, *view) for name in ("short", "clean", "gate") for view in VIEWS),
        *((name, *view) for name in ("long", "huge") for view in VIEWS[1:3]),  # each takes many seconds
    ],
)
def test_axe_finds_nothing_serious(open_report: Open, name: str, width: int, scheme: str) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    opened = open_report(name, color_scheme=scheme, viewport={"width": width, "height": 900})
    page = opened.page
    for summary in page.locator("#pictures summary, #filters > summary").all():
        if summary.is_visible():
            summary.click()
    if name in ("long", "huge"):
        for place in range(3):
            page.locator(".f > summary").nth(place).click()
    page.evaluate(resources("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    violations = page.evaluate(AXE)
    assert [v for v in violations if v[0] in ("serious", "critical")] == []
    page.keyboard.press("?")
    assert [v for v in page.evaluate(AXE) if v[0] in ("serious", "critical")] == []
