"""The steps from a report to a decision, each by what people type, press and fill in."""

from handlers.answer import Ask
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
        self.customer = office.customer

    def report(self, **more: str | list[str]) -> None:
        ask = asked(self.office.types(self.people.reporter, f"/contact-report {self.customer.reference}"))
        shown(self.office.sends(self.people.reporter, ask, {**WHAT, **more}))

    def prepare(self) -> Card:
        """Start, considerations, measures and the written warning."""
        reported = self.office.card_for(self.people.line_manager, f"Incident: {self.customer.name}")
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
        shown(self.office.sends(self.people.proposer, measures, states))
        return self.warn()

    def warn(self) -> Card:
        """Draft the written warning."""
        formal = self.office.shows(self.people.proposer, Action("formal", self.case_subject()))
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

    def propose(self, kind: str = "one_medium", **particulars: str) -> None:
        """Contact by letter only, unless said otherwise."""
        formal = self.office.shows(self.people.proposer, Action("formal", self.case_subject()))
        first = self.office.opens(self.people.proposer, button(formal, "Propose restrictions"))
        second = asked(
            self.office.sends(self.people.proposer, first, {"kinds": [kind], "services": ["rent"]})
        )
        given = {f"{kind}_{name}": value for name, value in (particulars or {"medium": "letter"}).items()}
        third = asked(self.office.sends(self.people.proposer, second, given))
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
            (case,) = reader.cases.of_customer(self.customer.id)
            return f"{case.id}:{case.id}"

    def to_proposed(self) -> None:
        self.report()
        self.from_report_to_proposed()

    def to_in_force(self, kind: str = "one_medium", **particulars: str) -> None:
        """Up to an issued decision."""
        self.report()
        self.from_report_to_proposed(kind, **particulars)
        self.approve()
        self.translate_and_issue(self.people.proposer, "Decision letter")

    def from_report_to_proposed(self, kind: str = "one_medium", **particulars: str) -> None:
        self.prepare()
        self.translate_and_issue(self.people.proposer, "Written warning")
        self.office.later(days=7)
        self.report()
        self.propose(kind, **particulars)

    def approve(self) -> Card:
        """Approve what is proposed; nothing is in force yet."""
        approval = self.office.card_for(self.people.approver, "Approval needed")
        answer = self.office.desk.press(self.people.approver.id, button(approval, "Approve"))
        if isinstance(answer, Ask):  # where complaints are restricted
            answer = self.office.sends(self.people.approver, answer, {"unconcerned": "yes"})
        return shown(answer)

    def review_card(self, person: Person) -> Card:
        """Where the review stands."""
        return self.office.shows(person, Action("see-review", self.case_subject()))

    def check(self) -> str:
        return text_of(
            shown(self.office.types(self.people.colleague, f"/contact-check {self.customer.reference}"))
        )


def begun(store: Store, language: str = "en") -> Journey:
    """An office, and nothing has happened yet."""
    return Journey(Office(store, language=language))


def reported(store: Store, language: str = "en") -> Journey:
    """An incident was reported."""
    journey = begun(store, language)
    journey.report()
    return journey


def in_force(store: Store, language: str = "en") -> Journey:
    """Contact by letter only is in force: the decision was issued."""
    journey = begun(store, language)
    journey.to_in_force()
    return journey
