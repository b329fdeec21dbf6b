"""How Alembic reaches the database: through the connection, and in the transaction, of the caller.

At the command line (``alembic revision --autogenerate``) there is no caller; then the database is
the one of ``-x database=URL_OR_PATH``.
"""

from typing import Literal

from alembic import context
from sqlalchemy import Connection

from checker.store.address import locate
from checker.store.columns import AnyText
from checker.store.engine import make_engine
from checker.store.models import Base


def render_item(kind: str, item: object, autogen: object) -> str | Literal[False]:
    """Write the program's own column type as what it is in the database: scripts import no models."""
    return "sa.Text()" if kind == "type" and isinstance(item, AnyText) else False


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()


if "connection" in context.config.attributes:
    migrate(context.config.attributes["connection"])
else:
    engine = make_engine(locate(context.get_x_argument(as_dictionary=True).get("database")))
    with engine.begin() as own_connection:
        migrate(own_connection)
