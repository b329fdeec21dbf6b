"""HTML pages as saved from news sites: the article without menus, advertisements and comments."""

import logging
import re
from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from checker.corpus import jsonld
from checker.corpus.article import Draft, clean_line, from_record
from checker.corpus.interface import File, Unreadable
from checker.corpus.markup import plain
from checker.domain import Article
from checker.settings import FieldNames

_SHORTEST = "100"
"""From how many characters on trafilatura trusts its own extraction, which keeps paragraphs apart."""

_SOUND = re.compile(r"^\s*(?:<!doctype\s+html|<html\b|<head\b|<body\b)|<html\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1900-01-01",
    "max_date": "2200-12-31",
}
"""What htmldate looks for: the first publication, and only where the page says so, never a guess."""


class WebPage:
    """Reads HTML pages: the body by trafilatura; the rest from JSON-LD first, then from the page."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def sniff(self, text: str) -> bool:
        """It opens as HTML does."""
        return bool(_SOUND.search(text[:2000]))

    def read(self, file: File, fields: FieldNames) -> Iterable[Article]:
        """Give the one article of the page."""
        text = _DECLARATION.sub("", file.text)
        try:
            tree = lxml_html.document_fromstring(text)
        except (etree.LxmlError, ValueError):
            raise Unreadable("no HTML that can be read") from None
        told = jsonld.draft_of(tree.xpath('//script[@type="application/ld+json"]/text()'))
        page = _extract(text)
        body = _without_title((page.text if page else "") or told.text, told.title or (page and page.title))
        if not body:
            raise Unreadable("no article text found in the page")
        draft = Draft(
            text=body,
            title=_plain(told.title or (page and page.title)),
            source=_plain(told.source or (page and page.sitename) or _site_name(tree)),
            published=told.published or (page and page.date),
            url=told.url or (page and page.url),
            author=_plain(told.author or (page and page.author)),
        )
        return [from_record(file, 1, draft, name_dates=True)]


def _extract(text: str) -> Any:
    """Give trafilatura's document, or None where it finds no article."""
    import trafilatura  # takes 0.2 s to load, and most corpora hold no HTML

    return trafilatura.bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
        config=_configuration(),
    )


@cache
def _configuration() -> Any:
    from trafilatura.settings import DEFAULT_CONFIG

    for name in ("trafilatura", "htmldate", "courlan"):  # what they complain of, the reader tells itself
        logging.getLogger(name).addHandler(logging.NullHandler())
    configuration = deepcopy(DEFAULT_CONFIG)
    configuration.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST)
    return configuration


def _site_name(tree: Any) -> str | None:
    found = tree.xpath('//meta[@property="og:site_name" or @name="application-name"]/@content')
    return str(found[0]) if found else None


def _without_title(text: str, title: str | None) -> str:
    """Part paragraphs by blank lines, and drop the headline where the text repeats it."""
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    if paragraphs and title and clean_line(paragraphs[0]) == clean_line(title):
        del paragraphs[0]
    return "\n\n".join(paragraphs)


def _plain(text: str | None) -> str | None:
    return plain(text) if text else None
