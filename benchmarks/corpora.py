"""Corpora of any size: the sample articles with other names, numbers and dates, or a folder cut to size.

The articles of ``seeds/`` report on the same events in several outlets, some of them wrongly.  An
*edition* is all of them with every name, number and date exchanged, and some nouns, the same way in each
article: the texts differ from those of other editions, the events too, and what is in conflict stays so.
A sentence without a name or figure is given a place, so that hardly a sentence is that of another edition.
Editions lie ``weeks`` apart at most, drawn at random, so a larger corpus of the same span is a denser one.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from checker import corpus
from checker.domain import Article
from checker.errors import CorpusError
from checker.progress import Silent
from checker.settings import FieldNames

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
MONTHS = """January February March April May June July August September October November December""".split()
_NEVER = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday General President Prime Minister Foreign
    Defence Interior Ministry National Army Government Accord House Captain Colonel Doctor Mr Mrs Ms I It He
    She They We The A An In On At For From But And Nobody Some Two Three Four Five Six Seven Eight Nine
    Ten""".split()
) | frozenset(MONTHS)
_NUMBER_WORDS = "two three four five six seven eight nine eleven twelve fourteen sixteen".split()
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME = re.compile(
    r"(?<=[a-z0-9,;] )[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)*|\b[A-Z][^\W\d_]+(?= [A-Z])"
)  # a capital within a sentence, or before another word with one
_ANY_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<first>\d{{1,2}}) (?P<m1>{_ANY_MONTH})|(?P<m2>{_ANY_MONTH}) (?P<last>\d{{1,2}}))\b"
)
_FIGURE = re.compile(r"(?<![\d.,:/-])\d{1,3}(?:,\d{3})+(?![\d.,:/-]*\d)|(?<![\d.,:/-])\d+(?![.,:/-]?\d)")
_SENTENCE = re.compile(r"[^.!?]+[.!?](?=[”\"\s]|$)")
_ALIKE = tuple(
    line.split()
    for line in """delegations parties missions teams groups
    capital city port town
    document paper text accord
    evening morning night afternoon
    draft plan version sketch
    table desk board
    truce ceasefire armistice
    changes edits amendments corrections
    officers soldiers commanders
    reporters journalists correspondents
    ministries offices departments
    convoys lorries transports
    streets roads lanes
    hospital clinic infirmary
    exports sales shipments deliveries
    barrels tonnes loads tanks
    east west north south
    field basin quarter
    weather seas winds skies
    refinery plant works
    petrol diesel kerosene naphtha
    water milk beer tea
    income revenue money earnings
    country land region
    pipelines wells depots""".splitlines()
)
"""Words that may stand for each other, so that editions do not pass for copies of one report."""
_STARTS = "b br c d dr f g gr h j k kr l m n p r s st t tr v w z".split()
_MIDDLES = "al an ar el en er il in ir ol on or ul un ur av ev iv ov am em im ad ed id".split()
_ENDS = "a ia o i ek en is os um ay ow eth an ard mont ford by stad".split()


@dataclass(frozen=True, slots=True)
class Draft:
    """An article to be written to a file."""

    title: str
    source: str
    published: date | None
    body: str


