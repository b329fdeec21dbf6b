"""The articles of a corpus and their claims."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from checker.domain import Article, Claim
from checker.errors import StoreError
from checker.store.codec import claim_columns, claim_of
from checker.store.models import ArticleRow, ClaimRow, SourceRow
from checker.store.sql import chunks, insert_new

_ARTICLE_COLUMNS = tuple(
    column
    for column in ArticleRow.__table__.columns
    if column.name not in ("id", "corpus", "path", "extractor")
)
_EXTRACTED_FROM = ("digest", "text", "body_start", "body_end")
"""Where one of these differs, an article's claims or their offsets and lines may have changed."""


def sync_articles(connection: Connection, corpus: str, articles: Sequence[Article]) -> None:
    """Make the stored articles of a corpus those given: insert, update, delete.

    An article whose text or digest changed loses its claims and counts as not extracted.
    """
    sources = _source_ids(connection, sorted({article.source for article in articles}))
    rows = {article.path: _article_row(article, sources[article.source]) for article in articles}
    query = select(ArticleRow.id, ArticleRow.path, *_ARTICLE_COLUMNS).where(ArticleRow.corpus == corpus)
    stored = {row["path"]: dict(row) for row in connection.execute(query).mappings()}
    _delete(connection, [stored[path]["id"] for path in stored.keys() - rows.keys()])
    changed = [
        (stored[path], row)
        for path, row in rows.items()
        if path in stored and any(stored[path][name] != value for name, value in row.items())
    ]
    _change(connection, changed)
    new = [{"corpus": corpus, "path": path, **row} for path, row in rows.items() if path not in stored]
    if new:
        connection.execute(insert(ArticleRow), new)


def load_claims(connection: Connection, corpus: str, extractor: str) -> dict[str, tuple[Claim, ...]]:
    """All claims that this version of the extractor found, by article path."""
    extracted = (ArticleRow.corpus == corpus, ArticleRow.extractor == extractor)
    articles = connection.execute(
        select(ArticleRow.id, ArticleRow.path).where(*extracted).order_by(ArticleRow.path)
    ).all()
    paths = {row.id: row.path for row in articles}
    found: dict[int, list[Claim]] = {number: [] for number in paths}
    query = (
        select(*(column for column in ClaimRow.__table__.columns if column.name != "id"))
        .join(ArticleRow, ArticleRow.id == ClaimRow.article_id)
        .where(*extracted)
        .order_by(ClaimRow.article_id, ClaimRow.position)
    )
    for article_id, *values in connection.execute(query):
        found[article_id].append(claim_of(paths[article_id], *values))
    return {paths[number]: tuple(claims) for number, claims in found.items()}


def save_claims(
    connection: Connection, corpus: str, claims: Mapping[str, Sequence[Claim]], extractor: str
) -> None:
    """Replace the claims of these articles, and note who extracted them."""
    if not claims:
        return
    ids = _article_ids(connection, corpus, claims)
    for part in chunks(list(ids.values())):
        connection.execute(delete(ClaimRow).where(ClaimRow.article_id.in_(part)))
        connection.execute(update(ArticleRow).where(ArticleRow.id.in_(part)).values(extractor=extractor))
    rows = [
        {"article_id": ids[path], **claim_columns(claim)}
        for path, of_article in claims.items()
        for claim in of_article
    ]
    if rows:
        connection.execute(insert(ClaimRow), rows)


def claim_ids(
    connection: Connection, corpus: str
) -> tuple[dict[tuple[str, int], int], dict[tuple[str, int], int]]:
    """The row numbers of a corpus's claims, by path and position and by path and first character."""
    query = (
        select(ClaimRow.id, ArticleRow.path, ClaimRow.position, ClaimRow.start_char)
        .join(ArticleRow, ArticleRow.id == ClaimRow.article_id)
        .where(ArticleRow.corpus == corpus)
    )
    by_position, by_start = {}, {}
    for number, path, position, start in connection.execute(query):
        by_position[path, position] = number
        by_start[path, start] = number
    return by_position, by_start


def changed_meanwhile(path: str) -> StoreError:
    """What to say where the rows that a run relies on are gone."""
    return StoreError(
        f"article {path} is no longer in the database",
        "another run of the same corpus changed it; run again when that has finished",
    )


def _source_ids(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    insert_new(connection, SourceRow, [{"name": name} for name in names])
    found: dict[str, int] = {}
    for part in chunks(names):
        rows = connection.execute(select(SourceRow.name, SourceRow.id).where(SourceRow.name.in_(part)))
        found.update((row.name, row.id) for row in rows)
    return found


def _article_row(article: Article, source_id: int) -> dict[str, Any]:
    return {"source_id": source_id} | {
        column.name: getattr(article, column.name)
        for column in _ARTICLE_COLUMNS
        if column.name != "source_id"
    }


def _article_ids(connection: Connection, corpus: str, paths: Iterable[str]) -> dict[str, int]:
    wanted, found = list(paths), dict[str, int]()
    for part in chunks(wanted):
        query = select(ArticleRow.path, ArticleRow.id).where(
            ArticleRow.corpus == corpus, ArticleRow.path.in_(part)
        )
        found.update((row.path, row.id) for row in connection.execute(query))
    for path in wanted:
        if path not in found:
            raise changed_meanwhile(path)
    return found


def _delete(connection: Connection, ids: Sequence[int]) -> None:
    for part in chunks(ids):
        connection.execute(delete(ArticleRow).where(ArticleRow.id.in_(part)))


def _change(connection: Connection, changed: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Update articles, each given as its stored row and its new values."""
    if not changed:
        return
    names = [column.name for column in _ARTICLE_COLUMNS]
    statement = (
        update(ArticleRow)
        .where(ArticleRow.id == bindparam("row_id"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
    connection.execute(
        statement,
        [{"row_id": old["id"]} | {f"new_{name}": new[name] for name in names} for old, new in changed],
    )
    stale = [old["id"] for old, new in changed if any(old[name] != new[name] for name in _EXTRACTED_FROM)]
    for part in chunks(stale):
        connection.execute(delete(ClaimRow).where(ClaimRow.article_id.in_(part)))
        connection.execute(update(ArticleRow).where(ArticleRow.id.in_(part)).values(extractor=None))
