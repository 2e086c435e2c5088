"""Letters: drafting, reading, translating, and marking as issued (sections 6 and 7)."""

from collections.abc import Iterable, Mapping
from typing import cast
from uuid import UUID

from handlers.letter_common import unsaid
from handlers.letter_facts import letter_facts
from handlers.report import tell_reporters
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.letter import Language, as_text, compose, missing
from notices.letter_cards import (
    TEXTS,
    issue_form,
    letter_card,
    read_letter_card,
    translation_form,
    waiting_card,
)
from notices.notice import Notice
from policy import letter as rule
from policy.access import require_reader, require_words
from policy.case import Case
from policy.letter import Issue, Letter, LetterKind
from policy.record import recorded
from policy.refusal import NotAllowed, Refused, Stale
from policy.restriction import Restriction, kind_of
from policy.timeline import LETTERS


def draft_letter(
    turn: Turn,
    case: Case,
    kind: LetterKind,
    about: UUID,
    written_in: str,
    free: Mapping[str, str],
    facts: Mapping[str, object],
    shown: Iterable[Restriction] = (),
) -> Letter:
    """A new letter in the customer's languages; whoever drafts it sees to it. ``shown`` are the restrictions of which
    an earlier letter told: what it did not say in a language is to be translated."""
    keep, languages = turn.keep(case), turn.customer(case).letter_languages
    return Letter(
        kind=kind,
        subject_id=about,
        owner_id=turn.person.id,
        drafted_at=turn.at,
        languages=list(languages),
        written_in=written_in,
        facts=dict(facts),
        free={
            **unsaid(turn, case, shown, languages, keep),
            **{name: {written_in: str(keep(text))} for name, text in free.items()},
        },
    )


def tell_letter(turn: Turn, case: Case, letter: Letter) -> list[Notice]:
    """The letter's card for whoever sees to it, and for everybody who has it."""
    key = f"letter:{letter.id}"
    name, names = turn.customer_name(case), turn.names()
    return [
        Notice(id, key, letter_card(case, letter, name, names, turn.pack, turn.calendar, turn.words_for(id)))
        for id in sorted({letter.owner_id, *turn.unit.outbox.recipients(key)})
    ]


def read(look: Look, action: Action) -> Shown:
    """The whole letter in one language."""
    case, part = look.case(action.subject)
    require_reader(look.person, case)
    letter = (
        _newest(case) if part in {case.id, *(formal.id for formal in case.formals)} else case.letter(part)
    )
    if not look.person.acts_for(letter.owner_id):
        require_words(look.person, case, LETTERS[letter.kind])
    language = action.value or letter.languages[0]
    if language not in letter.languages:
        raise NotAllowed("unknown-subject")
    record = recorded(
        "letter-read", "13", look.person, look.at, case_id=case.id, subject_id=letter.id, language=language
    )
    names = look.names()
    if letter.issued_at is not None:
        sent = look.reader.passages([UUID(letter.sent[language])])
        text = sent.get(UUID(letter.sent[language]), look.say("This text was removed."))
        return read_letter_card(case, letter, language, text, names, look.pack, look.calendar, look.say), (
            record,
        )
    facts = letter_facts(look, case, letter, look.today)
    if missing(letter.kind, facts, (_language(language),)):
        return waiting_card(case, letter, language, look.say), (record,)
    composed = compose(letter.kind, facts, _language(language))
    return read_letter_card(case, letter, language, composed, names, look.pack, look.calendar, look.say), (
        record,
    )


def ask_translation(turn: Turn, subject: str, step: str) -> Form:
    """The free texts to translate; ``step`` is the language they are put into."""
    case, letter = letter_of(turn, subject)
    rule.require_letter_worker(case, letter, turn.person)
    language = step or next(iter(letter.untranslated), "")
    rule.require_translatable(letter, language)
    sources = {
        name: next((x for x in known if x != language), language) for name, known in letter.free.items()
    }
    ids = {name: UUID(known[sources[name]]) for name, known in letter.free.items()}
    texts = turn.reader.passages(list(ids.values()))
    originals = {name: texts.get(id, "") for name, id in ids.items()}
    labels = {name: _label(turn, case, name) for name in letter.free}
    return translation_form(subject, turn.about(case), letter, language, originals, labels, turn.say)


