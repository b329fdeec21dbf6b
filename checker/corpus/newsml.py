"""NewsML-G2, the IPTC's news in XML, with the text as NITF or XHTML within; and bare NITF.

https://iptc.org/standards/newsml-g2/ and https://iptc.org/standards/nitf/.  Elements are looked up by
their local names, as providers differ in the namespaces that they declare.
"""

from collections.abc import Iterable

from lxml import etree

from checker.corpus.article import Draft, from_record
from checker.corpus.interface import File, Unreadable
from checker.corpus.markup import local_name, plain, text_of
from checker.corpus.xml_files import parse, root_name
from checker.domain import Article, Skipped
from checker.settings import FieldNames

_ROOTS = frozenset(("newsmessage", "newsitem", "packageitem", "nitf"))


class NewsML:
    """Reads NewsML-G2 messages and items, and NITF documents."""

    name = "newsml"
    suffixes = (".xml", ".nitf", ".newsml")

    def sniff(self, text: str) -> bool:
        """Its root element is that of a news message, a news item or a NITF document."""
        return root_name(text) in _ROOTS

    def read(self, file: File, fields: FieldNames) -> Iterable[Article | Skipped]:
        """Give the articles of all news items; pictures and packages, which hold no text, are skipped."""
        root = parse(file.text)
        nitf = local_name(root) == "nitf"
        items = [root] if nitf else root.xpath('descendant-or-self::*[local-name()="newsItem"]')
        if not items:
            raise Unreadable("NewsML without a news item")
        found: list[Article | Skipped] = []
        for number, item in enumerate(items, start=1):
            try:
                draft = _from_nitf(item) if nitf else _from_item(item)
                found.append(from_record(file, number, draft, name_dates=len(items) == 1))
            except Unreadable as reason:
                found.append(Skipped(file.record_path(number), str(reason)))
        return found


def _first(item: etree._Element, *paths: str) -> str | None:
    """Give the text of the first element (or attribute) that one of the paths finds with any text in it."""
    for path in paths:
        for found in item.xpath(path):
            text = str(found) if isinstance(found, str) else text_of(found)
            if text.strip():
                return " ".join(text.split())
    return None


def _at(*names: str) -> str:
    """An XPath to elements by local names, each somewhere below the one before."""
    return "." + "".join(f'//*[local-name()="{name}"]' for name in names)


def _from_item(item: etree._Element) -> Draft:
    nested = item.xpath(_at("inlineXML", "nitf"))
    within = _from_nitf(nested[0]) if nested else Draft("")
    return Draft(
        text=within.text or _inline(item),
        title=_first(item, _at("contentMeta", "headline"), _at("itemMeta", "title")) or within.title,
        source=_first(
            item,
            _at("itemMeta", "provider", "name"),
            _at("itemMeta", "provider") + "/@literal",
            _at("contentMeta", "infoSource", "name"),
            _at("contentMeta", "creditline"),
            _at("rightsInfo", "copyrightHolder", "name"),
            _at("rightsInfo", "copyrightHolder") + "/@literal",
        )
        or within.source,
        published=_first(
            item,
            _at("itemMeta", "firstCreated"),
            _at("contentMeta", "contentCreated"),
            _at("itemMeta", "versionCreated"),
        )
        or within.published,
        url=_first(item, _at("itemMeta", "link") + "/@href", _at("contentMeta", "link") + "/@href"),
        author=_first(item, _at("contentMeta", "by"), _at("contentMeta", "creator", "name")) or within.author,
        record_id=str(item.get("guid") or "") or None,
    )


def _inline(item: etree._Element) -> str:
    """Give the text of the content: XHTML as a tree, or characters that may be HTML."""
    for content in item.xpath(_at("contentSet", "inlineXML")):
        bodies = content.xpath('.//*[local-name()="body"]') or [content]
        if text := text_of(bodies[0]):
            return text
    return "\n\n".join(plain(data.text or "") for data in item.xpath(_at("contentSet", "inlineData"))).strip()


def _from_nitf(nitf: etree._Element) -> Draft:
    bodies = nitf.xpath(_at("body.content")) or nitf.xpath(_at("body"))
    return Draft(
        text=text_of(bodies[0]) if bodies else "",
        title=_first(nitf, _at("hedline", "hl1"), _at("hedline"), _at("head", "title")),
        source=_first(nitf, _at("pubdata") + "/@name", _at("doc.copyright") + "/@holder"),
        published=_first(nitf, _at("date.issue") + "/@norm", _at("pubdata") + "/@date.publication"),
        url=_first(nitf, _at("pubdata") + "/@ex-ref"),
        author=_first(nitf, _at("byline", "person"), _at("byline")),
        record_id=_first(nitf, _at("doc-id") + "/@id-string"),
    )
