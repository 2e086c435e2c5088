"""suspensions, outside reviewers and mixed outcomes of appeals."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "suspension",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("restriction_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("reason_passage", sa.Uuid(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("over_on", sa.Date(), nullable=True),
        sa.Column("lifted_by_id", sa.Uuid(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("over_on IS NULL OR over_on >= first_day", name=op.f("ck_suspension_ends")),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeal.id"], name=op.f("fk_suspension_appeal_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_suspension_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_suspension_case_id")),
        sa.ForeignKeyConstraint(["lifted_by_id"], ["person.id"], name=op.f("fk_suspension_lifted_by_id")),
        sa.ForeignKeyConstraint(
            ["restriction_id"], ["restriction.id"], name=op.f("fk_suspension_restriction_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspension")),
    )
    with op.batch_alter_table("suspension", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_suspension_case_id"), ["case_id"], unique=False)

    with op.batch_alter_table("appeal", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("outside_name", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("outside_organisation", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("outside_named_by_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("outside_named_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("recorded_by_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_appeal_outside_named_by_id"), "person", ["outside_named_by_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_appeal_recorded_by_id"), "person", ["recorded_by_id"], ["id"]
        )
        batch_op.drop_constraint(batch_op.f("ck_appeal_decided_by_somebody"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_appeal_decided_by_somebody"),
            "outcome IS NULL OR reviewer_id IS NOT NULL OR (outside_name <> '' AND recorded_by_id IS NOT NULL)",
        )
