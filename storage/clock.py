"""The clock of the practice workspace: an offset that only goes forward."""

import datetime as dt

from sqlalchemy import select

from storage import schema
from storage.reading import Reading
from storage.upsert import insert


class ClockReading(Reading):
    """How far the domain's time is ahead of real time; nothing outside practice."""

    def offset(self) -> dt.timedelta:
        """How far ahead."""
        seconds = self.session.scalar(select(schema.clock.c.offset_seconds).where(schema.clock.c.id == 1))
        return dt.timedelta(seconds=seconds or 0)


class Clock(ClockReading):
    """The clock in a transaction that writes."""

    def forward(self, by: dt.timedelta) -> dt.timedelta:
        """Move the clock on, in whole seconds; gives the new offset. Raises ValueError for a step back."""
        seconds = int(by.total_seconds())
        if seconds < 0:
            raise ValueError("the clock only goes forward")
        moved = (
            insert(self.session, schema.clock)
            .values(id=1, offset_seconds=seconds)
            .on_conflict_do_update(
                index_elements=["id"], set_={"offset_seconds": schema.clock.c.offset_seconds + seconds}
            )
            .returning(schema.clock.c.offset_seconds)
        )
        return dt.timedelta(seconds=self.session.scalars(moved).one())
