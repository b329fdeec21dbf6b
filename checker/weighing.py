"""Let pairs through the gates before the NLI model, keeping in the store what their weights rest on."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from checker.decide.evidence import Evidence
from checker.decide.gates import pass_gates
from checker.decide.memory import Between
from checker.decide.scoring import Decision
from checker.domain import Article, CandidatePair, Claim
from checker.embedding import ENCODER, embed
from checker.engine import Engine
from checker.extract.version import VERSION as EXTRACTOR
from checker.inference.folder import SLOT_READER, find_bundled
from checker.progress import Progress
from checker.reading import read_slots
from checker.settings import Settings
from checker.store import Store


def worth_asking(
    pairs: Sequence[CandidatePair],
    claims: Mapping[str, Sequence[Claim]],
    articles: Mapping[str, Article],
    decision: Decision,
    store: Store,
    settings: Settings,
    progress: Progress,
    engine: Engine | None = None,
    reading: bool = True,
) -> tuple[Evidence, ...]:
    """Return the evidence on those of the pairs that the NLI model should see, in order.

    Without ``reading``, no model is asked about slots, and pairs are returned that it might have ruled out.
    """
    slots = partial(
        embed, "Comparing slots", store=store, settings=settings, progress=progress, engine=engine
    )
    memory = StoredWeights(store, articles, claims, decision)
    read = partial(read_slots, store=store, settings=settings, progress=progress, engine=engine)
    return pass_gates(pairs, claims, articles, decision, slots, memory, read if reading else None)


class StoredWeights:
    """Keeps the weights of pairs in the store, under all that they rest on.

    These are the two articles' digests, how many claims each has, the versions of what extracts,
    embeds and reads slots, the decision's weights, and the code that pairs, compares and decides.
    """

    def __init__(
        self,
        store: Store,
        articles: Mapping[str, Article],
        claims: Mapping[str, Sequence[Claim]],
        decision: Decision,
    ) -> None:
        self._store = store
        reader = find_bundled(SLOT_READER).name
        self._version = _digest((deciding_code(), decision.digest, EXTRACTOR, ENCODER, reader)).hex()
        self._articles = {
            path: f"{article.digest} {len(claims.get(path, ()))}" for path, article in articles.items()
        }

    def recall(self, wanted: Collection[Between]) -> dict[Between, bytes]:
        """Return what is known of the pairs between two articles each."""
        keys = {self._key(between): between for between in wanted}
        return {keys[key]: kept for key, kept in self._store.weights(keys, self._version).items()}

    def keep(self, found: Mapping[Between, bytes]) -> None:
        """Keep this, in place of what was kept before."""
        self._store.save_weights({self._key(between): kept for between, kept in found.items()}, self._version)

    def _key(self, between: Between) -> bytes:
        """Digest the two articles; one article with itself is not two that say the same."""
        left, right = between
        return _digest((self._articles[left], self._articles[right], str(left == right)))


@cache
def deciding_code() -> str:
    """Digest what pairs, compares and decides, lists included, so that a change is never overlooked."""
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for part in ("pairing", "rules", "compare", "decide"):
        for file in sorted((package / part).iterdir()):
            if file.suffix in (".py", ".csv"):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _digest(parts: Iterable[str]) -> bytes:
    return hashlib.sha256("\n".join(parts).encode()).digest()
