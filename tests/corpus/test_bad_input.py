"""What is broken, hostile or no article is skipped with a reason, and the rest is read."""

import gzip
import json
import time
from pathlib import Path

import pytest

from .conftest import Content, ReadFiles

GOOD = "Snow closed two schools in Elmdale."
DEEP = 10_000
ENTITIES = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
OUTSIDE = '<!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
ITEM = "<newsItem><contentSet><inlineXML><body><p>{}</p></body></inlineXML></contentSet></newsItem>"

BAD: dict[str, tuple[Content, str]] = {
    # name: (content, how the reason starts)
    "empty.md": ("", "empty file"),
    "blank.txt": ("\n \n", "empty file"),
    "matter.md": ("---\ntitle: Only front matter\n---\n", "has no text"),
    "nul.txt": ("Snow\0fell", "looks like a binary file"),
    "picture.md": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "looks like a binary file"),
    "novel.txt": ("Snow fell. " * 100_000, "1,099,999 characters, longer than any news article"),
    "broken.json": ('{"text": "Snow', "broken JSON: "),
    "number.json": ("12", "JSON that is neither"),
    "numbers.json": ("[1, 2]", "a list without any object"),
    "long-number.json": (f'{{"text": {"1" * 9000}}}', "broken JSON: a number too long"),
    "deep.json": ("[" * DEEP + "]" * DEEP, "broken JSON: nested too deeply"),
    "deeper.json": ('{"a":' * 500_000, "broken JSON: nested too deeply"),
    "none.json": (json.dumps({"title": "No text"}), "has no text in any field"),
    "columns.csv": ("name,age\nAnn,7\n", "no column known to hold an article's text; its columns: name, age"),
    "page.html": ("<html><head><title>Snow</title></head><body></body></html>", "no article text found"),
    "deep.html": ("<div>" * DEEP, "no article text found"),
    "feed.rss": (
        "<rss version='2.0'><channel><title>The Post</title></channel></rss>",
        "a feed without entries",
    ),
    "other.xml": ("<catalogue><item/></catalogue>", "XML, but none of RSS"),
    "broken.xml": ("<newsItem><contentSet>", "broken XML: "),
    "items.xml": ("<newsMessage></newsMessage>", "NewsML without a news item"),
    "image.xml": ("<newsItem><contentSet/></newsItem>", "has no text"),
    "outside.xml": (
        f"{OUTSIDE}{ITEM.format('&x;')}".replace("!DOCTYPE n", "!DOCTYPE newsItem"),
        "has no text",
    ),
    "bomb.xml": (f"{ENTITIES}]>{ITEM.format('&j;')}", ""),
    "surrogate.rss": (
        f"<rss><channel><item><description>&#xd800; {GOOD}</description></item><p></channel></rss>",
        "cannot be read (UnicodeEncodeError",
    ),
    "photo.jpg": (b"\xff\xd8\xff", "not a format that check reads"),
    "report.pdf": ("%PDF-1.7", "not a format that check reads"),
    "README.md": (GOOD, "not a format that check reads: a note about the files"),
    "LICENSE": (GOOD, "not a format that check reads"),
}


@pytest.mark.parametrize("name", BAD)
def test_is_skipped_with_a_reason(read_files: ReadFiles, name: str) -> None:
    content, reason = BAD[name]
    started = time.monotonic()
    reading = read_files({name: content, "good.md": GOOD})
    assert time.monotonic() - started < 20
    assert [article.path for article in reading.articles] == ["good.md"]
    (skipped,) = reading.skipped
    assert skipped.path.split("#")[0] == name
    assert skipped.reason.startswith(reason)
    assert "\n" not in skipped.reason


@pytest.mark.parametrize("cut", [5, 20, -9, -1])
def test_half_written_gzip(read_files: ReadFiles, tmp_path: Path, cut: int) -> None:
    read_files({"good.md": GOOD})
    (tmp_path / "gazette" / "half.md.gz").write_bytes(gzip.compress(GOOD.encode() * 50)[:cut])
    reading = read_files({})
    assert [(item.path, item.reason) for item in reading.skipped] == [
        ("half.md.gz", "damaged or half-written gzip")
    ]


def test_file_of_50_mb(read_files: ReadFiles) -> None:
    started = time.monotonic()
    reading = read_files({"dump.txt": b"Snow fell and fell.\n" * 2_500_000, "good.md": GOOD})
    assert time.monotonic() - started < 20
    assert [article.path for article in reading.articles] == ["good.md"]
    assert reading.skipped[0].reason.startswith("49,999,999 characters")


@pytest.mark.parametrize("declared", [f"{ENTITIES}]>", OUTSIDE.replace("!DOCTYPE n", "!DOCTYPE rss")])
def test_feed_entities_are_not_expanded(read_files: ReadFiles, declared: str) -> None:
    feed = f"{declared}<rss><channel><item><description>Host &j; and &x;</description></item></channel></rss>"
    (article,) = read_files({"a.rss": feed}).articles
    assert article.body == "Host &j; and &x;"


def test_feed_that_breaks_off_is_read_up_to_there(read_files: ReadFiles) -> None:
    item = f"<item><title>Snow</title><description>{GOOD}</description></item>"
    feed = f"<rss version='2.0'><channel>{item}<item><ti"
    reading = read_files({"a.rss": feed})
    assert reading.articles[0].body == GOOD


def test_file_named_directly_is_read_whatever_it_is_called(read_files: ReadFiles) -> None:
    reading = read_files(
        {"README.md": GOOD, "notes": GOOD, "blob.bin": b"\0\1"}, "README.md", "notes", "blob.bin"
    )
    assert [article.path for article in reading.articles] == ["README.md", "notes"]
    assert [item.reason for item in reading.skipped] == ["looks like a binary file"]
