"""Reviewing a formal decision, in steps that are kept as a draft between them (section 9)."""

from dataclasses import replace
from uuid import UUID

from handlers.ended import draft_ended
from handlers.letter import draft_letter, tell_letter
from handlers.letter_common import prose
from handlers.loosening import changes_of
from handlers.proposal import ask as ask_proposal
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase, pointing_back
from notices.answers import Answers, RawAnswers
from notices.card import Action, Card
from notices.form import Form
from notices.formal import WRITTEN_IN
from notices.loosening import changes_form
from notices.review import STRICTER, findings_form, outcome_form, review_card
from policy import review as rule
from policy import review_due as due_rule
from policy.access import require_words
from policy.calendar import add_months
from policy.case import Case
from policy.letter import Letter, LetterKind
from policy.loosening import check_loosening
from policy.owner import take_over
from policy.proposal import Proposal
from policy.record import recorded
from policy.refusal import Invalid, Problem, Refused
from policy.restriction import Restriction
from policy.review import Findings, ReviewOutcome
from policy.timeline import Matter


def see(look: Look, action: Action) -> Shown:
    """Where a review stands, for those who read why it was decided."""
    case, proposal = review_of(look, action.subject)
    require_words(look.person, case, Matter.DECIDED)
    record = recorded("review-read", "13", look.person, look.at, case_id=case.id, subject_id=proposal.id)
    return _card(look, case, proposal), (record,)


def ask(turn: Turn, subject: str, step: str) -> Form:
    """One step of the review. Raises `Stale` where somebody has reviewed it since the button was made."""
    case, proposal, restrictions = _reviewed(turn, subject)
    about = turn.about(case)
    if step == "changes":
        return _changes_form(turn, subject, about, restrictions)
    if step == "reasons":
        ends = _first_step(turn, subject).text("outcome") == ReviewOutcome.ENDED
        return findings_form(subject, about, ends, turn.say)
    return _outcome_form(turn, case, proposal, restrictions, subject, about)


def take(turn: Turn, form: Form, answers: Answers) -> Card | Form:
    """Keep the step and go on; the last one does the review. What is stricter goes on as a proposal (P9.2)."""
    case, proposal, restrictions = _reviewed(turn, form.subject)
    if form.step == "outcome":
        chosen = answers.text("outcome")
        if not chosen:
            raise Invalid({"outcome": Problem("required")})
        if chosen == STRICTER:
            return ask_proposal(turn, form.subject, "kinds")
        if chosen != ReviewOutcome.ENDED:
            last_day = max(restriction.last_day for restriction in restrictions)
            rule.check_next_review(last_day, answers.date("next_review_on"), turn.today, turn.pack)
        return ask(turn, form.subject, "changes" if chosen == ReviewOutcome.AMENDED else "reasons")
    if form.step == "changes":
        changes = changes_of(turn, answers, restrictions)
        confirmed = bool(answers.yes("not_stricter"))
        check_loosening(restrictions, changes, confirmed, turn.today, turn.pack, "9", turn.present)
        return ask(turn, form.subject, "reasons")
    with pointing_back(form):
        return _done(turn, case, proposal, restrictions, form.subject, answers)


def invite(turn: Turn, action: Action) -> Card:
    """Draft the letter that invites the customer to comment, sooner than the clock would."""
    case, proposal = review_of(turn, action.subject)
    record = due_rule.invite(case, proposal, turn.person, turn.at, turn.pack, turn.calendar)
    letter = draft_invitation(turn, case, proposal)
    turn.record(case, record, notices=tell_letter(turn, case, letter))
    return _card(turn, case, proposal)


def draft_invitation(turn: Turn, case: Case, proposal: Proposal) -> Letter:
    """The letter that says when the review is and asks for comments."""
    review, shown = rule.open_review(case, proposal, turn.at), case.restrictions_of(proposal)
    letter = draft_letter(turn, case, LetterKind.REVIEW_COMING, review.id, "en", {}, {}, shown)
    case.letters.append(letter)
    return letter


def take_on(turn: Turn, action: Action) -> Card:
    """A manager looks after the restrictions from now on."""
    case, proposal = review_of(turn, action.subject)
    record = take_over(case, proposal, turn.person, turn.at)
    turn.record(case, record, notices=())
    return _card(turn, case, proposal)


def review_of(look: Look, subject: str) -> tuple[Case, Proposal]:
    """The case and the decision that a button is about, whichever turn of reviewing it was made in."""
    case, part = look.case(subject)
    return case, rule.proposal_of(case, current(case) if part == case.id else part)


