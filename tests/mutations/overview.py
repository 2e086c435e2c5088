"""policy/overview.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("not everybody oversees", "Role.RECORDS, Role.MANAGER)", "Role.RECORDS, Role.MANAGER, Role.ADMIN)"),
    ("Records and managers do", "Role.DIRECTOR, Role.RECORDS, Role.MANAGER)", "Role.DIRECTOR)"),
    ("what is a long way off", "(row.from_day is None or row.from_day <= day)", "True"),
    ("what is over by itself", "(row.until is None or row.until >= day)", "True"),
    ("overdue after the last day in time", "row.by < day", "row.by <= day"),
    (
        "what has no last day is never overdue",
        "row.by is not None and row.by < day",
        "row.by is None or row.by < day",
    ),
    ("a warning is a stage of its own", "row.subject_id in warnings:", "False:"),
    ("only a letter is a warning", "row.kind in LETTERS and ", ""),
    ("what is not known yet is somewhere", '.get(row.kind, "other")', '.get(row.kind, "report")'),
    ("in the order of the policy", "for stage in STAGES if stage in found", "for stage in found"),
    ("nobody is not left out", "in row.people or (NOBODY,)", "in row.people or ()"),
    ("nobody stands first", "owner != NOBODY, -count", "owner == NOBODY, -count"),
    ("the most overdue first", "-count.overdue, -count.open", "-count.open, -count.overdue"),
    ("nothing is nothing", "if rows else None", ""),
    ("working days late", "sum(calendar.is_working(each) for each in days)", "sum(1 for each in days)"),
    ("today counts", "each <= day, (row", "each < day, (row"),
    ("from the day after", "for n in count(1)", "for n in count(0)"),
    ("what is proposed is not being considered", " and x.id not in proposed", ""),
    ("what is over is not being considered", "if case.considering(x) and x.id", "if x.id"),
    ("not before its start", "min((max(since, start) for", "min((since for"),
    ("what is due first comes first", "row.by or dt.date.max, ", ""),
    ("then what waited longest", "_since(row), row.kind", "row.kind"),
    ("the overdue are counted", "sum(overdue(row, day) for row in rows)", "0"),
    ("the oldest", "min(_since(row) for row in rows)", "max(_since(row) for row in rows)"),
)
