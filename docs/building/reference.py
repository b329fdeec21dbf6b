"""The reference pages, made from the code each time the site is built, so that they cannot fall behind it."""

import inspect
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

import click

from checker import tables
from checker.cli import cli
from checker.cli.run import run
from checker.cli.state import CONTEXT
from checker.rules import RULES
from checker.settings import KEYS, Key, Settings

VARIABLE = "CHECK_"
"""What the name of an environment variable begins with, before that of the setting."""


def commands() -> str:
    """Every command: how it is called, what it does, and its options."""
    parts = [
        "# Commands and options",
        "`check CORPUS...` is the command that runs when none is named. Every command takes `--help`.",
    ]
    for words, command in all_commands():
        context = click.Context(command, info_name=words, **CONTEXT)
        usage = " ".join([words, *command.collect_usage_pieces(context)])
        options = [p for p in command.get_params(context) if isinstance(p, click.Option)]
        records = filter(None, (option.get_help_record(context) for option in options))
        rows = [(f"`{flags}`", _plain(meaning)) for flags, meaning in records]
        text = _inline(inspect.cleandoc(command.help or ""))
        parts += [f"## {words}", f"```text\n{usage}\n```", text, table(("Option", "Meaning"), rows)]
    epilog = _inline(inspect.cleandoc(cli.epilog or ""))
    return "\n\n".join([*parts, "## For all of them", epilog]) + "\n"


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it, the default one first."""
    yield "check", run
    for name, command in cli.commands.items():
        if isinstance(command, click.Group):
            yield from ((f"check {name} {inner}", each) for inner, each in command.commands.items())
        elif not command.hidden:
            yield f"check {name}", command


def rules() -> str:
    """Every rule, with its docstring: the text of ``check rules CODE``."""
    parts = [
        "# Rules",
        "Each finding falls under one rule. `check rules` lists them in the terminal, and `--select` and "
        "`--ignore` take their codes or the beginnings of codes. `DAT001` to `OTH001` are contradictions.",
        table(
            ("Code", "Name", "What it finds"),
            [(f"[`{r.code}`](#{r.code.lower()})", r.name, r.summary) for r in RULES],
        ),
    ]
    for rule in RULES:
        parts += [
            f"## {rule.code}",
            f"**{rule.name}**: {rule.summary}",
            _inline(inspect.cleandoc(rule.documentation)),
        ]
    return "\n\n".join(parts) + "\n"


def settings() -> str:
    """Every key of the settings file, with the option and the variable that set it too."""
    parts = [
        "# Settings",
        "The nearest `check.toml`, or `pyproject.toml` with a table `[tool.check]`, in the working directory "
        "or above is read. An option goes before a variable, a variable before the file. "
        "`check --show-settings` prints each setting and where it was set. An unknown key is an error.",
    ]
    for section in dict.fromkeys(key.section for key in KEYS):
        parts.append(f"## {section}")
        for key in (key for key in KEYS if key.section == section):
            parts += [f"### {key.name}", key.help, _facts(key)]
    parts += [
        "## Tables",
        "`[[overrides]]` change settings for some articles, `[[suppressions]]` excuse findings. They stand "
        "in the file alone; [the page on the gate](../gate.md#overrides) explains their keys.",
        table(
            ("Table", "Keys"),
            [
                ("`[[overrides]]`", ", ".join(f"`{name}`" for name in tables.OVERRIDE)),
                ("`[[suppressions]]`", ", ".join(f"`{name}`" for name in tables.SUPPRESSION)),
            ],
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _facts(key: Key) -> str:
    default = Settings().value(key.name)
    shown = json.dumps(default) if isinstance(default, bool | int | float) else f"{default}"
    option = f"--{key.name} / --no-{key.name}" if key.type is bool else f"--{key.name} {key.metavar}"
    return "\n".join(
        (
            f"- Takes: {_inline(key.expected)}",
            f"- Default: {key.unset or f'`{shown}`'}",
            f"- Option: `{option}`",
            f"- Variable: `{VARIABLE}{key.name.replace('-', '_').upper()}`",
        )
    )


def schema() -> str:
    """The fields of the JSON report, from its schema."""
    text = files("checker.report").joinpath("report.schema.json").read_text(encoding="utf-8")
    whole = json.loads(text)
    parts = ["# JSON report", whole["description"], "## report", _fields(whole)]
    for name, part in whole["$defs"].items():
        parts += [f"## {name}", part.get("description", ""), _fields(part)]
    return "\n\n".join(parts) + "\n"


def _fields(part: Mapping[str, Any]) -> str:
    rows = [(f"`{name}`", kind, meaning) for name, kind, meaning in _walk(part)]
    return table(("Field", "Type", "Meaning"), rows)


def _walk(part: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str, str]]:
    for name, value in part.get("properties", {}).items():
        items = value.get("items", {})
        yield before + name, _kind(value), value.get("description", items.get("description", ""))
        yield from _walk(value, f"{before}{name}.")
        yield from _walk(items, f"{before}{name}[].")


def _kind(value: Mapping[str, Any]) -> str:
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2]
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if "enum" in value:
        return ", ".join(f"`{json.dumps(each)}`" for each in value["enum"])
    if "oneOf" in value:
        return " or ".join(_kind(each) for each in value["oneOf"])
    types = value.get("type", "any")
    named = " or ".join(types) if isinstance(types, list) else str(types)
    return f"{named} of {_kind(value['items'])}" if value.get("items") else named


PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands,
    "reference/rules.md": rules,
    "reference/settings.md": settings,
    "reference/json.md": schema,
}
"""What is made, by its place on the site."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


def _plain(help_: str) -> str:
    """A help text in one cell; brackets would be taken for a link."""
    return _inline(" ".join(help_.split())).replace("[", r"\[").replace("]", r"\]")


def _inline(text: str) -> str:
    """Docstrings write code in doubled backticks, and roles of Sphinx; Markdown does not."""
    return text.replace("``", "`").replace("<", "&lt;")
