"""The made-up landlord's cases: one at every stage, each come there through the bot, and made once.

The landlord that these tests look at was made by a second start, after the first had been killed half way.
"""

import datetime as dt
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer
from cryptography.fernet import Fernet, MultiFernet

from bot.practice import sample
from bot.practice.seed import fill
from bot.practice.start import practice_app
from bot.practice.story import end, scenes
from bot.practice.tales import book
from notices.record import RECORDS
from policy.check import what_applies
from policy.due import open_things
from policy.letter import LetterKind
from policy.openthing import waits_for
from policy.people import Role, still_here
from policy.proposal import Verdict
from policy.stage import Stage
from policy.stage import stage as stage_of
from policy.status import statuses, unexpected
from storage.engine import make_engine
from storage.migrate import upgrade
from storage.store import Store
from tests.bot.practice.first_start import CUSTOMERS, NOW, start
from tests.bot.practice.landlord import CALENDAR, MADE_ONCE, PACK, TODAY, Landlord
from tests.bot.practice.stages import STAGES
from tests.bot.practice.test_app import post, state
from tests.handlers.office import text_of

pytestmark = MADE_ONCE


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
    assert len(in_force) == 10


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
            if case.formal.no_warning_at is not None:
                continue  # P8.3; the tale of its own proves the two approvals
            warning = case.letters[0]
            assert warning.kind is LetterKind.WARNING
            assert warning.received_on is not None
            assert warning.received_on <= CALENDAR.day(proposal.proposed_at)
            if proposal.verdict is Verdict.APPROVED:
                assert proposal.decided_by_id != proposal.proposer_id
                assert proposal.decided_by_id not in {x.reporter_id for x in case.incidents}


def test_each_open_thing_waits_on_somebody_whose_home_says_so(landlord: Landlord) -> None:
    with landlord.store.read() as reader:
        cases, people = reader.cases.newest(), reader.on(TODAY).people()
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
        "complaint",
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
        "correction",
        "adjustment",
        "safety",
        "register-review",
        "injury-report",
        "ombudsman",
        "arrangement",
        "acknowledgement",
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
    assert {"For the safety group: Craig Thornbury", "For the safety group: Rowan Llanfair"} <= titles[
        "Owen Davies"
    ]
    assert {"Approval needed: Sandra Wetherfield", "Decision letter"} <= titles["Nia Roberts"]
    assert titles["Sioned Parry"] == {"Appeal: Delwen Ardudfach"}
    assert {"Appeal: Delwen Ardudfach", "Appeal: Peter Lindale"} <= titles["Rhys Morgan"]
    assert titles["Elin Vaughan"] >= {"Change of roles: Huw Pritchard"} == titles["Beth Hughes"]
    assert titles["Dylan Price"] == {"Away: Eurwyn Gittins", "Held message: Eira Penllyn"}
    assert not titles["Mair Jones"]
    assert read > 3 * sum(len(messages) for messages in unread.values())


@pytest.mark.section("8")
def test_each_organisation_has_its_fallback_and_somebody_away_their_delegate(landlord: Landlord) -> None:
    with landlord.store.read() as reader:
        named = {key: reader.person(found.person_id).name for key, found in reader.fallbacks().items()}
        (absence,) = reader.absences(TODAY)
        delegate = reader.person(absence.delegate_id) if absence.delegate_id else None
    assert named == {"adra": "Nia Roberts", "medra": "Tom Ellis"}
    assert absence.on(TODAY)
    assert absence.last_day == CALENDAR.add_working(TODAY, 4)
    assert delegate is not None
    assert delegate.name == "Dylan Price"
    assert "You are away until" in landlord.home("Eurwyn Gittins")


@pytest.mark.section("7")
def test_a_change_of_roles_waits_for_the_director_as_its_second_person(landlord: Landlord) -> None:
    waits = "A change of roles waits to be confirmed: Huw Pritchard, by "
    assert waits in landlord.home("Elin Vaughan")
    assert waits not in landlord.home("Carys Lloyd")
    with landlord.store.read() as reader:
        assert reader.person(landlord.people["Huw Pritchard"]).roles == frozenset()


@pytest.mark.section("14")
def test_the_review_of_the_policy_itself_is_overdue(landlord: Landlord) -> None:
    assert PACK.next_review < TODAY
    assert "overdue since" in text_of(landlord.desk.home(landlord.people["Elin Vaughan"]))


def test_a_report_that_was_begun_and_left_is_offered_again(landlord: Landlord) -> None:
    assert "Report an incident: Gwilym Tegfan" in landlord.home("Mair Jones")


async def test_everybodys_page_shows_it(landlord: Landlord) -> None:
    app = practice_app(landlord.folder, lambda: NOW, customers=CUSTOMERS)
    async with TestClient(TestServer(app)) as client:
        for name, id in landlord.people.items():
            page = await client.get(f"/as/{id}")
            assert page.status == 200, name
            assert "This text was removed." not in await page.text()


async def test_what_is_typed_is_answered_at_the_end_though_the_same_card_stands_further_up(
    landlord: Landlord,
) -> None:
    huw, case = landlord.people["Huw Pritchard"], landlord.case("reported")
    app = practice_app(landlord.folder, lambda: NOW, customers=CUSTOMERS)
    async with TestClient(TestServer(app)) as client:
        await post(client, huw, "say", text=f"/contact incident {case.reference}")
        last = (await state(client, huw))["messages"].rpartition("<li")[2]
        assert "Only visible to you" in last
        assert "Incident: Ieuan Brynteg" in last


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
        (safety,) = [x for x in reader.people(role=Role.SAFETY) if "adra" in x.organisations]
        assert reader.outbox.unread_counts()[safety.id] >= 2
    store.engine.dispose()


def test_where_each_part_of_each_case_stands_is_told_by_its_records(landlord: Landlord) -> None:
    with landlord.store.read() as reader:
        cases = reader.cases.newest(limit=200)
        for case in cases:
            stands = statuses(case, TODAY, PACK)
            assert unexpected({}, reader.records(case.id), stands) == [], case.reference
    stages = {stage_of(case, TODAY, PACK) for case in cases}
    assert set(Stage) - stages <= {Stage.OPENED, Stage.NO_ACTION, Stage.ELSEWHERE, Stage.SEVEN_DAYS_ASKED}, (
        stages
    )
