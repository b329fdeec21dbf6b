"""Claims and citations as columns, and back; what comes back equals what was stored."""

from dataclasses import asdict
from datetime import date
from typing import Any

from checker.domain import (
    Calibration,
    Citation,
    Claim,
    Comparator,
    Entity,
    Modality,
    Quantity,
    TimeSpan,
    Voice,
)

Json = list[Any]

_VOICES = {str(voice): voice for voice in Voice}
_MODALITIES = {str(modality): modality for modality in Modality}


def claim_columns(claim: Claim) -> dict[str, Any]:
    """The columns of a claim, all but its article's."""
    return {
        "position": claim.position,
        "text": claim.text,
        "start_char": claim.start,
        "end_char": claim.end,
        "line": claim.line,
        "speaker": claim.speaker,
        "voice": claim.voice.value,
        "modality": claim.modality.value,
        "hedged": claim.hedged,
        "negated": claim.negated,
        "entities": [_entity_json(entity) for entity in claim.entities],
        "quantities": [_quantity_json(quantity) for quantity in claim.quantities],
        "times": [_time_json(time) for time in claim.times],
        "predicates": list(claim.predicates),
        "terms": list(claim.terms),
        "context": list(claim.context),
    }


def claim_of(
    article: str,
    position: int,
    text: str,
    start: int,
    end: int,
    line: int,
    speaker: str | None,
    voice: str,
    modality: str,
    hedged: bool,
    negated: bool,
    entities: Json,
    quantities: Json,
    times: Json,
    predicates: Json,
    terms: Json,
    context: Json,
) -> Claim:
    """A claim from its article's path and its columns, in the order of the table."""
    return Claim(
        article,
        position,
        text,
        start,
        end,
        line,
        speaker,
        _VOICES[voice],
        _MODALITIES[modality],
        hedged,
        negated,
        tuple(Entity(**entity) for entity in entities),
        tuple(_quantity_of(quantity) for quantity in quantities),
        tuple(_time_of(time) for time in times),
        tuple(predicates),
        tuple(terms),
        tuple(context),
    )


def citation_columns(citation: Citation) -> dict[str, Any]:
    """The columns of a citation, all but its place in the finding."""
    return {
        "path": citation.path,
        "source": citation.source,
        "published": citation.published,
        "title": citation.title,
        "start_char": citation.start,
        "end_char": citation.end,
        "line": citation.line,
        "text": citation.text,
        "speaker": citation.speaker,
        "origin": citation.origin,
        "url": citation.url,
        "spans": [list(span) for span in citation.spans],
        "text_before": citation.before,
        "text_after": citation.after,
    }


def citation_of(row: Any) -> Citation:
    """A citation from its row."""
    return Citation(
        path=row.path,
        source=row.source,
        published=row.published,
        title=row.title,
        start=row.start_char,
        end=row.end_char,
        line=row.line,
        text=row.text,
        speaker=row.speaker,
        origin=row.origin,
        url=row.url,
        spans=tuple((start, end) for start, end in row.spans),
        before=row.text_before,
        after=row.text_after,
    )


def calibration_json(calibration: Calibration | None) -> dict[str, Any] | None:
    """Turn what mapped a run's confidences into what its settings hold."""
    return None if calibration is None else {**asdict(calibration), "fitted": calibration.fitted.isoformat()}


def calibration_of(settings: dict[str, Any]) -> Calibration | None:
    """Read what mapped a run's confidences from its settings; older runs had none."""
    stored = settings.get("mapped")
    return None if stored is None else Calibration(**{**stored, "fitted": _day(stored["fitted"])})


def _entity_json(entity: Entity) -> dict[str, Any]:
    return {
        "text": entity.text,
        "start": entity.start,
        "end": entity.end,
        "label": entity.label,
        "key": entity.key,
    }


def _quantity_json(quantity: Quantity) -> dict[str, Any]:
    return {
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
        "low": float(quantity.low),
        "high": float(quantity.high),
        "unit": quantity.unit,
        "noun": quantity.noun,
        "comparator": quantity.comparator.value,
        "step": float(quantity.step),
        "fate": quantity.fate,
    }


def _quantity_of(stored: dict[str, Any]) -> Quantity:
    return Quantity(**{**stored, "comparator": Comparator(stored["comparator"])})


def _time_json(time: TimeSpan) -> dict[str, Any]:
    return {
        "text": time.text,
        "start": time.start,
        "end": time.end,
        "first": time.first.isoformat() if time.first else None,
        "last": time.last.isoformat() if time.last else None,
        "precision": time.precision,
        "clock": time.clock,
        "anchored": time.anchored,
        "verb": time.verb,
        "who": time.who,
        "zone": time.zone,
        "either": [[first.isoformat(), last.isoformat()] for first, last in time.either],
    }


def _time_of(stored: dict[str, Any]) -> TimeSpan:
    either = tuple(
        (date.fromisoformat(first), date.fromisoformat(last)) for first, last in stored.get("either", ())
    )
    days = {"first": _day(stored["first"]), "last": _day(stored["last"])}
    return TimeSpan(**{**stored, **days, "either": either})


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
