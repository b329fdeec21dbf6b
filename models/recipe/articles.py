"""Read unlabelled news of several outlets an event as articles, leaving out what is measured on."""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from checker.corpus.dates import parse_date
from checker.domain import Article

LONGEST_BODY = 6_000
"""Characters of a body that are kept, up to the end of a paragraph: reports put the facts first."""
LEAST_BODY = 300
_SHARED_SENTENCES = 2
_LEAST_SENTENCE = 50
_HILL_TAGS = re.compile(r"\b(\w+)(?: [A-Z(][\w.()'’-]*){1,4}? \1(?=[A-Z])[^\n]{20,400}? MORE\b")
"""What The Hill's pages put after a name: that person's full name and three headlines, run together."""


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Return the records of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def allsides(path: Path, excluded: set[str], events: int, seed: int) -> Iterator[Article]:
    """Yield the articles of up to ``events`` random events that share no text with ``excluded``."""
    for _, articles in islice(_events(path, excluded, seed), events):
        yield from (article for article in articles if len(article.text) >= LEAST_BODY)


def left_over(path: Path, excluded: set[str], events: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield the events that :func:`allsides` leaves over for others to measure on."""
    for record, _ in islice(_events(path, excluded, seed), events, None):
        long = [item for item in record["articles"] if len(item["text"]) >= LEAST_BODY]
        yield {**record, "articles": long}


def _events(path: Path, excluded: set[str], seed: int) -> Iterator[tuple[dict[str, Any], list[Article]]]:
    """Yield the events that share no text with ``excluded``, in random order, each with its articles."""
    records = read_jsonl(path)
    random.Random(seed).shuffle(records)
    for record in records:
        articles = [
            _article(f"allsides-{record['event']}#{number}", item["source"], item)
            for number, item in enumerate(record["articles"])
        ]
        if not any(_shares(article.text, excluded) for article in articles):
            yield record, articles


def incidents(path: Path, share: float, seed: int) -> Iterator[Article]:
    """Yield the articles of a fixed share of the shooting incidents (up to five each, two or more)."""
    for record in read_jsonl(path):
        articles = [
            _article(f"incident-{record['incident']}#{number}", item["outlet"], {**item, "date": item["dct"]})
            for number, item in enumerate(record["articles"][:5])
        ]
        articles = [article for article in articles if len(article.text) >= LEAST_BODY]
        if in_share(record["incident"], share, seed) and len(articles) >= 2:
            yield from articles


def in_share(identifier: str, share: float, seed: int) -> bool:
    """Say whether a record belongs to the share that is trained on; the rest may be measured on."""
    digest = hashlib.sha256(f"{seed}:{identifier}".encode()).digest()
    return int.from_bytes(digest[:4], "big") < share * 2**32


def ecbplus(path: Path, topics: int, seed: int) -> Iterator[Article]:
    """Yield the articles of up to ``topics`` topics; each holds two look-alike events."""
    records = read_jsonl(path)
    names = sorted({record["topic"] for record in records})
    chosen = set(random.Random(seed).sample(names, min(topics, len(names))))
    for record in records:
        if record["topic"] in chosen:
            text = "\n".join(detokenize(sentence) for sentence in record["sentences"])
            outlet = record["url"] or record["doc"]
            yield _article(f"ecb-{record['topic']}#{record['doc']}", outlet, {"text": text})


def detokenize(text: str) -> str:
    """Undo the Treebank spacing of quotes, punctuation and clitics."""
    text = text.replace("``", "“").replace("''", "”").replace("-LRB-", "(").replace("-RRB-", ")")
    text = re.sub(r"\s+([.,;:!?)%”]|n['’]t\b|['’](?:s|re|ve|ll|d|m)?\b)", r"\1", text)
    return re.sub(r"([(“$#])\s+", r"\1", text)


def checksum(text: str) -> str:
    """Return what lists keep of a sentence in place of its words: twelve digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def event_of(article: str) -> str:
    """Give the event that an article's path names."""
    return article.partition("#")[0]


def sentences_to_exclude(path: Path) -> set[str]:
    """Return the normalised sentences of the articles that are measured on."""
    return {key for record in read_jsonl(path) for sentence in record["sentences"] for key in _keys(sentence)}


def _shares(text: str, excluded: set[str]) -> bool:
    return len(set(_keys(text)) & excluded) >= _SHARED_SENTENCES


def _keys(text: str) -> list[str]:
    parts = re.split(r"(?<=[.!?”\"])\s+", text)
    normal = [re.sub(r"\W+", " ", part.casefold()).strip() for part in parts]
    return [part for part in normal if len(part) > _LEAST_SENTENCE]


def _article(path: str, source: str, record: dict[str, Any]) -> Article:
    text = _HILL_TAGS.sub(r"\1", record["text"]).strip()
    if len(text) > LONGEST_BODY:
        text = text[: max(text.rfind("\n", 0, LONGEST_BODY), LEAST_BODY)]
    text = re.sub(r"[^\S\n]+", " ", text)
    published = parse_date(record.get("date"))
    return replace(_EMPTY, path=path, source=source, text=text, body_end=len(text), published=published)


_EMPTY = Article(path="", source="", text="", body_start=0, body_end=0, digest="")
