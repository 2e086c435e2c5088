"""On the way to formal action: start, considerations, measures, the written warning (section 6)."""

from collections.abc import Mapping
from uuid import UUID

from handlers.letter import draft_letter, tell_letter
from handlers.report import tell as tell_report
from handlers.turn import Look, Turn, subject_of
from handlers.usecase import Shown, UseCase, whole
from notices.answers import Answers
from notices.arrangement import measure_lines
from notices.card import Action, Card
from notices.form import Form
from notices.formal import (
    WRITTEN_IN,
    considerations_form,
    considered_card,
    formal_card,
    measures_form,
    warning_form,
)
from notices.refusal import sentence
from notices.so_far import logged_so_far, so_far
from policy import formal as rule
from policy.access import require_words
from policy.case import Case
from policy.formal import Formal
from policy.incident import Outcome
from policy.letter import LetterKind
from policy.not_applied import finished
from policy.ombudsman import may_refer
from policy.proposal import require_ready
from policy.record import recorded
from policy.refusal import Refused
from policy.report import decide_report
from policy.timeline import Matter


def start(turn: Turn, action: Action) -> Card:
    """Begin to consider formal action, from a report or from the case; where it is under way, show where it stands."""
    case, part = turn.case(action.subject)
    rule.require_preparer(case, turn.person)
    incident = next((x for x in case.incidents if x.id == part), None)
    if incident is not None and incident.outcome is None:
        record = decide_report(case, incident, Outcome.FORMAL, None, turn.person, turn.at)
        turn.record(case, record, notices=tell_report(turn, case, incident))
    if case.formal is None or finished(case, case.formal, turn.today, turn.pack):
        turn.record(case, rule.start(case, turn.person, turn.at), notices=())
    return formal_answer(turn, case, rule.require_started(case))


def ask_considerations(turn: Turn, subject: str, step: str) -> Form:
    """The nine considerations, with what was answered before, or what is on record already."""
    case, formal = open_formal(turn, subject)
    old = _before(case, formal)
    prefilled = {
        **logged_so_far(case, turn.today, turn.calendar, turn.say),
        **(considered_texts(turn, old) if old else {}),
        **so_far(case, turn.today, turn.pack, turn.calendar, turn.say),
        **considered_texts(turn, formal),
    }
    return considerations_form(subject, turn.about(case), prefilled, turn.pack, turn.say)


def _before(case: Case, formal: Formal) -> Formal | None:
    """The consideration before this one: its answers are offered again."""
    earlier = [x for x in case.formals if x.started_at < formal.started_at]
    return max(earlier, key=lambda x: x.started_at, default=None)


def considered_texts(look: Look, formal: Formal) -> Mapping[str, str]:
    """The answers to the considerations, by key."""
    known = look.reader.passages([UUID(id) for id in formal.considerations.values()])
    return {key: known.get(UUID(id), "") for key, id in formal.considerations.items()}


def take_considerations(turn: Turn, form: Form, answers: Answers) -> Card | Form:
    """Complete: recorded, and on to the measures. Incomplete: kept as a draft, nothing recorded."""
    case, formal = open_formal(turn, form.subject)
    texts = {item.key: answers.text(item.key) for item in turn.pack.considerations}
    if not all(texts.values()):
        return formal_answer(turn, case, formal)
    record = rule.consider(case, formal, texts, turn.person, turn.at, turn.pack, turn.keep(case))
    turn.record(case, record, notices=())
    turn.unit.forms.drop_draft(turn.person.id, "considerations", form.subject)
    if formal.measured_at is None:
        return ask_measures(turn, form.subject, "")
    return formal_answer(turn, case, formal)


def see_considered(look: Look, action: Action) -> Shown:
    """The considerations and the measures as they were answered, for whoever decides on them (P7.1)."""
    case, _ = look.case(action.subject)
    require_words(look.person, case, Matter.CONSIDERED)
    formal = rule.require_started(case)
    record = recorded(
        "considerations-read", "13", look.person, look.at, case_id=case.id, subject_id=formal.id
    )
    passages = [UUID(id) for id in (*formal.considerations.values(), *formal.measure_notes.values())]
    texts = look.reader.passages(passages)
    name, names = look.customer_name(case), look.names()
    return considered_card(case, formal, name, texts, names, look.pack, look.say), (record,)


