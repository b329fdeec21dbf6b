"""What the gates before the model know of pairs, keyed by all that it rests on."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, select

from checker.store.models import WeightRow
from checker.store.sql import chunks, insert_new


def load_weights(connection: Connection, keys: Collection[bytes], version: str) -> dict[bytes, bytes]:
    """What this version kept under these keys."""
    found: dict[bytes, bytes] = {}
    for part in chunks(list(keys)):
        query = select(WeightRow.key, WeightRow.kept).where(
            WeightRow.key.in_(part), WeightRow.version == version
        )
        found.update((row.key, row.kept) for row in connection.execute(query))
    return found


def save_weights(connection: Connection, kept: Mapping[bytes, bytes], version: str) -> None:
    """Keep this in place of what was there; what other versions kept goes, as it only takes up space."""
    connection.execute(delete(WeightRow).where(WeightRow.version != version))
    for part in chunks(list(kept)):
        connection.execute(delete(WeightRow).where(WeightRow.key.in_(part)))
    rows = [{"key": key, "version": version, "kept": value} for key, value in sorted(kept.items())]
    insert_new(connection, WeightRow, rows)  # another run may just have kept the same
