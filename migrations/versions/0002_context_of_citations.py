"""The sentences around each sentence that a finding cites; older findings have none."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COLUMNS = ("text_before", "text_after")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("finding_claims", sa.Column(name, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column("finding_claims", name)
