"""What a person reads when something cannot be done: why, by which section, and what to do instead."""

import datetime as dt
from collections.abc import Mapping

from notices.card import Action, Button, Card, Paragraph
from notices.words import Words
from policy.involvement import Part
from policy.pack_kinds import Label
from policy.refusal import Invalid, NotAllowed, Problem, Refusal, Refused, Stale, Unavailable

PROBLEMS: Mapping[str, str] = {
    "required": "This is needed.",
    "too-long": "This is {length} characters long; at most {most} fit here.",
    "not-an-option": "Choose one of the answers that are offered.",
    "not-a-date": "“{answer}” is not a date. Write it as YYYY-MM-DD, for example 2026-11-24.",
    "not-a-time": "“{answer}” is not a time. Write it as HH:MM, for example 14:30.",
    "not-a-number": "“{answer}” is not a whole number.",
    "out-of-range": "This must be between {least} and {most}.",
    "choose-from-list": "Choose from the list: type a part of the name and pick one.",
    "unknown-customer": "There is no such customer. Type a part of the name and pick one.",
    "unknown-person": "There is no such person in the directory. Type a part of the name and pick one.",
    "in-the-future": "This has not happened yet: give a moment up to now.",
    "long-ago": "This is more than {years} years ago. Check the year.",
    "who-is-it": "Choose the customer, or say who it is as far as you know.",
    "warned-after": "The warning comes before the action. If it came after it, answer “No” above and say why.",
    "say-which": "Say what it was.",
}
REFUSED: Mapping[str, str] = {
    "harmed-may-not-close": "You were harmed in this incident, so somebody else must decide that nothing more is done.",
    "reason-missing": "Give the reason: it is kept with the decision.",
    "part-in-what-happened": "You reported this, saw it or were harmed in it, so another member of the safety group decides.",
    "not-referred": "This report was not sent to the safety group.",
    "measures-missing": "Choose at least one measure for the entry.",
    "safety-review-missing": "Say when the entry is looked at again.",
    "safety-review-out-of-range": "Choose a day from today on, at most 12 months ahead.",
    "nothing-recorded-yet": "Nothing is recorded in this case yet. Report what happened first.",
    "customer-not-identified": "Nobody knows yet which customer this is. Identify the customer first.",
    "consideration-missing": "“{which}” has no answer yet. One sentence will do.",
    "same-text-in-all": "The same text stands in every answer. Answer each consideration for itself; one sentence will do.",
    "formal-not-started": "Formal action is not being considered in this case yet.",
    "considerations-missing": "The nine considerations must be answered first, before the customer is warned.",
    "considerations-not-confirmed": "Confirm that you have read the considerations again and that they are still right, or change them first.",
    "measure-missing": "“{which}” has no answer yet: done, offered, or why it is not suitable.",
    "measure-reason-missing": "Say why “{which}” is not suitable.",
    "measures-missing": "The six measures that can help instead must be answered first.",
    "examples-missing": "Choose at least one dated incident: the customer must know what the warning is about.",
    "warning-missing": "A written warning must be issued first.",
    "warning-not-issued": "The written warning is drafted but not issued: the customer does not have it yet.",
    "warning-lapsed": "The warning of {received} has lapsed. A new written warning must be issued first.",
    "not-repeated": "The behaviour has not been repeated since the customer had the warning ({received}). Report it when it happens again.",
    "proposal-open": "A proposal is waiting for its decision already.",
    "nothing-proposed": "No restriction has been proposed in this case yet.",
    "nothing-asked-for": "Choose at least one restriction.",
    "particular-missing": "“{restriction}” needs “{particular}”.",
    "particular-not-later": "“{particular}” must be later than “{other}”.",
    "deputy-is-contact": "Name somebody else as the deputy: the deputy is there when the contact is away.",
    "services-missing": "Choose the services that the restriction covers: there are no blanket bans.",
    "start-in-the-past": "The start is in the past. A restriction cannot begin before the customer is told.",
    "end-before-start": "The end is before the start.",
    "restriction-too-long": "A restriction can last {months} months at the most; after that it is reviewed.",
    "review-too-early": "The review must be later than the start.",
    "review-after-end": "The review must not be later than the end.",
    "review-too-late": "The review must be at most {months} months after the start.",
    "proportionality-missing": "“{which}” has no answer yet.",
    "reason-for-customer-missing": "Give the reason as the customer will read it.",
    "implications-missing": "Say what it means for the customer’s contact with us.",
    "no-way-left-open": "From {from_day} no way of contact would be left open that this customer can use. At least one must stay open, over all restrictions together.",
    "not-independent": "You took part in this ({parts}), so an independent manager must decide.",
    "a-manager-decides": "Independent managers are there to decide this.",
    "already-over": "The end of a restriction has passed meanwhile. Return the proposal so that the dates are set again.",
    "warn-first": "The customer must be warned once before contact is restricted, and no warning is recorded.",
    "not-gone-on": "Nothing of the same kind is recorded since the warning. Report it when it happens again.",
    "seven-day-open": "A restriction of up to 7 days is asked for or applies already.",
    "longer-than-seven-days": "At most {days} days, the first and the last included. Anything longer is formal action.",
    "seven-day-again": "The last restriction of up to 7 days ended on {last}, or will. Another within {days} days of its end is formal action.",
    "seven-day-over": "Its last day ({last}) has passed. It never applied; ask again if it is still needed.",
    "seven-day-not-confirmed": "A manager must confirm it first.",
    "no-seven-day": "No restriction of up to 7 days has been asked for in this case.",
    "you-asked": "You asked for this, so another manager must confirm it.",
    "told-in-the-future": "The customer cannot have been told in the future.",
    "told-before-confirmed": "It was not confirmed yet at that time.",
    "no-letter": "There is no letter in this case yet.",
    "nothing-to-translate": "No letter of this case waits for its translation.",
    "nothing-to-issue": "No letter of this case waits to be issued.",
    "translation-missing": "Every text must be translated: the customer reads the whole letter in each language.",
    "letter-untranslated": "The letter is not complete in every language yet. It must be translated first.",
    "letter-fact-missing": "The letter lacks what it must carry: {which}.",
    "issued-in-the-future": "The letter cannot be marked as issued in the future.",
    "issued-before-drafted": "The letter was not written yet at that time.",
    "nothing-to-appeal": "There is no approved formal decision to appeal against.",
    "no-formal-decision": "There is no approved formal decision in this case yet.",
    "no-appeal": "No appeal has been logged in this case yet.",
    "appeal-open": "An appeal in this case is being decided already. Add what is new to it.",
    "received-in-the-future": "The appeal cannot have been received in the future.",
    "received-before-decision": "The appeal cannot have been received before the decision that it is about.",
    "took-part": "You took part in this case ({parts}), so a member of the senior leadership team who did not must decide the appeal.",
    "an-slt-member-decides": "Members of the senior leadership team without a part in the case are there to decide this.",
    "not-your-appeal": "Another reviewer has taken this appeal on.",
    "appeal-not-taken": "Take the appeal on first.",
    "new-end-missing": "Give the new last day, today or later.",
    "new-end-not-sooner": "The new last day must be sooner: an appeal never makes a decision stricter.",
}
STALE: Mapping[str, str] = {
    "changed": "Somebody changed this at the same moment. Look again and repeat what is still needed.",
    "acknowledged": "This report was acknowledged already.",
    "report-decided": "What becomes of this report was decided already.",
    "safety-decided": "The safety group decided this already.",
    "supported": "Support was arranged already.",
    "approved": "This was approved already.",
    "returned": "This was returned for changes already.",
    "refused": "This was refused already.",
    "letter-issued": "This letter was issued already; what was sent is frozen.",
    "appeal-taken": "This appeal was taken on already.",
    "appeal-decided": "This appeal was decided already.",
    "draft-saved-elsewhere": "This was changed on another device meanwhile. Open it again.",
    "informal-seen": "This was looked at already.",
    "seven-day-told": "The customer was told already.",
    "letter-drafted": "The letter was written already.",
    "considering": "Formal action is being considered already.",
}
NOT_ALLOWED: Mapping[str, str] = {
    "left": "You are no longer in the directory. Ask your line manager to have you added.",
    "not-in-directory": "You are not in the directory of this bot yet. Ask its administrator to add your work email; then write again.",
    "needs-manager": "This is for managers.",
    "needs-safety": "This is decided by members of the safety group.",
    "needs-slt": "Appeals are decided by members of the senior leadership team.",
    "not-your-report": "This report went to somebody else.",
    "no-need-to-know": "This is open only to those who work on the case.",
    "customer-not-identified": "Nobody knows yet which customer this is.",
    "unknown-case": "There is no such case.",
    "unknown-subject": "What this button was about is no longer there.",
    "unknown-customer": "There is no such customer.",
    "unknown-person": "There is no such person in the directory.",
    "unknown-form": "This form is not yours or no longer known. Open it again.",
    "unknown-use-case": "This button is no longer in use. Open what you need from the home.",
}
UNAVAILABLE: Mapping[str, str] = {
    "try-later": "It cannot be done at the moment. Nothing was changed; try again in a minute. What you typed is still in the form.",
}
PARTS: Mapping[Part, str] = {
    Part.REPORTER: "you reported an incident",
    Part.WITNESS: "you were a witness",
    Part.HARMED: "you were harmed",
    Part.HANDLED_REPORT: "you dealt with a report",
    Part.PREPARED: "you prepared the formal action",
    Part.PROPOSER: "you proposed it",
    Part.DECIDER: "you decided on a proposal",
    Part.OWNER: "you own the restriction",
    Part.CONTACT: "you are a point of contact",
    Part.LETTER_ISSUER: "you translated or issued a letter",
    Part.ACTED: "you took informal action",
    Part.ASKED: "you asked for a restriction of up to 7 days",
    Part.TOLD: "you told the customer of a restriction",
    Part.REVIEWER: "you decided an earlier appeal",
}
NEXT_STEPS: Mapping[str, str] = {
    "report": "Report an incident",
    "formal": "Consider formal action",
    "considerations": "Answer considerations",
    "measures": "Answer the measures",
    "warning": "Prepare the warning",
    "issue": "Mark as issued",
    "proposal": "Change the restrictions",
    "signoff": "See the proposal",
    "informal": "Record informal action",
    "seven-day": "Restrict up to 7 days",
    "see-seven-day": "See what is asked for",
    "translation": "Translate the letter",
    "take-appeal": "Take this appeal",
}
AT_ONCE = frozenset({"formal", "see-seven-day", "signoff", "take-appeal"})  # next steps that ask nothing


