"""Forms that are open: made, taken up where they were left, and their results, so that a replay changes nothing."""

from dataclasses import replace
from uuid import UUID

from handlers.answer import Answer, Ask, Show
from handlers.registry import use_case
from handlers.turn import Look, Turn
from notices.address import short
from notices.answers import RawAnswers
from notices.card import Card
from notices.card_json import dump, load
from notices.fields import CustomerField, FormField, PersonField
from notices.form import Form
from policy.refusal import NotAllowed
from storage.forms import FormInstance, Result


def opened(turn: Turn, name: str, subject: str, step: str) -> Ask:
    """A new instance of a form, with what the person had typed before."""
    form = form_of(turn, name, subject, step)
    id = turn.unit.forms.open(turn.person.id, name, subject, step, turn.at)
    draft = turn.unit.forms.draft(turn.person.id, name, subject)
    typed = {key: value for key, value in draft.answers.items() if value} if draft else {}
    return Ask(id, resumed(turn, form, typed))


def claimed(turn: Turn, form_id: UUID) -> FormInstance:
    """The instance, for this transaction alone. Raises `NotAllowed` for one that is unknown or somebody else's."""
    instance = turn.unit.forms.claim(form_id, turn.person.id)
    if instance is None:
        raise NotAllowed("unknown-form")
    return instance


def form_of(turn: Turn, name: str, subject: str, step: str) -> Form:
    """The form as the rules allow it now. Raises `Refused` or `Stale` where it may not be filled in."""
    made = use_case(name).form
    if made is None:
        raise NotAllowed("unknown-use-case")
    return made(turn, subject, step)


def resumed(look: Look, form: Form, raw: RawAnswers) -> Form:
    """The form with these answers in it, and the names of whom they choose."""
    kept = form.with_answers(raw)
    return replace(kept, fields=tuple(_shown(look, field) for field in kept.fields))


def result_of(answer: Card | Ask) -> Result:
    """What is kept of an answer. Sensitive text is not in it: cards name passages."""
    if isinstance(answer, Card):
        return {"card": dump(answer)}
    form = answer.form
    return {"ask": [str(answer.id), form.use_case, form.subject, form.step]}


def result_again(turn: Turn, result: Result) -> Answer:
    """The answer that the first sending got."""
    if "card" in result:
        return Show(load(result["card"]))
    id, name, subject, step = result["ask"]
    draft = turn.unit.forms.draft(turn.person.id, name, subject)
    return Ask(UUID(id), resumed(turn, form_of(turn, name, subject, step), draft.answers if draft else {}))


def _shown(look: Look, field: FormField) -> FormField:
    if not isinstance(field, CustomerField | PersonField) or field.value is None:
        return field
    try:
        if isinstance(field, PersonField):
            return replace(field, shown=look.reader.person(field.value).name)
        customer = look.reader.customer(field.value)
    except NotAllowed:  # a forged or an old answer: the field is asked again
        return replace(field, value=None, shown="")
    return replace(field, shown=short(customer.name, customer.postcode))
