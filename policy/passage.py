"""A passage of sensitive text, kept apart from the record so that the law's two ways out stay open (section 13)."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID, uuid4


@dataclass(eq=False)
class Passage:
    """What somebody wrote: what happened, circumstances, reasons. Never changed; Records may remove it.

    ``case_id`` is None while it belongs to no case. ``created_at`` is aware UTC.
    """

    text: str
    case_id: UUID | None
    created_at: dt.datetime
    id: UUID = field(default_factory=uuid4)
