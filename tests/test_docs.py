"""README.md and CONTRIBUTING.md agree with the code.

Some parts of README.md are written by this module: run ``make docs`` (``python tests/test_docs.py``) after
a change of a setting, rule or command.  The tests compare them, and check what is written by hand.
``make example`` runs the program over ``seeds/`` and puts part of its report into README.md.
"""

import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pytest
from click.testing import CliRunner

from checker import config, tables
from checker.cli import cli
from checker.cli.exits import Exit
from checker.cli.run import run
from checker.cli.state import CONTEXT
from checker.corpus.excused import asked
from checker.corpus.header import split
from checker.corpus.registry import SUFFIXES
from checker.domain import FactType
from checker.report import FORMATS, View, by_name
from checker.rules import RULES, TYPED
from checker.settings import BY_NAME, KEYS, FieldNames, Settings

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
GUIDES = (
    "README.md",
    "CONTRIBUTING.md",
    "models/README.md",
    "benchmarks/README.md",
    "docs/cluster.md",
    "docs/comparison.md",
    "docs/dataset.md",
    "docs/desk.md",
    "docs/gate.md",
    "docs/laptop.md",
    "docs/method.md",
    "docs/scale.md",
    "docs/tutorial.md",
    "tests/examples/newsroom/README.md",
)


def options() -> str:
    """One table a section: each option, its default and what it does."""
    rows: dict[str, list[tuple[str, ...]]] = {key.section: [] for key in KEYS}
    rows["Other options"] = []
    context = click.Context(run, info_name="check", **CONTEXT)
    for parameter in run.get_params(context):
        if not isinstance(parameter, click.Option):
            continue
        key = BY_NAME.get((parameter.name or "").replace("_", "-"))
        record = parameter.get_help_record(context)
        flags = f"`{record[0]}`" if record else ""
        meaning = key.help if key else parameter.help or ""
        rows[key.section if key else "Other options"].append((flags, _default(key and key.name), meaning))
    titled = (
        f"{title}:\n\n{_table(('Option', 'Default', 'Meaning'), lines)}" for title, lines in rows.items()
    )
    return "\n\n".join(titled)


def rules() -> str:
    """Each rule, its kind and type, and what it finds."""
    lines = []
    for rule in RULES:
        kind = "contradiction" if rule in TYPED else rule.name
        lines.append((f"`{rule.code}`", kind, rule.name if rule in TYPED else "any", rule.summary))
    return _table(("Code", "Kind", "Type", "What it finds"), lines)


def commands() -> str:
    """Each command and what it does."""
    lines = [("`check CORPUS...`", run.get_short_help_str(100))]
    context = click.Context(cli, info_name="check")
    for name, command in cli.commands.items():
        if isinstance(command, click.Group):
            inner = command.commands.items()
            lines += [(f"`check {name} {sub}`", each.get_short_help_str(100)) for sub, each in inner]
        elif not command.hidden:
            inside = click.Context(command, info_name=name, parent=context)
            arguments = " ".join(
                p.make_metavar(inside) for p in command.params if isinstance(p, click.Argument)
            )
            lines.append((f"`check {name} {arguments}`", command.get_short_help_str(100)))
    return _table(("Command", "What it does"), lines)


def example() -> str:
    """Parts of the report on the sample articles: one contradiction, the head of an update, the summary."""
    from checker.pipeline import check_corpus

    with TemporaryDirectory() as folder:
        settings = Settings(database=f"{folder}/check.db", offline=True)
        report = check_corpus([ROOT / "seeds"], settings)
    text = by_name("text").render(report, View(width=100))
    head, summary = text.partition("\n")[0], "\n".join(text.splitlines()[-2:])
    contradiction, update = (
        re.search(rf"^{code} .*?(?=^[A-Z]{{3}}\d{{3}} |^\w+ \(\d+\) |\n\d+ contradict)", text, re.M | re.S)
        for code in ("DAT001", "UPD001")
    )
    updates = re.search(r"^Updates .*", text, re.M)
    assert contradiction
    assert update
    assert updates
    shown = (
        head,
        contradiction[0].rstrip(),
        "...",
        updates[0],
        update[0].partition("\n\n")[0],
        "...",
        summary,
    )
    return "```text\n" + "\n\n".join(shown) + "\n```"


BLOCKS: dict[str, Callable[[], str]] = {"options": options, "rules": rules, "commands": commands}
"""What is generated, by the name in the marks around it."""


