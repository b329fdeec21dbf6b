"""The gates before the model: what they let through, and what they remember of it."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from checker.decide import gates
from checker.decide.context import PLACE, Context
from checker.decide.evidence import Evidence, ruled_out, weigh
from checker.decide.findings import worth_judging, worth_reading
from checker.decide.gates import pass_gates
from checker.decide.memory import Between, Forgetful
from checker.decide.reach import all_within_reach
from checker.decide.readings import NOT_READ, READINGS
from checker.decide.scoring import Decision, Logistic, shipped
from checker.decide.slots import Vectors, with_slots
from checker.domain import Article, CandidatePair, Claim, Entity, FactType

from .samples import ALWAYS, article, claim, counted, pair

NUMBER = READINGS[FactType.NUMBER]
PATHS = [f"{letter}.md" for letter in "abcdef"]
ARTICLES = {path: article(path) for path in PATHS}


def embed(texts: Iterable[str]) -> Vectors:
    """Vectors that depend on nothing but the text."""
    vectors = {text: np.random.default_rng(len(text)).random(8).astype(np.float32) for text in texts}
    return {text: vector / np.linalg.norm(vector) for text, vector in vectors.items()}


class Notebook:
    """A memory for one decision, by the articles' paths and a revision of each that tests may change."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}
        self.revision: dict[str, int] = {}

    def recall(self, wanted: Collection[Between]) -> Mapping[Between, bytes]:
        return {one: self.kept[self._key(one)] for one in wanted if self._key(one) in self.kept}

    def keep(self, found: Mapping[Between, bytes]) -> None:
        self.kept.update((self._key(one), value) for one, value in found.items())

    def _key(self, between: Between) -> tuple[str, str]:
        left, right = (f"{path} {self.revision.get(path, 0)}" for path in between)
        return left, right


def corpus(seed: int, paths: Sequence[str] = PATHS) -> dict[str, list[Claim]]:
    """Claims that count, of each article the same whichever others there are."""
    made = {}
    for path in paths:
        rng = random.Random(f"{seed} {path}")
        made[path] = [
            counted(path, rng.randrange(3, 30), rng.choice(["cow", "goat"]), position)
            for position in range(5)
        ]
    return made


def candidates(claims: Mapping[str, Sequence[Claim]], seed: int) -> list[CandidatePair]:
    """Pairs of the claims, with cosines and relatedness that depend on the whole corpus."""
    rng = random.Random(f"{seed} {len(claims)}")
    every = [one for own in claims.values() for one in own]
    chosen = [(a, b) for n, a in enumerate(every) for b in every[n + 1 :] if rng.random() < 0.4]
    return [
        replace(pair(a, b), similarity=round(rng.random(), 1), relatedness=rng.random()) for a, b in chosen
    ]


def by_hand(
    pairs: Sequence[CandidatePair], claims: Mapping[str, Sequence[Claim]], decision: Decision
) -> list[Evidence]:
    """Weigh every pair in full, and look at each gate alone."""
    through = worth_judging(pairs, claims, ARTICLES, decision)
    return list(worth_reading(with_slots(through, embed), decision))


