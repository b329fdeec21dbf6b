"""What the models said before: vectors and judgements, keyed by everything that decides them."""

from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from checker.domain import Scores
from checker.store.models import EmbeddingRow, JudgementRow
from checker.store.sql import chunks, insert_new

Pair = tuple[str, str]
"""The texts of a premise and a hypothesis."""

_DTYPES = {"float16": "<f2", "float32": "<f4"}


def load_embeddings(connection: Connection, texts: Collection[str], encoder: str) -> dict[str, np.ndarray]:
    """The vectors that this encoder gave these texts, as float32, where they are known."""
    keys = {_digest(text): text for text in texts}
    found: dict[str, np.ndarray] = {}
    for part in chunks(list(keys)):
        query = select(EmbeddingRow.text_sha256, EmbeddingRow.dtype, EmbeddingRow.vector).where(
            EmbeddingRow.encoder == encoder, EmbeddingRow.text_sha256.in_(part)
        )
        for key, dtype, vector in connection.execute(query):
            found[keys[key]] = np.frombuffer(vector, _DTYPES[dtype]).astype(np.float32)
    return found


def save_embeddings(connection: Connection, vectors: Mapping[str, np.ndarray], encoder: str) -> None:
    """Keep vectors: those of float16 as such, all others as float32."""
    rows: list[dict[str, Any]] = []
    for text, vector in vectors.items():
        dtype = "float16" if vector.dtype == np.float16 else "float32"
        stored = np.ascontiguousarray(vector, _DTYPES[dtype]).tobytes()
        rows.append({"encoder": encoder, "text_sha256": _digest(text), "dtype": dtype, "vector": stored})
    insert_new(connection, EmbeddingRow, sorted(rows, key=lambda row: row["text_sha256"]))


def load_judgements(
    connection: Connection, pairs: Collection[Pair], model: str, max_length: int
) -> dict[Pair, tuple[Scores, bool]]:
    """What this model said of these pairs, where it is known: scores, and whether it read all."""
    key_of = _keys(model, max_length)
    keys = {
        key_of(_digest(premise), _digest(hypothesis)): (premise, hypothesis) for premise, hypothesis in pairs
    }
    columns = (
        JudgementRow.key,
        JudgementRow.entailment,
        JudgementRow.neutral,
        JudgementRow.contradiction,
        JudgementRow.truncated,
    )
    found: dict[Pair, tuple[Scores, bool]] = {}
    for part in chunks(list(keys)):
        for key, *scores, truncated in connection.execute(select(*columns).where(JudgementRow.key.in_(part))):
            found[keys[key]] = (Scores(*scores), truncated)
    return found


def save_judgements(
    connection: Connection, judged: Mapping[Pair, tuple[Scores, bool]], model: str, max_length: int
) -> None:
    """Keep judgements, to the last bit; what is known already stays."""
    key_of = _keys(model, max_length)
    rows: list[dict[str, Any]] = []
    for (premise, hypothesis), (scores, truncated) in judged.items():
        left, right = _digest(premise), _digest(hypothesis)
        rows.append(
            {
                "key": key_of(left, right),
                "model": model,
                "max_length": max_length,
                "premise_sha256": left,
                "hypothesis_sha256": right,
                "entailment": float(scores.entailment),
                "neutral": float(scores.neutral),
                "contradiction": float(scores.contradiction),
                "truncated": bool(truncated),
            }
        )
    insert_new(connection, JudgementRow, sorted(rows, key=lambda row: row["key"]))


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def _keys(model: str, max_length: int) -> Callable[[bytes, bytes], bytes]:
    """What makes the key of two digests; their fixed length keeps the parts apart."""
    common = f"{model}\0{max_length}\0".encode("utf-8", "surrogatepass")
    return lambda premise, hypothesis: sha256(common + premise + hypothesis).digest()
