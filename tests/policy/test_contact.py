"""The contact log: what happened is recorded as it was; only what cannot be is refused (sections 5 and 13)."""

import pytest

from policy.contact import MOST_MINUTES, closing, log
from tests.factories import START, Stage, Story, a_case, a_contact, some_terms, utc
from tests.refusals import refused


@pytest.fixture
def story() -> Story:
    """Nothing is recorded yet; it is Monday, 2 March 2026, 09:00."""
    return a_case(Stage.OPENED)


@pytest.mark.section("13.1")
def test_a_contact_is_recorded_as_it_was_with_whom_how_and_for_how_long(story: Story) -> None:
    contact = a_contact(story, "2026-03-01 10:00", minutes=25, kinds=["scattergun"])
    contact.note_passage = story.keep("He rang about the boiler.")
    record = log(story.case, contact, story.staff.colleague, story.calendar)
    assert story.case.contacts == [contact]
    assert (record.what, record.section, record.at) == ("contact-logged", "13", story.at)
    assert (record.actor_id, record.subject_id) == (story.staff.colleague.id, contact.id)
    assert (record.case_id, record.customer_id) == (story.case.id, story.case.customer_id)
    assert record.facts == {"channel": "phone", "minutes": 25, "kinds": ["scattergun"]}
    assert record.passages == [str(contact.note_passage)]


@pytest.mark.section("13.1")
def test_anyone_of_the_staff_logs_one_and_nothing_waits_for_anybody_because_of_it(story: Story) -> None:
    for person in story.staff.everyone:
        log(story.case, a_contact(story), person, story.calendar)
    assert len(story.case.contacts) == len(story.staff.everyone)
    assert not story.case.open_on(story.today)


@pytest.mark.section("13.1")
@pytest.mark.parametrize(
    ("happened", "field"),
    [("2026-03-02 09:02", "time"), ("2026-03-03 00:00", "day"), ("2027-03-02 09:00", "day")],
)
def test_a_contact_that_has_not_happened_yet_is_refused(story: Story, happened: str, field: str) -> None:
    with refused("contact-in-the-future", field=field):
        log(story.case, a_contact(story, happened), story.staff.colleague, story.calendar)
    assert story.case.contacts == []


@pytest.mark.section("13.1")
def test_the_day_that_has_not_come_is_the_local_one(story: Story) -> None:
    story.at = utc("2026-06-30 22:58")  # 23:58 in Wales
    with refused("contact-in-the-future", field="day"):
        log(story.case, a_contact(story, "2026-06-30 23:00"), story.staff.colleague, story.calendar)


@pytest.mark.section("13.1")
@pytest.mark.parametrize("happened", ["2026-03-02 09:01", "1999-12-31 23:59"])
def test_a_contact_of_this_minute_and_one_of_long_ago_are_recorded(story: Story, happened: str) -> None:
    log(story.case, a_contact(story, happened), story.staff.colleague, story.calendar)
    assert len(story.case.contacts) == 1


@pytest.mark.section("13.1")
@pytest.mark.parametrize(
    ("minutes", "possible"), [(-1, False), (0, True), (MOST_MINUTES, True), (601, False)]
)
def test_a_contact_takes_no_time_to_ten_hours(story: Story, minutes: int, possible: bool) -> None:
    contact = a_contact(story, minutes=minutes)
    if possible:
        log(story.case, contact, story.staff.colleague, story.calendar)
        return
    with refused("minutes-out-of-range", field="minutes"):
        log(story.case, contact, story.staff.colleague, story.calendar)
    assert story.case.contacts == []


@pytest.mark.section("8.4")
@pytest.mark.parametrize(
    ("channel", "service", "closed"),
    [
        ("phone", "", True),
        ("phone", "repairs", True),
        ("phone", "rent", False),
        ("letter", "", False),
        ("face_to_face", "", True),
        ("other", "", False),
    ],
)
def test_a_restriction_closes_a_channel_for_its_services(channel: str, service: str, closed: bool) -> None:
    story = a_case(Stage.IN_FORCE)
    in_force = story.case.in_force(START, story.pack)
    assert [r.services for r in in_force] == [["repairs"]]
    contact = a_contact(story, channel=channel, service=service)
    assert closing(contact, in_force, story.pack) == (in_force if closed else [])


@pytest.mark.section("8.4")
def test_a_channel_is_closed_when_no_way_that_it_can_have_come_by_is_open() -> None:
    email = some_terms(
        kind="email_quarantined_or_blocked", particulars={"address": "a@b.example", "mode": "x"}
    )
    story = a_case(Stage.IN_FORCE, terms=(email,))
    in_force = story.case.in_force(START, story.pack)
    assert closing(a_contact(story, channel="face_to_face"), in_force, story.pack) == []
    assert closing(a_contact(story, channel="email"), in_force, story.pack) == in_force
    assert closing(a_contact(story, channel="email"), [], story.pack) == []


@pytest.mark.section("8.4")
def test_whoever_may_come_to_an_office_may_come_face_to_face() -> None:
    story = a_case(Stage.IN_FORCE, terms=(some_terms(particulars={"medium": "office"}),))
    in_force = story.case.in_force(START, story.pack)
    assert closing(a_contact(story, channel="face_to_face"), in_force, story.pack) == []
    assert closing(a_contact(story, channel="virtual"), in_force, story.pack) == in_force
