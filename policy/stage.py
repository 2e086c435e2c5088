"""How far a case has come: its own stage, from where its parts stand, as data (sections 5 to 9)."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from policy.case import Case
from policy.pack import Pack
from policy.status import statuses


class Stage(StrEnum):
    """Of a case as a whole, in the journey's order."""

    OPENED = "opened"
    ELSEWHERE = "elsewhere"
    REPORTED = "reported"
    SEVEN_DAYS_ASKED = "seven-days-asked"
    SEVEN_DAYS = "seven-days"
    CONSIDERING = "considering"
    WARNED = "warned"
    PROPOSED = "proposed"
    APPROVED = "approved"
    IN_FORCE = "in-force"
    APPEALED = "appealed"
    INFORMAL = "informal"
    NO_ACTION = "no-action"
    ENDED = "ended"


# A case is at the first of these of which some part stands so: what is furthest on first, then how it came to rest.
STAGES: Mapping[Stage, Mapping[str, frozenset[str]]] = {
    Stage.APPEALED: {"appeal": frozenset({"logged", "taken", "outside"})},
    Stage.IN_FORCE: {"restriction": frozenset({"to-begin", "in-force", "suspended"})},
    Stage.APPROVED: {"restriction": frozenset({"approved"})},
    Stage.PROPOSED: {"proposal": frozenset({"proposed", "half-approved"})},
    Stage.WARNED: {"formal": frozenset({"warned"})},
    Stage.CONSIDERING: {
        "formal": frozenset({"begun", "considered", "measured", "prepared", "without-warning"})
    },
    Stage.SEVEN_DAYS: {"seven-day": frozenset({"to-begin", "in-force"})},
    Stage.SEVEN_DAYS_ASKED: {"seven-day": frozenset({"asked", "confirmed"})},
    Stage.REPORTED: {"report": frozenset({"waiting", "acknowledged"})},
    Stage.ENDED: {"restriction": frozenset({"ended", "over", "lapsed", "untold"})},
    Stage.NO_ACTION: {"formal": frozenset({"refused", "not-applied"})},
    Stage.INFORMAL: {
        "report": frozenset({"informal"}),
        "informal": frozenset({"recorded", "flagged", "seen"}),
        "seven-day": frozenset({"ended", "over", "refused", "unanswered", "untold"}),
    },
}
# What is left when nothing of the above is so.
RESTING: Mapping[Stage, Mapping[str, frozenset[str]]] = {
    Stage.CONSIDERING: {"report": frozenset({"formal"})},
    Stage.NO_ACTION: {"report": frozenset({"closed"})},
    Stage.ELSEWHERE: {"report": frozenset({"elsewhere"})},
}


def stage(case: Case, day: dt.date, pack: Pack) -> Stage:
    """The stage of a case on a local day."""
    stands = {(subject, status) for (subject, _), status in statuses(case, day, pack).items()}
    for at, parts in (*STAGES.items(), *RESTING.items()):
        if any((subject, status) in stands for subject, found in parts.items() for status in found):
            return at
    return Stage.OPENED
