"""Before formal action: nine considerations, six measures, a written warning that the customer has (P6.1 to P6.3)."""

import datetime as dt
from uuid import UUID

import pytest

from policy import formal
from policy.letter import LetterKind
from tests.factories import Stage, Story, a_case, an_incident, answers, draft_warning, utc
from tests.refusals import not_allowed, refused


def consider(story: Story, texts: dict[str, str]) -> None:
    by = story.staff.proposer
    formal.consider(story.case, story.formal, texts, by, story.at, story.pack, story.keep)


def measure(story: Story, states: dict[str, str], notes: dict[str, str] | None = None) -> None:
    by = story.staff.proposer
    formal.measure(story.case, story.formal, states, notes or {}, by, story.at, story.pack, story.keep)


def offered(story: Story) -> dict[str, str]:
    return {item.key: "offered" for item in story.pack.measures}


@pytest.mark.section("6.1")
def test_formal_action_is_prepared_by_managers_the_director_and_the_line_manager_of_the_report() -> None:
    for name in ("proposer", "director", "line_manager"):
        story = a_case(Stage.ACKNOWLEDGED)
        formal.start(story.case, getattr(story.staff, name), story.at)
        assert story.formal.started_by_id == getattr(story.staff, name).id
    for name in ("reporter", "colleague", "slt", "safety", "records", "admin"):
        story = a_case(Stage.ACKNOWLEDGED)
        with not_allowed("needs-manager"):
            formal.start(story.case, getattr(story.staff, name), story.at)


@pytest.mark.section("6.1")
def test_nothing_formal_begins_before_anything_is_recorded() -> None:
    story = a_case(Stage.OPENED)
    with refused("nothing-recorded-yet", instead="report"):
        formal.start(story.case, story.staff.proposer, story.at)


@pytest.mark.section("6.1")
def test_nothing_formal_begins_about_somebody_unknown() -> None:
    story = a_case(Stage.ACKNOWLEDGED)
    story.case.customer_id = None
    with refused("customer-not-identified"):
        formal.start(story.case, story.staff.proposer, story.at)


@pytest.mark.section("6.1")
def test_what_follows_a_formal_consideration_is_refused_before_it_began() -> None:
    with refused("formal-not-started", instead="formal"):
        formal.require_started(a_case(Stage.ACKNOWLEDGED).case)
    story = a_case(Stage.CONSIDERING)
    assert formal.require_started(story.case) is story.formal


@pytest.mark.section("6.1")
@pytest.mark.parametrize("blank", ["", "   \n"])
def test_each_of_the_nine_considerations_is_answered(blank: str) -> None:
    story = a_case(Stage.CONSIDERING)
    for consideration in story.pack.considerations:
        with refused("consideration-missing", field=consideration.key, instead="considerations"):
            consider(story, answers(story) | {consideration.key: blank})
    assert story.formal.considered_at is None
    consider(story, answers(story))
    assert {story.kept[UUID(x)] for x in story.formal.considerations.values()} == {*answers(story).values()}
    assert len(story.formal.considerations) == 9


@pytest.mark.section("6.1")
def test_the_same_text_in_all_considerations_is_no_consideration() -> None:
    story = a_case(Stage.CONSIDERING)
    same = dict.fromkeys(answers(story), "Not relevant.")
    for index, key in enumerate(same):
        same[key] = "not  relevant. " if index % 2 else same[key]
    with refused("same-text-in-all"):
        consider(story, same)
    with refused("same-text-in-all"):
        consider(story, same | {"something_else": "A text beside the nine."})
    consider(story, same | {"informal": "A call was ended twice."})


@pytest.mark.section("6.2")
def test_each_of_the_six_measures_has_a_state() -> None:
    story = a_case(Stage.CONSIDERED)
    for item in story.pack.measures:
        with refused("measure-missing", field=item.key, instead="measures"):
            measure(story, offered(story) | {item.key: ""})
    assert story.formal.measured_at is None


@pytest.mark.section("6.2")
def test_a_measure_that_is_not_suitable_says_why() -> None:
    story = a_case(Stage.CONSIDERED)
    states = offered(story) | {"meeting": "not_suitable"}
    with refused("measure-reason-missing", field="meeting_note"):
        measure(story, states, {"meeting": " ", "advocate": "A reason for another one."})
    measure(story, states, {"meeting": "The customer does not wish to meet."})
    assert story.formal.measures["meeting"] == "not_suitable"
    assert set(story.formal.measure_notes) == {"meeting"}


@pytest.mark.section("6.1", "6.3")
def test_nobody_is_warned_before_the_considerations() -> None:
    story = a_case(Stage.CONSIDERING)
    with refused("considerations-missing", instead="considerations"):
        draft_warning(story)
    assert not story.case.letters