def current(case: Case) -> UUID:
    """The turn of the decision that is reviewed next. Raises `Refused` where there is none."""
    told = [p for p in case.proposals if any(rule.told(r) for r in case.restrictions_of(p))]
    going_on = [p for p in told if not case.replaced(p) and not case.told_over(p)]
    if not going_on:
        raise Refused("nothing-to-review", "9")
    return rule.turn_of(case, min(going_on, key=lambda proposal: proposal.review_on))


def _reviewed(turn: Turn, subject: str) -> tuple[Case, Proposal, list[Restriction]]:
    case, part = turn.case(subject)
    part = current(case) if part == case.id else part
    proposal = rule.proposal_of(case, part)
    rule.require_turn(case, proposal, part, turn.reader.people())
    return case, proposal, rule.require_review(case, proposal, turn.person, turn.today, turn.pack)


def _outcome_form(
    turn: Turn, case: Case, proposal: Proposal, restrictions: list[Restriction], subject: str, about: str
) -> Form:
    said = rule.comments_since(case, proposal)
    texts = turn.reader.passages([comment.text_passage for comment in said])
    next_on = min(
        add_months(turn.today, turn.pack.settings.review_default_months),
        max(restriction.last_day for restriction in restrictions),
    )
    return outcome_form(
        subject,
        about,
        turn.calendar.day(rule.reviewed_since(case, proposal)),
        rule.happened_since(case, proposal),
        [(comment, texts.get(comment.text_passage, "")) for comment in said],
        next_on,
        turn.say,
    )


def _changes_form(turn: Turn, subject: str, about: str, restrictions: list[Restriction]) -> Form:
    title, submit = turn.say("Review: what changes"), turn.say("Save and continue")
    return changes_form(
        "review", title, submit, subject, about, restrictions, turn.names(), turn.pack, turn.say
    )


def _done(
    turn: Turn,
    case: Case,
    proposal: Proposal,
    restrictions: list[Restriction],
    subject: str,
    answers: Answers,
) -> Card:
    _, part = turn.case(subject)
    reviewed = current(case) if part == case.id else part
    first, keep = _first_step(turn, subject), turn.keep(case)
    outcome = ReviewOutcome(first.text("outcome"))
    reason, implications = answers.text("reason"), answers.values.get("implications")
    findings = Findings(
        outcome,
        keep(reason) if reason else None,
        keep(str(implications)) if implications else None,
        first.date("next_review_on"),
    )
    if outcome is ReviewOutcome.AMENDED:
        form = _changes_form(turn, subject, "", restrictions)
        second = form.parse(_draft(turn, subject))
        changes = changes_of(turn, second, restrictions)
        findings = replace(findings, changes=changes, not_stricter=bool(second.yes("not_stricter")))
    people = turn.reader.people()
    record = rule.review(
        case, proposal, reviewed, findings, turn.person, people, turn.at, turn.pack, turn.calendar
    )
    assert record.subject_id is not None  # the review that was done
    written_in = answers.text(WRITTEN_IN)
    if outcome is ReviewOutcome.ENDED:
        letter = draft_ended(turn, case, record.subject_id, restrictions, turn.today, written_in, reason)
    else:
        changed = [r for r in restrictions if str(r.id) in _names(record.facts["changed"])]
        texts = {"reason": reason, "implications": str(implications), **prose(turn, changed)}
        kind = LetterKind.REVIEW_OUTCOME
        letter = draft_letter(turn, case, kind, record.subject_id, written_in, texts, {}, restrictions)
        case.letters.append(letter)
    turn.record(case, record, notices=tell_letter(turn, case, letter))
    turn.unit.forms.drop_draft(turn.person.id, "review", subject)
    return _card(turn, case, proposal)


def _card(look: Look, case: Case, proposal: Proposal) -> Card:
    return review_card(
        case,
        proposal,
        rule.turn_of(case, proposal),
        look.customer_name(case),
        look.calendar.day(rule.reviewed_since(case, proposal)),
        rule.happened_since(case, proposal),
        rule.comments_since(case, proposal),
        look.names(),
        look.today,
        rule.may_review(case, proposal, look.person, look.today, look.pack),
        look.pack,
        look.say,
    )


def _first_step(turn: Turn, subject: str) -> Answers:
    case, proposal, restrictions = _reviewed(turn, subject)
    return _outcome_form(turn, case, proposal, restrictions, subject, "").parse(_draft(turn, subject))


def _draft(turn: Turn, subject: str) -> RawAnswers:
    draft = turn.unit.forms.draft(turn.person.id, "review", subject)
    return draft.answers if draft else {}


def _names(changed: object) -> list[str]:
    return [str(id) for id in changed] if isinstance(changed, list) else []


SEE_REVIEW = UseCase("see-review", look=see, typed=current)
REVIEW = UseCase("review", form=ask, submit=take, keeps_draft=True, typed=current)
INVITE = UseCase("invite", act=invite, typed=current)
TAKE_OVER = UseCase("take-over", act=take_on, typed=current)
