"""Made-up people, customers, forms and cards for the demo of the practice workspace."""

from datetime import date
from uuid import UUID, uuid5

from bot.practice.ports import Member
from notices.card import Action, Button, Card, Confirm, Excerpt, Fact, Paragraph
from notices.fields import (
    Choice,
    Choices,
    CustomerField,
    Date,
    LongText,
    Note,
    Number,
    Option,
    PersonField,
    Text,
    Time,
    YesNo,
)
from notices.form import Form

NAMESPACE = UUID("6f1c3c52-7d3b-4a43-9b62-0d9c1f3f6a10")


def known(name: str) -> UUID:
    return uuid5(NAMESPACE, name)


PEOPLE = (
    Member(known("Mair"), "Mair Jones", (), "Housing officer"),
    Member(known("Dafydd"), "Dafydd ap Rhys", (), "Repairs team leader"),
    Member(known("Siân"), "Siân Llywelyn-Bowen", (), "Contractor, Cymen Heating"),
    Member(known("Gwen"), "Gwen Pritchard", ("manager",), "Area manager"),
    Member(known("Owen"), "Owen Hughes", ("manager", "safety"), "Tenancy services manager"),
    Member(known("Nia"), "Nia Roberts", ("slt",), "Head of assets"),
    Member(known("Rhodri"), "Rhodri Vaughan", ("director",), "Director of Customers and Communities"),
    Member(known("Lowri"), "Lowri Evans", ("records",), "Records officer"),
    Member(known("Tomos"), "Tomos Price", ("admin",), "Systems administrator"),
)
MAIR, GWEN = PEOPLE[0].id, PEOPLE[3].id
CUSTOMERS = {
    known(name): f"{name} · {where}"
    for name, where in {
        "Eluned Morgan": "12 Stryd Fawr, LL57 1AA",
        "Elin Morris": "3 Cae Gwyn, LL55 2BB",
        "Elis Meredydd": "Flat 2, 8 Ffordd y Môr, LL53 5CC",
        "<script>alert(1)</script>": "1 Markup Row",
        "Paul Sweeney": "41 Maes Derw, LL48 6DD",
    }.items()
}
KINDS = tuple(
    Option(word, label)
    for word, label in {
        "abuse": "Abusive or offensive language",
        "threat": "Threats of harm",
        "harass": "Harassment or stalking",
        "record": "Recording or filming without consent",
        "discrim": "Discriminatory remarks",
        "volume": "An excessive number of calls or messages",
        "repeat": "Raising again what has been answered in full",
        "demand": "Demands that cannot be met in time",
        "other": "Something else",
    }.items()
)


def report_form() -> Form:
    """Every kind of field once."""
    return Form(
        "report",
        "Report an incident",
        (
            CustomerField(name="customer", label="Customer", hint="Found by name, address or reference."),
            Date(name="day", label="When was it?", value=date(2025, 11, 24)),
            Time(name="time", label="At what time?", required=False),
            Choice(
                name="channel",
                label="How did it happen?",
                options=(
                    Option("face", "Face to face"),
                    Option("phone", "By phone"),
                    Option("mail", "By email"),
                ),
            ),
            Choices(name="kinds", label="What was it?", hint="Tick all that apply.", options=KINDS),
            LongText(name="what", label="What happened, in your own words?", hint="What was said and done."),
            Note("The next questions can be left for later."),
            YesNo(name="warned", label="Was the customer warned?", required=False),
            Text(name="where", label="Where was it?", required=False),
            Number(name="calls", label="How many calls?", required=False, most=500),
            PersonField(name="behalf", label="On behalf of", required=False),
            Choice(
                name="office",
                label="Office",
                required=False,
                options=tuple(Option(f"o{n}", f"Office {n}") for n in range(1, 11)),
            ),
        ),
        "Send the report",
    )


def step_form(step: int, case: str) -> Form:
    """A step of a longer piece of work."""
    asked = (
        ("informal", "Would informal action be enough?"),
        ("health", "What is known of personal circumstances or health?"),
        ("clear", "Was our own communication clear and coordinated?"),
    )
    return Form(
        "formal",
        "Formal consideration",
        tuple(
            LongText(name=f"{name}{step}", label=label, hint="One sentence will do.") for name, label in asked
        ),
        "Save and continue" if step < 2 else "Finish",
        subject=case,
        step=f"step-{step}",
        partial=True,
        about=f"Step {step} of 2 · CC-2025-0004 · Eluned Morgan",
    )


LETTER = Card(
    "Letter: your contact with us",
    facts=(Fact("Case", "CC-2025-0003"), Fact("Issued", "17 November 2025, by post")),
    body=(
        Paragraph("Ms E. Morgan\n12 Stryd Fawr\nBangor\nLL57 1AA"),
        Paragraph("Dear Ms Morgan,"),
        Paragraph("A warning about your contact with us", strong=True),
        Paragraph(
            "On 3, 6 and 11 November you telephoned our repairs team and used language that our colleagues "
            "found frightening. We understand that the repair to your heating took longer than it should have, "
            "and we are sorry for that. The boiler was replaced on 14 November."
        ),
        Paragraph(
            "We ask that from now on you speak to our colleagues without shouting or swearing. If it happens "
            "again, we may limit how you can contact us, for example by asking you to write instead of ringing. "
            "We would tell you in writing first, with our reasons, and how you can ask for the decision to be "
            "looked at again by somebody who took no part in it."
        ),
        Paragraph(
            "You can always ring us in an emergency: 0300 000 0000, day and night. You can write to us, or come "
            "to any of our offices. If something in this letter is not right, tell us by 1 December."
        ),
        Paragraph("Yours sincerely,\n\nGwen Pritchard\nArea manager"),
    ),
    buttons=(Button("Darllen yn Gymraeg", Action("letter", "cy")),),
)


def incident(title: str, tone: str) -> Card:
    return Card(
        title,
        facts=(
            Fact("Case", "CC-2025-0004"),
            Fact("Customer", "Eluned Morgan, 12 Stryd Fawr"),
            Fact("Reported by", "Mair Jones, Housing officer"),
            Fact("What", "Threats of harm; abusive or offensive language"),
        ),
        body=(
            Excerpt(
                "What happened",
                known("passage"),
                "She shouted that she would “sort me out”.\nI ended the visit.",
                True,
            ),
        ),
        buttons=(
            Button("Acknowledge", Action("acknowledge", "4", 1), "primary"),
            Button("Formal consideration", Action("formal", "4", 1), opens_form=True),
            Button(
                "No further action",
                Action("none", "4", 1),
                "danger",
                Confirm(
                    "Close this report without further action? Mair Jones will be told.",
                    "Close it",
                    "Keep it open",
                ),
            ),
        ),
        tone="good" if tone == "good" else "warning",
        footer="Please acknowledge by Tuesday 25 November, 17:00.",
    )


def check() -> Card:
    return Card(
        "Eluned Morgan: a restriction is in force",
        tone="danger",
        facts=(
            Fact("May I ring?", "No. Messages go to her contact person."),
            Fact("May I visit?", "Yes, by appointment and with a colleague."),
            Fact("Stays open", "Letters, any office, the emergency line"),
            Fact("Contact person", "Dafydd ap Rhys (deputy: Siân Llywelyn-Bowen)"),
            Fact("Until", "1 March 2026"),
        ),
        buttons=(
            Button("Emergency", Action("exception", "4"), "danger"),
            Button("Log a contact", Action("contact", "4")),
            Button("Report", Action("report", "4"), opens_form=True),
            Button("Refresh", Action("refresh", "4", value="replace")),
        ),
        footer="This look-up was recorded.",
    )
