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
    "not-an-email": "This does not look like an email address.",
    "who-is-it-now": "Choose the customer, or give the name of somebody new.",
    "chosen-and-new": "Somebody was chosen from the list above. Leave this empty, or leave that one out.",
}
REFUSED: Mapping[str, str] = {
    "harmed-may-not-close": "You were harmed in this incident, so somebody else must decide that nothing more is done.",
    "reason-missing": "Give the reason: it is kept with the decision.",
    "back-before-away": "The last day away is before the first one.",
    "absence-over": "These days are over: only what is still to come can be handed over.",
    "away-already": "They are away on some of these days already: end that first, or choose other days.",
    "own-delegate": "Nobody stands in for themselves: choose somebody else.",
    "delegate-left": "This person has left: choose somebody who is there.",
    "delegate-away": "This person is away on some of these days: choose somebody who is there.",
    "fallback-left": "This person has left: choose somebody who is there.",
    "part-in-what-happened": "You reported this, saw it or were harmed in it, so another member of the safety group decides.",
    "not-referred": "This report was not sent to the safety group.",
    "safety-measures-missing": "Choose at least one measure for the entry.",
    "measures-unchanged": "These are the measures that stand there now. Choose others, or keep the entry as it is.",
    "entry-about-another": "The report is about another customer: the entry can only be removed, and this customer told.",
    "telling-missing": "Say whether the customer is told of the entry by letter.",
    "untold-reason-missing": "Say why the customer is not told.",
    "interim-at-its-longest": "The interim control cannot last beyond {until}. Decide what becomes of the report.",
    "interim-out-of-range": "Choose a later day than now, up to {until}.",
    "nobody-hurt": "Nobody was hurt, as far as this report says.",
    "not-reportable": "It was not answered that this injury is reportable.",
    "injury-report-day": "Give the day of the report: not before it happened, and not in the future.",
    "injury-reference-missing": "Give the reference that the report was given.",
    "no-referral": "No report of this case was sent to the safety group.",
    "nothing-to-refer": "Every report of this case is with the safety group already.",
    "no-entry": "No report of this case has led to an entry in the safety register.",
    "no-injury": "Nobody was hurt in this case, as far as its reports say.",
    "safety-review-missing": "Say when the entry is looked at again.",
    "safety-review-out-of-range": "Choose a day from today on, at most 12 months ahead.",
    "nothing-recorded-yet": "Nothing is recorded in this case yet. Report what happened first.",
    "adjustment-in-the-future": "The request cannot have been received in the future.",
    "adjustment-unsaid": "Say what it is.",
    "adjustment-undecided": "An adjustment that the customer asked for is not decided yet. Decide it first.",
    "no-adjustment": "No adjustment has been asked for in this case.",
    "nothing-to-correct": "No warning has been issued in this case yet: there is nothing to correct.",
    "correction-in-the-future": "The correction cannot have been received in the future.",
    "correction-unanswered": "The customer said that something in the warning is wrong and has no answer yet. Answer it first.",
    "no-correction": "No correction of facts has been logged in this case.",
    "not-applied": "It was decided not to apply the policy. What comes now begins a new consideration.",
    "decided-already": "Restrictions were decided on under this consideration already.",
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
    "no-immediate-threat": "Only where an immediate threat was reported may a restriction come without a written warning.",
    "taken-in-the-future": "That day has not come yet.",
    "extreme-review-too-late": "Without a warning the first review is within {days} days of the start.",
    "other-approval-missing": "One of the two approvals has been given; the other is somebody else’s.",
    "proposal-open": "A proposal is waiting for its decision already.",
    "nothing-proposed": "No restriction has been proposed in this case yet.",
    "nothing-asked-for": "Choose at least one restriction.",
    "particular-missing": "“{restriction}” needs “{particular}”.",
    "particular-not-later": "“{particular}” must be later than “{other}”.",
    "deputy-is-contact": "Name somebody else as the deputy: the deputy is there when the contact is away.",
    "particular-in-the-future": "“{particular}” cannot be in the future.",
    "shared-address-unconfirmed": "Another customer has this email address, too. Confirm that it is right all the same, or ask for something else.",
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
    "addendum-missing": "Say what is to be added.",
    "same-customer": "This is the customer in whose case it is. Choose the one whom it is about.",
    "seven-day-not-told": "The customer was never told of it: it never applied, and ends by itself.",
    "no-contact-to-replace": "No restriction of this case names a contact.",
    "contact-unchanged": "These are the contacts already. Name somebody else.",
    "contact-left": "This person has left. Name somebody who is there.",
    "ways-unchanged": "That is known already.",
    "new-name-missing": "Give the name, as far as it is known.",
    "new-address-missing": "Give the address, or say that they have no fixed address.",
    "new-address-twice": "There is an address, and “no fixed address”. Only one of them can be right.",
    "perhaps-known": "Is it one of these: {who}? Then choose them from the list; if it is none of them, say so here.",
    "link-with-nobody": "Say who it is: a customer, or a name.",
    "link-with-two": "This is a customer and another name or address. Give one of them: a customer’s address is known.",
    "link-with-itself": "This is the same customer. Choose somebody else.",
    "linked-already": "They are linked so already.",
    "link-ends-before": "It began on {since}: it cannot end before.",
    "no-link": "Nobody is linked with this customer.",
    "addressee-without-capacity": "Letters go to an attorney or an appointee alone. Others can be told by the customer.",
    "authority-missing": "Say by what right the letters go to them, and of which day: the customer’s consent, or the order.",
    "authority-in-the-future": "The consent or the order must be there already.",
    "addressee-without-address": "An address is needed, so that letters reach them.",
    "addressee-there": "Letters go to somebody else already. End that link first.",
    "letters-unchanged": "That is how we write to this customer already.",
    "merged-with-itself": "This is the same row of the list. Choose the other one.",
    "merge-chain": "Other rows lead to that one already. Let it be the one that stays, or take those apart first.",
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
    "letter-owed": "The customer is owed this letter, so it cannot be dropped. Have it translated and issued.",
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
    "reviewer-left": "Somebody in the organisation without a part in the case may decide this appeal: no outside reviewer is needed.",
    "not-the-namer": "Whoever approved the decision does not choose who decides the appeal: somebody else names the outside reviewer.",
    "outside-name-missing": "Give the outside reviewer’s name: the customer reads it in the letters.",
    "outside-organisation-missing": "Say where the outside reviewer is from.",
    "outside-not-independent": "Confirm that the outside reviewer took no part, gave no advice and was not affected, or name somebody else.",
    "nothing-to-suspend": "Nothing of this decision applies, or will apply, that could be suspended.",
    "nothing-chosen-to-suspend": "Choose what does not apply until the outcome.",
    "suspension-reason-missing": "Say why it is suspended: it is kept with the appeal.",
    "nothing-suspended": "Nothing is suspended because of this appeal.",
    "suspension-told": "The customer has it in writing that this does not apply until we write again. It is over with the outcome’s letter: decide the appeal.",
    "nothing-in-force": "Nothing is in force for this customer, so there is nothing to make an exception to: deal with it as usual.",
    "always-let-through": "An emergency, an appeal, a complaint about this policy or a new matter is never refused: let it through.",
    "emergency-without-exception": "An emergency is let through, and that is recorded. Say which it is.",
    "reference-missing": "Give the reference that the complaint has in the complaints procedure.",
    "complained-about": "Somebody whom the complaint is not about must decide this.",
    "new-information-not-ruled-out": "Make sure first that nothing significant and new is in it. What is new is answered.",
    "stage2-in-the-future": "The stage 2 letter is the final answer: it must have gone out already.",
    "ombudsman-reference-missing": "Give the reference that the Ombudsman has given it.",
    "earlier-than-possible": "That day is earlier than what it follows.",
    "answer-by-before-asked": "The day to answer by cannot be earlier than the day on which it was asked.",
    "action-is-no-restriction": "A referral to the Ombudsman is an action with a date, not a restriction with an end.",
    "not-with-ombudsman": "Nothing of this case is with the Ombudsman, as far as is recorded.",
    "nothing-asked-by-ombudsman": "The Ombudsman waits for nothing in this case.",
    "new-end-missing": "Give the new last day, today or later.",
    "nothing-to-review": "Nothing of this decision applies any more that could be reviewed.",
    "not-impartial": "You took part in what happened ({parts}), so another manager must review it.",
    "review-reason-missing": "Give the reason as the customer will read it.",
    "review-implications-missing": "Say what it means for the customer’s contact with us from now on.",
    "next-review-missing": "Say when it is reviewed next.",
    "next-review-past": "The next review must be later than today.",
    "next-review-too-late": "The next review must be in {months} months at the latest.",
    "next-review-after-end": "The next review must not be later than the last day, {last_day}.",
    "nothing-changed": "Nothing was changed. Change something, or choose that it stays as it is.",
    "all-of-it-ends": "Everything would end. Choose “It ends now” as the outcome instead.",
    "not-stricter-unconfirmed": "Confirm that nothing becomes stricter for the customer. What does needs a new proposal.",
    "extending-is-a-proposal": "Here it can only end sooner. A later end is a new proposal, decided by another manager.",
    "amended-end-past": "The new last day must be today or later, and not before the first day.",
    "more-services-is-a-proposal": "Here services can only be taken away. To restrict more is a new proposal, decided by another manager.",
    "closing-is-a-proposal": "This would close a way of contact that is open now. That is a new proposal, decided by another manager.",
    "gap-before-start": "It would begin after what it replaces has ended ({last_day}). Begin the day after that at the latest.",
    "nothing-to-replace": "What this would replace has ended meanwhile, or was replaced already. Refuse it, or return it.",
    "comment-in-the-future": "The comment cannot have been received in the future.",
    "nothing-to-end": "Nothing applies here that could be ended.",
    "nothing-chosen-to-end": "Choose what ends.",
    "contact-in-the-future": "This contact has not happened yet: give a moment up to now.",
    "minutes-out-of-range": "Give whole minutes, at most {most}.",
    "arrangement-owner-left": "They are no longer in the directory. Choose somebody who can see to it.",
    "arranged-for-the-past": "That day is over. Give a day from today on, or the day on which it was done.",
    "done-day-missing": "Give the day on which it was done.",
    "done-in-the-future": "That day has not come yet. Say how it went afterwards.",
    "nobody-met": "Say who met: they do not decide an appeal.",
    "not-the-customers-to-decline": "The customer has no say in this one. If it is not to be, cancel it and say why.",
    "no-arrangement": "No measure has been arranged in this case yet.",
    "nothing-to-change": "Nothing of this decision applies any more that could be changed.",
    "new-end-not-sooner": "The new last day must be sooner: an appeal never makes a decision stricter.",
}
STALE: Mapping[str, str] = {
    "absence-over": "They are there again already.",
    "fallback-unchanged": "Nothing has changed: they were named already.",
    "changed": "Somebody changed this at the same moment. Look again and repeat what is still needed.",
    "acknowledged": "This report was acknowledged already.",
    "report-decided": "What becomes of this report was decided already.",
    "safety-decided": "The safety group decided this already.",
    "referred": "This report was sent to the safety group already.",
    "register-removed": "This entry was removed from the register already.",
    "injury-reported": "This injury was reported already.",
    "supported": "Support was arranged already.",
    "approved": "This was approved already.",
    "returned": "This was returned for changes already.",
    "refused": "This was refused already.",
    "letter-dropped": "This draft was dropped: it is never sent.",
    "letter-issued": "This letter was issued already; what was sent is frozen.",
    "appeal-taken": "This appeal was taken on already.",
    "appeal-decided": "This appeal was decided already.",
    "reviewed": "This was reviewed already.",
    "invited": "The customer was invited to comment already.",
    "yours-already": "You look after this already.",
    "draft-saved-elsewhere": "This was changed on another device meanwhile. Open it again.",
    "informal-seen": "This was looked at already.",
    "seven-day-told": "The customer was told already.",
    "seven-day-over": "This is over already.",
    "wrong-customer": "This report is about another customer; that was said already.",
    "letter-drafted": "The letter was written already.",
    "adjustment-decided": "This adjustment was decided already.",
    "correction-answered": "This correction was answered already.",
    "not-applied": "It was decided already not to apply the policy.",
    "exception-detailed": "There is nothing more to say about this exception: its details are there.",
    "held-looked-at": "Somebody has looked at this message already.",
    "arrangement-closed": "It was said already how this went.",
    "ombudsman-reference": "The Ombudsman’s reference is there already.",
    "ombudsman-answered": "This was answered already.",
    "ombudsman-outcome": "The Ombudsman’s outcome is there already.",
    "considering": "Formal action is being considered already.",
    "identified": "It was said already who the customer is.",
    "link-ended": "This link was ended already.",
    "merged": "They were merged meanwhile. Look the customer up again: what is recorded stands on one page now.",
    "unmerged": "They are not merged, or were taken apart already.",
}
NOT_ALLOWED: Mapping[str, str] = {
    "left": "You are no longer in the directory. Ask your line manager to have you added.",
    "not-in-directory": "You are not in the directory of this bot yet. Ask its administrator to add your work email; then write again.",
    "needs-manager": "This is for managers.",
    "needs-admin": "This is for Admin.",
    "not-your-absence": "Only they themselves, their line manager or Admin can say that.",
    "they-left": "They have left.",
    "needs-safety": "This is decided by members of the safety group.",
    "other-organisation": "This belongs to the other organisation: its own people look after it, and the managers.",
    "needs-director": "This is for the Director of Customers and Communities.",
    "needs-slt": "Appeals are decided by members of the senior leadership team.",
    "not-part-of-report": "Only those who reported it or were there, and whoever it went to, add to a report.",
    "not-your-report": "This report went to somebody else.",
    "not-your-exception": "Somebody else recorded this exception.",
    "not-your-arrangement": "Somebody else sees to this.",
    "not-your-message": "This message is for those who keep the restriction, and for managers.",
    "no-need-to-know": "This is open only to those who work on the case.",
    "not-your-customer": "How we write to a customer is changed by managers, Records, and the line manager whom a report about them went to.",
    "not-yours-to-merge": "Records, managers and the Director say that two customers are one.",
    "not-your-bundle": "The bundle of a case is for Records, the Director, managers, and SLT members who decide its appeal.",
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
    Part.REVIEWED: "you reviewed the restrictions",
    Part.REFERRED: "you referred the case to the Ombudsman",
    Part.DECLINED: "you refused an exception, or declined a complaint or correspondence",
    Part.CONTACTED: "you had or logged a contact that seemed wrong",
    Part.MEETING_OFFICER: "you are the officer whom the customer was to meet",
    Part.STRATEGY: "you are one of the strategy meeting",
    Part.KEY_OFFICER: "you are the key officer",
    Part.SAFETY: "you decided for the safety group",
}
NEXT_STEPS: Mapping[str, str] = {
    "report": "Report an incident",
    "formal": "Consider formal action",
    "considerations": "Answer considerations",
    "measures": "Answer the measures",
    "warning": "Prepare the warning",
    "decide-adjustment": "Decide the adjustment",
    "answer-correction": "Answer the correction",
    "issue": "Mark as issued",
    "proposal": "Change the restrictions",
    "signoff": "See the proposal",
    "informal": "Record informal action",
    "seven-day": "Restrict up to 7 days",
    "see-seven-day": "See what is asked for",
    "translation": "Translate the letter",
    "take-appeal": "Take this appeal",
    "decide-appeal": "Decide the appeal",
    "review": "Change the review",
    "emergency": "Let it through",
    "arrange": "Arrange a measure",
    "refer-safety": "Send to safety group",
    "decide-safety": "Decide for the group",
    "injury": "Reportable injury?",
    "ombudsman": "Refer to the Ombudsman",
}
# Next steps that ask nothing.
AT_ONCE = frozenset({"formal", "see-seven-day", "signoff", "take-appeal", "emergency"})


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
