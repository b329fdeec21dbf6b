"""The file of a calibration: written once it was fitted, read by the runs that use it.

::

    {"version": 1, "a": -0.31, "b": 0.84, "n": 42, "date": "2026-01-31", "model": "...", "decision": "..."}
"""

import json
from collections.abc import Iterator
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any

from checker.decide.calibration import LEAST_SLOPE
from checker.domain import Calibration
from checker.errors import CalibrationError

VERSION = 1
_FURTHEST = 100.0
"""Numbers beyond this were not fitted: the prior keeps them near 0 and 1."""


def dump(calibration: Calibration) -> str:
    """Write a calibration as JSON."""
    document = {
        "version": VERSION,
        "a": calibration.a,
        "b": calibration.b,
        "n": calibration.n,
        "date": calibration.fitted.isoformat(),
        "model": calibration.model,
        "decision": calibration.decision,
    }
    return json.dumps(document, indent=2, allow_nan=False) + "\n"


def load(file: Path) -> Calibration:
    """Read a calibration; raises :class:`CalibrationError` that names the file and what is wrong."""
    try:
        document = json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CalibrationError(
            f"calibration {file} cannot be read ({reason})", f"check the path, or {_anew(file)}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise CalibrationError(f"calibration {file} is no JSON in UTF-8", _anew(file)) from error
    for trouble in _troubles(document):
        raise CalibrationError(f"calibration {file} {trouble}", _anew(file))
    return Calibration(
        a=float(document["a"]),
        b=float(document["b"]),
        n=document["n"],
        fitted=date.fromisoformat(document["date"]),
        model=document["model"],
        decision=document["decision"],
    )


def load_for(file: Path, model: str, decision: str) -> Calibration:
    """Read a calibration for confidences of this model and decision; one of others would mislead."""
    found = load(file)
    for what, own, needed in (("model", found.model, model), ("decision", found.decision, decision)):
        if own != needed:
            raise CalibrationError(
                f"calibration {file} is for the {what} {own!r}, and this run has {needed!r}",
                f"run without it, then {_anew(file)}",
            )
    return found


def _anew(file: Path) -> str:
    return f"write it with `check calibrate --write {file}`"


def _troubles(document: Any) -> Iterator[str]:
    """Yield what is wrong with a document, the plainest first."""
    if not isinstance(document, dict):
        yield "is no JSON object"
        return
    if (version := document.get("version")) != VERSION or type(version) is not int:
        yield f"has version {version!r}, and this program knows {VERSION}"
        return
    for key in ("a", "b"):
        value: Any = document.get(key)
        if type(value) not in (int, float) or abs(value) > _FURTHEST or not isfinite(value):
            yield f"has no fitted number under {key!r}"
            return
    if document["b"] < LEAST_SLOPE:
        yield f"has a 'b' below {LEAST_SLOPE:g}, which would turn the order of findings round or blur it"
    if type(document.get("n")) is not int or document["n"] < 1:
        yield "has no number of decisions under 'n'"
    if not _is_day(document.get("date")):
        yield "has no day such as 2026-01-31 under 'date'"
    for key in ("model", "decision"):
        if not isinstance(document.get(key), str) or not document[key]:
            yield f"has no text under {key!r}"


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False
