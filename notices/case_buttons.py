"""What may be done with a case: the buttons of its card, page by page (section 13)."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from notices.arrangement import way_to
from notices.card import MAX_BUTTONS, Action, Button
from notices.contacts import contacts_button
from notices.informal import ask_button
from notices.letter_cards import KINDS
from notices.report import who_it_was
from notices.words import Words
from policy.appeal import may_be_appealed
from policy.case import Case
from policy.contact_person import with_contacts
from policy.decided import decisions
from policy.letter import Letter
from policy.no_way import without_a_way
from policy.not_applied import finished
from policy.pack import Pack
from policy.seven_day import is_open
from policy.timeline import LETTERS, Matter

MOST_LETTERS = 3  # on the first page; the older ones come last


def fitting(buttons: Sequence[Button], page: int, case: Case, w: Words) -> tuple[Button, ...]:
    """Those of one page, counted from 0, and the way to the next one: nothing is left out."""
    if len(buttons) <= MAX_BUTTONS:
        return tuple(buttons)
    room = MAX_BUTTONS - 1
    shown, rest = buttons[page * room : (page + 1) * room], buttons[(page + 1) * room :]
    more = Button(w("More"), Action("case", f"{case.id}:{case.id}", value=str(page + 1)))
    return (*shown, more) if rest else tuple(shown)


def case_buttons(
    case: Case,
    today: dt.date,
    may_ask: bool,
    may_bundle: bool,
    may_note_authority: bool,
    reads: Callable[[Matter], bool],
    pack: Pack,
    w: Words,
) -> list[Button]:
    """All of them, what is going on first; none that opens what the person may not read."""
    buttons = _buttons(case, today, may_ask, may_bundle, may_note_authority, pack, w)
    return [button for button in buttons if _opens(case, button.action, reads)]


# What is opened by a button is about a matter; of letters each has its own.
_MATTERS: Mapping[str, Matter] = {
    "signoff": Matter.DECIDED,
    "see-review": Matter.DECIDED,
    "see-seven-day": Matter.INFORMAL,
    "see-complaint": Matter.LET_THROUGH,
    "exceptions": Matter.LET_THROUGH,
    "contacts": Matter.CONTACT,
    "see-ombudsman": Matter.OMBUDSMAN,
}


def _opens(case: Case, action: Action, reads: Callable[[Matter], bool]) -> bool:
    if action.use_case == "letter":
        return any(reads(LETTERS[x.kind]) for x in case.letters if action.subject == f"{case.id}:{x.id}")
    return action.use_case not in _MATTERS or reads(_MATTERS[action.use_case])


def _buttons(
    case: Case,
    today: dt.date,
    may_ask: bool,
    may_bundle: bool,
    may_note_authority: bool,
    pack: Pack,
    w: Words,
) -> list[Button]:
    whole = f"{case.id}:{case.id}"
    named = [Button(w("Replace the contact"), Action("replace-contact", whole), opens_form=True)]
    named = named if with_contacts(case, today, pack) else []
    if without_a_way(case) is not None:
        return [*(replace(button, style="primary") for button in named), *_to_open_a_way(case, w)]
    older, latest = case.letters[:-MOST_LETTERS], case.letters[-MOST_LETTERS:]
    unknown = [who_it_was(case, w)] if case.customer_id is None else []
    buttons = [*unknown, *_going_on(case, today, may_ask, pack, w), *_letters(case, latest, w)]
    if may_be_appealed(case):
        buttons.append(Button(w("Log an appeal"), Action("appeal", whole), opens_form=True))
    buttons.append(Button(w("Informal action"), Action("informal", whole), opens_form=True))
    buttons += named
    if case.in_force(today, pack):
        buttons.append(Button(w("Review"), Action("see-review", whole)))
    buttons.append(way_to(case, w))
    buttons.append(Button(w("Exceptions"), Action("exceptions", whole)))
    buttons.append(contacts_button(case, w))
    buttons += _complaints(case, w)
    if case.customer_id is not None:
        buttons.append(Button(w("The customer’s page"), Action("customer", whole)))
        buttons.append(
            Button(w("Report an incident"), Action("report", str(case.customer_id)), opens_form=True)
        )
    return [*buttons, *_elsewhere(case, may_bundle, may_note_authority, w), *_letters(case, older, w)]


def _to_open_a_way(case: Case, w: Words) -> Iterator[Button]:
    """What opens a way of contact again, and nothing that restricts more."""
    whole = f"{case.id}:{case.id}"
    yield Button(w("Review"), Action("see-review", whole))
    yield Button(w("End early"), Action("end", whole), opens_form=True)
    yield Button(w("Ways of contact"), Action("cannot-use", whole), opens_form=True)
    yield Button(w("Emergency"), Action("emergency", str(case.customer_id)))


def _going_on(case: Case, today: dt.date, may_ask: bool, pack: Pack, w: Words) -> Iterator[Button]:
    going_on = case.formal is not None and not finished(case, case.formal, today, pack)
    label = w("Formal action") if going_on else w("Consider formal action")
    yield Button(label, Action("formal", f"{case.id}:{case.id}"))
    referred = [incident for incident in case.theirs if incident.referred_at is not None]
    if referred:
        yield Button(w("Safety group"), Action("see-safety", f"{case.id}:{referred[-1].id}"))
    if case.open_proposal is not None:
        yield Button(w("See the proposal"), Action("signoff", f"{case.id}:{case.open_proposal.id}"))
    if case.seven_days and is_open(case, case.seven_days[-1], today):
        latest = Action("see-seven-day", f"{case.id}:{case.seven_days[-1].id}")
        yield Button(w("See: up to 7 days"), latest)
    elif may_ask:
        yield ask_button(case, w)


def _complaints(case: Case, w: Words) -> Iterator[Button]:
    """Where a complaint or a review stands, while there is one; the way to log another."""
    whole = f"{case.id}:{case.id}"
    if case.complaints:
        yield Button(w("See the complaint"), Action("see-complaint", whole))
    yield Button(w("Log a complaint"), Action("complaint", whole), opens_form=True)
    if decisions(case):
        yield Button(w("Review of a decision"), Action("review-of-decision", whole), opens_form=True)


def _elsewhere(case: Case, may_bundle: bool, may_note_authority: bool, w: Words) -> Iterator[Button]:
    whole = f"{case.id}:{case.id}"
    yield Button(w("Timeline"), Action("timeline", whole))
    threat = case.authority_steps or any(incident.immediate_threat for incident in case.theirs)
    if threat and may_note_authority:
        yield Button(w("Police or legal action"), Action("police-legal", whole), opens_form=True)
    if case.referrals:
        yield Button(w("The Ombudsman"), Action("see-ombudsman", whole))
    else:
        yield Button(w("To the Ombudsman"), Action("ombudsman", whole), opens_form=True)
    if may_bundle:
        yield Button(w("Bundle of the case"), Action("bundle", whole))


def _letters(case: Case, letters: Sequence[Letter], w: Words) -> Iterator[Button]:
    """The way to each; where there are several of a kind, with its number."""
    for letter in letters:
        alike = [x.id for x in case.letters if x.kind is letter.kind]
        number = f" {alike.index(letter.id) + 1}" if len(alike) > 1 else ""
        yield Button(w(KINDS[letter.kind]) + number, Action("letter", f"{case.id}:{letter.id}"))
