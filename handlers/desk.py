"""The desk: every use case as a person meets it, once for every front end.

It answers in words where a rule says no. What it raises is our own mistake; then nothing was kept.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Literal
from uuid import UUID

from handlers import commands
from handlers.answer import Answer, Ask, Show
from handlers.hub import home
from handlers.opened import claimed, form_of, opened, result_again, result_of, resumed
from handlers.registry import USE_CASES, use_case
from handlers.turn import Look, Turn, at_work, chat_words, subject_of
from handlers.usecase import Shown
from notices.address import short
from notices.answers import RawAnswers
from notices.card import Action, Card
from notices.fields import Option
from notices.refusal import problem, refusal_card, sentence
from notices.words import Words, words
from policy.calendar import Calendar
from policy.pack import Pack
from policy.people import Person
from policy.refusal import Invalid, NotAllowed, Refusal, Refused, Unavailable
from storage.lookups import Lookups
from storage.store import Reader, Store, Unit

MOST_OPTIONS = 15
LEAST_TYPED = 2
MAX_OPTION = 75


class Desk:
    """Use cases on one store. ``now`` gives the domain's time, aware UTC; of the issues that ``pack`` knows, each
    turn has the one that applies then."""

    def __init__(self, store: Store, pack: Pack, calendar: Calendar, now: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._pack = pack
        self._calendar = calendar
        self._now = now
        self._lookups = Lookups(store)

    def command(self, person: UUID, text: str) -> Answer:
        """What was typed, with or without the slash."""
        asked = commands.parse(text)
        match asked:
            case commands.Report():
                return self._saying_no(person, "", lambda: self._report(person, asked))
            case commands.OnCase():
                return self._on_case(person, asked)
            case commands.Started():
                return self.press(person, Action(asked.use_case))
            case _:
                return self._saying_no(person, "", lambda: self._looked(person, asked))

    def press(self, person: UUID, action: Action) -> Answer:
        """A button: it looks, acts, or opens a form."""
        return self._saying_no(person, action.subject, lambda: self._pressed(person, action))

    def submit(self, person: UUID, form_id: UUID, raw: RawAnswers) -> Answer:
        """A form, sent. A replay gets the first answer again; after a mistake the same form comes back.

        Raises `Unavailable`: what was typed is still in the form, and the edge says so.
        """
        try:
            return self._saying_no(person, "", lambda: self._submitted(person, form_id, raw), in_form=True)
        except (Invalid, Refused) as wrong:
            refusal = wrong  # the name of an exception ends with its block
            return self._saying_no(person, "", lambda: self._mistaken(person, form_id, raw, refusal))

    def close(self, person: UUID, form_id: UUID, raw: RawAnswers) -> None:
        """A form, left: what was typed is kept as a draft. One that was sent, or that is not theirs, is left alone.

        Raises `Unavailable`: nobody may be told that it was kept when it was not.
        """
        try:
            with self._store.write() as unit:
                turn = self._turn(unit, person)
                instance = claimed(turn, form_id)
                form = form_of(turn, instance.use_case, instance.subject, instance.step)
                if instance.result is None and resumed(turn, form, raw) != form:
                    _save(turn, instance.use_case, instance.subject, instance.step, raw)
        except Unavailable:
            raise
        except Refusal:
            return

    def options(self, person: UUID, kind: Literal["customer", "person"], typed: str) -> tuple[Option, ...]:
        """At most 15 matches for what is being typed; none for somebody who is not in the directory."""
        typed = " ".join(typed[:200].split())
        try:
            with self._store.read() as reader:
                self._look(reader, person)
                if kind == "person":
                    found = [x for x in reader.people() if typed.casefold() in x.name.casefold()]
                    return tuple(_option(x.id, x.name) for x in found[:MOST_OPTIONS])
                if len(typed) < LEAST_TYPED:
                    return ()
                hits = [hit.customer for hit in reader.find_customers(typed, limit=MOST_OPTIONS)]
                return tuple(_option(x.id, f"{short(x.name, x.postcode)} ({x.reference})") for x in hits)
        except Refusal:
            return ()

    def home(self, person: UUID) -> Card:
        """What waits on this person, first."""

        def asked() -> Answer:
            return self._looked(person, lambda look: (home(look, USE_CASES), ()))

        answer = self._saying_no(person, "", asked)
        assert isinstance(answer, Show)
        return answer.card

    def _looked(self, person: UUID, see: Callable[[Look], Shown]) -> Answer:
        with self._store.read() as reader:
            look = self._look(reader, person)
            card, records = see(look)
            card = _filled(look, card)
        for record in records:
            record.pack = look.pack.sha256
            self._lookups.record(record)
        return Show(card)

    def _report(self, person: UUID, asked: commands.Report) -> Answer:
        with self._store.write() as unit:
            turn = self._turn(unit, person)
            customer = commands.only_match(turn, asked.who)
            subject, step = (str(customer.id), "") if customer else ("", asked.who)
            return opened(turn, asked.use_case, subject, step)

    def _on_case(self, person: UUID, asked: commands.OnCase) -> Answer:
        """What was typed with a case's reference: the same as its button."""

        def pressed() -> Answer:
            with self._store.read() as reader:
                look = self._look(reader, person)
                case = commands.case_of(look, asked)
            pressing = partial(commands.button, asked, case, look.person)
            return self._saying_no(person, subject_of(case), lambda: self.press(person, pressing()))

        return self._saying_no(person, "", pressed)

    def _pressed(self, person: UUID, action: Action) -> Answer:
        chosen = use_case(action.use_case)
        if chosen.look is not None:
            look = chosen.look
            return self._looked(person, lambda at: look(at, action))
        with self._store.write() as unit:
            turn = self._turn(unit, person)
            if chosen.act is None:
                return opened(turn, action.use_case, action.subject, action.value)
            done = chosen.act(turn, action)
            if isinstance(done, Card):
                return Show(_filled(turn, done), replaces=True)
            return opened(turn, done.use_case, done.subject, done.step)

    def _submitted(self, person: UUID, form_id: UUID, raw: RawAnswers) -> Answer:
        with self._store.write() as unit:
            turn = self._turn(unit, person)
            instance = claimed(turn, form_id)
            if instance.result is not None:
                again = result_again(turn, instance.result)
                return Show(_filled(turn, again.card)) if isinstance(again, Show) else again
            chosen = use_case(instance.use_case)
            form = form_of(turn, instance.use_case, instance.subject, instance.step)
            answers = form.parse(raw)
            if form.partial or chosen.keeps_draft:
                _save(turn, instance.use_case, instance.subject, instance.step, raw)
            else:
                unit.forms.drop_draft(person, instance.use_case, instance.subject)
            assert chosen.submit is not None  # every use case that asks takes the answers
            done = chosen.submit(turn, form, answers)
            given = done if isinstance(done, Card) else opened(turn, done.use_case, done.subject, done.step)
            unit.forms.finish(form_id, result_of(given), turn.at)
            return Show(_filled(turn, given)) if isinstance(given, Card) else given

    def _mistaken(self, person: UUID, form_id: UUID, raw: RawAnswers, refusal: Invalid | Refused) -> Answer:
        """The same form with its answers and what is wrong; and the answers are kept, should it be closed."""
        with self._store.write() as unit:
            turn = self._turn(unit, person)
            instance = claimed(turn, form_id)
            _save(turn, instance.use_case, instance.subject, instance.step, raw)
            # Not a button to the form in which it stands; but from a later step to the first one.
            here = isinstance(refusal, Refused) and refusal.instead == instance.use_case
            instead = None if here and not instance.step else _instead(refusal, turn.say, instance.subject)
            try:
                form = form_of(turn, instance.use_case, instance.subject, instance.step)
            except Refused:  # the form itself may not be filled in any more
                return Show(refusal_card(refusal, turn.say) if instead is None else instead)
            names = {asked.name for asked in form.inputs}
            errors: dict[str, str] = {}
            if isinstance(refusal, Invalid):
                errors = {name: problem(found, turn.say) for name, found in refusal.problems.items()}
            elif refusal.field is not None:
                errors = {refusal.field: sentence(refusal, turn.say)}
            shown = {name: text for name, text in errors.items() if name in names}
            whole = "" if shown else sentence(refusal, turn.say)
            return Ask(form_id, resumed(turn, form, raw), shown, whole, instead)

    def _saying_no(
        self, person: UUID, subject: str, ask: Callable[[], Answer], *, in_form: bool = False
    ) -> Answer:
        try:
            return ask()
        except (Invalid, Refused, Unavailable) as refusal:
            if in_form:
                raise
            say = self._words(person)
            return Show(_instead(refusal, say, subject) or refusal_card(refusal, say))
        except Refusal as refusal:
            return Show(refusal_card(refusal, self._words(person)))

    def _words(self, person: UUID) -> Words:
        try:
            with self._store.read() as reader:
                return chat_words(reader.person(person))
        except (NotAllowed, Unavailable):
            return words("en")

    def _look(self, reader: Reader, person: UUID) -> Look:
        now, pack, calendar = at_work(self._now(), self._pack, self._calendar)
        reader.on(calendar.day(now))
        return Look(reader, _present(reader, person), now, pack, calendar)

    def _turn(self, unit: Unit, person: UUID) -> Turn:
        now, pack, calendar = at_work(self._now(), self._pack, self._calendar)
        unit.on(calendar.day(now))
        return Turn(unit, _present(unit, person), now, pack, calendar, unit)


def _present(reader: Reader, person: UUID) -> Person:
    found = reader.person(person)
    if not found.active:
        raise NotAllowed("left")
    return found


def _save(turn: Turn, name: str, subject: str, step: str, raw: RawAnswers) -> None:
    """Add what was typed in one step to what was typed in the others."""
    before = turn.unit.forms.draft(turn.person.id, name, subject)
    answers = {**(before.answers if before else {}), **raw}
    turn.unit.forms.save_draft(turn.person.id, name, subject, step, answers, turn.at)


def _filled(look: Look, card: Card) -> Card:
    return look.reader.fill([card], removed=look.say("This text was removed."))[0]


def _instead(refusal: Refusal, say: Words, subject: str) -> Card | None:
    instead = refusal.instead if isinstance(refusal, Refused) else None
    return refusal_card(refusal, say, instead=instead, subject=subject) if instead else None


def _option(id: UUID, label: str) -> Option:
    return Option(str(id), label if len(label) <= MAX_OPTION else label[: MAX_OPTION - 1] + "…")
