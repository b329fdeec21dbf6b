"""Records of JSON, JSONL and tables: field names, wrappers, and what becomes of bad ones."""

import json
from datetime import date
from typing import Any

import pytest

from checker.settings import FieldNames

from .conftest import ReadFiles

BODY = "Snow closed two schools."
DAY = date(2020, 1, 13)

NAMES: dict[str, tuple[dict[str, Any], str, Any]] = {
    **{
        name: ({name: BODY}, "text", BODY)
        for name in ("text", "content", "body", "article", "full_text", "maintext")
    },
    **{name: ({name: "Snow"}, "title", "Snow") for name in ("title", "headline", "Headline")},
    **{
        name: ({name: "The Post"}, "source", "The Post")
        for name in ("source", "outlet", "publisher", "domain", "source_name", "Source Name")
    },
    **{
        name: ({name: "2020-01-13"}, "published", DAY)
        for name in ("date", "published", "publish_date", "publishedAt", "date_publish", "dct", "pubDate")
    },
    **{
        name: ({name: "https://post.example.org/a"}, "url", "https://post.example.org/a")
        for name in ("url", "link")
    },
    "id": ({"id": 7}, "record_id", "7"),
    "nested source": ({"source": {"id": None, "name": "The Post"}}, "source", "The Post"),
    "source is an address": ({"source": "https://www.post.example.org/"}, "source", "post.example.org"),
    "source from the url": ({"url": "https://www.post.example.org/a"}, "source", "post.example.org"),
    "source from the folder": ({}, "source", "gazette"),
    "no web address": ({"url": "javascript:alert(1)"}, "url", None),
    "broken address": ({"url": "http://[snow"}, "source", "gazette"),
    "authors": ({"authors": [{"name": "Ann Lee"}, "Bo Ek"]}, "author", "Ann Lee, Bo Ek"),
    "paragraphs": ({"text": None, "paragraphs": ["Snow.", "Ice."]}, "text", "Snow.\n\nIce."),
    "html": ({"text": "<p>Snow &amp; ice.</p><p>Rain.</p>"}, "text", "Snow & ice.\n\nRain."),
    "inline markup": ({"text": "Snow <b>fell</b>.\n\nIce came."}, "text", "Snow fell.\n\nIce came."),
    "markup that is none": ({"text": "<p>Snow</p><p&x;y z>fell.</p&x;y>"}, "text", "Snow\n\nfell."),
    "entities in the title": ({"title": "Snow &amp; ice"}, "title", "Snow & ice"),
    "cut by NewsAPI": ({"text": "Snow closed two… [+1423 chars]"}, "text", "Snow closed two"),
    "half a character": ({"text": "Snow \ud83d fell\u0000.", "title": "\udc00 Snow"}, "title", "Snow"),
    "windows newlines": ({"text": "Snow.\r\n\r\nIce."}, "text", "Snow.\n\nIce."),
    "extended JSON date": ({"date": {"$date": "2020-01-13T10:00:00Z"}}, "published", DAY),
    "impossible date": ({"date": "2020-02-30"}, "published", None),
}


@pytest.mark.parametrize("name", NAMES)
def test_field_names(read_files: ReadFiles, name: str) -> None:
    given, field, expected = NAMES[name]
    record = (
        given
        if {"content", "body", "article", "full_text", "maintext"} & given.keys()
        else {"text": BODY, **given}
    )
    (article,) = read_files({"a.json": json.dumps(record)}).articles
    assert getattr(article, field) == expected


FIELDS = FieldNames(text="meta.words", title="kopf", source="blad", date="dag", url="adres", id="nr")
RECORD = {
    "meta": {"words": BODY},
    "text": "Not this.",
    "kopf": "Snow",
    "title": "Not this",
    "blad": "The Post",
    "dag": "2020-01-13",
    "adres": "https://post.example.org/a",
    "nr": 3,
}


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv"])
def test_named_fields_replace_the_usual_ones(read_files: ReadFiles, name: str) -> None:
    fields = FIELDS
    content = json.dumps(RECORD)
    if name == "a.csv":
        fields = FieldNames(text="words", title="kopf", source="blad", date="dag", url="adres", id="nr")
        content = f"words,text,kopf,title,blad,dag,adres,nr\n{BODY},x,Snow,x,The Post,2020-01-13,"
        content += "https://post.example.org/a,3\n"
    (article,) = read_files({name: content}, fields=fields).articles
    assert (article.body, article.title, article.source) == (BODY, "Snow", "The Post")
    assert (article.published, article.url, article.record_id) == (DAY, "https://post.example.org/a", "3")


