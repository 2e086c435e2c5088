"""Who may do what: every use case, in a case of the made-up landlord at a stage at which it can be done.

A row gives the columns (`tests.bot.practice.cast`) that may, in a case of their own organisation. In a case of the
other one the same may, but the safety group and Records: what they may, they may for the organisation they belong to
(`policy.organisation`). What all staff may, all staff may in both.

A new use case needs its row here. The columns that a row does not name are refused; where a column is nobody's in that
case, or somebody's of another column, nothing is said of it. ``part`` is the part of the case that is meant, where it is
not what is meant when the use case is typed; ``own`` is whose that part is; ``value`` goes with the button; ``before``
is what must happen first, in words of the database or of people.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from policy.case import Case
from tests.bot.practice.cast import (
    ADMIN,
    COLUMNS,
    DIRECTOR,
    LEFT,
    LINE,
    MANAGER,
    NOBODY,
    OFFERED,
    OWN,
    PREPARER,
    RECORDS,
    REPORTER,
    REVIEWER,
    SAFETY,
    Part,
)

ALL_STAFF = frozenset(COLUMNS) - {LEFT}
DECIDERS = frozenset({MANAGER, DIRECTOR})
MANAGERS = DECIDERS | {PREPARER}  # who prepares is a manager, but in the case that waits for a sign-off
PREPARERS = MANAGERS | {LINE}
APPEALS = frozenset({OFFERED, REVIEWER})
READERS = PREPARERS | APPEALS | {RECORDS}
ANSWERING = READERS - {LINE}  # who answers for the case elsewhere
GROUP = frozenset({SAFETY})
Subject = Callable[[Case], object]


@dataclass(frozen=True)
class Press:
    """A button that somebody presses before: who, the use case, which part, and its value."""

    by: str
    name: str
    part: Part
    value: str = ""


@dataclass(frozen=True)
class Row:
    """One use case."""

    stage: str
    may: frozenset[str]
    part: Subject | None = None
    own: Part = NOBODY
    value: str = ""
    before: Sequence[str | Press] = ()
    other: str = ""  # the reference of a customer whose id goes with the button
    everywhere: bool = False  # ``part`` is no part of a case: in both organisations the same
    hides: bool = True  # it is opened by a case's reference, which tells no name

    def allowed(self, *, own_organisation: bool) -> frozenset[str]:
        """The columns that may."""
        if own_organisation or self.may >= ALL_STAFF or self.everywhere:
            return self.may
        return self.may - {SAFETY, RECORDS}


def last_incident(case: Case) -> UUID:
    return case.incidents[-1].id


def last_action(case: Case) -> UUID:
    return case.informal_actions[-1].id


def last_seven_day(case: Case) -> UUID:
    return case.seven_days[-1].id


def last_proposal(case: Case) -> UUID:
    return case.proposals[-1].id


def last_letter(case: Case) -> UUID:
    return case.letters[-1].id


def decision_letter(case: Case) -> UUID:
    return next(x.id for x in case.letters if "decision" in x.kind)


def last_exception(case: Case) -> UUID:
    return case.exceptions[-1].id


def last_appeal(case: Case) -> UUID:
    return case.appeals[-1].id


def last_message(case: Case) -> UUID:
    return case.held_messages[-1].id


def reporter(case: Case) -> UUID:
    return case.incidents[0].reporter_id


def customer(case: Case) -> UUID | None:
    return case.customer_id


def row_of_ours(case: Case) -> UUID:
    """What ``before`` puts into the database itself."""
    return UUID(int=1)


def nothing(case: Case) -> str:
    return ""


def named_contact(case: Case) -> UUID | None:
    """Who is named as the point of contact, and looks at what is held back."""
    return next((UUID(str(x)) for r in case.restrictions if (x := r.particulars.get("contact"))), None)


CONFIRMED = Press("Tom Ellis", "confirm-seven-day", last_seven_day)
ASKED_ROLES = (  # the Director asked that Alice Turner, who reported it, is of the safety group
    "INSERT INTO role_change (id, person_id, before, after, asked_by_id, asked_at, reason_passage)"
    " SELECT '00000000000000000000000000000001', alice.id, '[]', '[\"safety\"]', elin.id, '2026-01-01 09:00:00',"
    " '00000000000000000000000000000002' FROM person alice, person elin"
    " WHERE alice.name = 'Alice Turner' AND elin.name = 'Elin Vaughan'"
)
BEGUN_REVIEW = (  # the Director began a review of the policy
    "INSERT INTO policy_review (id, issue, why, started_by_id, started_at)"
    " SELECT '00000000000000000000000000000001', 4, 'due', elin.id, '2026-03-02 09:00:00' FROM person elin"
    " WHERE elin.name = 'Elin Vaughan'"
)
ABSENT = (  # Alice Turner, who reported it, is away
    "INSERT INTO absence (id, person_id, first_day, last_day, noted_by_id, noted_at)"
    " SELECT '00000000000000000000000000000001', id, '2026-01-01', '2036-01-01', id, '2026-01-01 09:00:00'"
    " FROM person WHERE name = 'Alice Turner'"
)
GONE = (  # somebody has left
    "INSERT INTO person (id, email, name, roles, organisations, language, active)"
    " VALUES ('00000000000000000000000000000001', 'gone@adra.test', 'Gone Away', '[]', '[\"adra\"]', 'en', 0)"
)
FOR_ANOTHER = "UPDATE incident SET on_behalf_of = 'Gethin from the roofers'"
TWICE = (  # the customer stands in the list twice
    "UPDATE customer SET merged_at = '2026-06-01 09:00:00', merged_into_id ="
    " (SELECT id FROM customer WHERE reference = 'T-990001') WHERE reference = 'T-00001'"
)
UNKNOWN = 'UPDATE "case" SET customer_id = NULL'  # nobody knows whose cases they are
LINKED = (  # everybody has an advocate
    "INSERT INTO customer_link (id, customer_id, name, address, kind, since, authority, addressee, added_by_id, added_at)"
    " SELECT lower(hex(randomblob(16))), customer.id, 'Ann', '', 'advocate', '2026-01-01', '', 0, alice.id,"
    " '2026-01-01 09:00:00' FROM customer, person alice WHERE alice.name = 'Alice Turner'"
)
NO_SLT = (  # nobody of the SLT is left, and the Director saw what happened
    "UPDATE person SET active = 0 WHERE name IN ('Sioned Parry', 'Rhys Morgan')",
    "UPDATE incident SET witness_ids = json_array((SELECT substr(id, 1, 8) || '-' || substr(id, 9, 4) || '-' ||"
    " substr(id, 13, 4) || '-' || substr(id, 17, 4) || '-' || substr(id, 21) FROM person"
    " WHERE name = 'Elin Vaughan'))",
)

TABLE: Mapping[str, Row] = {
    # Looking somebody up, reporting, and what becomes of a report (section 8)
    "check": Row("in_force", ALL_STAFF, customer, hides=False, everywhere=True),
    "report": Row("reported", ALL_STAFF),
    "incident": Row("reported", READERS),
    "acknowledge": Row("reported", DECIDERS | {LINE}, last_incident),
    "support": Row("reported", PREPARERS, last_incident),
    "no-further-action": Row("reported", DECIDERS | {LINE}, last_incident),
    "addendum": Row("reported", frozenset({REPORTER, LINE})),
    "wrong-customer": Row("reported", PREPARERS | {REPORTER}),
    "link-reporter": Row("reported", PREPARERS | {REPORTER}, last_incident, before=[FOR_ANOTHER]),
    # Informal action (section 5)
    "informal": Row("reported", ALL_STAFF),
    "informal-action": Row(
        "informal", READERS | {OWN}, last_action, lambda c: c.informal_actions[-1].taken_by_id
    ),
    "seen-informal": Row("informal", DECIDERS | {LINE}, last_action),
    "informal-letter": Row("informal", DECIDERS | {LINE}, last_action),
    "seven-day": Row("repeated", ALL_STAFF),
    "see-seven-day": Row("seven_day", READERS | {OWN}, own=lambda c: c.seven_days[-1].asked_by_id),
    "confirm-seven-day": Row("seven_day_asked", frozenset({MANAGER}), last_seven_day),
    "refuse-seven-day": Row("seven_day_asked", frozenset({MANAGER}), last_seven_day),
    "tell-seven-day": Row(
        "seven_day_asked",
        DECIDERS | {OWN},
        last_seven_day,
        lambda c: c.seven_days[-1].asked_by_id,
        before=[CONFIRMED],
    ),
    "seven-day-letter": Row(
        "seven_day_asked",
        DECIDERS | {OWN},
        last_seven_day,
        lambda c: c.seven_days[-1].asked_by_id,
        before=[CONFIRMED],
    ),
    "end-seven-day": Row("seven_day", DECIDERS | {OWN}, own=lambda c: c.seven_days[-1].asked_by_id),
    # Formal action (section 6)
    "formal": Row("reported", PREPARERS),
    "considerations": Row("considering", PREPARERS),
    "considered": Row("repeated", ANSWERING, lambda case: case.id),
    "measures": Row("considering", PREPARERS),
    "warning": Row("translation", PREPARERS),
    "no-warning": Row("extreme", PREPARERS),
    "police-legal": Row("extreme", MANAGERS | {RECORDS, SAFETY}),
    "not-apply": Row("considering", MANAGERS),
    "proposal": Row("repeated", PREPARERS),
    "adjustment": Row("reported", ALL_STAFF),
    "see-adjustment": Row("corrected", ANSWERING),
    "decide-adjustment": Row("corrected", MANAGERS),
    "correction": Row("repeated", ALL_STAFF),
    "see-correction": Row("corrected", ANSWERING),
    "answer-correction": Row("corrected", MANAGERS),
    "arrange": Row("reported", PREPARERS),
    "see-arrangement": Row("corrected", ANSWERING),
    "arrangement-done": Row("corrected", MANAGERS),
    "arrangements": Row("corrected", READERS),
    "log-contact": Row("reported", ALL_STAFF),
    "contacts": Row("extreme", READERS),
    "not-registered": Row("in_force", MANAGERS),
    # Sign-off and letters (section 7)
    "signoff": Row("proposed", ANSWERING),
    "approve": Row("proposed", frozenset({MANAGER}), last_proposal),
    "return": Row("proposed", frozenset({MANAGER}), last_proposal),
    "refuse": Row("proposed", frozenset({MANAGER}), last_proposal),
    "letter": Row("extreme", ANSWERING, decision_letter),
    "translation": Row("translation", MANAGERS),
    "issue": Row("approved", MANAGERS, last_letter),
    "drop-letter": Row("translation", MANAGERS),
    # Appeals (section 7)
    "appeal": Row("in_force", ALL_STAFF),
    "see-appeal": Row("appealed", ANSWERING),
    "take-appeal": Row("appealed", APPEALS, last_appeal),
    "decide-appeal": Row("appeal_taken", frozenset({REVIEWER})),
    "name-outside": Row("appealed", frozenset({DIRECTOR}), before=NO_SLT),
    "suspend": Row(
        "appeal_taken",
        frozenset({REVIEWER}),
        before=[Press("Rhys Morgan", "lift-suspension", last_appeal)],
    ),
    "lift-suspension": Row("appeal_taken", frozenset({REVIEWER}), last_appeal),
    # What goes to its own procedure (sections 10 and 11)
    "complaint": Row("in_force", ALL_STAFF),
    "review-of-decision": Row("in_force", ALL_STAFF),
    "see-complaint": Row("in_force_welsh", ANSWERING),
    "complaint-reference": Row("in_force_welsh", frozenset({DIRECTOR, RECORDS})),
    "complaint-outcome": Row("in_force_welsh", frozenset({DIRECTOR, RECORDS})),
    # The Ombudsman (section 7)
    "ombudsman": Row("reported", ALL_STAFF),
    "see-ombudsman": Row("ombudsman", ANSWERING),
    "ombudsman-reference": Row(
        "ombudsman", ANSWERING, lambda c: c.referrals[-1].id, before=["UPDATE referral SET reference = ''"]
    ),
    "ombudsman-asked": Row("ombudsman", ANSWERING),
    "ombudsman-answered": Row("ombudsman", ANSWERING),
    "ombudsman-outcome": Row("ombudsman", ANSWERING),
    "bundle": Row("ombudsman", ANSWERING - {OFFERED}),
    # Exceptions and what is held back (section 8)
    "emergency": Row("in_force", ALL_STAFF),
    "exception": Row("in_force", ALL_STAFF),
    "exception-details": Row(
        "in_force", MANAGERS | {OWN}, last_exception, lambda c: c.exceptions[-1].recorded_by_id
    ),
    "exception-no-details": Row(
        "in_force", MANAGERS | {OWN}, last_exception, lambda c: c.exceptions[-1].recorded_by_id
    ),
    "refuse-exception": Row("in_force", MANAGERS),
    "exceptions": Row("extreme", ANSWERING),
    "held": Row("in_force", ALL_STAFF),
    "held-message": Row("in_force", ANSWERING | {OWN, LINE}, last_message, named_contact),
    # The points of contact look at what was held back; in this case the line manager is the deputy.
    "held-outcome": Row("in_force", MANAGERS | {OWN, LINE}, last_message, named_contact, "complaint"),
    "held-messages": Row("in_force", ALL_STAFF, nothing, everywhere=True),
    "replace-contact": Row("in_force", MANAGERS),
    "cannot-use": Row("reported", DECIDERS),
    # The safety group (section 8)
    "safety": Row("threat", GROUP | {DIRECTOR}, nothing, everywhere=True),
    "see-safety": Row("threat", READERS | GROUP),
    "decide-safety": Row("threat", GROUP),
    "extend-interim": Row("threat", GROUP),
    "refer-safety": Row("reported", PREPARERS | GROUP),
    "review-register": Row("extreme", GROUP),
    "see-injury": Row("hurt", PREPARERS | GROUP | {RECORDS}),
    "injury": Row("hurt", PREPARERS | GROUP),
    "injury-reported": Row("hurt", PREPARERS | GROUP),
    # Reviews (section 9)
    "see-review": Row("extreme", ANSWERING),
    "review": Row("in_force", MANAGERS),
    "invite": Row("in_force", MANAGERS),
    "comment": Row("in_force", ALL_STAFF),
    "take-over": Row("in_force", DECIDERS),
    "end": Row("in_force", MANAGERS),
    # The customer (section 13): the list is the same for both organisations
    "customer": Row("reported", READERS, customer, hides=False, everywhere=True),
    "letters-to": Row("reported", PREPARERS | {RECORDS}, customer, everywhere=True),
    "merge": Row("reported", MANAGERS | {RECORDS}, customer, everywhere=True),
    "unmerge": Row(
        "reported",
        MANAGERS | {RECORDS},
        customer,
        before=[TWICE],
        other="T-00001",
        everywhere=True,
    ),
    "new-customer": Row("reported", ALL_STAFF, nothing, everywhere=True),
    "identify": Row("reported", READERS | {REPORTER}, lambda case: case.id, before=[UNKNOWN]),
    "link": Row("reported", PREPARERS | {RECORDS}, customer, everywhere=True),
    "end-link": Row("reported", PREPARERS | {RECORDS}, customer, before=[LINKED], everywhere=True),
    # Who is away, and who gets what nobody else would (section 8)
    "away": Row("reported", ALL_STAFF, nothing, everywhere=True),
    "note-absence": Row("reported", frozenset({REPORTER, LINE, ADMIN}), reporter, everywhere=True),
    "end-absence": Row(
        "reported", frozenset({REPORTER, LINE, ADMIN}), row_of_ours, before=[ABSENT], everywhere=True
    ),
    "fallbacks": Row("reported", frozenset({ADMIN}), nothing, everywhere=True),
    # What is open over all cases (section 3)
    "overview": Row("reported", DECIDERS | {PREPARER, RECORDS}, nothing, everywhere=True),
    # The policy and its review (section 14): the landlord's own
    "policy": Row("reported", ALL_STAFF, nothing, everywhere=True),
    "start-policy-review": Row("reported", frozenset({DIRECTOR}), nothing, everywhere=True),
    "policy-outcome": Row(
        "reported", frozenset({DIRECTOR}), row_of_ours, before=[BEGUN_REVIEW], everywhere=True
    ),
    # People and their roles: of the whole group, and nothing of a case
    "people": Row("reported", frozenset({DIRECTOR, ADMIN}), nothing, everywhere=True),
    "see-person": Row("reported", frozenset({DIRECTOR, ADMIN}), reporter, everywhere=True),
    "person-details": Row("reported", frozenset({ADMIN}), reporter, everywhere=True),
    "ask-roles": Row("reported", frozenset({DIRECTOR, ADMIN}), reporter, everywhere=True),
    "see-roles": Row(
        "reported",
        frozenset({DIRECTOR, ADMIN, RECORDS, REPORTER}),
        row_of_ours,
        before=[ASKED_ROLES],
        everywhere=True,
    ),
    "confirm-roles": Row("reported", frozenset({ADMIN}), row_of_ours, before=[ASKED_ROLES], everywhere=True),
    "refuse-roles": Row("reported", frozenset({ADMIN}), row_of_ours, before=[ASKED_ROLES], everywhere=True),
    "withdraw-roles": Row(
        "reported", frozenset({DIRECTOR}), row_of_ours, before=[ASKED_ROLES], everywhere=True
    ),
    "leave": Row("reported", frozenset({ADMIN}), reporter, everywhere=True),
    "come-back": Row("reported", frozenset({ADMIN}), row_of_ours, before=[GONE], everywhere=True),
    # The case (section 13)
    "case": Row("threat", READERS | GROUP),
    "timeline": Row("threat", READERS | GROUP | {REPORTER}),
    "read": Row("reported", READERS | {REPORTER}, lambda c: c.incidents[0].happened_passage),
}


MARKS = ("yes", "own")  # in both organisations, or in one's own only


def page() -> str:
    """The table for people who read it."""
    shown = [column for column in COLUMNS if column != LEFT]
    lines = [
        "# Who may do what",
        "",
        "Written by `python -m tests.bot.practice.who_may`; `tests/bot/practice/test_who_may.py` asks for each of these",
        "as each of these people, in a case of their own and of the other organisation.",
        "",
        "“yes”: in a case of either organisation. “own”: in a case of the organisation they belong to. Nothing: refused, or",
        "nobody is that in such a case. Whoever has left may do nothing. “Whose it is” is, for example, who asked for the",
        "restriction, or who let somebody through.",
        "",
        "| what | " + " | ".join(shown) + " |",
        "|---" * (len(shown) + 1) + "|",
    ]
    for name, row in TABLE.items():
        other = row.allowed(own_organisation=False)
        marks = ["" if x not in row.may else MARKS[x not in other] for x in shown]
        lines.append(f"| `{name}` | " + " | ".join(marks) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (Path(__file__).parents[3] / "docs" / "who-may-do-what.md").write_text(page(), encoding="utf-8")
