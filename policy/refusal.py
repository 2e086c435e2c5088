"""The five ways in which the system says no. Each edge shows each of them in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer: a code of `notices.refusal` and the facts that its sentence needs."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


class Refusal(Exception):
    """Something was not done, and the person is told why and what to do instead."""


class Invalid(Refusal):
    """An answer in a form cannot be taken as it is; each problem is shown at its field."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__(", ".join(f"{name}: {problem.code}" for name, problem in problems.items()))
        self.problems: Mapping[str, Problem] = MappingProxyType(dict(problems))


class Refused(Refusal):
    """A rule of the policy is not kept.

    ``section`` is the policy section ("6", "7.3", or "X…" for what practice adds), ``facts`` what the
    sentence needs, ``instead`` the use case that is the next step, ``field`` the answer that the rule is about.
    """

    def __init__(
        self,
        code: str,
        section: str,
        *,
        instead: str | None = None,
        field: str | None = None,
        **facts: object,
    ) -> None:
        super().__init__(f"{code} (section {section})")
        self.code = code
        self.section = section
        self.instead = instead
        self.field = field
        self.facts: Mapping[str, object] = MappingProxyType(dict(facts))


class Stale(Refusal):
    """Somebody was first. ``what`` is a code of what they did, ``by`` the name of who, where it is known."""

    def __init__(self, what: str = "changed", by: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.by = by


class NotAllowed(Refusal):
    """This person may not do or see this, whatever the case. ``code`` names the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Unavailable(Refusal):
    """The system cannot do it now: nothing was kept, and trying again later is right."""

    def __init__(self, code: str = "try-later") -> None:
        super().__init__(code)
        self.code = code
