"""The page as text: complete, the same each time, and with nothing in it that acts or reaches out."""

import base64
import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from checker.domain import Finding, Kind, Report, Standing, Suppression
from checker.report import View, by_name
from checker.report.html.page import AT_ONCE, WAIT_FROM
from checker.report.html.shown import LARGEST_BLOCK

from ..samples import CASES, load
from ..test_hostile import hostile
from .samples import DAY, between, citation, finding, many, report

CSS = files("checker.report.html").joinpath("report.css").read_text(encoding="utf-8")
ALLOWED_ADDRESSES = ("#", "data:image/svg+xml,")


class Reader(HTMLParser):
    """Collects elements with their attributes, and what is within script, style and title."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.within: list[tuple[str, str]] = []
        self.words = ""
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in ("script", "style"):
            self.within.append((self._open, data))
        else:
            self.words += data

    def text(self) -> str:
        return " ".join(self.words.split())

    def values(self, name: str) -> Iterator[str]:
        for _, attributes in self.tags:
            if attributes.get(name):
                yield attributes[name] or ""


def render(said: Report) -> str:
    return by_name("html").render(said, View())


@pytest.mark.parametrize("case", CASES)
def test_everything_that_a_report_says_is_on_the_page(case: str) -> None:
    said = load(case)
    text = Reader(render(said)).text()
    for found in said.findings:
        for words in (found.message, found.rule, found.id[:8], found.kind, f"{found.confidence:.0%}"):
            assert words in text
        for side in found.sides:
            assert side.value in text
            for cited in side.claims:
                for words in (
                    cited.source,
                    cited.text,
                    cited.title,
                    cited.speaker,
                    f"{cited.path}:{cited.line}",
                ):
                    assert (words or "") in text
    for skipped in said.skipped:
        assert skipped.path in text
        assert skipped.reason in text
    for entry in said.fixed:
        assert entry.message in text
        assert entry.id[:8] in text
    for rule in (*said.unused, *said.expired):
        assert rule.origin in text
        assert rule.reason in text
    for wrong in said.unheeded:
        assert wrong.reason in text
    assert ("Suppressions to look at" in text) is bool(said.unused or said.expired or said.unheeded)
    assert ("No longer found" in text) is bool(said.fixed)
    assert ("Confidence is calibrated by 42 decisions" in text) is (said.calibration is not None)
    for words in (said.model, said.tool_version, f"{said.articles:,}", f"{said.claims:,}", f"{said.pairs:,}"):
        assert words in text


def test_the_same_report_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "from tests.report.html.samples import many; from checker.report import View, by_name;"
        "import hashlib; print(hashlib.sha256(by_name('html').render(many(60), View()).encode()).hexdigest())"
    )
    root = Path(__file__).resolve().parents[3]
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(render(many(60)).encode()).hexdigest() + "\n"}


def test_the_order_of_the_findings_does_not_matter() -> None:
    said = many(40)
    assert render(replace(said, findings=said.findings[::-1])) == render(said)


def test_the_policy_allows_exactly_the_scripts_and_the_style_of_the_page() -> None:
    page = Reader(render(load("mixed")))
    policy = next(
        a["content"] or "" for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        digests = [
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for kind, text in page.within
            if kind == tag
        ]
        assert digests
        assert rules[rule].split() == digests


def test_nothing_is_fetched_and_no_attribute_acts() -> None:
    said = hostile(load("mixed"))
    assert isinstance(said, Report)
    for page in (Reader(render(said)), Reader(render(many(30)))):
        for tag, attributes in page.tags:
            assert tag not in ("iframe", "object", "embed", "img", "base")
            assert "src" not in attributes
            assert "style" not in attributes
            assert not any(name.startswith("on") for name in attributes)
            if tag == "a" and not (attributes["href"] or "").startswith("#"):
                assert attributes["rel"] == "noopener"
                assert re.match(r"https?://", attributes["href"] or "")
            if tag == "link":
                assert (attributes["href"] or "").startswith(ALLOWED_ADDRESSES)
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_names_of_elements_are_unique_and_links_within_lead_somewhere() -> None:
    page = Reader(render(load("mixed")))
    names = list(page.values("id"))
    assert len(names) == len(set(names))
    targets = {href[1:] for href in page.values("href") if href.startswith("#")}
    described = {name for value in page.values("aria-labelledby") for name in value.split()}
    assert targets | described | set(page.values("for")) <= set(names)


ATTACK = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}&amp;"


def attacked(**more: object) -> Finding:
    cited = citation(
        ATTACK,
        ATTACK,
        title=ATTACK,
        text=ATTACK,
        speaker=ATTACK,
        origin=ATTACK,
        before=ATTACK,
        after=ATTACK,
        url="javascript:alert(1)",
    )
    given = {"message": f"{ATTACK}, concerning {ATTACK}.", "rule": ATTACK, **more}
    return finding(ATTACK, (ATTACK, [cited, cited]), (ATTACK, [citation("b", ATTACK)]), **given)


@pytest.mark.parametrize("kind", Kind)
def test_markup_in_articles_is_text(kind: Kind) -> None:
    page = Reader(render(report(attacked(kind=kind), attacked(kind=kind), model=ATTACK, tool_version=ATTACK)))
    assert [tag for tag, _ in page.tags].count("script") == 2
    assert "img" not in {tag for tag, _ in page.tags}
    assert not any((href or "").startswith("javascript") for href in page.values("href"))
    assert page.text().count("<script>alert(1)</script>") > 10
    assert "{{ 7*7 }}" in page.text()


def test_what_would_act_unseen_is_seen() -> None:
    said = hostile(load("mixed"))
    assert isinstance(said, Report)
    page = render(said)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert "⟨ESC⟩[31m[red]⟨U+202E⟩⟨BS⟩" in page


def test_a_side_tells_how_many_reports_are_independent() -> None:
    copies = [citation("a", "A", origin="wire"), citation("b", "B", origin="wire"), citation("c", "C")]
    text = Reader(render(report(finding("1", ("9", copies), ("10", [citation("d", "D")]))))).text()
    assert "3 reports, 2 of independent origin" in text
    assert text.count("copy of one report") == 2


def test_an_update_is_told_in_the_order_of_publication() -> None:
    new = [citation("b", "B", date(2024, 5, 4)), citation("c", "C", date(2024, 5, 5))]
    page = render(report(finding("1", ("ten", new), ("nine", [citation("a", "A", DAY)]), kind=Kind.UPDATE)))
    steps = re.findall(r"<li><time[^>]*>(.*?)</time> <b>(.*?)</b> <span>(.*?)</span></li>", page)
    assert steps == [("1 May 2024", "nine", "A"), ("4 May 2024", "ten", "B, C")]
    assert re.findall(r"<h5>(.*?)</h5>", page) == ["nine", "ten"]
    assert (
        "timeline"
        not in render(report(finding("1", ("ten", new), ("nine", [citation()])))).partition("<body")[2]
    )


def test_standing_and_suppression_are_shown() -> None:
    known = finding("1", ("9", [citation()]), ("10", [citation("b")]), standing=Standing.KNOWN)
    hushed = finding(
        "2",
        ("9", [citation("c")]),
        ("10", [citation("d")]),
        suppression=Suppression("Two storms.", "decisions.toml", date(2024, 6, 1)),
    )
    text = Reader(render(report(known, hushed))).text()
    assert "Suppressed: Two storms (decisions.toml). Holds until 1 June 2024." in text
    for choice in ("known 1", "suppressed 1"):
        assert choice in text.replace("known1", "known 1").replace("suppressed1", "suppressed 1")
    assert "Standing" not in Reader(render(load("mixed"))).text()


def test_a_short_report_is_opened_and_a_long_one_is_not() -> None:
    def opened(said: Report) -> int:
        return sum("open" in a for tag, a in Reader(render(said)).tags if a.get("class", "").startswith("f "))

    assert opened(many(10)) == 10
    assert opened(many(60)) == 0


def test_a_huge_report_has_all_that_a_shorter_one_has() -> None:
    said = many(WAIT_FROM)
    waiting, shorter = (Reader(render(replace(said, findings=said.findings[:n]))) for n in (None, -1))
    blocks = render(said).partition("</main>")[0].split('<div class="facts">')[1:]
    sizes = [block.count('class="f ') for block in blocks]
    assert sum(sizes) == WAIT_FROM
    assert max(sizes) <= LARGEST_BLOCK
    waits_ = [block.startswith("<noscript>") for block in blocks]
    at_once = sum(size for size, waits in zip(sizes, waits_, strict=True) if not waits)
    assert AT_ONCE <= at_once < AT_ONCE + LARGEST_BLOCK
    assert not [tag for tag, _ in shorter.tags if tag == "noscript"]
    claims = sum(len(side.claims) for finding in said.findings for side in finding.sides)
    assert [tag for tag, _ in waiting.tags].count("blockquote") == claims


def test_an_event_of_very_many_findings_is_drawn_in_parts() -> None:
    alone = [between(f"{n:016x}", "one.md", f"{n}.md") for n in range(WAIT_FROM)]
    facts = [
        replace(f, sides=tuple(replace(s, claims=(replace(s.claims[0], start=n),)) for s in f.sides))
        for n, f in enumerate(alone)
    ]
    text = render(report(*facts))
    assert text.count('<section class="event"') == 1
    assert text.count("<noscript>") == WAIT_FROM // LARGEST_BLOCK - 2


def test_headings_never_skip_a_level() -> None:
    for said in (load("mixed"), load("clean"), many(30)):
        levels = [int(tag[1]) for tag, _ in Reader(render(said)).tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_five_thousand_findings_stay_under_fifteen_megabytes() -> None:
    assert len(render(many(5000)).encode()) < 15e6


def test_both_ways_to_choose_light_or_dark_give_the_same_colours() -> None:
    light, dark, chosen_light, chosen_dark = re.findall(
        r":root(?:\[data-theme=\"\w+\"\])? \{\n(.*?)\n *\}", CSS, re.S
    )[:4]
    assert light == chosen_light
    assert [line.strip() for line in dark.splitlines()] == [line.strip() for line in chosen_dark.splitlines()]
    assert re.findall(r"--[\w-]+", light) == re.findall(r"--[\w-]+", dark)


def test_the_command_starts_without_the_template_engine() -> None:
    program = "import sys, checker.cli; print('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
