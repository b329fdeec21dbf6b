"""What the gates before the model know of pairs, so that a rerun need not weigh them again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "weights",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("kept", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_weights"),
    )
    op.create_index("ix_weights_version", "weights", ["version"])


def downgrade() -> None:
    op.drop_table("weights")
