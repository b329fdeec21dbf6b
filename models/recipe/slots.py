"""Stage 6: from pairs of claims, examples of slots that hold one value and of slots that do not.

    python -m models.recipe.slots CORPUS OUT

Reports of one event seldom contradict each other, so which slots are one can be told from what stands in
them: the same value, masked on both sides, is an example of one slot (entailment), two values of which
neither report gives the other's are an example of two (neutral), and so, more rarely, are two values of
which one does.  ``OUT`` is a JSON Lines file, gzipped.
"""

import argparse
import pickle
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.compare.numbers import compare_quantities
from checker.compare.relation import Relation
from checker.compare.times import compare_times
from checker.decide.readings import BLANKS, masked, mentions, window
from checker.domain import CandidatePair, Claim, Entity, FactType
from checker.rules.interface import Offsets
from checker.rules.roles import may_be_one, named_offices
from checker.rules.spelling import sound_alike
from checker.rules.stances import stances
from checker.rules.values import V
from models.recipe.articles import event_of
from models.recipe.records import Corpus, Example, write_examples

SEED = 26
SHARES = {
    FactType.DATE: 9_000, FactType.NUMBER: 9_000, FactType.PLACE: 6_500, FactType.ROLE: 6_500,
    FactType.POSITION: 5_000, FactType.NAME: 3_300,
}  # fmt: skip
"""How many examples of a type are kept at most, of one slot and of two."""
OF_LISTS = 0.15
"""Share of the examples of two slots in which one report gives the other's value as well."""
_NAMES = {"PERSON": "person", "ORG": "organisation"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A value's place in each of two claims; ``one`` is whether it is the same value.

    ``listed`` is true of two values of which one claim gives the other's too.
    """

    type: FactType
    blank: str
    left: tuple[Offsets, ...]
    right: tuple[Offsets, ...]
    one: bool
    listed: bool = False


def main() -> None:
    """Read the corpus, write the examples."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    corpus: Corpus = pickle.loads(args.corpus.read_bytes())
    examples = choose(corpus.pairs, random.Random(SEED))
    print(dict(sorted(Counter(f"{e.kind} {e.label}" for e in examples).items())), flush=True)
    write_examples(examples, args.out)


def choose(pairs: Sequence[CandidatePair], rng: random.Random) -> list[Example]:
    """Return examples from the pairs of one event, at most one of a sort from each pair."""
    counts: Counter[tuple[FactType, bool]] = Counter()
    examples = []
    for pair in rng.sample(pairs, len(pairs)):
        a, b = pair.left, pair.right
        if a.article == b.article or event_of(a.article) != event_of(b.article) or a.text == b.text:
            continue
        found = list(slots(a, b))
        taken = set()
        for slot in rng.sample(found, len(found)):
            sort = (slot.type, slot.one)
            if sort in taken or counts[sort] >= SHARES[slot.type]:
                continue
            if slot.listed and rng.random() >= OF_LISTS:
                continue
            taken.add(sort)
            counts[sort] += 1
            examples.append(_example(slot, a, b, rng))
    return examples


def _example(slot: Slot, a: Claim, b: Claim, rng: random.Random) -> Example:
    texts = [window(masked(c.text, s, slot.blank)) for c, s in ((a, slot.left), (b, slot.right))]
    if rng.random() < 0.5:
        texts.reverse()
    return Example(texts[0], texts[1], "entailment" if slot.one else "neutral", str(slot.type))


def slots(a: Claim, b: Claim) -> Iterator[Slot]:
    """Yield the slots of two claims that hold one value, and those that hold two."""
    yield from _compared(FactType.DATE, a.times, b.times, compare_times)
    yield from _compared(FactType.NUMBER, a.quantities, b.quantities, compare_quantities)
    yield from _named(a, b)
    yield from _offices(a, b)
    for stance in stances(a.text):
        for another in stances(b.text):
            same = stance.favours == another.favours
            yield Slot(FactType.POSITION, BLANKS[FactType.POSITION], (stance.span,), (another.span,), same)


def _compared(
    type_: FactType, ours: Sequence[V], theirs: Sequence[V], relate: Callable[[V, V], Relation]
) -> Iterator[Slot]:
    def given(one: V, others: Iterable[V]) -> bool:
        return any(relate(one, other) in (Relation.SAME, Relation.COMPATIBLE) for other in others)

    for one in ours:
        for other in theirs:
            relation = relate(one, other)
            if relation in (Relation.SAME, Relation.CONFLICT):
                same = relation is Relation.SAME
                listed = not same and (given(one, theirs) or given(other, ours))
                spans = ((one.start, one.end),), ((other.start, other.end),)
                yield Slot(type_, BLANKS[type_], *spans, same, listed)


def _offices(a: Claim, b: Claim) -> Iterator[Slot]:
    ours, theirs = named_offices(a.text), named_offices(b.text)
    for one, left in ours.items():
        for other, right in theirs.items():
            if one == other or not may_be_one(one[-1], other[-1]):
                listed = one != other and (one in theirs or other in ours)
                yield Slot(FactType.ROLE, BLANKS[FactType.ROLE], (left,), (right,), one == other, listed)


def _named(a: Claim, b: Claim) -> Iterator[Slot]:
    for one in _distinct(a):
        for other in _distinct(b):
            same = _is_same(one, other)
            if _sort(one) != _sort(other) or same is None:
                continue
            listed = any(_is_same(one, e) for e in b.entities) or any(_is_same(other, e) for e in a.entities)
            type_ = FactType.PLACE if one.label in _PLACES else FactType.NAME
            blank = BLANKS.get(type_) or _NAMES[one.label]
            spans = [tuple(mentions(c, (e.start, e.end))) for c, e in ((a, one), (b, other))]
            yield Slot(type_, blank, spans[0], spans[1], same, listed and not same)


def _distinct(claim: Claim) -> Iterable[Entity]:
    return {e.key: e for e in claim.entities if e.label in _PLACES or e.label in _NAMES}.values()


def _sort(entity: Entity) -> str:
    return "place" if entity.label in _PLACES else entity.label


def _is_same(one: Entity, other: Entity) -> bool | None:
    """Whether two names are of one; None where that is not plain."""
    ours, theirs = one.key.split(), other.key.split()
    if ours == theirs:
        return True
    if ours[-1] == theirs[-1]:
        return True if 1 in (len(ours), len(theirs)) else None
    initials = {"".join(word[0] for word in words) for words in (ours, theirs)}
    if set(ours) & set(theirs) or initials & {one.key, other.key} or sound_alike(ours[-1], theirs[-1]):
        return None
    return False


if __name__ == "__main__":
    main()
