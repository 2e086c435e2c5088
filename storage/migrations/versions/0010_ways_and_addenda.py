"""ways of contact that depend on people and means, and addenda."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "no_way",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("restriction_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("over_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_no_way_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_no_way")),
    )
    with op.batch_alter_table("no_way", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_no_way_case_id"), ["case_id"], unique=False)

    op.create_table(
        "addendum",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("incident_id", sa.Uuid(), nullable=False),
        sa.Column("text_passage", sa.Uuid(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_addendum_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_addendum_case_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_addendum_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addendum")),
    )
    with op.batch_alter_table("addendum", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_addendum_case_id"), ["case_id"], unique=False)

    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wrong_customer_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("wrong_customer_by_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("right_customer_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_incident_wrong_customer_by_id"), "person", ["wrong_customer_by_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_incident_right_customer_id"), "customer", ["right_customer_id"], ["id"]
        )

    with op.batch_alter_table("seven_day", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("ended_by_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("ended_passage", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_seven_day_ended_by_id"), "person", ["ended_by_id"], ["id"])

    for table, column in (("customer", "cannot_use"), ("restriction", "named_before")):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(
                sa.Column(column, sa.JSON(none_as_null=True), server_default="[]", nullable=False)
            )