@pytest.mark.section("6.3")
def test_a_warning_gives_dated_examples() -> None:
    story = a_case(Stage.MEASURED)
    draft = story.a_letter(LetterKind.WARNING, story.formal.id, story.staff.proposer)
    with refused("examples-missing", field="incidents"):
        formal.warn(story.case, story.formal, draft, [], story.staff.proposer, story.at)


@pytest.mark.section("6.3")
def test_a_drafted_warning_is_no_warning_until_it_is_issued() -> None:
    story = a_case(Stage.MEASURED)
    with refused("warning-missing", instead="warning"):
        formal.warning_in_force(story.case, story.formal, story.today, story.pack)
    draft_warning(story)
    with refused("warning-not-issued", instead="issue"):
        formal.warning_in_force(story.case, story.formal, story.today, story.pack)
    story.issue(story.warning, story.staff.proposer)
    warned = formal.warning_in_force(story.case, story.formal, story.today, story.pack)
    assert warned is story.warning


@pytest.mark.section("6.3")
def test_a_letter_of_another_kind_or_about_another_consideration_is_no_warning() -> None:
    story = a_case(Stage.WARNED)
    warning = story.warning
    warning.kind = LetterKind.DECISION
    with refused("warning-missing"):
        formal.warning_in_force(story.case, story.formal, story.today, story.pack)
    warning.kind = LetterKind.WARNING
    formal.start(story.case, story.staff.approver, story.at)
    with refused("warning-missing"):
        formal.warning_in_force(story.case, story.formal, story.today, story.pack)


@pytest.mark.section("6.3")
def test_a_warning_lapses_twelve_months_after_the_customer_had_it() -> None:
    story = a_case(Stage.WARNED)
    assert story.warning.received_on == dt.date(2026, 3, 6)
    last = dt.date(2027, 3, 5)
    assert formal.warning_in_force(story.case, story.formal, last, story.pack) is story.warning
    with refused("warning-lapsed", instead="warning"):
        formal.warning_in_force(story.case, story.formal, last + dt.timedelta(days=1), story.pack)


@pytest.mark.section("6.3")
def test_after_a_new_warning_the_latest_one_counts() -> None:
    story = a_case(Stage.WARNED)
    story.at = utc("2027-03-08 10:00")
    draft_warning(story)
    story.issue(story.warning, story.staff.proposer, "email")
    assert story.warning.received_on == dt.date(2027, 3, 8)
    assert formal.warning_in_force(story.case, story.formal, story.today, story.pack) is story.warning


@pytest.mark.section("6.3")
@pytest.mark.parametrize(
    ("occurred", "kinds", "repeated"),
    [
        ("2026-03-05 18:00", ["rudeness"], False),  # posted, but the customer does not have it yet
        ("2026-03-06 00:30", ["rudeness"], True),
        ("2026-03-09 10:00", ["scattergun"], False),  # something else than what was warned of
        ("2026-03-09 10:00", ["scattergun", "rudeness"], True),
    ],
)
def test_the_warned_behaviour_is_repeated_after_the_customer_has_the_warning(
    occurred: str, kinds: list[str], repeated: bool
) -> None:
    story = a_case(Stage.WARNED)
    story.at = utc("2026-03-09 12:00")
    story.case.incidents.append(an_incident(story, occurred, *kinds))
    if repeated:
        formal.require_repeated(story.case, story.warning, story.pack, story.calendar)
        return
    with refused("not-repeated", instead="report"):
        formal.require_repeated(story.case, story.warning, story.pack, story.calendar)


@pytest.mark.section("6.3")
def test_on_the_day_a_warning_is_handed_over_only_what_comes_after_it_is_a_repetition() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    story.at = utc("2026-03-04 15:00")
    story.issue(story.warning, story.staff.proposer, "by_hand")
    assert story.warning.received_on == story.today
    story.case.incidents.append(an_incident(story, "2026-03-04 14:59"))
    with refused("not-repeated"):
        formal.require_repeated(story.case, story.warning, story.pack, story.calendar)
    story.case.incidents.append(an_incident(story, "2026-03-04 15:01"))
    formal.require_repeated(story.case, story.warning, story.pack, story.calendar)


@pytest.mark.section("6.3")
def test_what_the_warning_was_about_is_not_its_own_repetition() -> None:
    story = a_case(Stage.WARNED)
    story.case.incidents[0].occurred_at = utc("2026-03-09 10:00")
    with refused("not-repeated"):
        formal.require_repeated(story.case, story.warning, story.pack, story.calendar)
