"""Which runs told of a finding, and what its confidence came from in each."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from checker.domain import Calibration
from checker.store.codec import calibration_of
from checker.store.models import FindingRow, RunRow


@dataclass(frozen=True, slots=True)
class Telling:
    """A run that told of a finding, and in which place of its report.

    ``decision`` is the digest of the decision's weights, None for runs of releases that did not note it.
    ``calibration`` is what the confidence was mapped by.
    """

    run: int
    place: int
    model: str
    decision: str | None
    calibration: Calibration | None


def load_tellings(
    connection: Connection, fingerprint: str, corpora: Collection[str] = ()
) -> tuple[Telling, ...]:
    """The runs that told of a finding, newest first, of these corpora or of all."""
    query = (
        select(FindingRow.run_id, FindingRow.position, RunRow.model, RunRow.settings)
        .join(RunRow, RunRow.id == FindingRow.run_id)
        .where(FindingRow.fingerprint == fingerprint)
        .order_by(FindingRow.run_id.desc(), FindingRow.position)
    )
    if corpora:
        query = query.where(RunRow.corpus.in_(corpora))
    return tuple(
        Telling(run, place, model, settings.get("decision"), calibration_of(settings))
        for run, place, model, settings in connection.execute(query)
    )
