"""The made-up landlord's cases: one at every stage, each come there through the bot, and made once.

The landlord that these tests look at was made by a second start, after the first had been killed half way.
"""

import datetime as dt
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from aiohttp.test_utils import TestClient, TestServer
from cryptography.fernet import Fernet, MultiFernet

from bot.calendar import make_calendar
from bot.pack import load_pack
from bot.practice import sample
from bot.practice.seed import fill
from bot.practice.start import practice_app
from bot.practice.story import end, scenes
from bot.practice.tales import book
from handlers.answer import Show
from handlers.desk import Desk
from notices.card import Card
from notices.record import RECORDS
from policy.appeal import deadlines
from policy.case import Case
from policy.check import what_applies
from policy.due import open_things
from policy.incident import Outcome
from policy.letter import LetterKind
from policy.openthing import waits_for
from policy.people import Role, still_here
from policy.proposal import Verdict, require_ready
from storage.engine import make_engine
from storage.migrate import upgrade
from storage.store import Store
from tests.bot.practice.first_start import CUSTOMERS, NOW, start
from tests.handlers.office import text_of

PACK, _ = load_pack()
CALENDAR = make_calendar("Europe/London", PACK.settings)
TODAY = CALENDAR.day(NOW)
ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.timeout(300)  # half a first start and a whole one, on a machine that may be busy


@dataclass
class Landlord:
    """The made-up landlord and a desk at the moment of its first start."""

    folder: Path
    store: Store
    desk: Desk
    people: dict[str, UUID]

    def case(self, stage: str) -> Case:
        (tale,) = [tale for tale in book().tales if tale.stage == stage]
        with self.store.read() as reader:
            customer = reader.customers_by_reference([tale.reference])[tale.reference]
            (case,) = reader.cases.of_customer(customer.id)
            return case

    def check(self, name: str, typed: str) -> Card:
        answer = self.desk.command(self.people[name], f"/contact-check {typed}")
        assert isinstance(answer, Show)
        return answer.card

    def home(self, name: str) -> str:
        return text_of(self.desk.home(self.people[name]))

    def waits_on(self, case: Case, kind: str, subject_id: UUID) -> set[str]:
        with self.store.read() as reader:
            return {
                person.name
                for thing in open_things(case, PACK, CALENDAR)
                if (thing.kind, thing.subject_id) == (kind, subject_id)
                for person in waits_for(thing, reader.people())
            }


def landlord_in(folder: Path) -> Landlord:
    key = MultiFernet([Fernet((folder / "practice.key").read_bytes())])
    store = Store(make_engine(f"sqlite:///{folder / 'practice.sqlite'}", cipher=key))
    with store.read() as reader:
        people = {person.name: person.id for person in reader.people()}
    return Landlord(folder, store, Desk(store, PACK, CALENDAR, lambda: NOW), people)


