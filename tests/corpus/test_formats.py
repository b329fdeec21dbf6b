"""Each format, read by its suffix, by its content alone, and compressed."""

import json
from dataclasses import dataclass
from datetime import date

import pytest

from checker.corpus.interface import Reader
from checker.corpus.registry import READERS
from checker.domain import Article

from .conftest import ReadFiles

TITLE = "Ferry service resumes after storm"
FIRST = "The ferry to Norrholm sailed again on Monday morning."
SECOND = "The harbour master said that 212 people were aboard."
BODY = f"{FIRST}\n\n{SECOND}"
DAY = date(2020, 1, 13)


@dataclass(frozen=True)
class Example:
    reader: str
    name: str
    content: str
    record: str = "#1"


MARKDOWN = f"""---
title: {TITLE}
source: The Example
date: 2020-01-13
url: https://www.example.org/ferry
author: Ann Lee
id: f-1
---

{BODY}
"""

TOML = f"""+++
title = "{TITLE}"
source = "The Example"
date = 2020-01-13T08:00:00Z
url = "https://www.example.org/ferry"
author = ["Ann Lee"]
id = "f-1"
+++
{BODY}
"""

HTML = f"""<!DOCTYPE html><html><head><title>{TITLE} | The Example</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
"headline": "{TITLE}", "datePublished": "2020-01-13T23:10:00-05:00", "url": "https://www.example.org/ferry",
"author": [{{"@type": "Person", "name": "Ann Lee"}}], "publisher": {{"name": "The Example"}}}}]}}</script>
</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">Weather</a></li></ul></nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer><p>All rights are with the publisher.</p></footer></body></html>"""

RECORD = {
    "id": "f-1",
    "title": TITLE,
    "source": {"id": None, "name": "The Example"},
    "publishedAt": "2020-01-13T23:10:00-05:00",
    "url": "https://www.example.org/ferry",
    "author": "Ann Lee",
    "content": BODY,
}

NINJS = {
    "uri": "https://www.example.org/ferry",
    "headline": TITLE,
    "byline": "Ann Lee",
    "versioncreated": "2020-01-13T09:00:00+01:00",
    "infosources": [{"role": "provider", "name": "The Example"}],
    "body_html": f"<p>{FIRST}</p><p>{SECOND}</p>",
}

RSS = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Example</title>
<item><title>{TITLE}</title><link>https://www.example.org/ferry</link><guid>f-1</guid><author>Ann Lee</author>
<pubDate>Mon, 13 Jan 2020 23:10:00 EST</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><script>x()</script><p>{SECOND}</p>]]></content:encoded></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title><entry><title>{TITLE}</title>
<link href="https://www.example.org/ferry"/><id>f-1</id><author><name>Ann Lee</name></author>
<published>2020-01-13T10:00:00Z</published>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>"""

NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="f-1">
<itemMeta><provider literal="The Example"/><versionCreated>2020-01-13T09:00:00+01:00</versionCreated>
<link href="https://www.example.org/ferry"/></itemMeta>
<contentMeta><by>Ann Lee</by><headline>{TITLE}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>x</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""

NITF = f"""<nitf><head><docdata><doc-id id-string="f-1"/><date.issue norm="20200113T000000Z"/></docdata>
<pubdata name="The Example" ex-ref="https://www.example.org/ferry"/></head>
<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>Ann Lee</byline></body.head>
<body.content><block><p>{FIRST}</p><p>{SECOND}</p></block></body.content></body></nitf>"""


def table(mark: str) -> str:
    cells = (
        "f-1",
        TITLE,
        "The Example",
        "2020-01-13",
        "https://www.example.org/ferry",
        "Ann Lee",
        f'"{BODY}"',
    )
    return (
        mark.join(("ID", "Headline", "Outlet", "Publish Date", "Link", "Author", "Full Text"))
        + "\n"
        + mark.join(cells)
    )


LINES = json.dumps(RECORD) + "\n" + json.dumps({**RECORD, "id": "f-2"}) + "\n"

EXAMPLES = (
    Example("text", "ferry.md", MARKDOWN, ""),
    Example("text", "ferry.txt", TOML, ""),
    Example("text", "ferry.text", MARKDOWN.replace("---\n", ""), ""),
    Example("html", "ferry.html", HTML),
    Example("json", "one.json", json.dumps(RECORD)),
    Example("json", "list.json", json.dumps([RECORD])),
    Example("json", "newsapi.json", json.dumps({"status": "ok", "articles": [RECORD]}, indent=1)),
    Example("json", "wrapped.json", json.dumps({"response": {"docs": [RECORD]}})),
    Example("json", "ninjs.json", json.dumps({**NINJS, "altids": {"guid": "f-1"}})),
    Example("jsonl", "ferry.jsonl", LINES),
    Example("feed", "rss.xml", RSS),
    Example("feed", "feed.atom", ATOM),
    Example("newsml", "newsml.xml", NEWSML),
    Example("newsml", "nitf.xml", NITF),
    Example("table", "ferry.csv", table(",")),
    Example("table", "semicolons.csv", table(";")),
    Example("table", "ferry.tsv", table("\t")),
)
NAMES = [example.name for example in EXAMPLES]


def check(article: Article, example: Example) -> None:
    assert article.body == BODY
    assert article.title == TITLE
    assert article.source == "The Example"
    assert article.published == DAY
    assert article.url == "https://www.example.org/ferry"
    assert article.author == "Ann Lee"
    if example.record:
        assert article.text == article.body
    if example.reader != "html":
        assert article.record_id in ("f-1", "https://www.example.org/ferry")


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_reads_every_part(read_files: ReadFiles, example: Example) -> None:
    reading = read_files({example.name: example.content})
    assert reading.skipped == ()
    assert reading.articles[0].path == example.name + example.record
    check(reading.articles[0], example)


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_reads_it_compressed(read_files: ReadFiles, example: Example) -> None:
    reading = read_files({f"{example.name}.gz": example.content})
    assert reading.articles[0].path == f"{example.name}.gz{example.record}"
    check(reading.articles[0], example)


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_recognises_a_file_that_is_named_without_a_suffix(read_files: ReadFiles, example: Example) -> None:
    reading = read_files({"download": example.content}, "download")
    assert reading.articles[0].path == f"download{example.record}"
    check(reading.articles[0], example)


def test_every_reader_has_an_example_a_docstring_and_a_name_of_its_own() -> None:
    assert {reader.name for reader in READERS} == {example.reader for example in EXAMPLES}
    assert len({reader.name for reader in READERS}) == len(READERS)
    assert all(type(reader).__doc__ for reader in READERS)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_sniffs_its_own_examples(reader: Reader) -> None:
    for example in EXAMPLES:
        if example.reader == reader.name:
            assert reader.sniff(example.content), example.name
