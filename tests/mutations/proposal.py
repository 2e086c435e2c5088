"""policy/proposal.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("one proposal at a time", "if case.open_proposal is not None:", "if False:"),
    ("the measures come before", "    require_measured(formal)\n    warning", "    warning"),
    ("the behaviour was repeated", "    require_repeated(case, warning, pack, calendar)\n", ""),
    ("something is asked for", "if not request.terms:", "if False:"),
    ("the terms are checked", "        check_terms(terms,", "        str((terms,)) or check_terms(terms,"),
    ("proportionality is reasoned", 'proportionality.get(question.key, "").strip()', "proportionality"),
    ("the considerations are confirmed", "if not request.considerations_confirmed:", "if False:"),
    ("the customer is given reasons", "        if not text.strip():", "        if False:"),
    ("a way stays open at the proposal", "    require_open_way(customer", "    print(customer"),
    ("the case's own restrictions count", "*case.decided, *asked]", "*asked]"),
)