def test_named_field_that_a_record_lacks(read_files: ReadFiles) -> None:
    reading = read_files({"a.json": json.dumps({"text": BODY})}, fields=FieldNames(text="words"))
    assert [(item.path, item.reason) for item in reading.skipped] == [
        ("a.json#1", 'has no text in its field "words"')
    ]


WRAPPED = {
    "items": {"items": [{"text": BODY}]},
    "deep": {"data": {"results": [{"text": BODY}]}},
    "a feed": {"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "description": "News.",
               "items": [{"content_html": f"<p>{BODY}</p>"}]},
    "an article with lists of its own": {"text": BODY, "title": "Snow", "items": [{"text": "Else."}]},
}  # fmt: skip


@pytest.mark.parametrize("name", WRAPPED)
def test_wrappers(read_files: ReadFiles, name: str) -> None:
    (article,) = read_files({"a.json": json.dumps(WRAPPED[name])}).articles
    assert article.body == BODY
    assert article.path == "a.json#1"
    assert article.source == ("The Post" if name == "a feed" else "gazette")


def test_ninjs_2(read_files: ReadFiles) -> None:
    item = {
        "uri": "urn:post:1",
        "headlines": [{"role": "short", "value": "Snow"}, {"role": "main", "value": "Snow closes schools"}],
        "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{BODY}</p>"}],
        "firstcreated": "2020-01-13T08:00:00Z",
        "versioncreated": "2020-01-15T08:00:00Z",
    }
    (article,) = read_files({"a.json": json.dumps(item)}).articles
    assert (article.body, article.title, article.published) == (BODY, "Snow closes schools", DAY)


def test_broken_lines_do_not_stop_the_others(read_files: ReadFiles) -> None:
    deep = "[" * 100_000
    lines = [
        '{"text": "One."}',
        "",
        '{"text": ',
        "[1]",
        '{"title": "No text"}',
        deep,
        '{"text": "Two."}',
        '{"text":"Three.',
    ]
    reading = read_files({"a.jsonl": "\r\n".join(lines)})
    assert [(article.path, article.body) for article in reading.articles] == [
        ("a.jsonl#1", "One."),
        ("a.jsonl#6", "Two."),
    ]
    reasons = {item.path: item.reason for item in reading.skipped}
    assert reasons["a.jsonl#2"].startswith("line 3: broken JSON: ")
    assert reasons["a.jsonl#3"] == "not an object with named fields"
    assert reasons["a.jsonl#4"].startswith("has no text")
    assert reasons["a.jsonl#5"] == "line 6: nested too deeply"
    assert reasons["a.jsonl#7"].startswith("line 8: broken JSON: ")


def test_rows(read_files: ReadFiles) -> None:
    long = "Snow fell. " * 20_000
    rows = ["title,text", f"Long,{long}", ",", "Empty,", "Many,a,b,c", 'Quoted,"Snow,\n""ice"""', "Short"]
    reading = read_files({"a.csv": "\n".join(rows)})
    assert [(article.path, article.title) for article in reading.articles] == [
        ("a.csv#1", "Long"),
        ("a.csv#4", "Quoted"),
    ]
    assert reading.articles[0].body == long.strip()
    assert reading.articles[1].body == 'Snow,\n"ice"'
    reasons = {item.path: item.reason for item in reading.skipped}
    assert reasons["a.csv#3"] == "line 5: 4 cells, but the header has 2"
    assert set(reasons) == {"a.csv#2", "a.csv#3", "a.csv#5"}