def take_translation(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep the translation; the letter can be issued when every language has every text."""
    case, letter = letter_of(turn, form.subject)
    texts = {name: answers.text(name) for name in letter.free}
    record = rule.translate(case, letter, form.step, texts, turn.person, turn.at, turn.keep(case))
    turn.record(case, record, notices=tell_letter(turn, case, letter))
    return letter_card(
        case, letter, turn.customer_name(case), turn.names(), turn.pack, turn.calendar, turn.say
    )


def ask_issue(turn: Turn, subject: str, step: str) -> Form:
    """How and when the letter went out."""
    case, letter = letter_of(turn, subject)
    rule.require_letter_worker(case, letter, turn.person)
    if letter.issued_at is not None:
        raise Stale("letter-issued")
    if letter.dropped_at is not None:
        raise Stale("letter-dropped")
    return issue_form(subject, turn.about(case), turn.at, turn.pack, turn.calendar, turn.say)


def take_issue(turn: Turn, form: Form, answers: Answers) -> Card:
    """Mark as issued: frozen as composed for that day, and a decision is in force."""
    case, letter = letter_of(turn, form.subject)
    day, at = answers.day("day"), turn.moment(answers)
    if turn.calendar.local(letter.drafted_at).replace(second=0, microsecond=0) == turn.calendar.local(at):
        at = letter.drafted_at  # the form knows minutes, the draft seconds
    facts = letter_facts(turn, case, letter, day)
    languages = [_language(language) for language in letter.languages]
    lacking = missing(letter.kind, facts, languages)
    words: dict[str, str] = {} if lacking else {x: as_text(compose(letter.kind, facts, x)) for x in languages}
    record = rule.issue(
        case,
        letter,
        Issue(answers.text("how"), at, words),
        lacking,
        turn.customer(case),
        turn.elsewhere(case),
        turn.present,
        turn.person,
        turn.at,
        turn.pack,
        turn.calendar,
        turn.keep(case),
    )
    turn.record(case, record, notices=[*tell_letter(turn, case, letter), *tell_reporters(turn, case)])
    return letter_card(
        case, letter, turn.customer_name(case), turn.names(), turn.pack, turn.calendar, turn.say
    )


def letter_of(turn: Turn, subject: str) -> tuple[Case, Letter]:
    """The letter that is meant; of the case or a consideration as a whole, the one that waits longest."""
    case, part = turn.case(subject)
    if part in {case.id, *(formal.id for formal in case.formals)}:
        return case, _newest(case)
    return case, case.letter(part)


def _newest(case: Case) -> Letter:
    """The letter that waits longest, or the last one: a next step names the case and not the letter."""
    if not case.letters:
        raise NotAllowed("unknown-subject")
    return next((x for x in case.letters if x.waits), case.letters[-1])


def _any(case: Case) -> UUID:
    if not case.letters:
        raise Refused("no-letter", "7")
    return _newest(case).id


def _to_translate(case: Case) -> UUID:
    waiting = [letter for letter in case.letters if letter.waits and letter.untranslated]
    if not waiting:
        raise Refused("nothing-to-translate", "12")
    return waiting[0].id


def _to_issue(case: Case) -> UUID:
    waiting = [letter for letter in case.letters if letter.waits]
    if not waiting:
        raise Refused("nothing-to-issue", "7")
    return waiting[0].id


def _label(turn: Turn, case: Case, name: str) -> str:
    if name in TEXTS:
        return turn.say(TEXTS[name])
    restriction_id, _, particular = name.partition(".")
    restriction = next(r for r in case.restrictions if str(r.id) == restriction_id)
    return kind_of(restriction, turn.pack).particular(particular).label.say(turn.say.language)


def _language(language: str) -> Language:
    return cast(Language, language)


LETTER = UseCase("letter", look=read, typed=_any)
TRANSLATION = UseCase("translation", form=ask_translation, submit=take_translation, typed=_to_translate)
ISSUE = UseCase("issue", form=ask_issue, submit=take_issue, typed=_to_issue)
