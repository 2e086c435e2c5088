"""Restricting contact for up to 7 calendar days, when it goes on after a warning (section 5, P5.2)."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from policy.proposal import Verdict


@dataclass(eq=False)
class SevenDay:
    """What is asked for, and what was decided on it. What it restricts are the case's restrictions with its id.

    ``reason_passage`` is for the record; the particulars that are prose are written in ``written_in``. ``told_*`` say
    who told the customer by word, when (aware UTC) and by which channel: a letter says it itself.
    """

    asked_by_id: UUID
    asked_at: dt.datetime
    reason_passage: UUID
    written_in: str = "en"
    verdict: Verdict | None = None
    decided_by_id: UUID | None = None
    decided_at: dt.datetime | None = None
    verdict_passage: UUID | None = None
    told_at: dt.datetime | None = None
    told_how: str = ""
    told_by_id: UUID | None = None
    id: UUID = field(default_factory=uuid4)
