"""policy/proposal.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("not_applied", "proposal", "replacing")
WRONG: tuple[Wrong, ...] = (
    ("none where it was not applied", "    require_going_on(formal)\n    require_con", "    require_con"),
    (
        "who may not review does not extend",
        "        require_review(case, replaces",
        "        str(case) or require_review(case, replaces",
    ),
    ("an extension leaves no gap", "        require_no_gap(case", "        str(case) or require_no_gap(case"),
    ("an extension needs no new warning", "pack)\n        return\n", "pack)\n"),
    ("what is replaced counts no more", "case.decided_but(proposal.replaces_id)", "case.decided"),
    ("one proposal at a time", "if case.open_proposal is not None:", "if False:"),
    ("the measures come before", "    require_measured(formal)\n    if", "    if"),
    ("the behaviour was repeated", "    require_repeated(case, warning, pack, calendar)\n", ""),
    ("something is asked for", "if not request.terms:", "if False:"),
    ("the terms are checked", "        check_terms(terms,", "        str((terms,)) or check_terms(terms,"),
    ("proportionality is reasoned", 'proportionality.get(question.key, "").strip()', "proportionality"),
    ("the considerations are confirmed", "if not request.considerations_confirmed:", "if False:"),
    ("a shared address is confirmed", "if request.shared and not request.shared_confirmed:", "if False:"),
    ("an address of their own needs no more", "if request.shared and not", "if not"),
    ("that it was confirmed is kept", "=True if request.shared else None", "=None"),
    ("the customer is given reasons", "        if not text.strip():", "        if False:"),
    ("a way stays open at the proposal", "    require_open_way(customer", "    print(customer"),
    ("the case's own restrictions count", "*others, *asked]", "*asked]"),
)
