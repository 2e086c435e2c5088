"""A form, whatever the platform: what is asked of a person in one go."""

from dataclasses import dataclass, replace

from notices.answers import Answers, RawAnswers, keep, read
from notices.fields import FormField, Input, Note, at_most
from policy.refusal import Invalid, Problem

MAX_TITLE = 24
MAX_SUBMIT = 24
MAX_FIELDS = 48
MAX_ABOUT = 150


@dataclass(frozen=True)
class Form:
    """What is asked of a person in one go.

    ``use_case`` and ``subject`` say what the answers are for (``subject`` is a UUID or empty), ``about`` names
    it for people. A ``partial`` form is a step of a longer piece of work: it may be saved incomplete.
    """

    use_case: str
    title: str
    fields: tuple[FormField, ...]
    submit: str
    subject: str = ""
    step: str = ""
    partial: bool = False
    about: str = ""

    def __post_init__(self) -> None:
        at_most("a form's title", self.title, MAX_TITLE)
        at_most("a form's submit label", self.submit, MAX_SUBMIT)
        at_most("what a form is about", self.about, MAX_ABOUT)
        if not 1 <= len(self.fields) <= MAX_FIELDS:
            raise ValueError(f"{len(self.fields)} fields; a form has 1 to {MAX_FIELDS}")
        names = [asked.name for asked in self.inputs]
        if len(set(names)) != len(names):
            raise ValueError("two fields have the same name")

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The fields that ask something."""
        return tuple(f for f in self.fields if not isinstance(f, Note))

    def parse(self, raw: RawAnswers) -> Answers:
        """Read what a platform sent. Raises `Invalid` with every problem at once."""
        values = {}
        problems: dict[str, Problem] = {}
        for asked in self.inputs:
            try:
                values[asked.name] = read(asked, raw.get(asked.name, ""), partial=self.partial)
            except Invalid as wrong:
                problems.update(wrong.problems)
        if problems:
            raise Invalid(problems)
        return Answers(values)

    def with_answers(self, raw: RawAnswers) -> "Form":
        """The same form with the answers kept; only what no field can hold is left out."""
        return replace(
            self,
            fields=tuple(
                f if isinstance(f, Note) or f.name not in raw else keep(f, raw[f.name]) for f in self.fields
            ),
        )
