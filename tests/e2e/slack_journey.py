"""From a report to a decided appeal in Slack, by what people type, press, fill in and read."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from policy.people import Person
from tests.slack_client import SlackClient
from tests.story import Staff, adra

WHAT = {"How": "Phone", "kinds": ["rudeness"], "happened": "She shouted at me for ten minutes."}


@dataclass
class SlackJourney:
    """The steps, each taken by whoever takes it. ``later`` moves the clock on by days, ``settled`` waits until every
    message has arrived."""

    staff: Staff
    customer: str
    at_slack: Callable[[Person], SlackClient]
    later: Callable[[int], None]
    settled: Callable[[], Awaitable[None]]
    checks: list[str] = field(default_factory=list)

    async def whole(self) -> None:
        """Everything, in order; ``checks`` has what a colleague's check showed after each change."""
        await self.check()
        await self.report()
        await self.acknowledge()
        await self.prepare()
        await self.issue(self.staff.proposer, "Written warning")
        self.later(7)
        await self.report()
        await self.propose()
        await self.approve()
        await self.check()
        await self.issue(self.staff.proposer, "Decision letter")
        await self.check()
        await self.appeal()
        self.later(1)
        await self.decide()
        await self.check()

    async def check(self) -> None:
        """A colleague looks the customer up, and only they see the answer."""
        colleague = self.at_slack(self.staff.colleague)
        await colleague.command("/contact-check", self.customer)
        self.checks.append(colleague.messages[-1])

    async def report(self) -> None:
        """In the form, from a phone."""
        reporter = self.at_slack(self.staff.reporter)
        await reporter.command("/contact-report", self.customer)
        await reporter.fill(WHAT)
        await reporter.submit()
        assert "Your report about" in reporter.view
        reporter.close()
        await self.settled()

    async def acknowledge(self) -> None:
        """The line manager has seen it."""
        manager = self.at_slack(self.staff.line_manager)
        assert "She shouted at me" in manager.messages[-1]
        await manager.press("Acknowledge")
        await self.settled()

    async def prepare(self) -> None:
        """Considerations, measures and the written warning."""
        manager = self.at_slack(self.staff.proposer)
        await manager.command("/contact", f"case {self.reference}")
        await manager.press("Consider formal action")
        await manager.press("Considerations")
        await manager.fill({item.key: f"Considered: {item.key}." for item in adra().considerations})
        await manager.submit()
        await manager.fill({item.key: "offered" for item in adra().measures})
        await manager.submit()
        await manager.press("Written warning")
        await manager.fill(
            {
                "examples": "On 2 March you shouted at an officer.",
                "expected": "Please speak calmly.",
                "possible": ["one_medium"],
            }
        )
        await manager.submit()
        manager.close()
        await self.settled()

    async def issue(self, owner: Person, letter: str) -> None:
        """Translate where that is needed, then mark as issued."""
        person = self.at_slack(owner)
        newest = next(
            text for text in reversed(person.messages) if text.startswith(("✅", "⚠️")) and letter in text
        )
        if "[Translate: Cymraeg]" in newest:
            await person.press("Translate: Cymraeg")
            asked = re.findall(r"^(.+ in Cymraeg): $", person.view, re.MULTILINE)
            await person.fill(dict.fromkeys(asked, "Yn Gymraeg."))
            await person.submit()
            person.close()
            await self.settled()
        await person.press("Mark as issued")
        await person.fill({"how": "by_hand"})
        await person.submit()
        assert "Issued" in person.view, person.view
        person.close()
        await self.settled()

    async def propose(self) -> None:
        """In three steps."""
        manager = self.at_slack(self.staff.proposer)
        await manager.command("/contact", f"case {self.reference}")
        await manager.press("Formal action")
        await manager.press("Propose restrictions")
        await manager.fill({"kinds": ["one_medium"], "services": ["rent"]})
        await manager.submit()
        await manager.fill({"one_medium_medium": "letter"})
        await manager.submit()
        reasons = {question.key: f"Weighed: {question.key}." for question in adra().proportionality}
        await manager.fill(
            {
                **reasons,
                "confirmed": "yes",
                "reason": "You shouted again.",
                "implications": "Please write to us.",
            }
        )
        await manager.submit()
        assert "Approval needed" in manager.view, manager.view
        manager.close()
        await self.settled()

    async def approve(self) -> None:
        """An independent manager."""
        await self.at_slack(self.staff.approver).press("Approve")
        await self.settled()

    async def appeal(self) -> None:
        """A colleague logs it; one of the two who may decide takes it on."""
        colleague = self.at_slack(self.staff.colleague)
        await colleague.press("Log an appeal")
        await colleague.fill({"How it came": "Phone", "request": "It is unfair."})
        await colleague.submit()
        colleague.close()
        await self.settled()
        await self.at_slack(self.staff.slt).press("Take this appeal")
        await self.settled()

    async def decide(self) -> None:
        """The reviewer decides."""
        reviewer = self.at_slack(self.staff.slt)
        await reviewer.press("Decide the appeal")
        await reviewer.fill({"outcome": "ended", "reasons": "It was too much."})
        await reviewer.submit()
        reviewer.close()
        await self.settled()

    @property
    def reference(self) -> str:
        """The case, as the reporter was told it."""
        told = "\n".join(self.at_slack(self.staff.reporter).messages)
        found = re.search(r"CC-\d{4}-\d{4}", told)
        assert found is not None, told
        return found.group()
