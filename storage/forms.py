"""Forms that were opened, their results, and what was typed but not sent."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, select, update

from notices.answers import RawAnswers
from policy.refusal import Stale
from storage import schema
from storage.reading import Reading
from storage.upsert import insert

RESULT_SCHEMA = 1
Result = dict[str, Any]  # JSON has no narrower type

_form = schema.form_instance.c
_draft = schema.draft.c


@dataclass(frozen=True)
class FormInstance:
    """A form that was opened for a person. ``result`` is what sending it gave, once it was sent."""

    id: UUID
    person_id: UUID
    use_case: str
    subject: str
    step: str
    opened_at: dt.datetime
    result: Result | None


@dataclass(frozen=True)
class Draft:
    """What a person typed and has not sent. ``version`` counts the times it was saved."""

    use_case: str
    subject: str
    step: str
    answers: RawAnswers
    version: int
    updated_at: dt.datetime


class FormReading(Reading):
    """Drafts, to be taken up on any device or platform."""

    def draft(self, person_id: UUID, use_case: str, subject: str) -> Draft | None:
        """The draft of a person for a use case on a subject."""
        found = [d for d in self.drafts(person_id) if (d.use_case, d.subject) == (use_case, subject)]
        return found[0] if found else None

    def drafts(self, person_id: UUID) -> Sequence[Draft]:
        """Everything that a person has begun, the latest first."""
        query = (
            select(
                _draft.use_case,
                _draft.subject,
                _draft.step,
                _draft.answers,
                _draft.version,
                _draft.updated_at,
            )
            .where(_draft.person_id == person_id)
            .order_by(_draft.updated_at.desc())
        )
        return [Draft(*row) for row in self.session.execute(query)]


class Forms(FormReading):
    """Forms in a transaction that writes."""

    def open(self, person_id: UUID, use_case: str, subject: str, step: str, at: dt.datetime) -> UUID:
        """Open a form for a person; sending it a second time gives the first result again."""
        id = uuid4()
        row = {"id": id, "person_id": person_id, "use_case": use_case, "subject": subject, "step": step}
        self.session.execute(insert(self.session, schema.form_instance).values(**row, opened_at=at))
        return id

    def claim(self, form_id: UUID, person_id: UUID) -> FormInstance | None:
        """The form, for this transaction alone: a double press waits for the first, then sees its result.

        None where it is unknown or was opened for somebody else: ids come back over the network. A result of
        an older release reads as None only if it was never written; `ValueError` says that it is too new.
        """
        row = self.session.execute(
            select(
                _form.id,
                _form.person_id,
                _form.use_case,
                _form.subject,
                _form.step,
                _form.opened_at,
                _form.result,
                _form.result_schema,
            )
            .where(_form.id == form_id, _form.person_id == person_id)
            .with_for_update()
        ).one_or_none()
        if row is None:
            return None
        *fields, result_schema = row
        if result_schema not in (None, RESULT_SCHEMA):
            raise ValueError(f"a result in schema {result_schema}; this release reads {RESULT_SCHEMA}")
        return FormInstance(*fields)

    def finish(self, form_id: UUID, result: Result, at: dt.datetime) -> None:
        """Keep what sending the form gave. The first result stays."""
        self.session.execute(
            update(schema.form_instance)
            .where(_form.id == form_id, _form.finished_at.is_(None))
            .values(result=result, result_schema=RESULT_SCHEMA, finished_at=at)
        )

    def save_draft(
        self,
        person_id: UUID,
        use_case: str,
        subject: str,
        step: str,
        answers: RawAnswers,
        at: dt.datetime,
        *,
        version: int | None = None,
    ) -> int:
        """Keep what was typed; gives the draft's new version.

        With ``version`` (0: there was none) it raises `Stale` if it was saved elsewhere since.
        """
        before = self.session.scalar(
            select(_draft.version)
            .where(_draft.person_id == person_id, _draft.use_case == use_case, _draft.subject == subject)
            .with_for_update()
        )
        if version is not None and (before or 0) != version:
            raise Stale("draft-saved-elsewhere")
        typed = {name: value if isinstance(value, str) else list(value) for name, value in answers.items()}
        changed = {"step": step, "answers": typed, "updated_at": at}
        saved = (
            insert(self.session, schema.draft)
            .values(person_id=person_id, use_case=use_case, subject=subject, version=1, **changed)
            .on_conflict_do_update(
                index_elements=["person_id", "use_case", "subject"],
                set_={**changed, "version": _draft.version + 1},
            )
            .returning(_draft.version)
        )
        now: int = self.session.scalars(saved).one()
        return now

    def drop_draft(self, person_id: UUID, use_case: str, subject: str) -> None:
        """Forget what was typed: it was sent, or thrown away."""
        self.session.execute(
            delete(schema.draft).where(
                _draft.person_id == person_id, _draft.use_case == use_case, _draft.subject == subject
            )
        )
