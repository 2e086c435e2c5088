"""policy/repeated.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    (
        "it counts to the day before it lapses",
        "warning.received_on, pack) - DAY",
        "warning.received_on, pack)",
    ),
    ("a proposal ends it", "case.open_proposal is not None or", ""),
    ("not applying ends it", "or not case.considering(formal):", "or False:"),
    ("in time", "<= last_day]", "> last_day]"),
    ("it waits for whoever began", "begun_by(case, formal.started_by_id)", "begun_by(case)"),
    ("it ends with the warning", "yield ending(thing, last_day, calendar)", "yield thing"),
)
