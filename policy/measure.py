"""The measures that mean something to the rules, by their keys in the pack (section 6, P6.2)."""

MEETING = "meeting"
STRATEGY_MEETING = "strategy_meeting"
KEY_OFFICER = "key_officer"
ADVOCATE = "advocate"
STAFF_SUPPORT = "staff_support"
# Those to which the customer may say no.
DECLINABLE = frozenset({MEETING, ADVOCATE})
# Those of which it matters who takes part: they do not decide the appeal (P7.3).
ATTENDED = frozenset({MEETING, STRATEGY_MEETING, KEY_OFFICER})
