"""the log of contacts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(length=30), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("logged_by_id", sa.Uuid(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("kinds", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("service", sa.String(length=50), nullable=False),
        sa.Column("note_passage", sa.Uuid(), nullable=True),
        sa.CheckConstraint("minutes BETWEEN 0 AND 600", name=op.f("ck_contact_minutes")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_contact_case_id")),
        sa.ForeignKeyConstraint(["logged_by_id"], ["person.id"], name=op.f("fk_contact_logged_by_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["person.id"], name=op.f("fk_contact_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_case_id"), ["case_id"], unique=False)
