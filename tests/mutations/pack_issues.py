"""policy/pack_issues.py, each rule with one way of being wrong; and wherever what was decided goes by its own issue."""

from collections.abc import Mapping

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("by the moment it begins", "if dated.begins <= moment:", "if dated.begins < moment - DAY:"),
    ("from its first day on", "if dated.day <= day:", "if dated.day < day:"),
    (
        "the newest that applies",
        "reversed(self._dated):\n            if dated.begins",
        "self._dated:\n            if dated.begins",
    ),
    (
        "the newest of a day",
        "reversed(self._dated):\n            if dated.day",
        "self._dated:\n            if dated.day",
    ),
    ("by its hash", "if dated.pack.sha256 == sha256", "if True"),
    ("not for what was decided today", "today + DAY", "today"),
    ("its own day where nothing was decided", "offered.applies_from if first else max(", "max("),
    ("never backwards", "max(offered.applies_from, today + DAY)", "offered.applies_from"),
    ("this landlord's", "if offered.name != last.name:", "if False:"),
    ("an issue never changes", "if pack.number == offered.number:", "if False:"),
    ("no issue goes back", "if offered.number < last.number:", "if False:"),
    ("not before the one before", "if offered.applies_from < since:", "if False:"),
)
ELSEWHERE: Mapping[str, tuple[Wrong, ...]] = {
    "pack": (
        (
            "a key that is gone is read",
            "for dated in reversed(self.issues.dated):\n                if any",
            "for dated in ():\n                if any",
        ),
        (
            "its own words first",
            "self.issues is not None and not any(entry.key == key for entry in entries(self))",
            "self.issues is not None",
        ),
    ),
    "restriction": (
        (
            "it reads as it was asked for",
            "pack if restriction.pack_at is None else pack.at(restriction.pack_at)",
            "pack",
        ),
        ("only what is in the policy of now", "if kind not in pack.restrictions:", "if False:"),
    ),
    "proposal": (("it knows when it was asked for", ", pack_at=at)", ")"),),
    "openway": (("a way that was promised stays", "ways += [", "[] and ["),),
    "signoff": (
        ("approved as the policy of now", '        require_unchanged(asked, "7", pack)\n', ""),
        ("its days", "pack.at(proposal.proposed_at).settings", "pack.settings"),
    ),
    "seven_day": (
        ("confirmed as the policy of now", '        require_unchanged(asked, "5", pack)\n', ""),
        ("its days", "pack.at(since).settings", "pack.settings"),
    ),
    "extreme": (("two approvals stay two", "pack.at(proposal.proposed_at).settings", "pack.settings"),),
    "formal": (
        (
            "a warning lapses as it was issued",
            "pack if warning.issued_at is None else pack.at(warning.issued_at)",
            "pack",
        ),
    ),
    "repeated": (("its days", "pack.at(since).settings", "pack.settings"),),
    "review": (
        ("reviewed as it was decided", "pack.at(proposal.decided_at or proposal.proposed_at)", "pack"),
    ),
    "review_due": (
        (
            "its days",
            "reminders(proposal.review_on, until, since, then, calendar)",
            "reminders(proposal.review_on, until, since, pack, calendar)",
        ),
    ),
    "appeal": (("its deadlines", "pack.at(appeal.logged_at), calendar)", "pack, calendar)"),),
    "appeal_due": (
        ("its reminders", "settings = pack.at(appeal.logged_at).settings", "settings = pack.settings"),
        ("the days to acknowledge", "days = pack.at(appeal.logged_at).settings", "days = pack.settings"),
        (
            "when the Director hears",
            "late_stage=pack.at(appeal.logged_at).settings",
            "late_stage=pack.settings",
        ),
    ),
    "report": (
        ("the days to acknowledge", "pack.at(incident.reported_at).settings", "pack.settings"),
        ("the days for its outcome", "pack.at(since).settings", "pack.settings"),
    ),
    "complaint": (
        ("its days", "pack.at(complaint.referred_at or complaint.logged_at).settings", "pack.settings"),
        ("its day in the bundle", "pack.at(complaint.logged_at).settings", "pack.settings"),
    ),
    "injury": (("its days", "pack.at(incident.reported_at).settings", "pack.settings"),),
    "informal": (("its days", "pack.at(action.recorded_at).settings", "pack.settings"),),
    "letter": (("its days", "pack.at(since).settings", "pack.settings"),),
    "adjustment": (("its days", "pack.at(since).settings", "pack.settings"),),
    "arrangement": (("its days", "pack.at(made.arranged_at).settings", "pack.settings"),),
    "exception": (("its days", "pack.at(exception.recorded_at).settings", "pack.settings"),),
    "held": (("its days", "pack.at(message.logged_at).settings", "pack.settings"),),
    "ombudsman_request": (("its days", "pack.at(request.logged_at).settings", "pack.settings"),),
    "openthing": (("when the Director hears", "pack.at(since).settings", "pack.settings"),),
    "safety_register": (
        ("its reminders", "entry.since, pack.at(entry.since), calendar", "entry.since, pack, calendar"),
    ),
    "check": (
        ("staff do what they were told to", "pack.at(entry.since).safety_measure", "pack.safety_measure"),
    ),
    "gaps": (
        ("a report's days", "pack.at(incident.reported_at).settings", "pack.settings"),
        ("a letter's days", "pack.at(letter.translated_at or letter.drafted_at).settings", "pack.settings"),
        ("an exception's days", "pack.at(exception.recorded_at).settings", "pack.settings"),
        ("a message's days", "pack.at(message.logged_at).settings", "pack.settings"),
    ),
}
