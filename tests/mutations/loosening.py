"""policy/loosening.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("review", "appeal_outcome")
WRONG: tuple[Wrong, ...] = (
    ("something changes", "if not pairs:", "if False:"),
    ("not everything ends in an amendment", "if all(r.id in by_id", "if False and all(r.id in by_id"),
    ("what nobody can compute is confirmed", "and not not_stricter:", "and False:"),
    ("no later end", "if change.end > restriction.last_day:", "if False:"),
    ("no end in the past", "if change.end < max(today, restriction.start):", "if False:"),
    ("no blanket bans", "if not change.services:", "if False:"),
    ("no more services", "if not set(change.services) <= set(restriction.services):", "if False:"),
    (
        "no way is closed that was open",
        "if not closes(looser, pack) <=",
        "if False and not closes(looser, pack) <=",
    ),
    ("nobody who left is named", "and id not in present for id", "and False for id"),
    ("who is named already may have left", "if new and any(", "if any("),
    (
        "what ends in an amendment ends today",
        "            restriction.ended_on = today\n",
        "            pass\n",
    ),
    ("an end is sooner", "restriction.end = change.end", "pass"),
    ("services are fewer", "restriction.services = list(change.services)", "pass"),
    ("particulars are looser", "name_others(restriction, change.particulars, pack)", "pass"),
)