def killed_half_way(folder: Path) -> None:
    """A first start, killed while it plays the tales."""
    command = [sys.executable, "-m", "tests.bot.practice.first_start", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith("Their cases") and int(line.split()[-1]) >= 40:
                child.kill()
                break
    assert child.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def landlord(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Landlord]:
    folder = tmp_path_factory.mktemp("landlord")
    killed_half_way(folder)
    assert not (folder / "practice.sqlite").exists()
    assert (folder / "practice.unfinished").exists()
    start(folder)
    made = landlord_in(folder)
    yield made
    made.store.engine.dispose()


def test_after_an_interrupted_first_start_the_landlord_is_complete_and_not_doubled(
    landlord: Landlord,
) -> None:
    with landlord.store.read() as reader:
        cases = reader.cases.newest()
        imported = reader.records(what="customers-imported")
        people = reader.people()
    assert len(cases) == len({case.customer_id for case in cases}) == len(book().tales)
    assert sum(int(str(record.facts["added"])) for record in imported) == CUSTOMERS + len(book().tales)
    assert len(people) == len(sample.PEOPLE)
    assert not list(landlord.folder.glob("practice.unfinished*"))


def test_the_next_start_changes_nothing(landlord: Landlord) -> None:
    with landlord.store.read() as reader:
        before = [record.id for record in reader.records()]
    start(landlord.folder)
    with landlord.store.read() as reader:
        assert [record.id for record in reader.records()] == before


def _reported(landlord: Landlord, case: Case) -> None:
    (incident,) = case.incidents
    assert incident.acknowledged_at is None
    assert CALENDAR.day(incident.reported_at) == TODAY
    assert landlord.waits_on(case, "report", incident.id) == {"Huw Pritchard"}


def _threat(landlord: Landlord, case: Case) -> None:
    (incident,), (control,) = case.incidents, case.interim_controls
    assert incident.referred_at
    assert incident.supported_at
    assert control.in_force(TODAY)
    card = landlord.check("Alice Turner", "Craig Thornbury")
    assert "Do not visit alone." in text_of(card)
    assert card.tone == "danger"
    assert f"Your case {case.reference}" in landlord.home("Owen Davies")


def _informal(landlord: Landlord, case: Case) -> None:
    assert [incident.outcome for incident in case.incidents] == [Outcome.INFORMAL]
    assert not case.formals


def _seven_day(landlord: Landlord, case: Case) -> None:
    card = text_of(landlord.check("Alice Turner", "Ffion Castell"))
    assert "Restricted for up to 7 days: it ends by itself." in card
    assert case.informal_actions[0].warned_at
    assert not case.formals


def _seven_day_asked(landlord: Landlord, case: Case) -> None:
    (decision,) = case.seven_days
    assert landlord.waits_on(case, "seven-day", decision.id) == {"Nia Roberts", "Tom Ellis"}
    assert "No restriction in force" in text_of(landlord.check("Mair Jones", "Dewi Penmaen"))


def _considering(landlord: Landlord, case: Case) -> None:
    assert case.formal is not None
    assert case.formal.considered_at is None
    with landlord.store.read() as reader:
        (draft,) = reader.forms.drafts(landlord.people["Nia Roberts"])
    assert sum(bool(answer) for answer in draft.answers.values()) == 5
    assert "Considerations" in landlord.home("Nia Roberts")


def _translation(landlord: Landlord, case: Case) -> None:
    (letter,) = case.letters
    assert (letter.kind, letter.languages, letter.untranslated) == (LetterKind.WARNING, ["cy", "en"], ("cy",))
    assert landlord.waits_on(case, "translation", letter.id) == {"Tom Ellis"}
    assert case.nudges


def _repeated(landlord: Landlord, case: Case) -> None:
    assert case.formal is not None
    with landlord.store.read() as reader:
        nia = reader.person(landlord.people["Nia Roberts"])
    require_ready(case, case.formal, nia, NOW, PACK, CALENDAR)


def _proposed(landlord: Landlord, case: Case) -> None:
    assert case.open_proposal is not None
    assert landlord.waits_on(case, "signoff", case.open_proposal.id) == {"Nia Roberts", "Tom Ellis"}


def _approved(landlord: Landlord, case: Case) -> None:
    (restriction,) = case.decided
    letter = case.letters[-1]
    assert restriction.effective_from is None
    assert (letter.kind, letter.issued_at, letter.untranslated) == (LetterKind.DECISION, None, ())
    assert "No restriction in force" in text_of(landlord.check("Mair Jones", "Tudur Maesglas"))


def _in_force(landlord: Landlord, case: Case) -> None:
    card = text_of(landlord.check("Alice Turner", "Eira Penllyn"))
    assert "Point of contact: Dylan Price (deputy: Huw Pritchard), by phone only" in card
    assert "Never alone: a second member of staff at home visits" in card
    assert "The customer can use: Phone" in card
    (message,), (exception,) = case.held_messages, case.exceptions
    assert landlord.waits_on(case, "held", message.id) == {"Nia Roberts", "Dylan Price", "Huw Pritchard"}
    assert landlord.waits_on(case, "exception", exception.id) == {"Alice Turner"}
    assert "A message that was held back waits to be looked at: Eira Penllyn" in landlord.home("Dylan Price")


def _in_force_welsh(landlord: Landlord, case: Case) -> None:
    assert all(restriction.in_force(TODAY) for restriction in case.decided)
    assert [exception.waits for exception in case.exceptions] == [False]
    with landlord.store.read() as reader:
        for letter in case.letters:
            assert list(letter.sent) == ["cy"]
            (words,) = reader.passages([UUID(letter.sent["cy"])]).values()
            assert "Annwyl Arthur Cwmgwyn" in words


def _review_soon(landlord: Landlord, case: Case) -> None:
    assert TODAY < case.proposals[-1].review_on <= TODAY + dt.timedelta(days=30)
    assert landlord.waits_on(case, "review", case.proposals[-1].id) == {"Tom Ellis"}
    assert "A review is due: Joyce Harcastle, by" in landlord.home("Tom Ellis")


def _review_overdue(landlord: Landlord, case: Case) -> None:
    assert case.proposals[-1].review_on < TODAY
    assert "Review overdue since" in text_of(landlord.check("Mair Jones", "Meical Rhosgoch"))
    assert "A review is due: Meical Rhosgoch, overdue since" in landlord.home("Nia Roberts")


def _appealed(landlord: Landlord, case: Case) -> None:
    assert case.open_appeal is not None
    assert case.open_appeal.reviewer_id is None
    assert landlord.waits_on(case, "appeal", case.open_appeal.id) == {"Sioned Parry", "Rhys Morgan"}
    assert all(set(letter.sent) == {"cy", "en"} for letter in case.letters)


def _appeal_taken(landlord: Landlord, case: Case) -> None:
    assert case.open_appeal is not None
    decide_by = deadlines(case.open_appeal.received_on, PACK, CALENDAR)[1]
    assert TODAY < decide_by <= CALENDAR.add_working(TODAY, 3)
    assert landlord.waits_on(case, "appeal", case.open_appeal.id) == {"Rhys Morgan"}
    assert case.letters[-1].kind is LetterKind.APPEAL_ACKNOWLEDGED
    assert case.letters[-1].issued_at
    assert {nudge.kind for nudge in case.nudges} == {"appeal", "repeated"}


def _ended(landlord: Landlord, case: Case) -> None:
    assert case.appeals[-1].outcome == "ended"
    assert case.letters[-1].kind is LetterKind.APPEAL_OUTCOME
    assert case.letters[-1].issued_at
    assert not case.open_on(TODAY)
    assert "No restriction in force" in text_of(landlord.check("Mair Jones", "Nerys Hafodwen"))


STAGES: dict[str, Callable[[Landlord, Case], None]] = {
    "reported": _reported,
    "threat": _threat,
    "informal": _informal,
    "seven_day": _seven_day,
    "seven_day_asked": _seven_day_asked,
    "considering": _considering,
    "translation": _translation,
    "repeated": _repeated,
    "proposed": _proposed,
    "approved": _approved,
    "in_force": _in_force,
    "in_force_welsh": _in_force_welsh,
    "review_soon": _review_soon,
    "review_overdue": _review_overdue,
    "appealed": _appealed,
    "appeal_taken": _appeal_taken,
    "ended": _ended,
}


@pytest.mark.parametrize("stage", STAGES)
def test_there_is_a_case_at_every_stage(landlord: Landlord, stage: str) -> None:
    STAGES[stage](landlord, landlord.case(stage))


def test_no_tale_is_without_its_proof() -> None:
    assert [tale.stage for tale in book().tales if tale.stage not in STAGES] == []


@pytest.mark.section("7.2")
def test_no_restriction_is_in_force_without_its_issued_letter(landlord: Landlord) -> None:
    with landlord.store.read() as reader:
        cases = reader.cases.newest()
        for case in cases:
            assert case.customer_id is not None
            applies = what_applies(
                reader.customer(case.customer_id), [case], TODAY, PACK, still_here(reader.people())
            )
            for found in applies.restrictions:
                decision = found.restriction.proposal_id
                if decision is None:  # told by word
                    assert any(told.told_at for told in case.seven_days)
                    continue
                (letter,) = case.letters_about(decision)
                assert letter.issued_at is not None
                assert found.restriction.effective_from == CALENDAR.day(letter.issued_at)
            assert applies.open_ways, "P8.4"
    in_force = [case for case in cases if any(x.in_force(TODAY) for x in case.decided)]
    assert len(in_force) == 7


@pytest.mark.section("7.1")
def test_everything_was_signed_off_by_somebody_independent_after_all_that_must_come_first(
    landlord: Landlord,
) -> None:
    with landlord.store.read() as reader:
        cases = reader.cases.newest()
    for case in cases:
        for proposal in case.proposals:
            assert case.formal is not None
            assert case.formal.considered_at is not None
            assert case.formal.measured_at is not None
            warning = case.letters[0]
            assert warning.kind is LetterKind.WARNING
            assert warning.received_on is not None
            assert warning.received_on <= CALENDAR.day(proposal.proposed_at)
            if proposal.verdict is Verdict.APPROVED:
                assert proposal.decided_by_id != proposal.proposer_id
                assert proposal.decided_by_id not in {x.reporter_id for x in case.incidents}


def test_each_open_thing_waits_on_somebody_whose_home_says_so(landlord: Landlord) -> None:
    with landlord.store.read() as reader:
        cases, people = reader.cases.newest(), reader.people()
    kinds = set()
    for case in cases:
        for thing in open_things(case, PACK, CALENDAR):
            waits = waits_for(thing, people)
            assert waits, (case.reference, thing.kind)
            far = thing.from_day is not None and thing.from_day > TODAY
            for person in [] if far else waits:
                home = landlord.home(person.name)
                assert case.reference in home or "more thing" in home
            kinds.add(thing.kind)
    assert kinds == {
        "report",
        "outcome",
        "repeated",
        "signoff",
        "translation",
        "letter",
        "appeal",
        "review",
        "seven-day",
        "end",
        "held",
        "exception",
    }


def test_it_happened_in_office_hours_in_order_and_before_now(landlord: Landlord) -> None:
    with landlord.store.read() as reader:
        records = [record for record in reader.records() if record.case_id is not None]
    moments = [record.at for record in records]
    assert moments == sorted(moments)
    assert moments[-1] <= NOW
    assert {record.what for record in records} <= RECORDS.keys()
    for record in records:
        local = CALENDAR.local(record.at)
        assert CALENDAR.is_working(local.date()), record.what
        assert dt.time(9) <= local.time() <= dt.time(17), record.what
    assert [record for record in records if record.what == "nudged" and record.facts["escalated"]]


def test_unread_is_what_came_today_and_what_still_waits(landlord: Landlord) -> None:
    with landlord.store.read() as reader:
        unread = {
            person.name: [
                message for message in reader.outbox.inbox(person.id) if message.seen < message.revision
            ]
            for person in reader.people()
        }
        read = sum(
            message.seen == message.revision
            for id in landlord.people.values()
            for message in reader.outbox.inbox(id)
        )
    titles = {name: {message.card.title for message in messages} for name, messages in unread.items()}
    assert "Incident: Ieuan Brynteg" in titles["Huw Pritchard"]
    assert titles["Owen Davies"] == {"For the safety group: Craig Thornbury"}
    assert {"Approval needed: Sandra Wetherfield", "Decision letter"} <= titles["Nia Roberts"]
    assert titles["Sioned Parry"] == {"Appeal: Delwen Ardudfach"}
    assert {"Appeal: Delwen Ardudfach", "Appeal: Peter Lindale"} <= titles["Rhys Morgan"]
    assert not titles["Beth Hughes"]
    assert not titles["Mair Jones"]
    assert read > 3 * sum(len(messages) for messages in unread.values())


def test_a_report_that_was_begun_and_left_is_offered_again(landlord: Landlord) -> None:
    assert "Report an incident: Gwilym Tegfan" in landlord.home("Mair Jones")


async def test_everybodys_page_shows_it(landlord: Landlord) -> None:
    app = practice_app(landlord.folder, lambda: NOW, customers=CUSTOMERS)
    async with TestClient(TestServer(app)) as client:
        for name, id in landlord.people.items():
            page = await client.get(f"/as/{id}")
            assert page.status == 200, name
            assert "This text was removed." not in await page.text()


NOWS = [
    dt.datetime(2026, 11, 23, 8, 30, tzinfo=dt.UTC),  # before the office opens on a Monday
    dt.datetime(2026, 11, 23, 9, 59, tzinfo=dt.UTC),
    dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC),
    dt.datetime(2026, 11, 24, 23, 59, tzinfo=dt.UTC),
    dt.datetime(2026, 12, 27, 12, 0, tzinfo=dt.UTC),  # a Sunday among holidays
    dt.datetime(2027, 1, 1, 0, 5, tzinfo=dt.UTC),
    dt.datetime(2027, 3, 28, 1, 30, tzinfo=dt.UTC),  # the clocks go forward
    dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC),  # the clocks go back
    dt.datetime(2028, 2, 29, 11, 0, tzinfo=dt.UTC),
    dt.datetime(2027, 3, 30, 10, 30, tzinfo=dt.UTC),  # the Tuesday after Easter
]


