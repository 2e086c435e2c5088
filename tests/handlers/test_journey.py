"""From a report to a decided appeal, by what people type, press and fill in; on both databases."""

import pytest

from notices.card import Action, Card
from policy.people import Person
from storage.store import Store
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import adra

WHAT = {"channel": "phone", "kinds": ["rudeness"], "happened": "She shouted at me for ten minutes."}


class Journey:
    """The steps, each taken by whoever takes it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.people = office.staff

    def report(self) -> None:
        ask = asked(self.office.types(self.people.reporter, "/contact-report T-1042"))
        shown(self.office.sends(self.people.reporter, ask, WHAT))

    def prepare(self) -> Card:
        """Start, considerations, measures and the written warning."""
        reported = self.office.card_for(self.people.line_manager, "Incident")
        formal = self.office.shows(self.people.proposer, button(reported, "Consider formal action"))
        considerations = self.office.opens(self.people.proposer, button(formal, "Considerations"))
        measures = asked(
            self.office.sends(
                self.people.proposer,
                considerations,
                {item.key: f"Considered: {item.key}." for item in adra().considerations},
            )
        )
        states = {item.key: "offered" for item in adra().measures}
        formal = shown(self.office.sends(self.people.proposer, measures, states))
        warning = self.office.opens(self.people.proposer, button(formal, "Written warning"))
        return shown(
            self.office.sends(
                self.people.proposer,
                warning,
                {
                    "examples": "On 2 March you shouted at an officer.",
                    "expected": "Please speak calmly.",
                    "possible": ["one_medium"],
                },
            )
        )

    def translate_and_issue(self, owner: Person, beginning: str) -> None:
        card = self.office.card_for(owner, beginning)
        for each in [b for b in card.buttons if b.action.use_case == "translation"]:
            ask = self.office.opens(owner, each.action)
            texts = {field.name: f"Cyfieithiad: {field.name}" for field in ask.form.inputs}
            card = shown(self.office.sends(owner, ask, texts))
        self.office.later(minutes=1)
        issue = self.office.opens(owner, button(card, "Mark as issued"))
        shown(self.office.sends(owner, issue, {"how": adra().letter_ways[0].key}))

    def propose(self) -> None:
        formal = self.office.shows(self.people.proposer, Action("formal", self.case_subject()))
        first = self.office.opens(self.people.proposer, button(formal, "Propose restrictions"))
        second = asked(
            self.office.sends(self.people.proposer, first, {"kinds": ["one_medium"], "services": ["rent"]})
        )
        third = asked(self.office.sends(self.people.proposer, second, {"one_medium_medium": "letter"}))
        reasons = {question.key: f"Weighed: {question.key}." for question in adra().proportionality}
        done = self.office.sends(
            self.people.proposer,
            third,
            {
                **reasons,
                "confirmed": "yes",
                "reason": "You shouted again.",
                "implications": "Please write to us.",
            },
        )
        assert shown(done).title.startswith("Approval needed")

    def case_subject(self) -> str:
        with self.office.store.read() as reader:
            (case,) = reader.cases.of_customer(self.office.customer.id)
            return f"{case.id}:{case.id}"

    def to_proposed(self) -> None:
        self.report()
        self.prepare()
        self.translate_and_issue(self.people.proposer, "Written warning")
        self.office.later(days=7)
        self.report()
        self.propose()

    def check(self) -> str:
        return text_of(shown(self.office.types(self.people.colleague, "/contact-check T-1042")))


@pytest.fixture(params=["en", ""], ids=["English", "bilingual"])
def journey(request: pytest.FixtureRequest, store: Store) -> Journey:
    return Journey(Office(store, language=str(request.param)))


@pytest.mark.section("7.3")
def test_from_a_report_to_an_appeal_that_somebody_without_a_part_decides(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.to_proposed()
    assert "No restriction in force" in journey.check()

    approval = office.card_for(people.approver, "Approval needed")
    office.shows(people.approver, button(approval, "Approve"))
    assert "No restriction in force" in journey.check(), "not before its letter is issued"
    assert button(approval, "Approve") not in [
        b.action for b in office.card_for(people.approver, "Proposal").buttons
    ]

    journey.translate_and_issue(people.proposer, "Decision letter")
    assert "No restriction in force" not in journey.check()

    appeal = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    shown(office.sends(people.colleague, appeal, {"channel": "phone", "request": "It is unfair."}))
    offered = office.card_for(people.slt, "Appeal")
    assert not [c for c in office.inbox(people.approver) if button_to(c, "take-appeal")]
    office.shows(people.slt, button(offered, "Take this appeal"))
    late = office.shows(people.other_slt, button(offered, "Take this appeal"))
    assert late.title == "Somebody was first"

    decide = office.opens(people.slt, button(office.card_for(people.slt, "Appeal:"), "Decide the appeal"))
    shown(office.sends(people.slt, decide, {"outcome": "ended", "reasons": "It was too much."}))
    assert "No restriction in force" in journey.check(), "ending takes effect at once"


def button_to(card: Card, use_case: str) -> bool:
    return any(b.action.use_case == use_case for b in card.buttons)


@pytest.mark.section("7.1")
def test_the_proposer_may_not_approve(journey: Journey) -> None:
    journey.to_proposed()
    approve = button(journey.office.card_for(journey.people.approver, "Approval needed"), "Approve")
    refused = journey.office.shows(journey.people.proposer, approve)
    assert "§7" in text_of(refused)
    assert "No restriction in force" in journey.check()


@pytest.mark.section("6")
def test_a_proposal_before_the_warning_is_refused_with_the_next_step(journey: Journey) -> None:
    journey.report()
    journey.office.shows(journey.people.proposer, Action("formal", journey.case_subject()))
    refused = journey.office.shows(journey.people.proposer, Action("proposal", journey.case_subject()))
    assert "§6" in text_of(refused)
    assert [b.action.use_case for b in refused.buttons] == ["considerations"]
