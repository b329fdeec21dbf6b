"""Sentences and pairs of a wanted length in word pieces, the same at every run; written for this purpose."""

import random
from collections.abc import Iterator

from transformers import PreTrainedTokenizerBase

from checker.inference.interface import TextPair

LENGTHS = {"short": 40, "typical": 80, "long": 160}
"""Word pieces of a pair, both texts and the marks between them together; news is about typical."""

_WHO = """the harbour master; Mayor Ines Calder; the tram drivers' union; a spokesman for the water board;
the opposition on the council; Judge Tomas Rehn; the fire brigade; the owners of the quarry""".split(";")
_DID = """said that {n} boats had left the old basin; put the cost of the new bridge at {n} million crowns;
counted {n} damaged roofs in the lower town; asked for {n} more days to read the report;
reported {n} cases of a stomach illness; turned away {n} lorries at the northern gate;
promised {n} flats for families from the camp; found {n} letters in a locked drawer""".split(";")
_WHEN = """on Monday; late on Tuesday evening; before the vote in March; on 14 May; two days after the storm;
during a hearing in Westhaven; at the end of last year; while the pumps were still running""".split(";")
_MORE = """although the first notice had spoken of a smaller number; which neither side had expected so soon;
after engineers from Lindholm had looked at the walls for a week; and declined to say who would pay for it;
because the insurers had asked for another list by noon; as residents of the east bank waited""".split(";")


def _clauses(rng: random.Random) -> Iterator[str]:
    def pick(phrases: list[str]) -> str:
        return rng.choice(phrases).strip().format(n=rng.randint(3, 90))

    who = pick(_WHO)
    yield f"{who[0].upper()}{who[1:]} {pick(_DID)} {pick(_WHEN)}"
    while True:
        yield pick(_MORE)
        yield f"and {pick(_WHO)} {pick(_DID)} {pick(_WHEN)}"


def sentence(rng: random.Random, length: int, tokenizer: PreTrainedTokenizerBase) -> str:
    """One sentence of about so many word pieces."""
    text = ""
    for clause in _clauses(rng):
        longer = f"{text}, {clause}" if text else clause
        if text and _pieces(longer, tokenizer) - length > length - _pieces(text, tokenizer):
            break
        text = longer
    return f"{text}."


def pairs_of(length: int, count: int, tokenizer: PreTrainedTokenizerBase) -> list[TextPair]:
    """So many different pairs of about so many word pieces, the same at every call."""
    rng = random.Random(length)
    marks = tokenizer.num_special_tokens_to_add(pair=True)
    found: dict[TextPair, None] = {}
    while len(found) < count:
        one, other = (sentence(rng, (length - marks) // 2, tokenizer) for _ in range(2))
        found[one, other] = None
    return list(found)


def mixed_pairs(count: int, tokenizer: PreTrainedTokenizerBase) -> list[TextPair]:
    """So many pairs of all lengths in no order, as a run without sorting would meet them."""
    each = -(-count // len(LENGTHS))
    pairs = [pair for length in LENGTHS.values() for pair in pairs_of(length, each, tokenizer)]
    random.Random(count).shuffle(pairs)
    return pairs[:count]


def _pieces(text: str, tokenizer: PreTrainedTokenizerBase) -> int:
    return len(tokenizer(text, add_special_tokens=False)["input_ids"])
