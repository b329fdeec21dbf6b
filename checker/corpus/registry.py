"""The readers, and which of them reads a file.  A new format is a module and a line here."""

from checker.corpus.feeds import Feed
from checker.corpus.interface import File, Reader, Unreadable
from checker.corpus.json_files import Json, JsonLines
from checker.corpus.newsml import NewsML
from checker.corpus.plain_text import PlainText
from checker.corpus.tables import Table
from checker.corpus.web_page import WebPage

READERS: tuple[Reader, ...] = (JsonLines(), Json(), Feed(), NewsML(), WebPage(), Table(), PlainText())
"""In the order in which a file without a telling name is offered to them."""

SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)


def reader_for(file: File) -> Reader:
    """Give the reader of a file: by its suffix, and by its content where that does not decide.

    Raises :class:`Unreadable` for a file whose suffix promises what its content does not hold.
    """
    claimed = [reader for reader in READERS if file.suffix in reader.suffixes]
    if len(claimed) == 1:
        return claimed[0]
    for reader in claimed or READERS:
        if reader.sniff(file.text):
            return reader
    raise Unreadable("XML, but none of RSS, Atom, NewsML-G2 and NITF")