def sentence(refusal: Refusal, w: Words) -> str:
    """What happened, in one sentence or two."""
    match refusal:
        case Refused():
            return w(
                "§{section}: {text}",
                section=refusal.section,
                text=_fill(REFUSED[refusal.code], refusal.facts, w),
            )
        case Stale(by=None):
            return w(STALE[refusal.what])
        case Stale():
            return w("{what} ({by} was first.)", what=w(STALE[refusal.what]), by=refusal.by)
        case NotAllowed():
            return w(NOT_ALLOWED[refusal.code])
        case Unavailable():
            return w(UNAVAILABLE[refusal.code])
        case Invalid():
            return w("Some answers need another look.")
    raise TypeError(f"a refusal without words: {type(refusal).__name__}")


def problem(found: Problem, w: Words) -> str:
    """What stands at a field."""
    return _fill(PROBLEMS[found.code], found.facts, w)


def refusal_card(refusal: Refusal, w: Words, *, instead: str = "", subject: str = "") -> Card:
    """A refusal as a card, with the next step as its button."""
    buttons: tuple[Button, ...] = ()
    if instead in NEXT_STEPS:
        asks = instead not in AT_ONCE
        buttons = (Button(w(NEXT_STEPS[instead]), Action(instead, subject), "primary", opens_form=asks),)
    titles = {Stale: "Somebody was first", NotAllowed: "Not open to you", Unavailable: "Not possible now"}
    title = w(titles.get(type(refusal), "Not yet"))
    return Card(title, body=(Paragraph(sentence(refusal, w)),), buttons=buttons, tone="warning")


def _fill(text: str, facts: Mapping[str, object], w: Words) -> str:
    return w(text, **{name: _say(value, w) for name, value in facts.items()})


def _say(value: object, w: Words) -> str:
    match value:
        case Label():
            return value.say(w.language)
        case dt.date():
            return w.date(value)
        case list() | tuple():
            return w.list([_say(item, w) for item in value])
        case Part():
            return w(PARTS[value])
        case _:
            return str(value)
