"""For whom a report was typed (section 8)."""

from notices.fields import Note, PersonField
from notices.form import Form
from notices.words import Words
from policy.incident import Incident


def link_form(subject: str, about: str, incident: Incident, w: Words) -> Form:
    """Who that was, of the directory."""
    said = w("The report says: {name}.", name=incident.on_behalf_of) if incident.on_behalf_of else ""
    note = w(
        "They count as who reported it, so they decide nothing of this case. They hear what becomes of it."
    )
    fields = (Note(f"{said} {note}".strip()), PersonField(name="person", label=w("Who that was")))
    return Form("link-reporter", w("For whom was it?"), fields, w("Save"), subject, about=about)
