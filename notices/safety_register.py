"""Looking at an entry in the staff safety register again (sections 8 and 9, P9.3)."""

import datetime as dt
from collections.abc import Mapping

from notices.fields import Choice, Date, FormField, LongText, Option
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
    subject: str, about: str, entry: Entry, letter_owed: bool, review_on: dt.date, pack: Pack, w: Words
) -> Form:
    """Keep, change or remove. ``letter_owed``: the customer was told of the entry, so they hear of its end."""
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
        label = w("If it is removed: the reason, as the customer will read it")
        fields += [letter_reason_field(label, w), written_in_field(w)]
    return Form("review-register", w("Safety register"), tuple(fields), w("Decide"), subject, about=about)
