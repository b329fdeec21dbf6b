"""Headers of plain files: what is taken for the title, the date and the outlet, and where the body starts."""

from datetime import date

import pytest

from .conftest import ReadFiles

DAY = date(2020, 1, 13)
BODY = "Snow closed two schools in Elmdale. They open again on Friday."

HEADERS = {
    # what stands before the body: (title, source, published, author)
    "": (None, "gazette", None, None),
    "# Snow closes schools\n\n": ("Snow closes schools", "gazette", None, None),
    "\n\n  # Snow closes schools #\n": ("Snow closes schools", "gazette", None, None),
    "Snow closes schools\n===\n\n": ("Snow closes schools", "gazette", None, None),
    "Snow closes schools\n\n": ("Snow closes schools", "gazette", None, None),
    "Will the schools open?\r\n\r\n": ("Will the schools open?", "gazette", None, None),
    "Snow closes schools\n\nBy Ann Lee\nJan. 13, 2020\n\n": (
        "Snow closes schools",
        "gazette",
        DAY,
        "Ann Lee",
    ),
    "Snow closes schools\n\n*By Ann Lee*\n\nPublished: 13 January 2020\n\n": (
        "Snow closes schools",
        "gazette",
        DAY,
        "Ann Lee",
    ),
    "Title: Snow closes schools\nSource: The Post\nDate: 2020-01-13\n\n": (
        "Snow closes schools",
        "The Post",
        DAY,
        None,
    ),
    "---\ntitle: Snow closes schools\n---\n": ("Snow closes schools", "gazette", None, None),
    "---\r\ntitle: Snow closes schools\r\n---\r\n\r\n": ("Snow closes schools", "gazette", None, None),
    "---\nheadline: 'Snow: the end'\noutlet: The Post\n...\n\n": ("Snow: the end", "The Post", None, None),
    "---\ntitle: Snow: the end\nsource: The Post\n---\n": ("Snow: the end", "The Post", None, None),
    "---\ntitle: 2020\npublisher: no\ndate: 2020-02-30\n---\n": ("2020", "no", None, None),
    "---\ntitle: null\nlink: https://www.post.example.org/2020/01/13/snow\n---\n": (
        None,
        "post.example.org",
        DAY,
        None,
    ),
    "---\nauthor: [Ann Lee, {name: Bo Ek}]\n---\n# Snow\n\n": ("Snow", "gazette", None, "Ann Lee, Bo Ek"),
    "---\ntitle: Snow\n---\n# snow\n\n": ("snow", "gazette", None, None),
    "---\nsource: [x, &b [y, y], *b]\ntitle: Snow\n---\n": ("Snow", "x", None, None),
    "---\n" + "a: " + "[" * 5000 + "\ntitle: Snow\n---\n": ("Snow", "gazette", None, None),
}


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: header[:30])
def test_header(read_files: ReadFiles, header: str) -> None:
    text = f"{header}{BODY}\n"
    (article,) = read_files({"a.md": text.encode()}).articles
    assert (article.title, article.source, article.published, article.author) == HEADERS[header]
    assert article.body == BODY
    assert article.text == text, "offsets run over the file as it is"


FIRST_LINES = (
    "Snow closed two schools in Elmdale.",
    "ELMDALE (AP) - Snow closed two schools",
    "“We are closed today,”",
    "- Snow closed two schools",
    "x" * 250,
    "By Ann Lee, the mayor of Elmdale.",
)


@pytest.mark.parametrize("line", FIRST_LINES)
def test_first_line_that_is_no_title(read_files: ReadFiles, line: str) -> None:
    (article,) = read_files({"a.txt": f"{line}\n\n{BODY}"}).articles
    assert article.title is None
    assert article.body_start == 0


FRAGMENTS = (
    "---\n\nA rule, and no front matter.\n\n---\n\nMore.",
    "---\ntitle: never closed\n\nText.",
    "Note: it snowed.\n\nText.",
    "---",
)


@pytest.mark.parametrize("text", FRAGMENTS)
def test_what_only_looks_like_front_matter_belongs_to_the_body(read_files: ReadFiles, text: str) -> None:
    (article,) = read_files({"a.md": text}).articles
    assert article.body == text


DATED = {
    "2020-01-13-snow.txt": DAY,
    "20200113.txt": DAY,
    "post_2020_01_13_b.txt": DAY,
    "2020/01/13/snow.txt": DAY,
    "202001130.txt": None,
    "2020-13-45.txt": None,
    "snow.txt": None,
}


@pytest.mark.parametrize("name", DATED)
def test_date_in_the_name(read_files: ReadFiles, name: str) -> None:
    (article,) = read_files({name: BODY}).articles
    assert article.published == DATED[name]
    assert article.source == "gazette", "a folder that is only a date is no outlet"


def test_date_in_the_dateline_needs_a_year(read_files: ReadFiles) -> None:
    full = read_files({"a.txt": f"ELMDALE, Jan. 13, 2020 (AFP) - {BODY}"}).articles[0]
    assert full.published == DAY
    partly = read_files({"a.txt": f"ELMDALE, Jan. 13 (AFP) - {BODY}"}).articles[0]
    assert partly.published is None


def test_outlet_from_the_folder(read_files: ReadFiles) -> None:
    reading = read_files({"post/a.txt": BODY, "herald/2020-01/b.txt": BODY})
    assert [article.source for article in reading.articles] == ["herald", "post"]


def test_digest_changes_with_what_extraction_depends_on(read_files: ReadFiles) -> None:
    files = {
        "a.md": f"---\ntitle: Snow\n---\n{BODY}",
        "b.md": f"---\ntitle: Snow\n---\n{BODY}",
        "c.md": f"---\ntitle: Slow\n---\n{BODY}",
        "d.md": f"---\ntitle: Snow\n---\n{BODY} ",
        "post/e.md": f"---\ntitle: Snow\n---\n{BODY}",
        "2020-01-13.md": f"---\ntitle: Snow\n---\n{BODY}",
    }
    digests = {article.path: article.digest for article in read_files(files).articles}
    assert digests["a.md"] == digests["b.md"]
    assert len(set(digests.values())) == 5
    assert all(len(digest) == 64 for digest in digests.values())
