"""A made-up issue 5 of the landlord's pack, and the two issues together: what the change of the policy is tried with."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from policy.pack import Pack
from policy.pack_issues import Issues
from policy.pack_parse import parse_pack
from tests.story import CALENDAR, adra

FOURTH = (Path(__file__).parents[1] / "policy" / "packs" / "adra.toml").read_text(encoding="utf-8")
CHANGES: Sequence[tuple[str, str]] = (
    (
        "issue = 4\nissued = 2023-03-01\nnext_review = 2026-03-01",
        "issue = 5\nissued = 2026-03-16\nnext_review = 2029-03-16",
    ),
    ('en = "Managing Customer Contact Policy"', 'en = "Working with Customers Policy"'),
    ('ref = "CCp04"', 'ref = "CCp09"'),
    # other words for the same keys
    ('en = "One way of contact only"', 'en = "One channel"'),
    ('en = "Contact only {medium}"', 'en = "One channel only: {medium}"'),
    ('en = "Being rude, shouting, or insisting on the officer they blame"', 'en = "Discourtesy"'),
    # other times
    ("warning_lapses_months = 12", "warning_lapses_months = 1"),
    ("acknowledge_incident_working_days = 1", "acknowledge_incident_working_days = 4"),
    ("signoff_working_days = 2", "signoff_working_days = 5"),
    ("letter_unissued_working_days = 3", "letter_unissued_working_days = 6"),
    ("escalate_after_nudge_working_days = 1", "escalate_after_nudge_working_days = 3"),
    ("interim_control_working_days = 5", "interim_control_working_days = 2"),
    ("held_message_working_days = 2", "held_message_working_days = 4"),
    ("exception_details_working_days = 2", "exception_details_working_days = 4"),
    ("translation_working_days = 3", "translation_working_days = 7"),
    ("riddor_days = 15", "riddor_days = 12"),
    ("complaint_reference_working_days = 2", "complaint_reference_working_days = 6"),
    ("complaint_outcome_working_days = 20", "complaint_outcome_working_days = 30"),
    ("extreme_director_approval = true", "extreme_director_approval = false"),
    ("appeal_acknowledge_working_days = 5", "appeal_acknowledge_working_days = 2"),
    ("appeal_decide_working_days = 20", "appeal_decide_working_days = 10"),
    ("appeal_nudge_working_days = [5, 10, 15, 18]", "appeal_nudge_working_days = [3, 6]"),
    ("appeal_overdue_nudge_working_days = 1", "appeal_overdue_nudge_working_days = 2"),
    ("ombudsman_reminder_days = [7, 2, 0]", "ombudsman_reminder_days = [14, 0]"),
    ("review_reminder_days = [30, 14, 7, 0]", "review_reminder_days = [60, 0]"),
    ("review_overdue_nudge_days = 7", "review_overdue_nudge_days = 2"),
    ('missed_review = "flag"', 'missed_review = "lapse"'),
    ("office_hours_from = 09:00:00", "office_hours_from = 10:00:00"),
)


def fifth_text(*, without: str = "", issued: str = "2026-03-16") -> str:
    """The text of issue 5, issued on a day; where asked for without one kind of restriction."""
    text = FOURTH
    for old, new in CHANGES:
        assert text.count(old) >= 1, old
        text = text.replace(old, new)
    text = text.replace("2026-03-16", issued).replace("2029-03-16", f"2029{issued[4:]}")
    if without:
        begin = text.index(f'[[restriction]]\nkey = "{without}"')
        end = text.index("[[restriction]]\nkey", begin + 1)
        text = text[:begin] + text[end:]
    return text


@cache
def fifth(without: str = "", issued: str = "2026-03-16") -> Pack:
    """Issue 5 by itself."""
    return parse_pack(fifth_text(without=without, issued=issued))


def two_issues(day: str = "2026-03-16", without: str = "") -> Issues:
    """Issue 4, and issue 5 from a day on."""
    issues = Issues(lambda day: CALENDAR.moment(day, dt.time()))
    issues.join(adra(), adra().applies_from)
    issues.join(fifth(without, day), dt.date.fromisoformat(day))
    return issues
