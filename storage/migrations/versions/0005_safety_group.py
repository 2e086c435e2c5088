"""the safety group: its decisions, the register's reviews, reportable injuries."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reportable_injury",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("incident_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("answered_by_id", sa.Uuid(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("reported_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["person.id"], name=op.f("fk_reportable_injury_answered_by_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_reportable_injury_case_id")),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_reportable_injury_incident_id")
        ),
        sa.ForeignKeyConstraint(
            ["reported_by_id"], ["person.id"], name=op.f("fk_reportable_injury_reported_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reportable_injury")),
    )
    with op.batch_alter_table("reportable_injury", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reportable_injury_case_id"), ["case_id"], unique=False)

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
        sa.Column("told", sa.Boolean(), nullable=True),
        sa.Column("untold_passage", sa.Uuid(), nullable=True),
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

    op.create_table(
        "register_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason_passage", sa.Uuid(), nullable=True),
        sa.Column("measures", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "outcome = 'removed' OR review_on IS NOT NULL", name=op.f("ck_register_review_looked_at_again")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_register_review_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_register_review_case_id")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["safety_decision.id"], name=op.f("fk_register_review_decision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_review")),
    )
    with op.batch_alter_table("register_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_review_case_id"), ["case_id"], unique=False)

    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.add_column(sa.Column("referred_by_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("referral_passage", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_incident_referred_by_id"), "person", ["referred_by_id"], ["id"]
        )

    with op.batch_alter_table("interim_control", schema=None) as batch_op:
        batch_op.add_column(sa.Column("extended_by_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("reason_passage", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_interim_control_extended_by_id"), "person", ["extended_by_id"], ["id"]
        )
