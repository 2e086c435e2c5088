"""Since when and until when open things wait. The next tick fills them in: a row without `since` is found out anew."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("due", schema=None) as batch_op:
        for name in ("since", "by", "until"):
            batch_op.add_column(sa.Column(name, sa.Date(), nullable=True))