def _default(name: str | None) -> str:
    if name is None:
        return ""
    value = Settings().value(name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return BY_NAME[name].unset or f"`{value}`"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    ruler = ["---"] * len(head)
    return "\n".join(
        "| " + " | ".join(cell.replace("|", r"\|") for cell in row) + " |" for row in (head, ruler, *rows)
    )


def _block(name: str, target: str = "docs") -> re.Pattern[str]:
    return re.compile(
        rf"(<!-- begin {name}: written by `make {target}` -->\n)(.*?)(\n<!-- end {name} -->)", re.S
    )


def _readme() -> str:
    return README.read_text(encoding="utf-8")


def _section(title: str) -> str:
    """The text from a heading of README.md to the next one of its level."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", _readme(), re.M | re.S)
    assert found, f"README.md has no section {title}"
    return found[1]


def _fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", _readme(), re.M | re.S)


@pytest.mark.parametrize("name", BLOCKS)
def test_what_is_generated_is_up_to_date(name: str) -> None:
    found = _block(name).search(_readme())
    assert found, f"README.md has no block {name}"
    assert found[2] == BLOCKS[name](), "run `make docs`"


def test_the_options_are_those_of_the_help() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).stdout.partition("Commands:")[0]
    found = _block("options").search(_readme())
    assert found
    long = re.compile(r"--[a-z][a-z-]+")
    assert set(long.findall(found[2])) == set(long.findall(shown))


def test_the_sample_settings_are_accepted(tmp_path: Path) -> None:
    samples = _fenced("toml")
    assert samples
    for sample in samples:
        name = config.SHARED if "[tool.check]" in sample else config.OWN
        (tmp_path / name).write_text(sample, encoding="utf-8")
        assert config.load(tmp_path / name, tmp_path).values
        assert tomllib.loads(sample)


def test_the_sample_tables_are_accepted(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
    samples = re.findall(r"^```toml\n(.*?)^```$", text, re.M | re.S)
    assert len(samples) == 3
    read = []
    for sample in samples:
        (tmp_path / config.OWN).write_text(sample, encoding="utf-8")
        loaded = config.load(tmp_path / config.OWN, tmp_path)
        read.append((len(tables.overrides(loaded)), len(tables.suppressions(loaded))))
    assert read == [(0, 0), (2, 0), (0, 2)]


def test_every_key_of_a_table_is_explained() -> None:
    text = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
    explained = {
        name for row in re.findall(r"^\| (`[^|]+) \|", text, re.M) for name in re.findall(r"`([a-z-]+)`", row)
    }
    assert {*tables.OVERRIDE, *tables.SUPPRESSION} <= explained


def test_the_sample_front_matter_is_heeded() -> None:
    text = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
    (sample,) = re.findall(r"^```yaml\n(---\n.*?)^```$", text, re.M | re.S)
    asked_for, wrong = asked(split(sample + "\nSmoke was seen.", FieldNames()).draft.check, "a.md")
    assert [(rule.rules, rule.ids) for rule in asked_for] == [(("NUM001",), ()), ((), ("71883beb",))]
    assert wrong == ()


def test_every_exit_status_is_explained() -> None:
    explained = {int(status) for status in re.findall(r"^\| (\d+) \|", _readme(), re.M)}
    assert explained == set(map(int, Exit))


def test_every_file_name_ending_is_listed() -> None:
    listed = set(re.findall(r"`(\.[a-z]+)`", _section("What it reads")))
    assert listed == SUFFIXES | {".gz"}


def test_every_report_format_is_mentioned() -> None:
    for form in FORMATS:
        assert f"`--format {form.name}`" in _section("Reports, exit status and continuous integration")


def test_every_type_has_a_rule_in_the_table() -> None:
    assert all(f"| {type_} |" in rules() for type_ in FactType)


def test_continuous_integration_runs_what_the_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    test = next(block for block in _fenced("sh") if "pytest" in block)
    for step in ('pip install ".[dev]"', "python -m pytest"):
        assert step in test
    assert 'install --quiet ".[dev]"' in script
    assert 'python" -m pytest' in script


@pytest.mark.parametrize("guide", GUIDES)
def test_links_lead_somewhere(guide: str) -> None:
    path = ROOT / guide
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{guide} links to {target}"


@pytest.mark.parametrize("guide", GUIDES)
def test_targets_of_make_exist(guide: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make ([a-z-]+)", (ROOT / guide).read_text(encoding="utf-8")):
        assert re.search(rf"^{target}:", makefile, re.M), f"{guide} names `make {target}`"


def main(arguments: Sequence[str]) -> None:
    """Write the generated parts of README.md anew; with ``example``, the example instead."""
    text = _readme()
    wanted, target = ({"example": example}, "example") if "example" in arguments else (BLOCKS, "docs")
    for name, generate in wanted.items():
        content = generate()
        text = _block(name, target).sub(lambda found, content=content: found[1] + content + found[3], text)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
