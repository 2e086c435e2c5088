"""What a person entered in a modal, as Slack sends it, into the answers that a form reads."""

from collections.abc import Mapping, Sequence

from bot.slack.modal import field_name
from notices.answers import RawAnswers

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def part(value: Json, *path: str) -> Json:
    """What stands at this path; None where any step of it is missing."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def word(value: Json, *path: str) -> str:
    """The text at this path; empty where there is none."""
    found = part(value, *path)
    return found if isinstance(found, str) else ""


def entered(view: Json) -> RawAnswers:
    """The answers in a view's state, by field; an empty one where nothing was entered."""
    answers: dict[str, str | Sequence[str]] = {}
    blocks = part(view, "state", "values")
    for block, elements in blocks.items() if isinstance(blocks, Mapping) else ():
        for element in elements.values() if isinstance(elements, Mapping) else ():
            answers[field_name(block)] = _answer(element)
    return answers


def first_block(view: Json) -> str:
    """The id of the first block that asks something; empty where none does."""
    blocks = part(view, "state", "values")
    return next(iter(blocks), "") if isinstance(blocks, Mapping) else ""


def _answer(element: Json) -> str | Sequence[str]:
    match word(element, "type"):
        case "datepicker":
            return word(element, "selected_date")
        case "timepicker":
            return word(element, "selected_time")
        case "radio_buttons" | "static_select" | "external_select":
            return word(element, "selected_option", "value")
        case "checkboxes" | "multi_static_select":
            chosen = part(element, "selected_options")
            listed = chosen if isinstance(chosen, Sequence) and not isinstance(chosen, str) else ()
            return [word(option, "value") for option in listed]
        case _:
            return word(element, "value")
