"""The MPNet in plain torch against the one of transformers, on random weights."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from tokenizers import processors
from transformers import MPNetConfig, MPNetForSequenceClassification, PreTrainedTokenizerFast

from checker.inference.device import cpu_has_bfloat16
from checker.inference.folder import ModelFolder, find_model
from checker.inference.hub import HubClassifier
from checker.inference.interface import TextPair
from checker.inference.mpnet import MPNetClassifier

from .conftest import LABELS, make_tokenizer, pack, some_pairs

POSITIONS = 402
CPU = torch.device("cpu")


SHORT, LONG = (
    some_pairs(12, longest=15),
    some_pairs(12, longest=190),
)  # from 128 word pieces on, distances are all one


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an MPNet of three layers, whose marks are numbered as MPNet's."""
    made = make_tokenizer(["<s>", "<pad>", "</s>", "<unk>"], "<unk>")
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=made,
        pad_token="<pad>",
        unk_token="<unk>",
        cls_token="<s>",
        sep_token="</s>",
        model_input_names=["input_ids", "attention_mask"],
    )
    config = MPNetConfig(
        vocab_size=len(tokenizer),
        hidden_size=48,
        num_hidden_layers=3,
        num_attention_heads=4,
        intermediate_size=96,
        max_position_embeddings=POSITIONS,
        initializer_range=0.3,
        id2label=dict(enumerate(LABELS)),
        label2id={name: number for number, name in enumerate(LABELS)},
    )
    torch.manual_seed(3)
    target = tmp_path_factory.mktemp("models") / "mpnet"
    MPNetForSequenceClassification(config).save_pretrained(target)
    tokenizer.save_pretrained(target)
    return target


@pytest.fixture
def given(folder: Path) -> ModelFolder:
    return find_model(str(folder), None, offline=True)


def logits(
    kind: Callable[..., MPNetClassifier | HubClassifier],
    given: ModelFolder,
    pairs: list[TextPair],
    dtype: torch.dtype = torch.float32,
) -> torch.Tensor:
    model = kind(given, CPU, dtype)
    with torch.inference_mode():
        return model.logits(model.read(pairs)).float()


@pytest.mark.parametrize("pairs", [SHORT, LONG, SHORT + LONG], ids=["short", "long", "mixed"])
def test_logits_are_those_of_transformers(given: ModelFolder, pairs: list[TextPair]) -> None:
    theirs = logits(HubClassifier, given, pairs)
    assert theirs.std(0).min() > 0.1
    torch.testing.assert_close(logits(MPNetClassifier, given, pairs), theirs, atol=2e-4, rtol=1e-4)


@pytest.mark.skipif(not cpu_has_bfloat16(), reason="the processor has no bfloat16")
def test_packed_layers_round_like_others(given: ModelFolder) -> None:
    exact = logits(MPNetClassifier, given, LONG)
    ours = logits(MPNetClassifier, given, LONG, torch.bfloat16)
    theirs = logits(HubClassifier, given, LONG, torch.bfloat16)
    assert (ours - exact).abs().mean() < 1.5 * (theirs - exact).abs().mean() < 0.2


def test_int8_shards_are_read(given: ModelFolder, folder: Path, tmp_path: Path) -> None:
    packed = Path(shutil.copytree(folder, tmp_path / "packed"))
    pack(packed)
    rounded = find_model(str(packed), None, offline=True)
    ours, theirs = logits(MPNetClassifier, rounded, SHORT), logits(HubClassifier, rounded, SHORT)
    torch.testing.assert_close(ours, theirs, atol=2e-4, rtol=1e-4)
    assert not torch.equal(ours, logits(MPNetClassifier, given, SHORT))


@pytest.mark.parametrize("limit", [None, 9, 40, 400])
def test_texts_are_cut_up_as_transformers_does(given: ModelFolder, limit: int | None) -> None:
    pairs = [*SHORT, *LONG, ("", ""), ("dam", ""), ("naïve 北京", "\0 \u202e x"), LONG[1][::-1]]
    ours = MPNetClassifier(given, CPU, torch.float32).read(pairs, limit)
    theirs = HubClassifier(given, CPU, torch.float32).read(pairs, limit)
    assert ours == [row["input_ids"] for row in theirs]
    assert limit is None or max(map(len, ours)) <= limit


def test_a_lone_surrogate_is_read(given: ModelFolder) -> None:
    model = MPNetClassifier(given, CPU, torch.float32)
    assert model.read([("dam \ud800", "river")]) == model.read([("dam ?", "river")])


def test_only_an_mpnet_suits(given: ModelFolder, tiny: Path) -> None:
    assert MPNetClassifier.suits(given)
    assert not MPNetClassifier.suits(find_model(str(tiny), None, offline=True))
    assert MPNetClassifier.suits(find_model(None, None, offline=True))
