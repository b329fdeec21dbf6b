"""Sentences a second of the sentence encoder."""

import random
from typing import Any

import pytest
from transformers import PreTrainedTokenizerBase

from benchmarks.speed.conftest import Measure, describe
from benchmarks.speed.sentences import LENGTHS, sentence
from checker.inference.embedding import SentenceEncoder

WORK = {"cpu": 256, "cuda": 8192}
"""Sentences a round."""


@pytest.mark.benchmark(group="embedding")
def test_sentences(measure: Measure, benchmark: Any, tokenizer: PreTrainedTokenizerBase, device: str) -> None:
    rng = random.Random(1)
    texts = [sentence(rng, LENGTHS["typical"] // 2, tokenizer) for _ in range(WORK[device])]
    encoder = SentenceEncoder(device)
    encoder.encode(texts[:8], lambda count: None)
    benchmark.extra_info.update(device=describe(device))
    measure(len(texts), "sentences", lambda: encoder.encode(texts, lambda count: None))
