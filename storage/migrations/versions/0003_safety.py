"""safety."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seven_day",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason_passage", sa.Uuid(), nullable=True),
        sa.Column("written_in", sa.String(length=2), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict_passage", sa.Uuid(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_how", sa.String(length=30), nullable=False),
        sa.Column("told_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "verdict IS NULL OR decided_by_id <> asked_by_id", name=op.f("ck_seven_day_decided_by_another")
        ),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_seven_day_asked_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_seven_day_case_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_seven_day_decided_by_id")),
        sa.ForeignKeyConstraint(["told_by_id"], ["person.id"], name=op.f("fk_seven_day_told_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seven_day")),
    )
    with op.batch_alter_table("seven_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seven_day_case_id"), ["case_id"], unique=False)

    op.create_table(
        "informal_action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("taken_by_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kinds", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("actions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("other_action", sa.String(length=200), nullable=False),
        sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("warned_how", sa.String(length=30), nullable=False),
        sa.Column("not_warned_passage", sa.Uuid(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_how", sa.String(length=30), nullable=False),
        sa.Column("note_passage", sa.Uuid(), nullable=True),
        sa.Column("incident_id", sa.Uuid(), nullable=True),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("seen_by_id", sa.Uuid(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_informal_action_case_id")),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_informal_action_incident_id")
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["person.id"], name=op.f("fk_informal_action_recipient_id")
        ),
        sa.ForeignKeyConstraint(["seen_by_id"], ["person.id"], name=op.f("fk_informal_action_seen_by_id")),
        sa.ForeignKeyConstraint(["taken_by_id"], ["person.id"], name=op.f("fk_informal_action_taken_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_informal_action")),
    )
    with op.batch_alter_table("informal_action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_informal_action_case_id"), ["case_id"], unique=False)

    op.create_table(
        "safety_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("incident_id", sa.Uuid(), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("on_register", sa.Boolean(), nullable=False),
        sa.Column("reason_passage", sa.Uuid(), nullable=True),
        sa.Column("measures", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "NOT on_register OR review_on IS NOT NULL", name=op.f("ck_safety_decision_looked_at_again")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_safety_decision_case_id")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_safety_decision_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_safety_decision_incident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_decision")),
    )
    with op.batch_alter_table("safety_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_safety_decision_case_id"), ["case_id"], unique=False)

    with op.batch_alter_table("restriction", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seven_day_id", sa.Uuid(), nullable=True))
        batch_op.alter_column("proposal_id", existing_type=sa.CHAR(length=32), nullable=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_restriction_seven_day_id"),
            "seven_day",
            ["seven_day_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
