"""The schema: made, recognised and upgraded without losing anything.

A database of an older revision is made by its own migration scripts and filled from
``revisions/<revision>.sql``: what a real database of that revision holds, as ``INSERT`` lines of
``sqlite3 check.db .dump``.  Every new revision needs such a file.
"""

import logging
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from checker.domain import Scores
from checker.errors import StoreError
from checker.store import Schema, Store, schema
from checker.store.address import locate
from checker.store.engine import make_engine
from checker.store.models import Base

from .samples import CORPUS, EXTRACTOR, ODD_TEXT, claim

REVISIONS = schema.revisions(schema.migrations())
HEAD = REVISIONS[-1]
DATA = Path(__file__).parent / "revisions"

NEXT = f'''
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{HEAD}"


def upgrade():
'''


def make(file: Path, revision: str) -> None:
    """Make a database as the version with this revision left it."""
    address = locate(str(file))
    engine = make_engine(address)
    schema.upgrade(engine, address, schema.migrations(), revision)
    engine.dispose()
    with sqlite3.connect(file) as connection:
        connection.executescript((DATA / f"{revision}.sql").read_text(encoding="utf-8"))


def dump(file: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables but Alembic's own."""
    with sqlite3.connect(file) as connection:
        connection.row_factory = sqlite3.Row
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]
            for (name,) in names
            if name != schema.VERSION_TABLE
        }


def scripts(folder: Path, body: str) -> Path:
    """A copy of the migrations with one more, whose ``upgrade`` does this."""
    copy = folder / "100% migrations"
    shutil.copytree(schema.migrations(), copy, ignore=shutil.ignore_patterns("__pycache__"))
    indented = "".join(f"    {line}\n" for line in body.strip().splitlines())
    (copy / "versions" / "9999_next.py").write_text(NEXT + indented)
    return copy


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_older_database_keeps_its_rows(file: Path, revision: str) -> None:
    make(file, revision)
    before = dump(file)
    assert all(before.values()), "the data leaves a table empty"
    with Store.open(str(file)) as store:
        assert list(store.claims(CORPUS, EXTRACTOR)) == ["a/one.txt", "b/two.txt"]
        found = store.finding("c0ffee")
        assert found is not None
        assert [len(side.claims) for side in found.sides] == [2, 1]
        said = store.latest_report()
        assert said is not None
        assert said.findings == (found,)
        assert store.embeddings([ODD_TEXT], "encoder@1")[ODD_TEXT].tolist() == [0, 1, 2, 3]
        pair = (claim().text, ODD_TEXT)
        assert store.judgements([pair], "nli@abc", 512) == {pair: (Scores(0.1, 0.2, 0.7), False)}
    after = dump(file)
    for table, rows in before.items():
        kept = [{name: row[name] for name in rows[0] if name in row} for row in after[table]]
        assert kept == [{name: row[name] for name in rows[0] if name in after[table][0]} for row in rows]
    assert Store.status(str(file)).up_to_date


def test_models_and_migrations_agree(database: str) -> None:
    Store.open(database).close()
    engine = make_engine(locate(database))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def test_the_newest_revision_is_the_one_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.migrations()))
    walked = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert walked[::-1] == REVISIONS


def test_the_tables_suit_postgresql() -> None:
    dialect = postgresql.dialect()
    for table in Base.metadata.sorted_tables:
        made = str(CreateTable(table).compile(dialect=dialect))
        assert "BLOB" not in made
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect))
    judgements = str(CreateTable(Base.metadata.tables["judgements"]).compile(dialect=dialect))
    assert "entailment DOUBLE PRECISION NOT NULL" in judgements
    assert "premise_sha256 BYTEA NOT NULL" in judgements


