"""What falls due, as rows: a restart loses none, and of several processes one takes each."""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, update

from policy.due import Due
from policy.house import HOUSE
from policy.letter import LetterKind
from storage import schema
from storage.reading import Reading
from storage.schema_decided import letter_table
from storage.schema_part import case_table
from storage.upsert import insert

_due = schema.due.c
_COLUMNS = (
    _due.kind,
    _due.case_id,
    _due.subject_id,
    _due.at,
    _due.stage,
    _due.people,
    _due.from_day,
    _due.people_until,
    _due.since,
    _due.by,
    _due.until,
)


class DueReading(Reading):
    """What falls due, and when."""

    def next_after(self, now: dt.datetime) -> dt.datetime | None:
        """The next moment after ``now`` (the domain's time) at which something falls due."""
        next_at: dt.datetime | None = self.session.scalar(select(func.min(_due.at)).where(_due.at > now))
        return next_at

    def of_case(self, case_id: UUID) -> Sequence[Due]:
        """What falls due in a case, in order."""
        query = select(*_COLUMNS).where(_due.case_id == case_id).order_by(_due.at, _due.kind)
        return [_row(*row) for row in self.session.execute(query)]

    def known(self, day: dt.date, organisation: str = "") -> Sequence[Due]:
        """Everything open in cases of which it is known for whom and since when it waits on a local day; of one
        organisation's cases, or of all. ``at`` and ``stage`` are of its next reminder."""
        query = select(*_COLUMNS).where(_due.case_id.not_in(_not_known(day)), _due.case_id != HOUSE)
        if organisation:
            query = query.join(case_table, case_table.c.id == _due.case_id)
            query = query.where(case_table.c.organisation == organisation)
        return [_row(*row) for row in self.session.execute(query)]

    def warnings(self) -> frozenset[UUID]:
        """The written warnings that wait for somebody, by their ids."""
        query = select(letter_table.c.id).join(schema.due, _due.subject_id == letter_table.c.id)
        return frozenset(self.session.scalars(query.where(letter_table.c.kind == LetterKind.WARNING)))

    def unknown(self, day: dt.date, limit: int | None) -> Sequence[UUID]:
        """Cases of which it is not known for whom their open things wait on a local day, or since when."""
        query = _not_known(day).distinct().limit(limit)
        return self.session.scalars(query).all()


class DueRows(DueReading):
    """What falls due, in a transaction that writes."""

    def sync(self, case_id: UUID, wanted: Iterable[Due]) -> None:
        """Let exactly these fall due in a case. A row whose moment and stage stay keeps its lease."""
        found = {(row.kind, row.subject_id): row for row in self.of_case(case_id)}
        rows = {(row.kind, row.subject_id): row for row in wanted}
        for gone in found.keys() - rows.keys():
            self.session.execute(delete(schema.due).where(*_named(found[gone])))
        for key, row in sorted(rows.items(), key=lambda item: (item[0][0], item[0][1].hex)):
            if row.case_id != case_id:
                raise ValueError("what falls due belongs to another case")
            known = found.get(key)
            if known != row:
                same = known is not None and (known.at, known.stage) == (row.at, row.stage)
                self._put(row, same_moment=same)

    def claim(
        self, now: dt.datetime, *, real_now: dt.datetime, lease: dt.timedelta, limit: int = 20
    ) -> Sequence[Due]:
        """Take what has fallen due at ``now`` (the domain's time), the earliest first, for ``lease`` of real time.

        Whoever takes a row syncs its case in the same transaction in which the work is kept; what was taken
        and not finished is given out again after the lease.
        """
        ids = (
            select(_due.id)
            .where(_due.at <= now, or_(_due.lease_until.is_(None), _due.lease_until <= real_now))
            .order_by(_due.at, _due.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        taken = (
            update(schema.due)
            .where(_due.id.in_(self.session.scalars(ids).all()))
            .values(lease_until=real_now + lease)
            .returning(*_COLUMNS)
        )
        return sorted((_row(*row) for row in self.session.execute(taken)), key=lambda row: (row.at, row.kind))

    def forget_people(self) -> None:
        """It has to be found out anew for whom things wait: somebody came, left, or has other roles."""
        self.session.execute(update(schema.due).where(_due.people.is_not(None)).values(people=None))

    def _put(self, row: Due, *, same_moment: bool) -> None:
        changed = {
            "at": row.at,
            "stage": row.stage,
            "people": _as_text(row.people),
            "from_day": row.from_day,
            "people_until": row.people_until,
            "since": row.since,
            "by": row.by,
            "until": row.until,
            **({} if same_moment else {"lease_until": None}),
        }
        self.session.execute(
            insert(self.session, schema.due)
            .values(id=uuid4(), case_id=row.case_id, kind=row.kind, subject_id=row.subject_id, **changed)
            .on_conflict_do_update(index_elements=["case_id", "kind", "subject_id"], set_=changed)
        )


def _not_known(day: dt.date) -> Select[UUID]:
    return select(_due.case_id).where(
        or_(_due.people.is_(None), _due.people_until <= day, _due.since.is_(None))
    )


def _as_text(people: frozenset[str] | None) -> str | None:
    return None if people is None else "".join(f";{id}" for id in sorted(people)) + ";"


def _row(
    kind: str,
    case_id: UUID,
    subject_id: UUID,
    at: dt.datetime,
    stage: int,
    people: str | None,
    *days: dt.date | None,
) -> Due:
    known = None if people is None else frozenset(id for id in people.split(";") if id)
    return Due(kind, case_id, subject_id, at, stage, known, *days)


def _named(row: Due) -> tuple[ColumnElement[bool], ...]:
    return (_due.case_id == row.case_id, _due.kind == row.kind, _due.subject_id == row.subject_id)