def ask_measures(turn: Turn, subject: str, step: str) -> Form:
    """The six measures, with what was answered before."""
    case, formal = open_formal(turn, subject)
    shown = formal if formal.measured_at else _before(case, formal) or formal
    known = turn.reader.passages([UUID(id) for id in shown.measure_notes.values()])
    notes = {key: known.get(UUID(id), "") for key, id in shown.measure_notes.items()}
    arranged = measure_lines(case, turn.pack, turn.names(), turn.say)
    return measures_form(subject, turn.about(case), shown.measures, notes, arranged, turn.pack, turn.say)


def take_measures(turn: Turn, form: Form, answers: Answers) -> Card | Form:
    """Complete: recorded. Incomplete: kept as a draft."""
    case, formal = open_formal(turn, form.subject)
    states = {item.key: answers.text(item.key) for item in turn.pack.measures}
    notes = {item.key: answers.text(f"{item.key}_note") for item in turn.pack.measures}
    if all(states.values()):
        record = rule.measure(case, formal, states, notes, turn.person, turn.at, turn.pack, turn.keep(case))
        turn.record(case, record, notices=())
        turn.unit.forms.drop_draft(turn.person.id, "measures", form.subject)
    return formal_answer(turn, case, formal)


def ask_warning(turn: Turn, subject: str, step: str) -> Form:
    """What only a person can say in the warning. Refused before the considerations are answered (P6.1)."""
    case, formal = open_formal(turn, subject)
    rule.require_considered(formal)
    rule.require_reported(case)
    return warning_form(subject, turn.about(case), case.theirs, turn.pack, turn.calendar, turn.say)


def take_warning(turn: Turn, form: Form, answers: Answers) -> Card:
    """Draft the warning; the letter's owner sees to its translation and issue."""
    case, formal = open_formal(turn, form.subject)
    cited = [incident for incident in case.theirs if str(incident.id) in answers.many("incidents")]
    letter = draft_letter(
        turn,
        case,
        LetterKind.WARNING,
        formal.id,
        answers.text(WRITTEN_IN),
        {"examples": answers.text("examples"), "expected": answers.text("expected")},
        {"incident_ids": [str(x.id) for x in cited], "possible": list(answers.many("possible"))},
    )
    record = rule.warn(case, formal, letter, cited, turn.person, turn.at)
    turn.record(case, record, notices=tell_letter(turn, case, letter))
    return formal_answer(turn, case, formal)


def formal_answer(turn: Turn, case: Case, formal: Formal) -> Card:
    """Where the formal action stands."""
    warnings = [x for x in case.letters_about(formal.id) if x.kind is LetterKind.WARNING and not x.dropped_at]
    refusal, instead = "", ""
    try:
        require_ready(case, formal, turn.person, turn.at, turn.pack, turn.calendar)
    except Refused as refused:
        refusal, instead = sentence(refused, turn.say), refused.instead or ""
    subject = subject_of(case, formal.id)
    return formal_card(
        case,
        formal,
        turn.customer_name(case),
        warnings[-1] if warnings else None,
        refusal,
        instead,
        _answered(turn, "considerations", subject, [x.key for x in turn.pack.considerations]),
        _answered(turn, "measures", subject, [x.key for x in turn.pack.measures]),
        turn.names(),
        may_refer(turn.person),
        turn.pack,
        turn.say,
    )


def _answered(turn: Turn, use_case: str, subject: str, keys: list[str]) -> int:
    draft = turn.unit.forms.draft(turn.person.id, use_case, subject)
    return sum(bool(draft.answers.get(key)) for key in keys) if draft else 0


def open_formal(turn: Turn, subject: str) -> tuple[Case, Formal]:
    """The case and its consideration, for whoever prepares formal action."""
    case, _ = turn.case(subject)
    rule.require_preparer(case, turn.person)
    formal = rule.require_started(case)
    rule.require_going_on(formal)
    return case, formal


def begun(case: Case) -> UUID:
    """The consideration that is under way, or the last one."""
    return rule.require_started(case).id


FORMAL = UseCase("formal", act=start, typed=whole)
CONSIDERED = UseCase("considered", look=see_considered)
CONSIDERATIONS = UseCase("considerations", form=ask_considerations, submit=take_considerations, typed=begun)
MEASURES = UseCase("measures", form=ask_measures, submit=take_measures, typed=begun)
WARNING = UseCase("warning", form=ask_warning, submit=take_warning, typed=begun)