def test_alembic_stays_out_where_there_is_nothing_to_do(file: Path) -> None:
    Store.open(str(file)).close()
    program = "import sys; from checker.store import Store; Store.open(sys.argv[1])"
    program += "; print('alembic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(schema.__file__).parents[2],
    )
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_nothing_is_printed_or_logged(
    file: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        Store.open(str(file)).close()
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_others_read_while_one_writes(store: Store, database: str) -> None:
    with Store.open(database) as other, other._writing():
        assert store.latest_report() is None


def test_status_and_upgrade(file: Path) -> None:
    empty = Schema(str(file), None, HEAD)
    assert Store.status(str(file)) == empty
    assert not file.exists()
    assert Store.upgrade(str(file)) == empty
    assert Store.status(str(file)) == Store.upgrade(str(file)) == Schema(str(file), HEAD, HEAD)


def test_status_changes_nothing(file: Path, tmp_path: Path) -> None:
    make(file, HEAD)
    newer = scripts(tmp_path, "op.create_table('extra', sa.Column('id', sa.Integer()))")
    assert Store.status(str(file), newer) == Schema(str(file), HEAD, "9999")
    assert Store.upgrade(str(file), newer) == Schema(str(file), HEAD, "9999")
    assert Store.status(str(file), newer) == Schema(str(file), "9999", "9999")


def test_a_database_of_a_newer_version_is_left_alone(file: Path, tmp_path: Path) -> None:
    make(file, HEAD)
    Store.upgrade(str(file), scripts(tmp_path, "pass"))
    before = dump(file)
    for use in (Store.open, Store.status, Store.upgrade):
        with pytest.raises(StoreError, match=r"made by a newer version of check \(revision 9999\)") as caught:
            use(str(file))
        assert str(file) in str(caught.value)
    assert dump(file) == before


def test_a_database_of_another_program_is_left_alone(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE bookmarks (id INTEGER)")
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"tables of another program \(bookmarks\)"):
        Store.open(str(file))
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "trouble",
    ["op.execute('INSERT INTO nowhere VALUES (1)')", "raise RuntimeError('a mistake in the script')"],
    ids=["database", "script"],
)
def test_a_failing_upgrade_changes_nothing(file: Path, tmp_path: Path, trouble: str) -> None:
    make(file, HEAD)
    before = dump(file)
    steps = f"""
op.create_table('extra', sa.Column('id', sa.Integer()))
op.execute("DELETE FROM findings")
with op.batch_alter_table('claims') as batch:
    batch.drop_column('hedged')
{trouble}
"""
    with pytest.raises((StoreError, RuntimeError)):
        Store.open(str(file), scripts(tmp_path, steps))
    assert dump(file) == before
    assert Store.status(str(file)).current == HEAD


def test_a_table_that_is_copied_keeps_what_refers_to_it(file: Path, tmp_path: Path) -> None:
    make(file, HEAD)
    before = dump(file)
    steps = """
for table in ('articles', 'claims', 'runs'):
    with op.batch_alter_table(table, recreate='always') as batch:
        batch.add_column(sa.Column('extra', sa.Integer()))
"""
    folder = scripts(tmp_path, steps)
    with Store.open(str(file), folder) as store:
        after = dump(file)
        assert {name: len(rows) for name, rows in after.items()} == {
            name: len(rows) for name, rows in before.items()
        }
        store.sync_articles(CORPUS, [])  # foreign keys work again
        assert dump(file)["claims"] == []


def test_an_upgrade_that_leaves_rows_dangling_is_refused(file: Path, tmp_path: Path) -> None:
    make(file, HEAD)
    before = dump(file)
    with pytest.raises(StoreError, match="refers to rows that do not exist"):
        Store.open(str(file), scripts(tmp_path, "op.execute('DELETE FROM articles')"))
    assert dump(file) == before


def test_missing_scripts_are_told(file: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no migration scripts"):
        Store.open(str(file), tmp_path)


def test_several_may_open_a_new_database_at_once(database: str) -> None:
    def work(number: int) -> None:
        with Store.open(database) as store:
            store.save_judgements({(str(number), "h"): (Scores(0, 0, 1), False)}, "m", 512)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(8)))
    with Store.open(database) as store:
        assert len(store.judgements([(str(number), "h") for number in range(8)], "m", 512)) == 8
