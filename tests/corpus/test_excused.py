"""What an article's own header asks not to count."""

import json
from datetime import date

import pytest

from checker.domain import SuppressionRule

from .conftest import ReadFiles

BODY = "The dam at Kolvik burst on Friday."
PATH = "a.md"


def rule(**parts: object) -> SuppressionRule:
    return SuppressionRule("a misprint", PATH, article=PATH, **parts)  # type: ignore[arg-type]


GOOD = [
    ("check: {ignore: [NUM001], reason: a misprint}", [rule(rules=("NUM001",))]),
    ("check: {ignore: num, reason: a misprint}", [rule(rules=("NUM",))]),
    ("check: {ignore: 'NUM, DAT', reason: a misprint}", [rule(rules=("NUM", "DAT"))]),
    ("check:\n  ignore: 11dfff9e\n  reason: a misprint", [rule(ids=("11dfff9e",))]),
    ("check: {ignore: all, reason: a misprint}", [rule()]),
    (
        "check: {ignore: [NUM, 11dfff9e3f21a869], reason: 'a  misprint', expires: 2026-12-31}",
        [
            rule(rules=("NUM",), expires=date(2026, 12, 31)),
            rule(ids=("11dfff9e3f21a869",), expires=date(2026, 12, 31)),
        ],
    ),
    (
        "check:\n- {ignore: NUM, reason: a misprint}\n- {ignore: DAT, reason: a misprint}",
        [rule(rules=("NUM",)), rule(rules=("DAT",))],
    ),
    ("", []),
    ("check: []", []),
    ("check: null", []),
]


@pytest.mark.parametrize(("line", "rules"), GOOD, ids=[line for line, _ in GOOD])
def test_front_matter_is_heeded(read_files: ReadFiles, line: str, rules: list[SuppressionRule]) -> None:
    (article,) = read_files({PATH: f"---\ntitle: Dam bursts\n{line}\n---\n\n{BODY}"}).articles
    assert article.suppressions == tuple(rules)
    assert article.unheeded == ()
    assert (article.title, article.body) == ("Dam bursts", BODY)


def test_toml_front_matter_is_heeded(read_files: ReadFiles) -> None:
    header = '+++\n[check]\nignore = ["NUM"]\nreason = "a misprint"\nexpires = 2026-12-31\n+++\n'
    (article,) = read_files({PATH: f"{header}{BODY}"}).articles
    assert article.suppressions == (rule(rules=("NUM",), expires=date(2026, 12, 31)),)


BAD = [
    ("check:", "`check` is no table of ignore and reason"),
    ("check: NUM001", "`check` is no table of ignore and reason"),
    ("check: {ignore: [NUM001, reason: a misprint}", "or the front matter around it is no valid YAML"),
    ("check:\n  ignore: NUM\n reason: a: b: c", "or the front matter around it is no valid YAML"),
    ("check: []\ncheck2: : :", "or the front matter around it is no valid YAML"),
    ("check: [NUM001]", "`check` is no table of ignore and reason"),
    ("check: {ignore: NUM}", "`check` has no reason; add one"),
    ("check: {reason: a misprint}", "`check` has no ignore; add one"),
    ("check: {ignore: NUM, reason: ''}", "the reason of `check` is wrong; expected a reason in words"),
    ("check: {ignore: NUM, reason: [a, b]}", "the reason of `check` is wrong"),
    ("check: {ignore: {}, reason: a}", "the ignore of `check` is wrong; expected a string"),
    ("check: {ignore: [], reason: a}", "the ignore of `check` is wrong; expected a string"),
    ("check: {ignore: '***', reason: a}", "the ignore of `check` is wrong; expected rule codes"),
    (
        "check: {ignore: NUM, reason: a, expires: soon}",
        "the expires of `check` is wrong; expected the last day",
    ),
    ("check: {ignore: NUM, reason: a, expires: 2026-02-30}", "the expires of `check` is wrong"),
    ("check: {ignore: NUM, reason: a, expires: }", "the expires of `check` is wrong"),
    (
        "check: {ignore: NUM, reason: a, until: 2026-12-31}",
        "`check` has no key 'until'; its keys are ignore,",
    ),
]


@pytest.mark.parametrize(("line", "said"), BAD, ids=[line for line, _ in BAD])
def test_what_is_wrong_is_told_and_the_article_read(read_files: ReadFiles, line: str, said: str) -> None:
    files = {PATH: f"---\ntitle: Dam bursts\n{line}\n---\n\n{BODY}", "b.md": f"# Another\n\n{BODY}"}
    reading = read_files(files)
    assert [article.body for article in reading.articles] == [BODY, BODY]
    article = reading.articles[0]
    assert article.title == "Dam bursts"
    assert article.suppressions == ()
    (wrong,) = article.unheeded
    assert wrong.origin == PATH
    assert said in wrong.reason
    assert wrong.reason.endswith("; nothing is suppressed by it")


def test_a_wrong_table_spoils_no_other(read_files: ReadFiles) -> None:
    header = "check:\n- {ignore: NUM}\n- {ignore: DAT, reason: a misprint}"
    (article,) = read_files({PATH: f"---\n{header}\n---\n\n{BODY}"}).articles
    assert article.suppressions == (rule(rules=("DAT",)),)
    assert len(article.unheeded) == 1


def test_records_may_ask_too_and_use_the_name_for_other_things(read_files: ReadFiles) -> None:
    records = [
        {"text": BODY, "check": {"ignore": ["NUM001"], "reason": "a misprint"}},
        {"text": BODY, "check": True},
        {"text": BODY, "check": "passed"},
        {"text": BODY, "check": {"passed": True}},
    ]
    lines = "\n".join(json.dumps(record) for record in records)
    first, second, third, fourth = read_files({"a.jsonl": lines}).articles
    assert first.suppressions[0].article == "a.jsonl#1"
    for article in (second, third):
        assert (article.suppressions, article.unheeded) == ((), ())
    assert len(fourth.unheeded) == 1


def test_the_header_of_one_article_never_takes_long(read_files: ReadFiles) -> None:
    many = "\n".join("- {ignore: NUM, reason: x}" for _ in range(2000))
    (article,) = read_files({PATH: f"---\ncheck:\n{many}\n---\n\n{BODY}"}).articles
    assert len(article.suppressions) == 100
