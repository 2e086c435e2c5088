"""every stage of a case."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "authority_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("note_passage", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_authority_step_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_authority_step_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_step")),
    )
    with op.batch_alter_table("authority_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authority_step_case_id"), ["case_id"], unique=False)

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
        "comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=30), nullable=False),
        sa.Column("text_passage", sa.Uuid(), nullable=True),
        sa.Column("logged_by_id", sa.Uuid(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_comment_case_id")),
        sa.ForeignKeyConstraint(["logged_by_id"], ["person.id"], name=op.f("fk_comment_logged_by_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_comment_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_case_id"), ["case_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("comment_by", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason_passage", sa.Uuid(), nullable=True),
        sa.Column("implications_passage", sa.Uuid(), nullable=True),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("comments_seen", sa.JSON(none_as_null=True), nullable=False),
        sa.CheckConstraint("outcome IS NULL OR by_id IS NOT NULL", name=op.f("ck_review_done_by_somebody")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_review_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_review_case_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_review_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_case_id"), ["case_id"], unique=False)

    with op.batch_alter_table("formal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("no_warning_passage", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column("no_warning_written_in", sa.String(length=2), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("no_warning_by_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("no_warning_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_formal_no_warning_by_id"), "person", ["no_warning_by_id"], ["id"]
        )

    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("replaces_id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column("owned_before", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )
        batch_op.add_column(sa.Column("manager_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("manager_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("director_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("director_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_proposal_replaces_id"), "proposal", ["replaces_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_proposal_two_approve"),
            "manager_id IS NULL OR director_id IS NULL OR manager_id <> director_id",
        )
        batch_op.create_foreign_key(batch_op.f("fk_proposal_manager_id"), "person", ["manager_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_proposal_director_id"), "person", ["director_id"], ["id"])

    with op.batch_alter_table("restriction", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seven_day_id", sa.Uuid(), nullable=True))
        batch_op.alter_column("proposal_id", existing_type=sa.Uuid(), nullable=True)
        batch_op.create_check_constraint(
            batch_op.f("ck_restriction_one_decision"), "proposal_id IS NULL OR seven_day_id IS NULL"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_restriction_seven_day_id"),
            "seven_day",
            ["seven_day_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
