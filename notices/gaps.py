"""How a gap reads: when, what, by which section, and how late (section 7, P7.6)."""

from collections.abc import Mapping

from notices.letter_cards import KINDS
from notices.record import RECORDS
from notices.section import section_said
from notices.words import Words
from policy.gap import Gap
from policy.letter import LetterKind
from policy.pack import Pack

GAPS: Mapping[str, str] = {
    "report-late": "a report was not acknowledged in time",
    "control-undecided": "an interim control ended before the safety group had decided",
    "wrong-customer": "a report turned out to be about another customer, and its text is left out here",
    "injury-unanswered": "somebody was hurt, and it was not answered in time whether that is reportable",
    "injury-late": "an injury was not reported to the Health and Safety Executive in time",
    "register-review-late": "an entry in the safety register was not reviewed in time",
    "arrangement-late": "a measure that was arranged was not done in time: {what}",
    "no-way": "every way of contact was closed to the customer",
    "letter-not-issued": "a letter was drafted and is not issued: {what}",
    "letter-late": "a letter was issued late: {what}",
    "exception-without-details": "an exception has no details",
    "held-late": "a message that was held back was not looked at in time",
    "complaint-late": "a complaint, or a request for a review, did not go to its procedure in time",
    "ombudsman-late": "the Ombudsman was not answered in time",
    "erased": "a text was erased: {what}",
    "informal-without-warning": "informal action without any recorded warning",
    "seven-day-without-warning": "a restriction of up to 7 days without a recorded warning",
    "seven-day-untold": "a restriction of up to 7 days, and no day on which the customer was told",
    "no-warning": "restrictions were decided without a written warning issued before",
    "not-repeated": "restrictions were decided before the warned behaviour was reported again",
    "decider-took-part": "restrictions were decided by somebody of whom it was found later that it happened to them, or before them",
    "review-missing": "a review was not done",
    "review-late": "a review was done late",
    "appeal-acknowledged-late": "an appeal was not acknowledged in time",
    "appeal-decided-late": "an appeal was not decided in time",
    "appeal-reviewer-took-part": "an appeal was decided by somebody who had taken a part in the case",
}


STILL: Mapping[str, str] = {"no-way": "and is to this day"}  # otherwise it is open


def gap_line(gap: Gap, pack: Pack, w: Words) -> str:
    """One gap in a line."""
    said = w(
        "{day}: {gap} ({section})",
        day=w.date(gap.on),
        gap=w(GAPS[gap.code], what=_what(gap, pack, w)),
        section=section_said(gap.section, w),
    )
    late = w.n("{n} day late", "{n} days late", gap.days_late) if gap.days_late else ""
    until = w("until {day}", day=w.date(gap.until)) if gap.until else ""
    still = w(STILL.get(gap.code, "still open")) if gap.still else ""
    return ", ".join(part for part in (said, late, until, still) if part)


def _what(gap: Gap, pack: Pack, w: Words) -> str:
    if gap.code == "arrangement-late":
        return pack.measure(gap.what).label.say(w.language)
    if gap.what in set(LetterKind):
        return w(KINDS[LetterKind(gap.what)])
    return w(RECORDS[gap.what]) if gap.what else ""
