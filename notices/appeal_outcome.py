"""Deciding an appeal (section 7, P7.4)."""

from collections.abc import Mapping

from notices.fields import Choice, Date, LongText, Note, Option
from notices.form import Form
from notices.formal import written_in_field
from notices.words import Words
from policy.appeal import AppealOutcome

OUTCOMES: Mapping[AppealOutcome, str] = {
    AppealOutcome.STAYS: "The measures stay as they are",
    AppealOutcome.SHORTENED: "They end sooner",
    AppealOutcome.CHANGED: "A different course for each: some end, or get looser",
    AppealOutcome.ENDED: "They end now",
}


def decide_form(subject: str, about: str, w: Words) -> Form:
    """The outcome and its reasons, as the customer will read them (P7.4)."""
    return Form(
        "decide-appeal",
        w("Decide the appeal"),
        (
            Note(
                w(
                    "An appeal never makes a decision stricter. Ending sooner or now takes effect at once; the letter follows."
                )
            ),
            Choice(
                name="outcome",
                label=w("Outcome"),
                options=tuple(Option(key.value, w(text)) for key, text in OUTCOMES.items()),
            ),
            Date(name="new_end", label=w("If sooner: the new last day"), required=False),
            LongText(name="reasons", label=w("The reasons, as the customer will read them")),
            written_in_field(w),
        ),
        w("Decide"),
        subject,
        about=about,
    )