def read(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Readings that depend on nothing but the claims, most of which say that slots are two."""
    return tuple(
        replace(e, features={**e.features, **NOT_READ, NUMBER: random.Random(repr(e.pair)).uniform(-4, 2)})
        for e in evidence
    )


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> list[CandidatePair]:
    """The pairs that are weighed, as they are."""
    found: list[CandidatePair] = []

    def counting(one: CandidatePair, left: Article, right: Article, context: Context) -> Evidence:
        found.append(one)
        return weigh(one, left, right, context)

    monkeypatch.setattr(gates, "weigh", counting)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_the_gates_let_through_what_weighing_in_full_does(seed: int) -> None:
    claims = corpus(seed)
    pairs = candidates(claims, seed)
    expected = by_hand(pairs, claims, shipped())
    assert 0 < len(expected) < len(pairs)
    assert list(pass_gates(pairs, claims, ARTICLES, shipped(), embed)) == expected


@pytest.mark.parametrize("seed", range(3))
def test_after_any_change_memory_gives_what_a_fresh_run_does(seed: int) -> None:
    notebook, rng = Notebook(), random.Random(seed)
    versions = dict.fromkeys(PATHS, seed)
    there = set(PATHS[:4])
    for _ in range(8):
        path = rng.choice(PATHS)
        if path in there and rng.random() < 0.5 and len(there) > 2:
            there.remove(path)
        elif path in there:
            versions[path] += 1
            notebook.revision[path] = versions[path]
        else:
            there.add(path)
        claims = {one: corpus(versions[one], [one])[one] for one in sorted(there)}
        pairs = candidates(claims, sum(versions.values()))
        warm = pass_gates(pairs, claims, ARTICLES, shipped(), embed, notebook)
        assert warm == pass_gates(pairs, claims, ARTICLES, shipped(), embed, Forgetful())
        assert list(warm) == by_hand(pairs, claims, shipped())
        read_too = pass_gates(pairs, claims, ARTICLES, shipped(), embed, notebook, read)
        assert read_too == pass_gates(pairs, claims, ARTICLES, shipped(), embed, Forgetful(), read)
        assert read_too == all_within_reach(read(by_hand(pairs, claims, shipped())), shipped())


def test_what_did_not_change_is_not_weighed_again(weighed: list[CandidatePair]) -> None:
    claims, notebook = corpus(1), Notebook()
    pairs = candidates(claims, 1)
    first = pass_gates(pairs, claims, ARTICLES, shipped(), embed, notebook)
    assert set(weighed) == set(pairs)
    weighed.clear()
    assert pass_gates(pairs, claims, ARTICLES, shipped(), embed, notebook) == first
    assert weighed == [evidence.pair for evidence in first]  # what is judged is shown, and needs its words
    weighed.clear()
    notebook.revision["b.md"] = 1
    assert pass_gates(pairs, claims, ARTICLES, shipped(), embed, notebook) == first
    again = {one for one in pairs if "b.md" in (one.left.article, one.right.article)}
    assert set(weighed) == again | {evidence.pair for evidence in first}


def test_what_came_to_nothing_once_it_was_read_is_not_weighed_again(weighed: list[CandidatePair]) -> None:
    claims, notebook = corpus(1), Notebook()
    pairs, asked = candidates(claims, 1), shipped().opened(0.55)
    first = pass_gates(pairs, claims, ARTICLES, asked, embed, notebook, read)
    unread = pass_gates(pairs, claims, ARTICLES, asked, embed, notebook)
    assert 0 < len(first) < len(unread)
    weighed.clear()
    assert pass_gates(pairs, claims, ARTICLES, asked, embed, notebook, read) == first
    assert weighed == [evidence.pair for evidence in first]
    weighed.clear()
    of_another = asked.used_with("another@1")
    assert len(pass_gates(pairs, claims, ARTICLES, of_another, embed, notebook, read)) >= len(unread)
    assert len(weighed) >= len(unread)


def test_pairs_that_are_new_between_known_articles_are_weighed() -> None:
    claims, notebook = corpus(2), Notebook()
    pairs = candidates(claims, 2)
    pass_gates(pairs[::2], claims, ARTICLES, shipped(), embed, notebook)
    assert list(pass_gates(pairs, claims, ARTICLES, shipped(), embed, notebook)) == by_hand(
        pairs, claims, shipped()
    )


def test_one_quotation_in_the_same_words_is_let_through_by_no_gate() -> None:
    words = "“We will rebuild every house on this street,” she said."
    left, right = (claim(path, text=words) for path in PATHS[:2])
    one = pair(left, right)
    assert ruled_out(weigh(one, ARTICLES["a.md"], ARTICLES["b.md"]))
    notebook = Notebook()
    for _ in range(2):
        open_to_all = Decision(ALWAYS, ALWAYS, ALWAYS, "test")
        assert pass_gates([one], {}, ARTICLES, open_to_all, embed, notebook) == ()


def test_captions_of_two_pictures_and_of_one_from_the_files_are_let_through_by_no_gate() -> None:
    seen = (
        "Mara Lund speaks to voters in Kolvik on March 8, 2020.",
        "Mara Lund waves during a rally in Tarn, Sunday, March 15, 2020. (AP Photo/Petr Novak)",
    )
    told = "Mara Lund spoke to voters in Kolvik on March 9, 2020, and said that she would stay."
    filed = "FILE - In this Jan. 3, 2019, file photo, Mara Lund speaks in Kolvik."
    for texts, is_out in (((seen[0], seen[1]), True), ((seen[0], told), False), ((filed, told), True)):
        left, right = (claim(path, text=text) for path, text in zip(PATHS, texts, strict=False))
        assert bool(ruled_out(weigh(pair(left, right), ARTICLES["a.md"], ARTICLES["b.md"]))) is is_out


def test_a_question_is_let_through_by_no_gate_unless_it_is_quoted_in_other_words() -> None:
    told = "Mara Lund said on Monday that she would sign the bill for the harbour."
    asked = "Will Mara Lund sign the bill for the harbour?"
    quoted = (
        'The mayor asked the council on Monday: "Who of you would want to pay twice for this harbour?"',
        'On Monday the mayor asked, "Who of you would like to pay twice for this harbour?"',
    )
    for texts, is_out in (((told, asked), True), (quoted, False)):
        left, right = (claim(path, text=text) for path, text in zip(PATHS, texts, strict=False))
        assert bool(ruled_out(weigh(pair(left, right), ARTICLES["a.md"], ARTICLES["b.md"]))) is is_out


def test_what_one_article_says_of_two_things_is_let_through_by_no_gate() -> None:
    one, other = (
        replace(counted("a.md", 3 * n + 3, position=n), terms=("cow", "see", name))
        for n, name in enumerate(("anna", "bert"))
    )
    claims = {"a.md": [one, other]}
    within = pair(*claims["a.md"])
    open_to_all = Decision(ALWAYS, ALWAYS, ALWAYS, "test")
    assert pass_gates([within], claims, ARTICLES, open_to_all, embed) == ()
    between = pair(claims["a.md"][0], counted("b.md", 9))
    assert len(pass_gates([between], claims, ARTICLES, open_to_all, embed)) == 1


def test_what_one_article_says_twice_in_the_same_words_is_let_through() -> None:
    words = ("cow", "meadow", "river", "see", "yesterday", "flock", "farmer")
    once, again = (
        replace(counted("a.md", 3 * n + 3, position=n), terms=(*words, str(n), name))
        for n, name in enumerate(("anna", "cow"))
    )
    open_to_all = Decision(ALWAYS, ALWAYS, ALWAYS, "test")
    assert len(pass_gates([pair(once, again)], {}, ARTICLES, open_to_all, embed)) == 1


def test_a_few_words_without_a_verb_are_let_through_by_no_gate() -> None:
    open_to_all = Decision(ALWAYS, ALWAYS, ALWAYS, "test")
    whole = counted("b.md", 9)
    for text, through in (("Zip code: 70802", 0), ("The nine cows of the farm by the river, all of them", 1)):
        line = claim("a.md", text=text, predicates=())
        assert len(pass_gates([pair(line, whole)], {}, ARTICLES, open_to_all, embed)) == through


def test_entries_of_a_list_are_let_through_by_no_gate() -> None:
    open_to_all = Decision(ALWAYS, ALWAYS, ALWAYS, "test")
    for terms in (("hearing", "court"), ("bond", "court", "facility", "hearing", "officer", "see")):
        first, second = (replace(counted("a.md", n, position=n), terms=terms) for n in (1, 2))
        assert pass_gates([pair(first, second)], {}, ARTICLES, open_to_all, embed) == ()


def test_what_one_article_says_of_one_person_is_let_through() -> None:
    texts = ("Ann Poole (R-Ohio) won on Monday.", "Ann Poole (D-Ohio) won on Monday.")
    person = Entity("Ann Poole", 0, 9, "PERSON", "ann poole")
    one = pair(*(claim("a.md", n, text, entities=(person,)) for n, text in enumerate(texts)))
    open_to_all = Decision(ALWAYS, ALWAYS, ALWAYS, "test")
    assert len(pass_gates([one], {}, ARTICLES, open_to_all, embed)) == 1


def test_no_pairs() -> None:
    assert pass_gates([], {}, ARTICLES, shipped(), embed, Notebook()) == ()


def test_the_moving_part_and_the_fixed_part_are_the_whole() -> None:
    claims = corpus(4)
    pairs = candidates(claims, 4)
    gate: Logistic = shipped().triage
    context = Context(pairs, claims)
    features = [
        weigh(one, ARTICLES[one.left.article], ARTICLES[one.right.article], context).features for one in pairs
    ]
    arrays = gates.moving(pairs)
    for name in (*PLACE, "cosine", "relatedness"):
        assert arrays[name].tolist() == [given[name] for given in features]
    fixed = np.array([gates.fixed_log_odds(gate, given) for given in features])
    odds = np.clip(fixed + gates.log_odds(gate, arrays), -30, 30)
    assert 1 / (1 + np.exp(-odds)) == pytest.approx([gate.probability(given) for given in features])
