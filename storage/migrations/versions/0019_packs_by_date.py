"""packs by date: from which day each applies, and under which a restriction was asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

# What was asked for before has the moment of its proposal, or of its request of up to 7 days.
ASKED = """
UPDATE restriction SET pack_at = COALESCE(
    (SELECT proposed_at FROM proposal WHERE proposal.id = restriction.proposal_id),
    (SELECT asked_at FROM seven_day WHERE seven_day.id = restriction.seven_day_id)
)
"""


def upgrade() -> None:
    with op.batch_alter_table("pack", schema=None) as batch_op:
        batch_op.add_column(sa.Column("applies_from", sa.Date(), nullable=True))

    with op.batch_alter_table("restriction", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pack_at", sa.DateTime(timezone=True), nullable=True))

    op.execute(ASKED)
