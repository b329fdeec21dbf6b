"""From a fragment of HTML, as records and feeds hold it, to plain text."""

import re

from lxml import etree
from lxml import html as lxml_html

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|img|figure)\b[^<>]*>", re.I
)
_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|nbsp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip);", re.I
)
_BLOCK_TAG = re.compile(r"<(?:p|br|div|h[1-6]|li|blockquote)\b", re.I)
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tr", "ul", "hl1", "hl2", "para",
))  # fmt: skip
_DROPPED = frozenset((
    "script", "style", "noscript", "iframe", "template", "form", "button", "svg", "object", "figure",
    "media",
))  # fmt: skip
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")


def looks_like_html(text: str) -> bool:
    """Say whether a record's text is a fragment of HTML rather than plain text."""
    return bool(_MARKUP.search(text) or _ENTITY.search(text))


def plain(text: str) -> str:
    """Give the text of a fragment, paragraphs apart by a blank line; plain text comes back as it is."""
    if not looks_like_html(text):
        return text
    if not _BLOCK_TAG.search(text):  # paragraphs are then set apart by newlines, not by markup
        text = text.replace("\n", "<br>")
    try:
        root = lxml_html.fragment_fromstring(text, create_parent="div")
    except (etree.LxmlError, ValueError):
        return _MARKUP.sub(" ", text)
    return text_of(root)


def local_name(element: etree._Element) -> str:
    """Give an element's name without its namespace, in lower case; "" for a comment.

    Unlike lxml's own look-up this takes any name, as broken HTML gives rise to strange ones.
    """
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def text_of(root: etree._Element) -> str:
    """Give the text below an element, paragraphs apart by a blank line."""
    pieces: list[str] = []
    dropped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if not isinstance(element.tag, str):
            if dropped is None:
                pieces.append(_flat(element.tail))
            continue
        name = local_name(element)
        if event == "start":
            if dropped is None and name in _DROPPED and element is not root:
                dropped = element
            if dropped is None:
                pieces.append(("\n" if name in _BLOCKS else "") + _flat(element.text))
            continue
        if dropped is element:
            dropped = None
        if dropped is None and element is not root:
            pieces.append(("\n" if name in _BLOCKS else "") + _flat(element.tail))
    return _BREAKS.sub("\n\n", _SPACES.sub(" ", "".join(pieces))).strip()


def _flat(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""
