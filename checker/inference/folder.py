"""Model folders: which one to use, what it must hold, and the name under which its results are kept.

No torch here, so that a run in which everything is known already never loads it.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker import bundled
from checker.errors import ModelError, UsageError

DEFAULT = "nli-mpnet-base"
SLOT_READER = "slots-mpnet-base"
"""The bundled model that tells whether two values fill one slot (:mod:`checker.decide.readings`)."""
ADAPTER_CONFIG = "adapter_config.json"
QUANTIZED_INDEX = "quantized.index.json"
_LABELS = ("entailment", "neutral", "contradiction")


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """An NLI model on disk.

    ``name`` is ``label@revision``, where the revision is a digest of everything that decides the
    scores.  ``labels`` gives the column of entailment, neutral and contradiction.  Logits are divided
    by ``temperature``, which calibrates them (Guo et al. 2017).  ``base`` is the model that an adapter is
    added to (:mod:`checker.inference.adapter`), None for a model of its own.
    """

    path: Path
    name: str
    labels: tuple[int, int, int]
    temperature: float = 1.0
    base: "ModelFolder | None" = None

    @property
    def quantized(self) -> bool:
        """Whether the weights are int8 as ``models/quantize.py`` writes them."""
        return (self.path / QUANTIZED_INDEX).is_file()


def find_model(model: str | None, revision: str | None, offline: bool) -> ModelFolder:
    """Return the bundled model, a local folder, or a hub model at a pinned revision.

    Raises ModelError for what is missing, incomplete or no three-way NLI model, UsageError for a
    hub id without a revision.
    """
    if model is None:
        return find_bundled(DEFAULT)
    path = Path(model).expanduser()
    if path.is_dir():
        return _inspect(path, path.resolve().name)
    if path.exists() or model.count("/") != 1 or model.startswith((".", "/", "~")):
        raise ModelError(model, "no such folder; give a model's folder, or a hub id such as owner/name")
    if revision is None:
        raise UsageError(
            f"--model {model}", "pin a hub model with --revision COMMIT, so that results stay the same"
        )
    return _inspect(_download(model, revision, offline), model.rsplit("/", 1)[-1])


def find_bundled(label: str) -> ModelFolder:
    """Return a model that travels with the package; raises ModelError if it is missing."""
    path = bundled.folder("models") / label
    if not path.is_dir():
        raise ModelError(str(path), "the bundled model is missing; reinstall the package")
    return _inspect(path, label)


def _download(model: str, revision: str, offline: bool) -> Path:
    from huggingface_hub import snapshot_download

    wanted = ["*.json", "*.safetensors", "*.txt", "*.model"]
    try:
        return Path(
            snapshot_download(model, revision=revision, allow_patterns=wanted, local_files_only=offline)
        )
    except Exception as error:  # the hub's client raises many unrelated classes
        remedy = (
            "it is not in the local cache; run once without --offline"
            if offline
            else "check the id, the revision and the network"
        )
        raise ModelError(f"model {model} at {revision}", f"{remedy} ({type(error).__name__})") from error


def _inspect(path: Path, label: str) -> ModelFolder:
    if (path / ADAPTER_CONFIG).is_file():
        return _inspect_adapter(path, label)
    config = _read_json(path / "config.json", "a model folder needs config.json")
    if not any(
        (path / name).is_file() for name in ("tokenizer.json", "vocab.txt", "spm.model", "vocab.json")
    ):
        raise ModelError(str(path), "no tokenizer found; save the tokenizer beside the model")
    if not any(path.glob("*.safetensors")):
        raise ModelError(str(path), "no .safetensors weights; convert them (pickled weights are not loaded)")
    name = f"{label}@{_revision(path)}"
    return ModelFolder(path, name, _label_order(config, path), _temperature(config, path / "config.json"))


def _inspect_adapter(path: Path, label: str) -> ModelFolder:
    """Look at an adapter, and at the model that it is made for, in a folder beside it."""
    config = _read_json(path / ADAPTER_CONFIG, "an adapter needs adapter_config.json")
    base = path.parent / Path(str(config.get("base_model_name_or_path"))).name
    if not base.is_dir():
        raise ModelError(str(path), f"is an adapter of {base.name}; put that model's folder beside it")
    known = _inspect(base, base.name)
    digest = hashlib.sha256(f"{known.name} {_revision(path)}".encode()).hexdigest()[:12]
    return ModelFolder(
        path, f"{label}@{digest}", known.labels, _temperature(config, path / ADAPTER_CONFIG), known
    )


def _temperature(config: dict[str, Any], file: Path) -> float:
    """Read ``nli_temperature`` of a configuration, 1 if there is none; ``file`` is where it stands."""
    value = config.get("nli_temperature", 1.0)
    if not isinstance(value, (int, float)) or not 0.05 <= value <= 20:
        raise ModelError(str(file), f"nli_temperature is {value!r}; give a number such as 1.5")
    return float(value)


def _label_order(config: dict[str, Any], path: Path) -> tuple[int, int, int]:
    """Read the columns of the three labels from ``id2label``; never assume an order."""
    names = {int(index): str(name).lower() for index, name in (config.get("id2label") or {}).items()}
    columns = []
    for label in _LABELS:
        found = [index for index, name in names.items() if name.startswith(label[:7])]
        columns.extend(found if len(found) == 1 else [])
    if len(columns) != 3 or len(names) != 3:
        raise ModelError(
            str(path),
            f"its labels are {sorted(names.values())}; an NLI model with {', '.join(_LABELS)} is needed",
        )
    return (columns[0], columns[1], columns[2])


def _revision(path: Path) -> str:
    """Digest whatever decides the scores; a quantised folder's index already holds its shards' digests."""
    digest = hashlib.sha256()
    index = path / QUANTIZED_INDEX
    weights = [index] if index.is_file() else sorted(path.glob("*.safetensors"))
    described = path / (ADAPTER_CONFIG if (path / ADAPTER_CONFIG).is_file() else "config.json")
    for file in [described, *sorted(path.glob("tokenizer*.json")), *weights]:
        digest.update(file.name.encode())
        with file.open("rb") as content:
            digest.update(hashlib.file_digest(content, "sha256").digest())
    return digest.hexdigest()[:12]


def _read_json(path: Path, remedy: str) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(str(path.parent), remedy) from error
    except (OSError, ValueError) as error:
        raise ModelError(str(path), f"cannot be read ({error})") from error
    if not isinstance(content, dict):
        raise ModelError(str(path), "is no model configuration")
    return content
