"""Looking at an entry in the staff safety register again (sections 8 and 9, P9.3)."""

import datetime as dt
from collections.abc import Mapping

from notices.fields import Choice, Date, FormField, LongText, Option, YesNo
from notices.form import Form
from notices.formal import written_in_field
from notices.safety import letter_reason_field, measures_field
from notices.words import Words
from policy.pack import Pack
from policy.safety_register import Entry, RegisterOutcome

OUTCOMES: Mapping[RegisterOutcome, str] = {
    RegisterOutcome.KEPT: "Keep it as it is",
    RegisterOutcome.CHANGED: "Change what staff do",
    RegisterOutcome.REMOVED: "Remove it: it ends at once",
}


def review_register_form(
    subject: str,
    about: str,
    entry: Entry,
    letter_owed: bool,
    untold: bool,
    review_on: dt.date,
    pack: Pack,
    w: Words,
) -> Form:
    """Keep, change or remove. ``letter_owed``: the customer was told of the entry, so they hear of its change and its
    end; ``untold``: they were not, and can be told of it now."""
    fields: list[FormField] = [
        Choice(
            name="outcome",
            label=w("What becomes of the entry?"),
            options=tuple(Option(key.value, w(text)) for key, text in OUTCOMES.items()),
        ),
        measures_field(entry.measures, pack, w),
        Date(
            name="review_on",
            label=w("When it is looked at again, if it stays (within 12 months)"),
            value=review_on,
            required=False,
        ),
        LongText(name="reason", label=w("Why?")),
    ]
    if letter_owed:
        label = w("If it is changed or removed: the reason, as the customer will read it")
        fields += [letter_reason_field(label, w), written_in_field(w)]
    if untold:
        ask = w("If it stays: is the customer, who was not told, told of it by letter now?")
        label = w("If told: the reason, as the customer will read it")
        fields += [
            YesNo(name="told", label=ask, required=False),
            letter_reason_field(label, w),
            written_in_field(w),
        ]
    return Form("review-register", w("Safety register"), tuple(fields), w("Decide"), subject, about=about)
