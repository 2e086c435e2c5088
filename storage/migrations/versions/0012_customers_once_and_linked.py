"""customers who stand in the list twice, and whom they are linked with."""

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BATCH = 1000


def upgrade() -> None:
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("decided_here", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )
        batch_op.add_column(sa.Column("merged_into_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("merged_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_customer_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_customer_merged_into_id"), "customer", ["merged_into_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_customer_merged"), "merged_into_id IS NULL OR merged_into_id <> id"
        )

    op.create_table(
        "customer_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("authority_on", sa.Date(), nullable=True),
        sa.Column("addressee", sa.Boolean(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by_id", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("other_id IS NULL OR other_id <> customer_id", name=op.f("ck_customer_link_two")),
        sa.CheckConstraint(
            "(other_id IS NULL AND name <> '') OR (other_id IS NOT NULL AND name = '')",
            name=op.f("ck_customer_link_somebody"),
        ),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_customer_link_until")),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_customer_link_added_by_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_link_customer_id")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_customer_link_ended_by_id")),
        sa.ForeignKeyConstraint(["other_id"], ["customer.id"], name=op.f("fk_customer_link_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_link")),
    )
    with op.batch_alter_table("customer_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_link_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_customer_link_other_id"), ["other_id"], unique=False)

    _index_what_duplicates_share()


def _index_what_duplicates_share() -> None:
    """Phone, email and date of birth of those who are in the index, as `storage.words` has put them there since."""
    bind = op.get_bind()
    customer = sa.table(
        "customer",
        sa.column("id", sa.Uuid()),
        sa.column("phone", sa.Text()),
        sa.column("email", sa.Text()),
        sa.column("date_of_birth", sa.Date()),
    )
    number = sa.table(
        "customer_number", sa.column("number", sa.BigInteger()), sa.column("customer_id", sa.Uuid())
    )
    rows = bind.execute(
        sa.select(number.c.number, customer.c.phone, customer.c.email, customer.c.date_of_birth).join_from(
            number, customer, number.c.customer_id == customer.c.id
        )
    ).all()
    links = [
        {"word": key, "number": row.number}
        for row in rows
        for key in _keys(row.phone, row.email, row.date_of_birth)
    ]
    for start in range(0, len(links), BATCH):
        some = links[start : start + BATCH]
        words = [{"word": word} for word in sorted({link["word"] for link in some})]
        bind.execute(sa.text("INSERT INTO word (text) VALUES (:word) ON CONFLICT DO NOTHING"), words)
        bind.execute(
            sa.text(
                "INSERT INTO customer_word (word_id, number) SELECT id, :number FROM word WHERE text = :word "
                "ON CONFLICT DO NOTHING"
            ),
            some,
        )


def _keys(phone: str, email: str, born: dt.date | None) -> list[str]:
    digits = "".join(x for x in phone if x.isdigit())
    keys = [f"#{digits[-9:]}"] if len(digits) >= 6 else []
    keys += [f"@{email.casefold()}"] if email else []
    return keys + ([f"*{born.isoformat()}"] if born is not None else [])
