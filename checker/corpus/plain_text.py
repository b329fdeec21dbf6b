"""Markdown and plain text: one file, one article; offsets run over the file itself."""

from collections.abc import Iterable

from checker.corpus.article import from_file
from checker.corpus.header import split
from checker.corpus.interface import File
from checker.domain import Article
from checker.settings import FieldNames


class PlainText:
    """Reads Markdown and plain text, with front matter or without."""

    name = "text"
    suffixes = (".md", ".markdown", ".txt", ".text")

    def sniff(self, text: str) -> bool:
        """Any text is plain text; so this reader comes last."""
        return True

    def read(self, file: File, fields: FieldNames) -> Iterable[Article]:
        """Give the one article of the file."""
        header = split(file.text, fields)
        end = len(file.text.rstrip())
        return [from_file(file, header.draft, (header.body_start, max(header.body_start, end)))]