@pytest.mark.parametrize("now", NOWS, ids=lambda now: f"{now:%Y-%m-%d %H:%M}")
def test_whenever_it_is_made_the_story_keeps_office_hours_and_ends_before_now(now: dt.datetime) -> None:
    ends = end(CALENDAR, now)
    assert ends <= now
    by_tale: dict[str, list[dt.datetime]] = {}
    for at, _, tale in scenes(CALENDAR, ends):
        by_tale.setdefault(tale.stage, []).append(at)
        local = CALENDAR.local(at)
        assert CALENDAR.is_working(local.date())
        assert dt.time(9, 30) <= local.time() <= dt.time(17)
        assert at < ends
    for stage, moments in by_tale.items():
        assert moments == sorted(moments), stage


def test_the_tales_can_be_told_after_the_holidays_too(tmp_path: Path) -> None:
    now = dt.datetime(2027, 1, 3, 12, 0, tzinfo=dt.UTC)
    store = Store(
        make_engine(f"sqlite:///{tmp_path / 'x.sqlite'}", cipher=MultiFernet([Fernet(Fernet.generate_key())]))
    )
    upgrade(store.engine)
    fill(store, now, PACK, CALENDAR, customers=0)
    with store.read() as reader:
        assert {case.reference[:7] for case in reader.cases.newest()} == {"CC-2026"}
        (safety,) = reader.people(role=Role.SAFETY)
        assert reader.outbox.unread_counts()[safety.id] == 1
    store.engine.dispose()
