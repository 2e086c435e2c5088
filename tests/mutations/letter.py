"""policy/letter.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("dropped", "letter", "due", "replacing")
WRONG: tuple[Wrong, ...] = (
    ("a dropped letter is never sent", '        raise Stale("letter-dropped")', "        return"),
    (
        "a dropped letter waits for nobody",
        "self.issued_at is None and self.dropped_at is None",
        "self.issued_at is None",
    ),
    ("letters have their people", 'raise NotAllowed("needs-manager")', "return"),
    ("the SLT sends letters about appeals alone", "if letter.kind in ABOUT_APPEALS else ()", ""),
    ("what is not to be translated is not", "    if language not in letter.languages:\n", "    if False:\n"),
    ("every text is translated", 'if not texts.get(name, "").strip():', "if name not in texts:"),
    (
        "no letter without its translation",
        "if letter.untranslated:\n        raise",
        "if False:\n        raise",
    ),
    ("no letter without its facts", "    if missing:", "    if False:"),
    ("not issued in the future", "if how.at > at:", "if False:"),
    (
        "not issued before it was written",
        "complete = letter.translated_at or letter.drafted_at",
        "complete = how.at",
    ),
    (
        "not issued before it was translated",
        "complete = letter.translated_at or letter.drafted_at",
        "complete = letter.drafted_at",
    ),
    ("a way stays open at the issue", "        require_open_way(customer", "        print(customer"),
    ("other cases count at the issue", "[*elsewhere, *others]", "others"),
    ("post takes its time", "pack.letter_way(how.how).received_working_days", "0"),
    ("only its own restrictions", "if letter.subject_id in (r.proposal_id, r.seven_day_id)", "if True"),
    ("the issue puts in force", "        come_into_force(decides", "        print(decides"),
    ("what is replaced ends", "        end_replaced(case", "        str(case) or end_replaced(case"),
    (
        "what is replaced counts no more",
        "case.decided_but(replaced_by(case, letter.subject_id))",
        "case.decided",
    ),
    (
        "a translation has its clock",
        "if letter.untranslated:\n                kind",
        "if letter.issued_at:\n                kind",
    ),
)
