"""policy/stage.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("status",)
WRONG: tuple[Wrong, ...] = (
    ("an appeal first", 'Stage.APPEALED: {"appeal": frozenset({"logged", "taken", "outside"})},', ""),
    ("told is as good as in force", '{"to-begin", "in-force", "suspended"}', '{"in-force", "suspended"}'),
    ("one of two is still proposed", '{"proposed", "half-approved"}', '{"proposed"}'),
    ("without a warning it is considered", '"prepared", "without-warning"})', '"prepared"})'),
    ("what is over has ended", '{"ended", "over", "lapsed", "untold"}', '{"ended", "lapsed", "untold"}'),
    ("what lapsed has ended", '{"ended", "over", "lapsed", "untold"}', '{"ended", "over", "untold"}'),
    ("how it rests", "(*STAGES.items(), *RESTING.items())", "STAGES.items()"),
)
