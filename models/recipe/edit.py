"""What an edit of one side of a pair is, and how it is carried out."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from checker.domain import Claim, Entity

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]`` of a claim by ``new``.

    ``anchor`` is where the other claim tells the same value, so that the edited claim contradicts it
    if both speak of one fact; None where the other does not tell it, or the meaning is kept.
    """

    kind: str
    start: int
    end: int
    new: str
    anchor: Offsets | None = None


@dataclass(frozen=True, slots=True)
class Pools:
    """The entities of a corpus, from which replacements are drawn: all by label, and by event and label."""

    everywhere: dict[str, tuple[str, ...]]
    by_event: dict[tuple[str, str], tuple[str, ...]]

    def draw(self, event: str, label: str, rng: random.Random) -> str:
        """Return a name of the label, more often than not of the same event; "" if there is none."""
        near = self.by_event.get((event, label), ())
        if near and rng.random() < 0.6:
            return rng.choice(near)
        every = self.everywhere.get(label, ())
        return rng.choice(every) if every else ""


_CLEAN = re.compile(r"[A-Z][A-Za-z.&-]*(?: (?:of|the|and|for|on) (?=[A-Z])|[ ][A-Z][A-Za-z.&-]*)*")


def collect_pools(claims: Iterable[tuple[str, Claim]]) -> Pools:
    """Gather the names of (event, claim) pairs; those that occur once in all are mostly mistakes."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    near: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event, claim in claims:
        for entity in claim.entities:
            if is_clean(entity):
                name = re.sub(r"^[Tt]he |[’']s$", "", entity.text)
                counts[entity.label, name] += 1
                near[event, entity.label].add(name)
    good = {key for key, count in counts.items() if count >= 3}
    everywhere: dict[str, list[str]] = defaultdict(list)
    for label, name in sorted(good):
        everywhere[label] += [name] * min(counts[label, name], 10)
    by_event = {key: tuple(sorted(n for n in names if (key[1], n) in good)) for key, names in near.items()}
    return Pools({label: tuple(names) for label, names in everywhere.items()}, by_event)


def is_clean(entity: Entity) -> bool:
    """Say whether an entity reads like a name and not like a parser's mistake."""
    text = re.sub(r"^[Tt]he |[’']s$", "", entity.text)
    return 3 <= len(text) <= 36 and bool(_CLEAN.fullmatch(text))


@dataclass(frozen=True, slots=True)
class Source:
    """What an editor works on: the claim to edit with its parse, the other claim, and names to draw from."""

    claim: Claim
    doc: Doc
    other: Claim
    event: str
    pools: Pools
    rng: random.Random


def apply(text: str, edit: Edit) -> str:
    """Return the edited text, with "a" or "an" and the sentence's capital set right."""
    before, after, new = text[: edit.start], text[edit.end :], edit.new
    article = re.search(r"\b([Aa])n? $", before)
    if article and new:
        vowel = re.match(r"(?:[aeio]|u(?!n[ia]|s)|8|11\b|18\b|hour|honest)", new, re.IGNORECASE)
        before = before[: article.start()] + article[1] + ("n " if vowel else " ")
    if not re.search(r"\w", before) and new[:1].islower():
        new = new[:1].upper() + new[1:]
    joined = re.sub(r" {2,}", " ", before + new + after)
    joined = re.sub(r" (?=[,.;:!?](?:\s|$))", "", joined).strip()
    return joined[:1].upper() + joined[1:] if text[:1].isupper() else joined


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return re.findall(r"[^\W_]+", text.casefold())


def find_word(text: str, words: Sequence[str]) -> Offsets | None:
    """Return where the first of ``words`` stands as a whole word, in any case."""
    for word in words:
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
        if match:
            return match.span()
    return None


def find_lemma(text: str, lemmas: list[str]) -> Offsets | None:
    """Where a form of one of the lemmas stands (told by its first letters)."""
    for lemma in lemmas:
        match = re.search(rf"\b{re.escape(lemma[: max(3, len(lemma) - 1)])}\w{{0,4}}\b", text, re.IGNORECASE)
        if match:
            return match.span()
    irregular = {
        "win": "won",
        "rise": "rose",
        "fall": "fell",
        "begin": "began",
        "leave": "left",
        "meet": "met",
    }
    return find_word(text, [irregular[lemma] for lemma in lemmas if lemma in irregular])


def read_table(text: str) -> dict[str, str]:
    """Read "old = new; old = new"."""
    pairs = [" ".join(entry.split()).partition("=") for entry in text.split(";")]
    return {old.strip(): new.strip() for old, _, new in pairs}


def read_lists(text: str) -> dict[str, tuple[str, ...]]:
    """Read "old = new, new; old = new"."""
    return {old: tuple(one.strip() for one in new.split(",")) for old, new in read_table(text).items()}
