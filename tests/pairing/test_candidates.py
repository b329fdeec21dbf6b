"""Which claims are put before the model."""

import random
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from checker.domain import Claim
from checker.pairing import candidates
from checker.pairing.candidates import MOST_PER_CLAIM, NEAREST_ELSEWHERE, candidate_pairs

from .samples import Corpus, article, corpus

ONE = [
    "The dam at Kolvik burst on Friday evening.",
    "Engineers under Signe Dahl had warned of cracks in the wall of Kolvik.",
    "A shelter was opened in the school of Kolvik.",
]
TWO = [
    "On Thursday evening the dam at Kolvik burst.",
    "Signe Dahl and her engineers had warned of cracks in the Kolvik wall.",
    "The governor flew over the valley of Kolvik.",
]
APART = ["Lucia Bondi won the regatta off Trieste.", "A calm held up the fleet near Trieste."]


def event() -> Corpus:
    return corpus((article("a.md"), ONE), (article("b.md", day=1), TWO), (article("c.md"), APART))


def keys(told: Corpus) -> list[tuple[tuple[str, int], tuple[str, int]]]:
    return [(pair.left.key, pair.right.key) for pair in told.pairs()]


def test_claims_of_one_fact_meet_and_those_of_another_event_do_not() -> None:
    found = keys(event())
    assert (("a.md", 0), ("b.md", 0)) in found
    assert (("a.md", 1), ("b.md", 1)) in found
    assert not [key for key in found if "c.md" in (key[0][0], key[1][0]) and key[0][0] != key[1][0]]


def test_pairs_are_unique_sorted_and_left_before_right() -> None:
    found = keys(event())
    assert found == sorted(set(found))
    assert all(left < right for left, right in found)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_articles_does_not_matter(seed: int) -> None:
    told = [(article("a.md"), ONE), (article("b.md", day=1), TWO), (article("c.md"), APART)]
    shuffled = corpus(*random.Random(seed).sample(told, len(told)))
    assert sorted(keys(shuffled)) == keys(event())


def test_a_pair_tells_how_alike_its_claims_and_articles_are() -> None:
    told = event()
    for pair in told.pairs():
        cosine = told.vectors[pair.left.text] @ told.vectors[pair.right.text]
        assert pair.similarity == pytest.approx(float(cosine), abs=1e-4)
    across = [pair.relatedness for pair in told.pairs() if pair.left.article != pair.right.article]
    assert len(set(across)) == 1


def test_copies_are_not_compared_with_each_other() -> None:
    told = corpus(
        (article("a.md", origin="wire"), ONE),
        (article("b.md", origin="wire"), ONE),
        (article("c.md"), TWO),
        (article("d.md"), APART),
    )
    articles = {frozenset((left[0], right[0])) for left, right in keys(told)}
    assert frozenset(("a.md", "b.md")) not in articles
    assert {frozenset(("a.md", "c.md")), frozenset(("b.md", "c.md"))} <= articles


def test_an_article_is_compared_with_itself_where_sentences_are_alike() -> None:
    told = corpus((article("a.md"), ["Six horses ran in Kolvik.", "Nine horses ran in Kolvik.", *APART]))
    assert (("a.md", 0), ("a.md", 1)) in keys(told)


def test_no_claim_is_paired_with_itself() -> None:
    told = corpus((article("a.md"), [ONE[0]]), (article("b.md"), [ONE[0]]))
    assert all(left != right for left, right in keys(told))


def test_a_sentence_that_stands_twice_in_an_article() -> None:
    told = corpus((article("a.md"), [ONE[0], ONE[0]]), (article("b.md"), TWO), (article("c.md"), APART))
    assert {(("a.md", 0), ("b.md", 0)), (("a.md", 1), ("b.md", 0))} <= set(keys(told))


def test_large_articles_are_compared_in_blocks_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = event().pairs()
    monkeypatch.setattr(candidates, "_BLOCK", 2)
    assert event().pairs() == at_once


def test_a_claim_keeps_a_bounded_number_of_pairs() -> None:
    """Every pair is among the best of one of its claims, so that there are at most as many a claim."""
    told = corpus(*((article(f"{n:02}.md", day=n % 2), ONE) for n in range(14)))
    claims = sum(map(len, told.claims.values()))
    pairs = keys(told)
    assert len(pairs) <= claims * MOST_PER_CLAIM
    apart = [key for key in pairs if key[0][0] != key[1][0]]
    assert len(apart) > claims * NEAREST_ELSEWHERE / 2


EMPTY = [
    ("no article", corpus()),
    ("no claim", corpus((article("a.md"), []), (article("b.md"), []))),
    ("one claim", corpus((article("a.md"), [ONE[0]]))),
    ("one without claims", corpus((article("a.md"), []), (article("b.md"), [ONE[0]]))),
]


@pytest.mark.parametrize(("_name", "told"), EMPTY, ids=[name for name, _ in EMPTY])
def test_nothing_to_compare(_name: str, told: Corpus) -> None:
    assert told.pairs() == ()


def test_an_article_without_claims_does_not_disturb_the_others() -> None:
    told = event()
    more = corpus(
        (article("0.md"), []), (article("a.md"), ONE), (article("aa.md"), []), (article("b.md", 1), TWO)
    )
    wanted = [key for key in keys(told) if "c.md" not in (key[0][0], key[1][0])]
    assert keys(more) == wanted


def test_claims_of_an_article_that_was_not_extracted_are_none() -> None:
    told = event()
    known = {path: own for path, own in told.claims.items() if path != "b.md"}
    assert all(
        key != "b.md"
        for pair in candidate_pairs(told.articles, known, told.vectors)
        for key in (pair.left.article, pair.right.article)
    )


def small_events(count: int) -> Corpus:
    """Unrelated events, each told by two outlets on one day."""
    return corpus(
        *(
            (article(f"{n:04}-{side}.md", day=n % 20), [text.format(n=n) for text in texts])
            for n in range(count)
            for side, texts in (("a", SMALL_ONE), ("b", SMALL_TWO))
        )
    )


SMALL_ONE = ["The mill in Town{n} burnt down.", "Owner{n} had sold it to Buyer{n} in spring."]
SMALL_TWO = ["A mill burnt down in Town{n}.", "It was sold to Buyer{n} by Owner{n} last spring."]


def test_the_number_of_pairs_grows_no_faster_than_the_corpus() -> None:
    sizes = (30, 60, 120)
    counts = [len(small_events(size).pairs()) for size in sizes]
    per_event = np.array(counts) / np.array(sizes)
    assert per_event.min() >= 2
    assert all(later <= 1.05 * earlier for earlier, later in pairwise(per_event))


def test_claims_that_give_the_value_of_one_thing_are_compared_whatever_else_they_share() -> None:
    older, younger = "Holm turned fifty.", "A gunman aged forty fled."
    told = corpus((article("a.md"), [*ONE, older]), (article("b.md", day=1), [*TWO, younger]))

    def subjects(claim: Claim) -> list[str]:
        return ["age holm"] if claim.text in (older, younger) else []

    def texts(*more: Callable[[Claim], list[str]]) -> set[frozenset[str]]:
        found = candidate_pairs(told.articles, told.claims, told.vectors, *more)
        return {frozenset((pair.left.text, pair.right.text)) for pair in found}

    assert frozenset((older, younger)) not in texts()
    assert texts(subjects) == texts() | {frozenset((older, younger))}
