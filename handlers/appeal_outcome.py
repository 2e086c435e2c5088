"""Deciding an appeal; in steps, where each restriction has an outcome of its own (section 7, P7.4)."""

import datetime as dt
from collections.abc import Sequence

from handlers.appeal import appeal_of, latest, shown_appeal, tell_appeal
from handlers.letter import draft_letter, tell_letter
from handlers.letter_common import prose
from handlers.loosening import changes_of
from handlers.report import tell_reporters
from handlers.turn import Turn
from handlers.usecase import UseCase, pointing_back
from notices.answers import Answers
from notices.appeal_outcome import decide_form
from notices.card import Card
from notices.form import Form
from notices.formal import WRITTEN_IN
from notices.loosening import changes_form
from policy import appeal_outcome as rule
from policy.appeal import Appeal, AppealOutcome, require_taken, standing
from policy.appeal_outcome import Finding
from policy.case import Case
from policy.letter import LetterKind
from policy.loosening import Change


def ask(turn: Turn, subject: str, step: str) -> Form:
    """The outcome and its reasons, then what changes; for whoever decides alone."""
    case, appeal = appeal_of(turn, subject)
    require_taken(case, appeal, turn.person, turn.reader.people())
    if step == "changes":
        able = rule.require_changeable(case, appeal, turn.today, turn.pack)
        title, submit, about = turn.say("The appeal: what changes"), turn.say("Decide"), turn.about(case)
        names, say = turn.names(), turn.say
        return changes_form("decide-appeal", title, submit, subject, about, able, names, turn.pack, say)
    return decide_form(subject, turn.about(case), turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card | Form:
    """Decide; what gets looser does so at once, and the letter is drafted."""
    case, appeal = appeal_of(turn, form.subject)
    if form.step == "changes":
        able = rule.require_changeable(case, appeal, turn.today, turn.pack)
        changes, confirmed = changes_of(turn, answers, able), bool(answers.yes("not_stricter"))
        draft = turn.unit.forms.draft(turn.person.id, form.use_case, form.subject)
        with pointing_back(form):
            first = ask(turn, form.subject, "").parse(draft.answers if draft else {})
            return _decided(turn, case, appeal, form, first, changes=changes, not_stricter=confirmed)
    if answers.text("outcome") == AppealOutcome.CHANGED:
        return ask(turn, form.subject, "changes")
    return _decided(turn, case, appeal, form, answers, new_end=answers.date("new_end"))


def _decided(
    turn: Turn,
    case: Case,
    appeal: Appeal,
    form: Form,
    first: Answers,
    *,
    new_end: dt.date | None = None,
    changes: Sequence[Change] = (),
    not_stricter: bool = False,
) -> Card:
    people, reasons = turn.reader.people(), first.text("reasons")
    outcome = AppealOutcome.CHANGED if form.step == "changes" else AppealOutcome(first.text("outcome"))
    finding = Finding(outcome, turn.keep(case)(reasons), new_end, changes, not_stricter)
    record = rule.decide(case, appeal, finding, turn.person, people, turn.at, turn.pack, turn.calendar)
    changed = record.facts["changed"]
    assert isinstance(changed, list)  # the restrictions that are different now
    looser = [r for r in case.restrictions if str(r.id) in changed and r.last_day >= turn.today]
    texts = {"reasons": reasons, **prose(turn, looser)}
    kind, written_in = LetterKind.APPEAL_OUTCOME, first.text(WRITTEN_IN)
    shown = standing(case, appeal, turn.today, turn.pack)
    letter = draft_letter(turn, case, kind, appeal.id, written_in, texts, {}, shown)
    case.letters.append(letter)
    dropped = [x for x in case.letters_about(appeal.id) if x.dropped_at == turn.at]
    notices = [
        *(notice for each in dropped for notice in tell_letter(turn, case, each)),
        *tell_appeal(turn, case, appeal, people),
        *tell_letter(turn, case, letter),
        *tell_reporters(turn, case),
    ]
    turn.record(case, record, notices=notices)
    turn.unit.forms.drop_draft(turn.person.id, form.use_case, form.subject)
    return shown_appeal(turn, case, appeal)


DECIDE_APPEAL = UseCase("decide-appeal", form=ask, submit=take, keeps_draft=True, typed=latest)