def synthetic(count: int, seed: int = 1, weeks: int = 52) -> list[Draft]:
    """Return so many articles; those of a smaller corpus begin a larger one of the same seed."""
    originals = read_articles(SEEDS)
    drafts: list[Draft] = []
    for number in range(-(-count // len(originals))):
        drafts += edition(originals, random.Random(f"{seed} {number}"), weeks)
    return drafts[:count]


def edition(originals: Sequence[Article], rng: random.Random, weeks: int) -> list[Draft]:
    """Exchange names, numbers and dates in all articles alike; weekdays stay right."""
    days = timedelta(weeks=rng.randrange(max(1, weeks)))
    renamed = _renaming(originals, rng)
    counted = _recounting(rng)
    reworded = _rewording(rng)
    place = next(_invented(rng))

    def rewrite(text: str, published: date | None) -> str:
        text = reworded(_SENTENCE.sub(lambda match: _placed(match[0], place), text))
        parts, end = list[str](), 0
        for match in _DATE.finditer(text):
            parts += [counted(renamed(text[end : match.start()])), _moved(match, published, days)]
            end = match.end()
        return "".join([*parts, counted(renamed(text[end:]))])

    return [
        Draft(
            rewrite(article.title or "", article.published),
            article.source,
            article.published + days if article.published else None,
            rewrite(article.body, article.published),
        )
        for article in originals
    ]


def from_folder(folder: Path, count: int) -> list[Draft]:
    """Return the first articles of a folder by date and path, so that what is near in time stays together."""
    articles = sorted(read_articles(folder), key=lambda a: (a.published or date.min, a.path))
    if len(articles) < count:
        raise CorpusError(
            str(folder), f"holds {len(articles)} articles; ask for at most so many, not {count}"
        )
    return [Draft(a.title or "", a.source, a.published, a.body) for a in articles[:count]]


def write(drafts: Sequence[Draft], folder: Path) -> None:
    """Write one Markdown file an article."""
    for number, draft in enumerate(drafts):
        head = {"title": draft.title, "source": draft.source, "date": draft.published}
        given = {name: value for name, value in head.items() if value}
        path = folder / f"{number // 1000:04d}" / f"{number:07d}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"---\n{yaml.safe_dump(given, allow_unicode=True)}---\n\n{draft.body.strip()}\n", encoding="utf-8"
        )


@cache
def read_articles(folder: Path) -> tuple[Article, ...]:
    """Read the articles of a folder."""
    return corpus.read([folder], FieldNames(), Silent()).articles


def _renaming(originals: Sequence[Article], rng: random.Random) -> Callable[[str], str]:
    texts = [text for article in originals for text in (article.title or "", article.body)]
    lower = {word for text in texts for word in _WORD.findall(text) if word.islower()}
    names = {
        part
        for article in originals
        for name in _NAME.findall(article.body)
        for part in name.split("-")
        if part not in _NEVER and part.casefold() not in lower
    }
    invented = _invented(rng)
    new = {name: next(invented) for name in sorted(names)}
    new |= {name.upper(): other.upper() for name, other in new.items()}
    return lambda text: _WORD.sub(
        lambda match: "-".join(new.get(part, part) for part in match[0].split("-")), text
    )


def _placed(sentence: str, place: str) -> str:
    """Add a place to a sentence that has neither name nor figure of its own."""
    if _NAME.search(sentence) or _FIGURE.search(sentence):
        return sentence
    return f"{sentence[:-1]} at {place}{sentence[-1]}"


def _invented(rng: random.Random) -> Iterator[str]:
    seen: set[str] = set()
    while True:
        name = (
            rng.choice(_STARTS) + rng.choice(_MIDDLES) + rng.choice(["", rng.choice(_STARTS)])
        ).capitalize()
        name += rng.choice(_ENDS)
        if name not in seen:
            seen.add(name)
            yield name


def _recounting(rng: random.Random) -> Callable[[str], str]:
    factor = rng.choice((0.4, 0.6, 0.7, 1.3, 1.6, 1.9))
    words = dict(zip(_NUMBER_WORDS, rng.sample(_NUMBER_WORDS, len(_NUMBER_WORDS)), strict=True))

    def word(match: re.Match[str]) -> str:
        new = words.get(match[0].lower())
        if new is None:
            return match[0]
        return new.capitalize() if match[0][0].isupper() else new

    def figure(match: re.Match[str]) -> str:
        old = int(match[0].replace(",", ""))
        if "," not in match[0] and 1900 <= old <= 2099:
            return match[0]
        new = max(2, round(old * factor))
        keep = 10 ** max(0, len(str(new)) - 2)
        return f"{round(new / keep) * keep:,}"

    return lambda text: _WORD.sub(word, _FIGURE.sub(figure, text))


def _rewording(rng: random.Random) -> Callable[[str], str]:
    new = {word: other for row in _ALIKE for word, other in zip(row, rng.sample(row, len(row)), strict=True)}
    return lambda text: _WORD.sub(lambda match: new.get(match[0], match[0]), text)


def _moved(match: re.Match[str], published: date | None, days: timedelta) -> str:
    month, day = match["m1"] or match["m2"], match["first"] or match["last"]
    year = published.year if published else 2020
    try:
        moved = date(year, MONTHS.index(month) + 1, int(day)) + days
    except ValueError:
        return match[0]
    name = MONTHS[moved.month - 1]
    return f"{moved.day} {name}" if match["m1"] else f"{name} {moved.day}"
