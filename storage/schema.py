"""The tables that every subject shares, and how the dataclasses of `policy` are mapped to them.

The tables of a case begin in `storage.schema_part`, on the same metadata; `storage.schema_case` puts them together.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import registry

from policy.absence import Absence
from policy.customer import Customer
from policy.fallback import Fallback
from policy.link import Link, LinkKind
from policy.passage import Passage
from policy.people import Person, Role
from policy.policy_review import PolicyOutcome, PolicyReview, Why
from policy.record import Record
from policy.role_change import RoleChange, RoleVerdict
from storage.types import UTC, Encrypted, EncryptedJson, EnumWord, Id, Json, PlainText, Serial, WordSet

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
mapper_registry = registry(metadata=metadata)

person = Table(
    "person",
    metadata,
    Column("id", Id, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("roles", WordSet(Role), nullable=False),
    Column("organisations", WordSet(str), nullable=False),
    # Checked when the transaction ends: a list of people may name a line manager before it comes to them.
    Column("line_manager_id", Id, ForeignKey("person.id", deferrable=True, initially="DEFERRED"), index=True),
    Column("language", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("successor_id", Id, ForeignKey("person.id")),
)

absence = Table(
    "absence",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False, index=True),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False, index=True),
    Column("delegate_id", Id, ForeignKey("person.id")),
    Column("noted_by_id", Id, ForeignKey("person.id"), nullable=False),
    Column("noted_at", UTC, nullable=False),
    Column("ended_by_id", Id, ForeignKey("person.id")),
    Column("ended_at", UTC),
)

role_change = Table(
    "role_change",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False, index=True),
    Column("before", Json, nullable=False),
    Column("after", Json, nullable=False),
    Column("asked_by_id", Id, ForeignKey("person.id"), nullable=False),
    Column("asked_at", UTC, nullable=False),
    Column("reason_passage", Id, nullable=False),
    Column("verdict", EnumWord(RoleVerdict)),
    Column("decided_by_id", Id, ForeignKey("person.id")),
    Column("decided_at", UTC),
    Column("verdict_passage", Id),
)

fallback = Table(
    "fallback",
    metadata,
    Column("organisation", Text, primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False),
)

account = Table(
    "account",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False, index=True),
    Column("platform", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("dm", Text),
    Column("seen_at", UTC, nullable=False),
    UniqueConstraint("platform", "tenant", "user_id"),
)

customer = Table(
    "customer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("reference", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("postcode", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("letter_format", Text, nullable=False),
    Column("date_of_birth", Date),
    Column("cannot_use", Json, nullable=False, server_default="[]"),
    Column("decided_here", Json, nullable=False, server_default="[]"),
    Column("merged_into_id", Id, ForeignKey("customer.id"), index=True),
    Column("merged_at", UTC),
    CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name="merged"),
)

# Somebody whom a customer is linked with: another customer, or somebody by name.
customer_link = Table(
    "customer_link",
    metadata,
    Column("id", Id, primary_key=True),
    Column("customer_id", Id, ForeignKey("customer.id"), nullable=False, index=True),
    Column("other_id", Id, ForeignKey("customer.id"), index=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("kind", EnumWord(LinkKind), nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("authority", Text, nullable=False),
    Column("authority_on", Date),
    Column("addressee", Boolean, nullable=False),
    Column("added_by_id", Id, ForeignKey("person.id"), nullable=False),
    Column("added_at", UTC, nullable=False),
    Column("ended_by_id", Id, ForeignKey("person.id")),
    Column("ended_at", UTC),
    CheckConstraint("other_id IS NULL OR other_id <> customer_id", name="two"),
    CheckConstraint(
        "(other_id IS NULL AND name <> '') OR (other_id IS NOT NULL AND name = '')", name="somebody"
    ),
    CheckConstraint("until IS NULL OR until >= since", name="until"),
)

# The vocabulary of names, addresses, postcodes and references: `storage.search` says how it is used.
word = Table(
    "word",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("text", PlainText, nullable=False, unique=True),
)
word_near = Table(
    "word_near",
    metadata,
    Column("key", PlainText, primary_key=True),
    Column("word_id", Serial, ForeignKey("word.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
# Numbers that grow keep the largest index a quarter of the size, and new entries together: an import is quick.
customer_number = Table(
    "customer_number",
    metadata,
    Column("number", Serial, primary_key=True),
    Column("customer_id", Id, ForeignKey("customer.id"), nullable=False, unique=True),
)
customer_word = Table(
    "customer_word",
    metadata,
    Column("word_id", Serial, ForeignKey("word.id"), primary_key=True, autoincrement=False),
    Column(
        "number",
        Serial,
        ForeignKey("customer_number.number"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    sqlite_with_rowid=False,
)

passage = Table(
    "passage",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", Id, index=True),
    Column("text", Encrypted, nullable=False),
    Column("created_at", UTC, nullable=False),
)

# ``number`` is the order in which things were recorded; times can be equal. No foreign keys: the log outlasts
# what it speaks of.
record = Table(
    "record",
    metadata,
    Column("number", Serial, primary_key=True),
    Column("id", Id, nullable=False, unique=True),
    Column("what", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("at", UTC, nullable=False),
    Column("actor_id", Id),
    Column("actor_roles", WordSet(str), nullable=False),
    Column("case_id", Id, index=True),
    Column("customer_id", Id, index=True),
    Column("subject_id", Id, index=True),
    Column("passages", Json, nullable=False),
    Column("facts", Json, nullable=False),
    Column("pack", Text, nullable=False),
)

pack = Table(
    "pack",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("issue", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("loaded_at", UTC, nullable=False),
    Column("applies_from", Date),
)

# The reviews of the policy itself (section 14): one at a time.
policy_review = Table(
    "policy_review",
    metadata,
    Column("id", Id, primary_key=True),
    Column("issue", Integer, nullable=False),
    Column("why", EnumWord(Why), nullable=False),
    Column("reason_passage", Id),
    Column("started_by_id", Id, ForeignKey("person.id"), nullable=False),
    Column("started_at", UTC, nullable=False),
    Column("outcome", EnumWord(PolicyOutcome)),
    Column("outcome_passage", Id),
    Column("next_review_on", Date),
    Column("decided_by_id", Id, ForeignKey("person.id")),
    Column("decided_at", UTC),
)
Index(
    "uq_policy_review_open",
    policy_review.c.issue,
    unique=True,
    sqlite_where=text("outcome IS NULL"),
    postgresql_where=text("outcome IS NULL"),
)

form_instance = Table(
    "form_instance",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False, index=True),
    Column("use_case", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("opened_at", UTC, nullable=False),
    Column("result", EncryptedJson),
    Column("result_schema", Integer),
    Column("finished_at", UTC),
)

draft = Table(
    "draft",
    metadata,
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("use_case", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("step", Text, nullable=False),
    Column("answers", EncryptedJson, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated_at", UTC, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("card", Text, nullable=False),  # JSON, as text: an equal card is seen by comparing
    Column("schema", Integer, nullable=False),
    Column("desired", Integer, nullable=False),
    Column("delivered", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
    Column(
        "queued", BigInteger, nullable=False
    ),  # real nanoseconds since when it waits: the recipient's order
    Column("platform", Text),
    Column("ref", Json),
    Column("attempts", Integer, nullable=False),
    Column("attempted_at", UTC),
    Column("next_attempt_at", UTC),
    Column("lease_until", UTC),
    Column("lease_owner", Text),
    Column("undeliverable", Text),
    Column("created_at", UTC, nullable=False),
    Column("updated_at", UTC, nullable=False),
    UniqueConstraint("person_id", "key"),
    CheckConstraint("desired >= delivered AND desired >= seen", name="revisions"),
)
_unsent = text("desired > delivered AND undeliverable IS NULL")
Index(
    "ix_outbox_unsent",
    outbox.c.person_id,
    outbox.c.queued,
    sqlite_where=_unsent,
    postgresql_where=_unsent,
)
Index("ix_outbox_key", outbox.c.key)

due = Table(
    "due",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", Id, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("at", UTC, nullable=False, index=True),
    Column("stage", Integer, nullable=False),
    Column("people", Text),
    Column("from_day", Date),
    Column("people_until", Date),
    Column("since", Date),
    Column("by", Date),
    Column("until", Date),
    Column("lease_until", UTC),
    UniqueConstraint("case_id", "kind", "subject_id"),
)

counter = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("value", Integer, nullable=False),
)

clock = Table(
    "clock",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("offset_seconds", BigInteger, nullable=False),
)

mapper_registry.map_imperatively(Person, person)
mapper_registry.map_imperatively(Absence, absence)
mapper_registry.map_imperatively(Fallback, fallback)
mapper_registry.map_imperatively(RoleChange, role_change)
mapper_registry.map_imperatively(Customer, customer)
mapper_registry.map_imperatively(Link, customer_link)
mapper_registry.map_imperatively(Passage, passage)
mapper_registry.map_imperatively(PolicyReview, policy_review)
mapper_registry.map_imperatively(Record, record, primary_key=[record.c.id], exclude_properties=["number"])
