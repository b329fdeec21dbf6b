"""JSON (an object, a list, or an object that holds a list) and JSONL: one record, one article."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from checker.corpus import names, ninjs
from checker.corpus.interface import File, Unreadable
from checker.corpus.records import article_of, articles_of
from checker.domain import Article, Skipped
from checker.settings import FieldNames

_LISTS = ("articles", "items", "data", "results", "docs", "documents", "records", "entries", "response")
"""Under which names an object may hold its records."""

_BODIES = frozenset(map(names.folded, names.BODY))
_DEEPEST = 4
"""How many objects may wrap the list of records."""

_LINES = re.compile(r"\r\n|\r|\n")


class Json:
    """Reads JSON: one object, a list of objects, or an object that holds such a list."""

    name = "json"
    suffixes = (".json",)

    def sniff(self, text: str) -> bool:
        """It opens with a brace or a bracket, and its first line is no whole record (that is JSONL)."""
        return text.lstrip()[:1] in ("{", "[") and not JsonLines().sniff(text)

    def read(self, file: File, fields: FieldNames) -> Iterable[Article | Skipped]:
        """Give the articles of all records."""
        try:
            document = json.loads(file.text)
        except RecursionError:
            raise Unreadable("broken JSON: nested too deeply") from None
        except ValueError as error:
            if JsonLines().sniff(file.text):
                return JsonLines().read(file, fields)
            raise Unreadable(f"broken JSON: {_where(error)}") from None
        records, outlet = _records(document, fields)
        return articles_of(file, records, fields, outlet=outlet)


class JsonLines:
    """Reads JSONL, also called NDJSON: one record a line.  Broken lines do not stop the others."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson", ".jl")

    def sniff(self, text: str) -> bool:
        """The first two lines that are not blank are objects, each on its own."""
        lines = [line for line in text[: 1 << 20].split("\n", 20) if line.strip()][:2]
        return len(lines) == 2 and all(_is_object(line) for line in lines)

    def read(self, file: File, fields: FieldNames) -> Iterable[Article | Skipped]:
        """Give the articles; a blank line is no record, a broken one is."""
        found: list[Article | Skipped] = []
        for line_number, line in enumerate(_LINES.split(file.text), start=1):
            if not line.strip():
                continue
            number = len(found) + 1
            try:
                found.append(article_of(file, number, json.loads(line), fields))
            except RecursionError:
                found.append(Skipped(file.record_path(number), f"line {line_number}: nested too deeply"))
            except ValueError as error:
                reason = f"line {line_number}: broken JSON: {_where(error, in_line=True)}"
                found.append(Skipped(file.record_path(number), reason))
        return found


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _where(error: ValueError, in_line: bool = False) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return "a number too long to read"
    line = "" if in_line else f"line {error.lineno} "
    return f"{error.msg} at {line}column {error.colno}"


def _records(document: Any, fields: FieldNames) -> tuple[list[Any], str | None]:
    """Give the records of a document, and the outlet that it names for all of them (a JSON feed does)."""
    outlet: str | None = None
    for _ in range(_DEEPEST):
        if not isinstance(document, Mapping) or (inner := _inside(document, fields)) is None:
            break
        if "jsonfeed.org" in str(document.get("version", ""))[:100]:
            outlet = str(document.get("title") or "") or None
        document = inner
    if isinstance(document, Mapping):
        return [document], outlet
    if not isinstance(document, list):
        raise Unreadable("JSON that is neither an object nor a list")
    if not any(isinstance(record, Mapping) for record in document):
        raise Unreadable("a list without any object, so it holds no articles")
    return document, outlet


def _inside(document: Mapping[str, Any], fields: FieldNames) -> list[Any] | Mapping[str, Any] | None:
    """Give what an object wraps: a list of records or a further wrapper; None if it is an article itself."""
    if ninjs.is_item(document) or _has_body(document, fields):
        return None
    held = [document[key] for key in _LISTS if isinstance(document.get(key), list | dict)]
    lists = [value for value in held if isinstance(value, list)]
    return next(iter(lists or held), None)


def _has_body(document: Mapping[str, Any], fields: FieldNames) -> bool:
    bodies = {fields.text} if fields.text else {key for key in document if names.folded(key) in _BODIES}
    return any(isinstance(document.get(key), str) for key in bodies if key)
