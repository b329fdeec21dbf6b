"""The tables of the configuration file: what they may hold, and what is said of a bad one."""

from datetime import date
from pathlib import Path

import pytest

from checker import config, tables
from checker.domain import SuppressionRule
from checker.errors import ConfigError
from checker.settings import Override


def load(folder: Path, text: str, name: str = "check.toml") -> config.Config:
    (folder / name).write_text(text, encoding="utf-8")
    return config.load(folder / name, folder)


OVERRIDES = [
    (
        'paths = ["wire/**"]\nsources = ["The Onion"]\nfail-on = "never"\n'
        'min-confidence = 0.8\nignore = ["NUM"]',
        Override(("wire/**",), ("The Onion",), "side", "never", 0.8, ("NUM",)),
    ),
    ('paths = "wire"\nignore = "num, DAT001"', Override(paths=("wire",), ignore=("NUM", "DAT001"))),
    ('sources = "Kite"\nmatch = "any"\nmin-confidence = 1', Override((), ("Kite",), "any", None, 1.0)),
]


@pytest.mark.parametrize(("text", "expected"), OVERRIDES)
def test_an_override_is_read(tmp_path: Path, text: str, expected: Override) -> None:
    assert tables.overrides(load(tmp_path, f"[[overrides]]\n{text}")) == (expected,)


ORIGIN = {"reason": "a misprint", "origin": "check.toml: suppressions 1"}
SUPPRESSIONS = [
    ('id = "11dfff9e"', SuppressionRule(**ORIGIN, ids=("11dfff9e",))),
    (
        'id = ["11DFFF9E", "22dfff9e3f21a869"]',
        SuppressionRule(**ORIGIN, ids=("11dfff9e", "22dfff9e3f21a869")),
    ),
    ('rule = "num"\npaths = "kite/**"', SuppressionRule(**ORIGIN, rules=("NUM",), paths=("kite/**",))),
    (
        'sources = ["Kite"]\nexpires = 2026-12-31',
        SuppressionRule(**ORIGIN, sources=("Kite",), expires=date(2026, 12, 31)),
    ),
    (
        'rule = "NUM"\nexpires = "2026-12-31"',
        SuppressionRule(**ORIGIN, rules=("NUM",), expires=date(2026, 12, 31)),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SUPPRESSIONS)
def test_a_suppression_is_read(tmp_path: Path, text: str, expected: SuppressionRule) -> None:
    found = tables.suppressions(load(tmp_path, f'[[suppressions]]\n{text}\nreason = "a\\n misprint "'))
    assert found == (expected,)


def test_tables_may_be_in_pyproject(tmp_path: Path) -> None:
    text = """
        [[tool.check.suppressions]]
        id = "11dfff9e"
        reason = "x"
        [[tool.check.overrides]]
        paths = "a"
        ignore = "NUM"
    """
    read = load(tmp_path, text, "pyproject.toml")
    assert tables.suppressions(read)[0].origin == "pyproject.toml: suppressions 1"
    assert tables.overrides(read) == (Override(paths=("a",), ignore=("NUM",)),)
    assert read.values == {}


def test_a_file_without_tables_has_none(tmp_path: Path) -> None:
    read = load(tmp_path, "offline = true")
    assert (tables.overrides(read), tables.suppressions(read)) == ((), ())


WHY, SAYS = "[[suppressions]]\nreason = 'x'\n", "check.toml: suppressions 1"
OF = "[[overrides]]\npaths = 'a'\n"
BAD = [
    ("overrides = 3", "check.toml: overrides: expected tables; write [[overrides]] above each"),
    (
        "suppressions = ['11dfff9e']",
        "check.toml: suppressions: expected tables; write [[suppressions]] above each",
    ),
    ("[suppressions]\nid = '11dfff9e'", "check.toml: suppressions: expected tables"),
    ("[[overrides]]\nfail-on = 'never'", "check.toml: overrides 1: it names no article; add paths, sources"),
    (OF, "check.toml: overrides 1: it changes nothing; add fail-on, min-confidence or ignore"),
    (
        OF + "fail-on = 'fatal'",
        "check.toml: overrides 1: fail-on: expected one of error, warning, info, never",
    ),
    (
        OF + "fail_on = 'never'",
        "check.toml: overrides 1: fail_on: there is no such key; did you mean fail-on?",
    ),
    (
        OF + "zzz = 1",
        "check.toml: overrides 1: zzz: there is no such key; the keys are paths, sources, match",
    ),
    (
        OF + "min-confidence = 2",
        "check.toml: overrides 1: min-confidence: expected a number from 0 to 1, not 2",
    ),
    (OF + "match = 'most'", 'check.toml: overrides 1: match: expected one of side, any, all, not "most"'),
    (OF + "ignore = []", "check.toml: overrides 1: ignore: expected a string or a list of strings, not []"),
    (OF + "ignore = ['N?']", "check.toml: overrides 1: ignore: expected rule codes or their beginnings"),
    (OF + "sources = ['']", "check.toml: overrides 1: sources: expected a string or a list of strings"),
    ("[[suppressions]]\nid = '11dfff9e'", f"{SAYS}: it gives no reason; add one"),
    ("[[suppressions]]\nid = '11dfff9e'\nreason = ' '", f"{SAYS}: reason: expected a reason in words"),
    (WHY, f"{SAYS}: it means no finding; add id, rule, paths or sources"),
    (
        WHY + "id = '11dfff9'",
        f"{SAYS}: id: expected ids of findings as the report shows them, of 8 characters",
    ),
    (WHY + "id = 'NUM001'", f"{SAYS}: id: expected ids of findings"),
    (WHY + "ids = '11dfff9e'", f"{SAYS}: ids: there is no such key; did you mean id?"),
    (WHY + "rule = 1", f"{SAYS}: rule: expected a string or a list of strings, not 1"),
    (
        WHY + "rule = 'NUM'\nexpires = 'soon'",
        f"{SAYS}: expires: expected the last day on which it holds, as in",
    ),
    (WHY + "rule = 'NUM'\nexpires = '2026-02-30'", f"{SAYS}: expires: expected the last day"),
    (WHY + "rule = 'NUM'\nexpires = 2026-12-31T10:00:00", f"{SAYS}: expires: expected the last day"),
    (
        WHY + "rule = 'NUM'\n" + WHY + "rule = 'NUM'\nexpires = 1",
        "check.toml: suppressions 2: expires: expected",
    ),
]


@pytest.mark.parametrize(("text", "said"), BAD, ids=[said for _, said in BAD])
def test_what_is_wrong_is_named_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "check.toml").write_text(text, encoding="utf-8")
    read = config.load(None, tmp_path)
    with pytest.raises(ConfigError) as caught:
        (tables.overrides(read), tables.suppressions(read))
    assert str(caught.value).startswith(said)
