"""the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("offset_seconds", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock")),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "year", name=op.f("pk_counter")),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("letter_format", sa.Text(), nullable=False),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("reference", name=op.f("uq_customer_reference")),
    )
    op.create_table(
        "due",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due")),
        sa.UniqueConstraint("case_id", "kind", "subject_id", name=op.f("uq_due_case_id_kind_subject_id")),
    )
    with op.batch_alter_table("due", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_due_at"), ["at"], unique=False)

    op.create_table(
        "pack",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_pack")),
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
    )
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passage_case_id"), ["case_id"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("organisations", sa.Text(), nullable=False),
        sa.Column("line_manager_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["line_manager_id"],
            ["person.id"],
            name=op.f("fk_person_line_manager_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_line_manager_id"), ["line_manager_id"], unique=False)

    op.create_table(
        "record",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_roles", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("passages", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_record")),
        sa.UniqueConstraint("id", name=op.f("uq_record_id")),
    )
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_record_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_record_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_record_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "word",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word")),
        sa.UniqueConstraint("text", name=op.f("uq_word_text")),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("dm", sa.Text(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_account_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("platform", "tenant", "user_id", name=op.f("uq_account_platform_tenant_user_id")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_person_id"), ["person_id"], unique=False)

    op.create_table(
        "case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("organisation", sa.String(length=50), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_case_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
        sa.UniqueConstraint("reference", name=op.f("uq_case_reference")),
    )
    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "customer_number",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_number_customer_id")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_customer_number")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_customer_number_customer_id")),
    )
    op.create_table(
        "draft",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("use_case", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_draft_person_id")),
        sa.PrimaryKeyConstraint("person_id", "use_case", "subject", name=op.f("pk_draft")),
    )
    op.create_table(
        "form_instance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("use_case", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("result_schema", sa.Integer(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_form_instance_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_instance")),
    )
    with op.batch_alter_table("form_instance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_form_instance_person_id"), ["person_id"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("desired", sa.Integer(), nullable=False),
        sa.Column("delivered", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("queued", sa.BigInteger(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=True),
        sa.Column("ref", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_owner", sa.Text(), nullable=True),
        sa.Column("undeliverable", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("desired >= delivered AND desired >= seen", name=op.f("ck_outbox_revisions")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_outbox_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_outbox_person_id_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_key", ["key"], unique=False)
        batch_op.create_index(
            "ix_outbox_unsent",
            ["person_id", "queued"],
            unique=False,
            sqlite_where=sa.text("desired > delivered AND undeliverable IS NULL"),
            postgresql_where=sa.text("desired > delivered AND undeliverable IS NULL"),
        )

    op.create_table(
        "word_near",
        sa.Column("key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "word_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["word_id"], ["word.id"], name=op.f("fk_word_near_word_id")),
        sa.PrimaryKeyConstraint("key", "word_id", name=op.f("pk_word_near")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "customer_word",
        sa.Column(
            "word_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["number"], ["customer_number.number"], name=op.f("fk_customer_word_number")),
        sa.ForeignKeyConstraint(["word_id"], ["word.id"], name=op.f("fk_customer_word_word_id")),
        sa.PrimaryKeyConstraint("word_id", "number", name=op.f("pk_customer_word")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("customer_word", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_word_number"), ["number"], unique=False)

    op.create_table(
        "formal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("started_by_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("considerations", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("considered_by_id", sa.Uuid(), nullable=True),
        sa.Column("considered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("measures", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("measure_notes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("measured_by_id", sa.Uuid(), nullable=True),
        sa.Column("measured_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_formal_case_id")),
        sa.ForeignKeyConstraint(["considered_by_id"], ["person.id"], name=op.f("fk_formal_considered_by_id")),
        sa.ForeignKeyConstraint(["measured_by_id"], ["person.id"], name=op.f("fk_formal_measured_by_id")),
        sa.ForeignKeyConstraint(["started_by_id"], ["person.id"], name=op.f("fk_formal_started_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formal")),
    )
    with op.batch_alter_table("formal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_formal_case_id"), ["case_id"], unique=False)

    op.create_table(
        "incident",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(length=30), nullable=False),
        sa.Column("kinds", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("happened_passage", sa.Uuid(), nullable=True),
        sa.Column("where", sa.String(length=200), nullable=False),
        sa.Column("other_kind", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of", sa.String(length=200), nullable=False),
        sa.Column("witness_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("harmed_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("others", sa.String(length=200), nullable=False),
        sa.Column("warned", sa.Boolean(), nullable=True),
        sa.Column("hurt", sa.Boolean(), nullable=False),
        sa.Column("immediate_threat", sa.Boolean(), nullable=False),
        sa.Column("police_reference", sa.String(length=200), nullable=False),
        sa.Column("support_passage", sa.Uuid(), nullable=True),
        sa.Column("referred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by_id", sa.Uuid(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("outcome_by_id", sa.Uuid(), nullable=True),
        sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome_passage", sa.Uuid(), nullable=True),
        sa.Column("supported_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["acknowledged_by_id"], ["person.id"], name=op.f("fk_incident_acknowledged_by_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_incident_case_id")),
        sa.ForeignKeyConstraint(["outcome_by_id"], ["person.id"], name=op.f("fk_incident_outcome_by_id")),
        sa.ForeignKeyConstraint(["recipient_id"], ["person.id"], name=op.f("fk_incident_recipient_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["person.id"], name=op.f("fk_incident_reporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_case_id"), ["case_id"], unique=False)

    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("languages", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("written_in", sa.String(length=2), nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("free", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("sent", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("translated_by_id", sa.Uuid(), nullable=True),
        sa.Column("translated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_by_id", sa.Uuid(), nullable=True),
        sa.Column("issued_how", sa.String(length=30), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_letter_case_id")),
        sa.ForeignKeyConstraint(["issued_by_id"], ["person.id"], name=op.f("fk_letter_issued_by_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_letter_owner_id")),
        sa.ForeignKeyConstraint(["translated_by_id"], ["person.id"], name=op.f("fk_letter_translated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_case_id"), ["case_id"], unique=False)

    op.create_table(
        "nudge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_nudge_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudge")),
    )
    with op.batch_alter_table("nudge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nudge_case_id"), ["case_id"], unique=False)

    op.create_table(
        "interim_control",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("incident_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=50), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_interim_control_ends")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_interim_control_case_id")),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_interim_control_incident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interim_control")),
    )
    with op.batch_alter_table("interim_control", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interim_control_case_id"), ["case_id"], unique=False)

    op.create_table(
        "proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("formal_id", sa.Uuid(), nullable=False),
        sa.Column("proposer_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("proportionality", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("reason_passage", sa.Uuid(), nullable=True),
        sa.Column("implications_passage", sa.Uuid(), nullable=True),
        sa.Column("written_in", sa.String(length=2), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict_passage", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "verdict IS NULL OR decided_by_id <> proposer_id", name=op.f("ck_proposal_decided_by_another")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_proposal_case_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_proposal_decided_by_id")),
        sa.ForeignKeyConstraint(["formal_id"], ["formal.id"], name=op.f("fk_proposal_formal_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_proposal_owner_id")),
        sa.ForeignKeyConstraint(["proposer_id"], ["person.id"], name=op.f("fk_proposal_proposer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_case_id"), ["case_id"], unique=False)

    op.create_table(
        "appeal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=30), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("request_passage", sa.Uuid(), nullable=True),
        sa.Column("logged_by_id", sa.Uuid(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_to", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reasons_passage", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "outcome IS NULL OR reviewer_id IS NOT NULL", name=op.f("ck_appeal_decided_by_somebody")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_appeal_case_id")),
        sa.ForeignKeyConstraint(["logged_by_id"], ["person.id"], name=op.f("fk_appeal_logged_by_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_appeal_proposal_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], name=op.f("fk_appeal_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
    )
    with op.batch_alter_table("appeal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appeal_case_id"), ["case_id"], unique=False)

    op.create_table(
        "restriction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=50), nullable=False),
        sa.Column("particulars", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("services", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint('"end" >= start', name=op.f("ck_restriction_ends")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_restriction_case_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_restriction_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restriction")),
    )
    with op.batch_alter_table("restriction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_restriction_case_id"), ["case_id"], unique=False)
