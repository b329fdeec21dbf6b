"""How many pairs, sentences and articles a second the slow parts of a run manage on this machine.

    python -m pytest benchmarks/test_throughput.py

Every benchmark puts its rate into ``extra_info`` (``--benchmark-json FILE``) and prints it at the end.
Nothing here fails for being slow.  The sentences were written for this file.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import torch
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from checker.domain import Article
from checker.inference.cross_encoder import CrossEncoder
from checker.inference.device import pick_dtype
from checker.inference.embedding import SentenceEncoder
from checker.inference.folder import ModelFolder, find_model
from checker.inference.interface import TextPair

LENGTHS = {"short": 40, "typical": 80, "long": 160}
"""Word pieces of a pair, both texts and the marks between them together; news is about typical."""
BATCH_SIZE = 32
ROUNDS = 3
WORK = {"cpu": 2, "cuda": 64}
"""Batches a round, so that a round takes seconds on either."""
NO_GPU = "torch sees no CUDA GPU on this machine"

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

Rates = list[str]
Measure = Callable[[int, str, Callable[[], object]], None]


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


def _pieces(text: str, tokenizer: PreTrainedTokenizerBase) -> int:
    return len(tokenizer(text, add_special_tokens=False)["input_ids"])


def describe(device: str) -> str:
    """Name what the models compute on and in which type."""
    dtype = str(pick_dtype(torch.device(device))).removeprefix("torch.")
    if device == "cuda":
        return f"{torch.cuda.get_device_name()}, {dtype}"
    return f"cpu, {torch.get_num_threads()} threads, {dtype}"


@pytest.fixture(scope="module")
def rates(request: pytest.FixtureRequest) -> Iterator[Rates]:
    """Lines to print after the benchmarks."""
    lines: Rates = []
    yield lines
    capture: Any = request.config.pluginmanager.get_plugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print("", *lines, "", sep="\n")


@pytest.fixture
def measure(benchmark: Any, request: pytest.FixtureRequest, rates: Rates) -> Measure:
    """Run some work over so many things, and note how many of them a second (median of the rounds)."""

    def run(count: int, things: str, work: Callable[[], object]) -> None:
        benchmark.pedantic(work, rounds=ROUNDS, warmup_rounds=1)
        if benchmark.stats is None:  # --benchmark-disable
            return
        rate = count / benchmark.stats.stats.median
        benchmark.extra_info[f"{things}_per_second"] = round(rate, 1)
        told = ", ".join(f"{name} {value}" for name, value in sorted(benchmark.extra_info.items()))
        rates.append(f"{request.node.name}: {told}")

    return run


@pytest.fixture(params=["cpu", "cuda"], scope="module")
def device(request: pytest.FixtureRequest) -> str:
    """Each device in turn; the GPU only where there is one."""
    if request.param == "cuda" and not torch.cuda.is_available():
        pytest.skip(NO_GPU)
    return str(request.param)


@pytest.fixture(scope="module")
def model() -> ModelFolder:
    """The bundled model."""
    return find_model(None, None, offline=True)


@pytest.fixture(scope="module")
def tokenizer(model: ModelFolder) -> PreTrainedTokenizerBase:
    """The bundled model's."""
    found: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(model.path, local_files_only=True)
    return found


@pytest.fixture(scope="module")
def judge(model: ModelFolder, device: str) -> CrossEncoder:
    """The judge, loaded once a device."""
    return CrossEncoder(model, device, BATCH_SIZE)


@pytest.mark.parametrize("length", LENGTHS)
def test_nli_pairs(
    measure: Measure,
    benchmark: Any,
    judge: CrossEncoder,
    tokenizer: PreTrainedTokenizerBase,
    device: str,
    length: str,
) -> None:
    pairs = pairs_of(LENGTHS[length], WORK[device] * BATCH_SIZE, tokenizer)
    sizes = [len(tokenizer(*pair)["input_ids"]) for pair in pairs]
    benchmark.extra_info.update(device=describe(device), mean_tokens=round(sum(sizes) / len(sizes), 1))
    measure(len(pairs), "pairs", lambda: list(judge.judge(pairs)))


def test_sentence_embedding(
    measure: Measure, benchmark: Any, tokenizer: PreTrainedTokenizerBase, device: str
) -> None:
    rng = random.Random(1)
    texts = [sentence(rng, LENGTHS["typical"] // 2, tokenizer) for _ in range(WORK[device] * 128)]
    encoder = SentenceEncoder(device)
    benchmark.extra_info.update(device=describe(device))
    measure(len(texts), "sentences", lambda: encoder.encode(texts, lambda count: None))


def test_claim_extraction(measure: Measure, benchmark: Any, tokenizer: PreTrainedTokenizerBase) -> None:
    from checker.extract.claims import extract

    rng = random.Random(2)
    bodies = [" ".join(sentence(rng, 40, tokenizer) for _ in range(25)) for _ in range(8)]
    articles = [
        Article(f"{n}.txt", "Own Words", body, 0, len(body), str(n), published=date(2020, 1, 14))
        for n, body in enumerate(bodies)
    ]
    claims = sum(len(own) for _, own in extract(articles, lambda skipped: None))
    benchmark.extra_info.update(articles=len(articles))
    measure(claims, "claims", lambda: list(extract(articles, lambda skipped: None)))
