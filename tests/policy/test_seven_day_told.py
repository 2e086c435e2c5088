"""Up to 7 days, told by word or letter, and what comes after (section 5, P5.2 and P5.3)."""

import pytest

from policy import letter, seven_day
from policy.calendar import DAY
from policy.due import due, open_things
from policy.informal import unchanged
from policy.letter import Issue, LetterKind
from policy.openthing import waits_for
from policy.record import Record
from policy.report import report
from tests.factories import Story, an_incident, utc
from tests.refusals import not_allowed, refused, stale
from tests.seven_days import FIRST, applies, ask, decide, gone_on, tell


@pytest.fixture
def story() -> Story:
    return gone_on()


@pytest.mark.section("5.2")
def test_only_what_is_confirmed_is_told_once_and_by_those_who_see_to_it(story: Story) -> None:
    ask(story)
    with refused("seven-day-not-confirmed", instead="see-seven-day"):
        tell(story)
    story.at = utc("2026-03-04 11:00")
    decide(story)
    with not_allowed("needs-manager"):
        tell(story, by=story.staff.witness)
    with refused("told-in-the-future", field="day"):
        tell(story, "2026-03-04 11:01")
    with refused("told-before-confirmed", field="day"):
        tell(story, "2026-03-04 10:59")
    tell(story, by=story.staff.proposer)
    with stale("seven-day-told"):
        tell(story)


def issue(story: Story, how: str = "post") -> Record:
    draft = story.a_letter(LetterKind.INFORMAL, story.case.seven_days[-1].id, story.staff.colleague)
    story.case.letters.append(draft)
    return letter.issue(
        story.case,
        draft,
        Issue(how, story.at, {"en": "The letter."}),
        (),
        story.customer,
        [],
        story.staff.present,
        story.staff.colleague,
        story.at,
        story.pack,
        story.calendar,
        story.keep,
    )


@pytest.mark.section("5.2")
def test_a_letter_tells_it_too(story: Story) -> None:
    ask(story)
    decide(story)
    record = issue(story)
    assert (record.what, record.section) == ("informal-issued", "5")
    assert applies(story, FIRST)
    assert seven_day.told(story.case, story.case.seven_days[0])


@pytest.mark.section("5.2")
def test_a_letter_after_it_was_told_by_word_changes_nothing(story: Story) -> None:
    ask(story)
    decide(story)
    tell(story)
    story.at += 2 * DAY
    issue(story)
    assert story.restriction.effective_from == FIRST


@pytest.mark.section("5.2")
def test_a_letter_that_is_too_late_waits_for_nobody_and_is_not_issued(story: Story) -> None:
    ask(story)
    decide(story)
    draft = story.a_letter(LetterKind.INFORMAL, story.case.seven_days[-1].id, story.staff.colleague)
    story.case.letters.append(draft)
    thing = next(x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "letter")
    assert thing.until == FIRST + 6 * DAY
    story.case.incidents.clear()
    assert [story.case.open_on(FIRST + n * DAY) for n in (6, 7)] == [True, False]
    story.case.letters.clear()
    story.at += 7 * DAY
    with refused("seven-day-over", field="day"):
        issue(story)


def waiting(story: Story, kind: str) -> list[str]:
    (thing,) = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == kind]
    assert thing.step == "see-seven-day"
    assert thing.until == FIRST + 6 * DAY
    assert (thing.late(0, story.today), thing.late(1, story.today)) == (False, True)
    return [person.name for person in waits_for(thing, story.staff.everyone)]


@pytest.mark.section("5.2")
def test_it_waits_for_a_manager_and_then_for_the_asker_and_is_over_by_itself(story: Story) -> None:
    ask(story)
    assert waiting(story, "seven-day") == ["Nia Roberts", "Tom Ellis"]
    decide(story)
    assert waiting(story, "seven-day-untold") == ["Alice Turner"]
    tell(story)
    kinds = {thing.kind for thing in open_things(story.case, story.pack, story.calendar)}
    assert kinds == {"report"}


@pytest.mark.section("5.2")
def test_nobody_is_reminded_of_it_after_its_end(story: Story) -> None:
    ask(story)
    (thing,) = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "seven-day"]
    reminded = [story.calendar.day(at) for at in thing.moments]
    assert (reminded[0], reminded[-1]) == (FIRST + DAY, FIRST + 6 * DAY)
    assert [d.stage for d in due(story.case, story.staff.everyone, story.pack, story.calendar)] == [0, 0]


@pytest.mark.section("5.3")
@pytest.mark.parametrize(("at", "offered"), [("2026-03-04 09:00", True), ("2026-03-03 23:00", False)])
def test_formal_action_is_next_when_it_happens_again_from_its_first_day_on(
    story: Story, at: str, offered: bool
) -> None:
    story.case.informal_actions[0].kinds = ["scattergun"]
    story.case.incidents[0].warned = True
    report(story.case, an_incident(story, "2026-03-03 12:00"), story.staff.reporter)
    ask(story)
    decide(story)
    tell(story)
    report(story.case, an_incident(story, at), story.staff.reporter)
    assert bool(unchanged(story.case, story.calendar)) is offered
