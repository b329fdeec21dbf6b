"""A model so small that it loads in a moment, with random weights large enough to tell pairs apart."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from checker.inference.interface import TextPair
from checker.inference.weights import quantize, write_shards

LABELS = ["entailment", "neutral", "contradiction"]
POSITIONS = 64
"""Word pieces that the tiny model reads."""
_WORDS = "the a dam river mayor town burst opened closed two seven on friday monday of in not was".split()
_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]


def make_tokenizer(special: list[str], unknown: str) -> Tokenizer:
    """Return one of few words and all letters, which joins nothing to what it reads."""
    letters = [chr(code) for code in range(33, 127)]
    vocabulary = [*special, *_WORDS, *letters, *(f"##{letter}" for letter in letters)]
    words = {word: number for number, word in enumerate(dict.fromkeys(vocabulary))}
    made = Tokenizer(models.WordPiece(words, unk_token=unknown))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def _tokenizer() -> PreTrainedTokenizerFast:
    made = make_tokenizer(_SPECIAL, "[UNK]")
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(mark, made.token_to_id(mark)) for mark in ("[CLS]", "[SEP]")],
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=made,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
    )


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a BERT of two layers with three labels."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    tokenizer = _tokenizer()
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=POSITIONS,
        initializer_range=0.3,
        id2label=dict(enumerate(LABELS)),
        label2id={name: number for number, name in enumerate(LABELS)},
    )
    torch.manual_seed(7)
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


Copy = Callable[[str], Path]


@pytest.fixture
def copy(tiny: Path, tmp_path: Path) -> Copy:
    """Make a copy of the tiny model that a test may spoil."""

    def make(name: str) -> Path:
        return Path(shutil.copytree(tiny, tmp_path / name))

    return make


def relabel(folder: Path, names: list[str]) -> None:
    """Give the model's columns these names."""
    file = folder / "config.json"
    config = json.loads(file.read_text(encoding="utf-8"))
    config["id2label"] = {str(number): name for number, name in enumerate(names)}
    config["label2id"] = {name: number for number, name in enumerate(names)}
    file.write_text(json.dumps(config), encoding="utf-8")


def pack(folder: Path, without: str = "") -> None:
    """Turn a folder's weights into int8 shards, leaving out the tensors that begin with ``without``."""
    weights = load_file(folder / "model.safetensors")
    kept = {name: t for name, t in weights.items() if not (without and name.startswith(without))}
    (folder / "model.safetensors").unlink()
    write_shards(quantize(kept), folder, 20_000)


def reorder_head(folder: Path, order: list[int]) -> None:
    """Put the columns of the classifier in another order."""
    weights = load_file(folder / "model.safetensors")
    for name in ("classifier.weight", "classifier.bias"):
        weights[name] = weights[name][order].contiguous()
    save_file(weights, folder / "model.safetensors", {"format": "pt"})


WORDS = "the dam river mayor town burst opened closed two seven on friday monday not".split()


def some_pairs(count: int, seed: int = 0, longest: int = 20) -> list[TextPair]:
    """Pairs of very different lengths, of up to ``longest`` words a text."""
    chance = random.Random(seed)

    def sentence() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(1, longest)))

    return [(sentence(), sentence()) for _ in range(count)]
