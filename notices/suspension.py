"""Suspending restrictions while their appeal is decided (section 7, P7.3)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Body, Paragraph
from notices.fields import Choices, LongText, Note
from notices.form import Form
from notices.loosening import restriction_options
from notices.words import Words
from policy.appeal import Appeal
from policy.case import Case
from policy.letter import LetterKind
from policy.pack import Pack
from policy.restriction import Restriction
from policy.suspension import Suspension, suspensions_of


def suspend_form(
    subject: str, about: str, able: Sequence[Restriction], names: Mapping[UUID, str], pack: Pack, w: Words
) -> Form:
    """What does not apply until the outcome, and why."""
    return Form(
        "suspend",
        w("Suspend meanwhile"),
        (
            Note(
                w("It stops applying at once. What stays applies again when the outcome’s letter is issued.")
            ),
            Choices(
                name="suspends",
                label=w("What does not apply meanwhile"),
                options=restriction_options(able, names, pack, w),
                value=tuple(str(restriction.id) for restriction in able),
            ),
            LongText(name="reason", label=w("Why")),
        ),
        w("Suspend it now"),
        subject,
        about=about,
    )


def suspended_lines(case: Case, appeal: Appeal, w: Words) -> list[Body]:
    """What applies meanwhile, and whether the customer knows; for the appeal's card."""
    running = suspensions_of(case, appeal.id)
    if not running:
        return [Paragraph(w("What was decided stays in force meanwhile."))] if appeal.outcome is None else []
    lines: list[Body] = [Paragraph(_told(case, appeal, running, w), strong=True)]
    if any(restriction.last_day >= running[0].first_day for restriction in _others(case, appeal, running)):
        lines.append(Paragraph(w("The other restrictions stay in force meanwhile.")))
    return lines


def suspended_line(case: Case, restriction: Restriction, appeal: Appeal, w: Words) -> list[Body]:
    """Since when one restriction of the appeal's card is suspended, if it is."""
    return [
        Paragraph(w("Suspended since {day}, until the outcome’s letter is issued.", day=w.date(x.first_day)))
        for x in suspensions_of(case, appeal.id)
        if x.restriction_id == restriction.id
    ]


def _others(case: Case, appeal: Appeal, running: Sequence[Suspension]) -> list[Restriction]:
    suspended = {suspension.restriction_id for suspension in running}
    return [r for r in case.restrictions if r.proposal_id == appeal.proposal_id and r.id not in suspended]


def _told(case: Case, appeal: Appeal, running: Sequence[Suspension], w: Words) -> str:
    if all(suspension.told_on for suspension in running):
        return w("The acknowledgement letter told the customer of the suspension.")
    letters = case.letters_about(appeal.id)
    if any(x.kind is LetterKind.APPEAL_ACKNOWLEDGED and x.waits for x in letters):
        return w("The acknowledgement letter will tell the customer of the suspension. Issue it soon.")
    return w("The acknowledgement letter does not say so: tell the customer of the suspension now.")
