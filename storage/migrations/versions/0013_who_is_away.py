"""absences, the fallbacks of organisations, and who took over from leavers."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("delegate_id", sa.Uuid(), nullable=True),
        sa.Column("noted_by_id", sa.Uuid(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by_id", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_absence_person_id")),
        sa.ForeignKeyConstraint(["delegate_id"], ["person.id"], name=op.f("fk_absence_delegate_id")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["person.id"], name=op.f("fk_absence_noted_by_id")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_absence_ended_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_absence_last_day"), ["last_day"], unique=False)

    op.create_table(
        "fallback",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_fallback_person_id")),
        sa.PrimaryKeyConstraint("organisation", name=op.f("pk_fallback")),
    )

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("successor_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_person_successor_id"), "person", ["successor_id"], ["id"])

    with op.batch_alter_table("due", schema=None) as batch_op:
        batch_op.add_column(sa.Column("people_until", sa.Date(), nullable=True))
