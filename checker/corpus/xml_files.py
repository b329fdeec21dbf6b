"""Parsing XML that nobody has checked: no entities from outside, no network, no huge trees."""

import re

from lxml import etree

from checker.corpus.interface import Unreadable

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_ASIDE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_HEAD = 20_000


def root_name(text: str) -> str | None:
    """Give the root element's name without its prefix, in lower case, or None if this is no XML."""
    head = _ASIDE.sub("", text[:_HEAD])
    found = _ROOT.match(head.lstrip())
    return found[1].lower() if found else None


def undeclared(text: str) -> bytes:
    """Give the document in UTF-8 without the XML declaration, which may name what it was before."""
    return _DECLARATION.sub("", text).lstrip().encode("utf-8")


def parse(text: str) -> etree._Element:
    """Give the root of a document; raises :class:`Unreadable` where it is broken or hostile."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(undeclared(text), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(f"broken XML: {str(error)[:200]}") from None
