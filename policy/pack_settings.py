"""The limits and times of a pack: what the policy itself says, and what it leaves to each landlord."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from policy.pack_reader import Table


class MissedReview(StrEnum):
    """What happens to a restriction whose review is overdue (section 9)."""

    FLAG = "flag"
    LAPSE = "lapse"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Numbers with their unit in the name; office hours in the organisation's own time zone."""

    # section 5
    seven_day_limit_days: int
    seven_day_gap_days: int
    # section 6
    warning_lapses_months: int
    correct_facts_working_days: int
    post_received_working_days: int
    restriction_max_months: int
    # section 7
    signoff_working_days: int
    letter_unissued_working_days: int
    translation_working_days: int
    appeal_acknowledge_working_days: int
    appeal_decide_working_days: int
    appeal_nudge_working_days: tuple[int, ...]
    appeal_overdue_nudge_working_days: int
    ombudsman_reminder_days: tuple[int, ...]
    # section 8
    acknowledge_incident_working_days: int
    escalate_after_nudge_working_days: int
    interim_control_working_days: int
    extreme_first_review_days: int
    extreme_director_approval: bool
    held_message_working_days: int
    exception_details_working_days: int
    riddor_days: int
    # section 9
    review_default_months: int
    review_max_months: int
    review_reminder_days: tuple[int, ...]
    review_overdue_nudge_days: int
    review_comment_working_days: int
    missed_review: MissedReview
    # sections 10 and 11
    complaint_reference_working_days: int
    complaint_outcome_working_days: int
    # sections 13 and 14
    retention_years: int
    policy_review_reminder_days: tuple[int, ...]
    # nudges are sent between these
    office_hours_from: dt.time
    office_hours_to: dt.time


def read_settings(table: Table) -> Settings:
    """Every setting. What the policy or the law promises (7 days, 12 months, 15 days) cannot be loosened here."""
    known = len(table.problems)
    settings = Settings(
        seven_day_limit_days=table.number("seven_day_limit_days", 1, 7),
        seven_day_gap_days=table.number("seven_day_gap_days", 1, 365),
        warning_lapses_months=table.number("warning_lapses_months", 1, 24),
        correct_facts_working_days=table.number("correct_facts_working_days", 1, 60),
        post_received_working_days=table.number("post_received_working_days", 1, 10),
        restriction_max_months=table.number("restriction_max_months", 1, 24),
        signoff_working_days=table.number("signoff_working_days", 1, 20),
        letter_unissued_working_days=table.number("letter_unissued_working_days", 1, 20),
        translation_working_days=table.number("translation_working_days", 1, 20),
        appeal_acknowledge_working_days=table.number("appeal_acknowledge_working_days", 1, 20),
        appeal_decide_working_days=table.number("appeal_decide_working_days", 1, 60),
        appeal_nudge_working_days=table.numbers("appeal_nudge_working_days", 1, 60, rising=True),
        appeal_overdue_nudge_working_days=table.number("appeal_overdue_nudge_working_days", 1, 20),
        ombudsman_reminder_days=table.numbers("ombudsman_reminder_days", 0, 60, rising=False),
        acknowledge_incident_working_days=table.number("acknowledge_incident_working_days", 1, 20),
        escalate_after_nudge_working_days=table.number("escalate_after_nudge_working_days", 1, 20),
        interim_control_working_days=table.number("interim_control_working_days", 1, 20),
        extreme_first_review_days=table.number("extreme_first_review_days", 1, 90),
        extreme_director_approval=table.flag("extreme_director_approval"),
        held_message_working_days=table.number("held_message_working_days", 1, 10),
        exception_details_working_days=table.number("exception_details_working_days", 1, 10),
        riddor_days=table.number("riddor_days", 1, 15),
        review_default_months=table.number("review_default_months", 1, 12),
        review_max_months=table.number("review_max_months", 1, 12),
        review_reminder_days=table.numbers("review_reminder_days", 0, 90, rising=False),
        review_overdue_nudge_days=table.number("review_overdue_nudge_days", 1, 30),
        review_comment_working_days=table.number("review_comment_working_days", 1, 30),
        missed_review=table.one_of("missed_review", MissedReview),
        complaint_reference_working_days=table.number("complaint_reference_working_days", 1, 20),
        complaint_outcome_working_days=table.number("complaint_outcome_working_days", 1, 120),
        retention_years=table.number("retention_years", 1, 100),
        policy_review_reminder_days=table.numbers("policy_review_reminder_days", 0, 365, rising=False),
        office_hours_from=table.time("office_hours_from"),
        office_hours_to=table.time("office_hours_to"),
    )
    if not table.has("extreme_director_approval"):
        table.problem("extreme_director_approval", "is missing")
    if len(table.problems) == known:
        _check_together(table, settings)
    return settings


def _check_together(table: Table, settings: Settings) -> None:
    if settings.review_default_months > settings.review_max_months:
        table.problem("review_default_months", "is more than review_max_months")
    if settings.appeal_acknowledge_working_days > settings.appeal_decide_working_days:
        table.problem("appeal_acknowledge_working_days", "is more than appeal_decide_working_days")
    if any(day >= settings.appeal_decide_working_days for day in settings.appeal_nudge_working_days):
        table.problem("appeal_nudge_working_days", "goes beyond appeal_decide_working_days")
    if settings.office_hours_from >= settings.office_hours_to:
        table.problem("office_hours_to", "is not after office_hours_from")
