"""A small corpus with findings, put into a store without any model."""

import re
from datetime import date

from checker.domain import Article, Citation, Claim, FactType, Finding, Kind, Report, Severity, Side
from checker.store import Store

CORPUS = "/news"
HOSTILE = '<script>alert(1)</script> \x1b[31mred\x07 \u202egnp.exe "quoted" =HYPERLINK("x")'
TEXTS = {
    "kite.md": (
        "Kite",
        "It was cold.\n\nThree geese were seen on Monday. The mayor waved.\n\nNobody else came.",
    ),
    "morrow.md": ("Morrow", "Thirty geese were seen on Monday.\n\nThe mayor slept."),
    "copy.md": ("Copyist", "Thirty geese were seen on Monday.\n\nThe mayor slept."),
    "raven.md": ("Raven", "Thirty geese, no fewer, were seen. The mayor resigned on Friday."),
    "evil.md": (f"Evil {HOSTILE}", f"The mayor did not resign on Friday. {HOSTILE}"),
}
WIRE = ("morrow.md", "copy.md")


def article(path: str) -> Article:
    source, text = TEXTS[path]
    return Article(
        path=path,
        source=source,
        text=text,
        body_start=0,
        body_end=len(text),
        digest=f"{len(text):064}",
        title=f"Title of {path}" if path != "evil.md" else HOSTILE,
        published=date(2026, 1, 12),
        url="javascript:alert(1)" if path == "evil.md" else f"https://{path.partition('.')[0]}.example/a",
        origin="wire-1" if path in WIRE else "",
    )


def claims(path: str) -> list[Claim]:
    found = re.finditer(r"\S[^\n]*?(?:\.(?=\s|$)|$)", TEXTS[path][1], re.M)
    return [
        Claim(path, place, m[0], m.start(), m.end(), 1, speaker="the mayor" if "resigned" in m[0] else None)
        for place, m in enumerate(found)
    ]


def citation(path: str, sentence: str, conflict: str) -> Citation:
    text = TEXTS[path][1]
    start, span = text.index(sentence), sentence.index(conflict)
    read = article(path)
    return Citation(
        path=path,
        source=read.source,
        published=read.published,
        title=read.title,
        start=start,
        end=start + len(sentence),
        line=1,
        text=sentence,
        speaker=None,
        origin=read.origin,
        url=read.url,
        spans=((span, span + len(conflict)),),
    )


THREE = citation("kite.md", "Three geese were seen on Monday.", "Three")
THIRTY = tuple(citation(path, "Thirty geese were seen on Monday.", "Thirty") for path in WIRE)
FEWER = citation("raven.md", "Thirty geese, no fewer, were seen.", "Thirty")
WENT = citation("raven.md", "The mayor resigned on Friday.", "resigned")
STAYED = citation("evil.md", "The mayor did not resign on Friday.", "did not resign")


def finding(
    identity: str,
    kind: Kind,
    type_: FactType,
    confidence: float,
    *sides: tuple[Citation, ...],
    message: str = "",
) -> Finding:
    named = tuple(Side(side[0].text[slice(*side[0].spans[0])], side) for side in sides)
    severity = Severity.ERROR if kind is Kind.CONTRADICTION else Severity.INFO
    return Finding(identity, "NUM001", kind, type_, severity, confidence, message or identity, named)


GEESE = finding("aaaa000000000001", Kind.CONTRADICTION, FactType.NUMBER, 0.8, (THREE,), (*THIRTY, FEWER))
MAYOR = finding(
    "bbbb000000000002",
    Kind.CONTRADICTION,
    FactType.NEGATION,
    0.9,
    (WENT,),
    (STAYED,),
    message=f"Mayor {HOSTILE}",
)
QUARREL = finding("cccc000000000003", Kind.DISPUTE, FactType.POSITION, 0.95, (WENT,), (STAYED,))
NEWER = finding("dddd000000000004", Kind.UPDATE, FactType.NUMBER, 0.99, (THREE,), (FEWER,))
FINDINGS = (MAYOR, GEESE, QUARREL, NEWER)
ORDER = tuple(f.id for f in (GEESE, MAYOR, QUARREL, NEWER))
"""The queue: geese stand in three independent reports and weigh 1.25, so 1.0 before 0.9, 0.57 and 0.495."""


def fill(store: Store, corpus: str = CORPUS, findings: tuple[Finding, ...] = FINDINGS) -> int:
    """Run over the corpus as the pipeline does; gives the run's number."""
    run = store.begin_run(corpus, "0.1.0", {"inputs": "x"}, "nli@abc")
    store.sync_articles(corpus, [article(path) for path in TEXTS])
    store.save_claims(corpus, {path: claims(path) for path in TEXTS}, "1")
    number = sum(len(claims(path)) for path in TEXTS)
    store.save_result(run, corpus, [], Report("0.1.0", "nli@abc", len(TEXTS), number, 1, findings=findings))
    store.end_run(run, "done", {})
    return run
