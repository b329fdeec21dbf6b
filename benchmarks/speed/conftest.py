"""What the benchmarks of speed share: models, devices, articles, and how a rate is noted.

Every benchmark puts its rate into ``extra_info`` (``--benchmark-json FILE``) and prints it at the end.
Nothing here fails for being slow.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from transformers import AutoTokenizer, PreTrainedTokenizerBase

import checker
from benchmarks import corpora
from checker import corpus
from checker.domain import Article, Claim
from checker.inference.device import pick_dtype
from checker.inference.folder import ModelFolder, find_model
from checker.progress import Silent
from checker.settings import FieldNames

ROUNDS = 3
NO_GPU = "torch sees no CUDA GPU on this machine"
EDITIONS = 3
"""How often the sample articles stand in the corpus that is extracted, paired and stored."""

Rates = list[str]
Work = Callable[..., object]


def pytest_benchmark_update_machine_info(config: pytest.Config, machine_info: dict[str, Any]) -> None:
    """Note which checkout is measured, so that two are never taken for each other."""
    machine_info["checker"] = str(Path(checker.__file__).resolve().parent)


@dataclass(frozen=True)
class Measure:
    """Times some work, and notes how many things a second it manages (median of the rounds)."""

    benchmark: Any
    name: str
    rates: Rates

    def __call__(
        self, count: int, things: str, work: Work, setup: Work | None = None, rounds: int = ROUNDS
    ) -> None:
        """Run the work ``rounds`` times, each over so many things; what ``setup`` does is not timed."""
        self.benchmark.pedantic(work, setup=setup, rounds=rounds)
        if self.benchmark.stats is None:  # --benchmark-disable
            return
        rate = count / self.benchmark.stats.stats.median
        self.benchmark.extra_info |= {"things": things, "rate": round(rate, 2)}
        told = ", ".join(f"{name} {value}" for name, value in sorted(self.benchmark.extra_info.items()))
        self.rates.append(f"{self.name}: {told}")


@pytest.fixture(scope="session")
def rates(request: pytest.FixtureRequest) -> Iterator[Rates]:
    """Lines to print after the benchmarks."""
    lines: Rates = []
    yield lines
    capture: Any = request.config.pluginmanager.get_plugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print("", *lines, "", sep="\n")


@pytest.fixture
def measure(benchmark: Any, request: pytest.FixtureRequest, rates: Rates) -> Measure:
    """The measure of this test."""
    return Measure(benchmark, request.node.name, rates)


@pytest.fixture(params=["cpu", "cuda"], scope="session")
def device(request: pytest.FixtureRequest) -> str:
    """Each device in turn; the GPU only where there is one."""
    if request.param == "cuda" and not torch.cuda.is_available():
        pytest.skip(NO_GPU)
    return str(request.param)


def describe(device: str) -> str:
    """Name what the models compute on and in which type."""
    dtype = str(pick_dtype(torch.device(device))).removeprefix("torch.")
    if device == "cuda":
        return f"{torch.cuda.get_device_name()}, {dtype}"
    return f"cpu, {torch.get_num_threads()} threads, {dtype}"


@pytest.fixture(scope="session")
def model() -> ModelFolder:
    """The bundled model."""
    return find_model(None, None, offline=True)


@pytest.fixture(scope="session")
def tokenizer(model: ModelFolder) -> PreTrainedTokenizerBase:
    """The bundled model's."""
    found: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(model.path, local_files_only=True)
    return found


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> tuple[Article, ...]:
    """The sample articles in some editions, see :mod:`benchmarks.corpora`."""
    folder = tmp_path_factory.mktemp("editions")
    corpora.write(corpora.synthetic(EDITIONS * len(corpora.read_articles(corpora.SEEDS))), folder)
    return corpus.read([folder], FieldNames(), Silent()).articles


@pytest.fixture(scope="session")
def claims(articles: tuple[Article, ...]) -> dict[str, tuple[Claim, ...]]:
    """Their claims, by path."""
    from checker.extract.claims import extract

    return {article.path: own for article, own in extract(articles, lambda skipped: None)}


@pytest.fixture(scope="session")
def vectors(claims: dict[str, tuple[Claim, ...]]) -> dict[str, NDArray[np.float32]]:
    """The claims' embeddings, by text."""
    from checker.inference.embedding import SentenceEncoder

    texts = sorted({claim.text for own in claims.values() for claim in own})
    matrix = SentenceEncoder("cpu").encode(texts, lambda count: None)
    return dict(zip(texts, matrix, strict=True))
