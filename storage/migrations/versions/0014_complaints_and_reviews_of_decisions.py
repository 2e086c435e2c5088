"""complaints about how the policy was used, and reviews of decisions that are no formal action."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

PEOPLE = ("logged_by_id", "referred_by_id", "outcome_by_id")


def upgrade() -> None:
    op.create_table(
        "complaint",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=30), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("text_passage", sa.Uuid(), nullable=True),
        sa.Column("logged_by_id", sa.Uuid(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("held_id", sa.Uuid(), nullable=True),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("referred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("referred_by_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome_by_id", sa.Uuid(), nullable=True),
        sa.Column("follows_passage", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome_by_id IS NOT NULL",
            name=op.f("ck_complaint_concluded_by_somebody"),
        ),
        sa.CheckConstraint(
            "route <> 'review' OR about IS NOT NULL", name=op.f("ck_complaint_about_a_decision")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_complaint_case_id")),
        sa.ForeignKeyConstraint(["held_id"], ["held_message.id"], name=op.f("fk_complaint_held_id")),
        *(sa.ForeignKeyConstraint([x], ["person.id"], name=op.f(f"fk_complaint_{x}")) for x in PEOPLE),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
    )
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaint_case_id"), ["case_id"], unique=False)
    with op.batch_alter_table("held_message", schema=None) as batch_op:
        batch_op.alter_column("reference", existing_type=sa.String(length=200), server_default="")
    _from_held_messages()


def _from_held_messages() -> None:
    """What a message turned out to be is a complaint of its own now, with the reference that it was given."""
    held = sa.table(
        "held_message",
        *(sa.column(name, sa.Uuid()) for name in ("id", "case_id", "text_passage", "looked_by_id")),
        *(sa.column(name, sa.DateTime(timezone=True)) for name in ("arrived_at", "looked_at")),
        *(sa.column(name, sa.Text()) for name in ("channel", "outcome", "reference")),
    )
    complaint = sa.table(
        "complaint",
        *(
            sa.column(name, sa.Uuid())
            for name in ("id", "case_id", "text_passage", "held_id", "logged_by_id", "referred_by_id")
        ),
        *(sa.column(name, sa.DateTime(timezone=True)) for name in ("logged_at", "referred_at")),
        *(sa.column(name, sa.Text()) for name in ("route", "channel", "made_by", "reference")),
        sa.column("received_on", sa.Date()),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(held).where(held.c.outcome == "complaint")).all():
        referred = {"referred_at": row.looked_at, "referred_by_id": row.looked_by_id} if row.reference else {}
        connection.execute(
            complaint.insert().values(
                id=row.id,  # one message was one complaint
                case_id=row.case_id,
                text_passage=row.text_passage,
                held_id=row.id,
                logged_by_id=row.looked_by_id,
                logged_at=row.looked_at,
                route="complaint",
                received_on=row.arrived_at.date(),
                channel=row.channel,
                made_by="",
                reference=row.reference,
                **referred,
            )
        )
