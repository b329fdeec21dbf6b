"""Texts as word pieces, by the tokenizer that stands in a model's folder."""

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from checker.inference.interface import TextPair

TOKENIZER = "tokenizer.json"


def open_tokenizer(folder: Path) -> Tokenizer:
    """Read a folder's tokenizer; raises OSError or ValueError if there is none, or a damaged one."""
    text = (folder / TOKENIZER).read_text(encoding="utf-8")
    try:
        tokenizer = Tokenizer.from_str(text)
    except Exception as error:  # the library raises nothing narrower
        raise ValueError(f"{TOKENIZER}: {error}") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def word_pieces(tokenizer: Tokenizer, pairs: Sequence[TextPair], limit: int | None) -> list[list[int]]:
    """Return the word pieces of each pair, at most ``limit``, the longer text cut first."""
    if limit is None:
        tokenizer.no_truncation()
    else:
        tokenizer.enable_truncation(limit, strategy="longest_first")
    texts = [(readable(left), readable(right)) for left, right in pairs]
    return [one.ids for one in tokenizer.encode_batch(texts)]


def readable(text: str) -> str:
    """Replace what UTF-8 lacks, which a tokenizer refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")
