"""A made-up landlord: its people in every role, and customers with Welsh and English names. Nobody here is real."""

import csv
import io
import random
from collections.abc import Sequence

from bot.practice.tales import book

NAME = "Tai Cymunedol Eryri"
CUSTOMERS = 2_000  # beside those of the tales
PEOPLE = (
    # name, roles, line manager, organisations: Medra has the parent's managers, SLT and Director
    ("Huw Pritchard", "", "", "adra"),
    ("Mair Jones", "", "Huw Pritchard", "adra"),
    ("Alice Turner", "", "Huw Pritchard", "adra"),
    ("Dylan Price", "", "Huw Pritchard", "adra;medra"),
    ("Nia Roberts", "manager", "", "adra"),
    ("Tom Ellis", "manager", "", "adra"),
    ("Sioned Parry", "slt", "", "adra"),
    ("Rhys Morgan", "slt", "", "adra"),
    ("Elin Vaughan", "director", "", "adra"),
    ("Owen Davies", "safety", "", "adra"),
    ("Beth Hughes", "records", "", "adra"),
    ("Carys Lloyd", "admin", "", "adra;medra"),
    ("Eurwyn Gittins", "", "", "medra"),
    ("Lowri Bevan", "", "Eurwyn Gittins", "medra"),
    ("Ceri Nicholas", "safety", "", "medra"),
    ("Ifan Rees", "records", "", "medra"),
)
FIRST = [
    "Alun",
    "Angharad",
    "Bethan",
    "Bronwen",
    "Catrin",
    "Ceri",
    "Dafydd",
    "Delyth",
    "Eirlys",
    "Eleri",
    "Emyr",
    "Ffion",
    "Gareth",
    "Gethin",
    "Glenys",
    "Gwenllian",
    "Gwilym",
    "Haf",
    "Heledd",
    "Iestyn",
    "Ifan",
    "Ioan",
    "Iwan",
    "Lleucu",
    "Llinos",
    "Lowri",
    "Luned",
    "Manon",
    "Megan",
    "Meinir",
    "Meurig",
    "Nesta",
    "Non",
    "Rhian",
    "Rhodri",
    "Siân",
    "Siôn",
    "Tegwen",
    "Tomos",
    "Wil",
    "Adam",
    "Barbara",
    "Chloe",
    "Daniel",
    "Emma",
    "Frank",
    "Grace",
    "Harry",
    "Isla",
    "James",
    "Karen",
    "Liam",
    "Maria",
    "Noah",
    "Olivia",
    "Paul",
    "Rachel",
    "Samuel",
    "Tracey",
    "Victoria",
]
LAST = [
    "Bowen",
    "Cadwaladr",
    "Davies",
    "Edwards",
    "Ellis",
    "Evans",
    "Gittins",
    "Griffiths",
    "Gruffudd",
    "Harris",
    "Howells",
    "Hughes",
    "Jenkins",
    "Llewelyn",
    "Lloyd",
    "Morgan",
    "Morris",
    "Nicholas",
    "Owen",
    "Parry",
    "Powell",
    "Price",
    "Prosser",
    "Pugh",
    "Rees",
    "Roberts",
    "Rowlands",
    "Tudor",
    "Vaughan",
    "Wynne",
    "Baker",
    "Carter",
    "Clarke",
    "Cooper",
    "Dixon",
    "Foster",
    "Green",
    "Hall",
    "Kaur",
    "Kowalski",
    "Mitchell",
    "Murphy",
    "Nowak",
    "Patel",
    "Robinson",
    "Shaw",
    "Smith",
    "Taylor",
    "Turner",
    "Walker",
]
STREETS = [
    "Stryd Fawr",
    "Ffordd y Coed",
    "Lôn Las",
    "Maes y Dref",
    "Bryn Hyfryd",
    "Tan y Bwlch",
    "Cae Mawr",
    "Heol y Bont",
    "Rhes Victoria",
    "High Street",
    "Mill Lane",
    "Station Road",
    "Church Walk",
    "Harbour View",
    "Orchard Close",
]
TOWNS = (("Bangor", "LL99 1"), ("Caernarfon", "LL99 2"), ("Pwllheli", "LL99 3"), ("Dolgellau", "LL99 4"))


def people_csv() -> bytes:
    """As `import-people` takes it."""
    rows = [
        (_email(name), name, roles, _email(manager) if manager else "", organisations, "en")
        for name, roles, manager, organisations in PEOPLE
    ]
    return _csv(("email", "name", "roles", "line_manager", "organisations", "language"), rows)


def customers_csv(count: int = CUSTOMERS) -> bytes:
    """As `import-customers` takes it; those of the tales, and so many more: the same ones every time."""
    chance = random.Random(count)  # noqa: S311 - made-up names need no secrecy
    columns = ("reference", "name", "address", "postcode", "email", "phone", "language", "organisation")
    rows = [tuple(tale.customer.get(column, "") for column in columns) for tale in book().tales]
    for number in range(1, count + 1):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        town, district = chance.choice(TOWNS)
        street = f"{chance.randint(1, 120)} {chance.choice(STREETS)}"
        postcode = f"{district}{chance.choice('ABDEFGHJ')}{chance.choice('ABDEFGHJ')}"
        rows.append(
            (
                f"T-{number:05}",
                name,
                f"{street}, {town}",
                postcode,
                f"t{number}@home.test" if chance.random() < 0.7 else "",
                f"01632 96{chance.randint(0, 9999):04}" if chance.random() < 0.9 else "",
                chance.choice(("cy", "en", "en", "")),
                "medra" if chance.random() < 0.15 else "adra",
            )
        )
    return _csv(columns, rows)


def _email(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@eryri.test"


def _csv(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((columns, *rows))
    return out.getvalue().encode()
