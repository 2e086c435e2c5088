"""A further complaint is not registered, or correspondence not answered, only by a decision with its reason (P13)."""

import datetime as dt
from uuid import UUID

import pytest

from policy import not_registered as rule
from policy.involvement import Part, parts_of
from policy.not_registered import Declined, NotRegistered
from policy.people import Person
from policy.record import Record
from tests.factories import Stage, Story, a_case, log_appeal
from tests.refusals import not_allowed, refused

BOTH = (Declined.NOT_REGISTERED, Declined.NO_FURTHER_REPLIES)


def decline(
    story: Story,
    decision: Declined = Declined.NOT_REGISTERED,
    by: Person | None = None,
    *,
    independent: bool = True,
    same_matter: bool = True,
    nothing_new: bool | None = True,
    stage2: dt.date = dt.date(2026, 1, 20),
) -> Record:
    """A manager decides, now."""
    by = by or story.staff.approver
    matter, reason, new = (story.keep(x) for x in ("The fence", "It was answered.", "A survey."))
    declined = NotRegistered(decision, stage2, matter, reason, new, by.id, story.at)
    return rule.decide(story.case, declined, independent, same_matter, nothing_new, by, story.calendar)


@pytest.mark.section("13.3")
@pytest.mark.parametrize("decision", BOTH)
def test_the_decision_is_kept_with_its_matter_its_reason_and_what_would_be_new(decision: Declined) -> None:
    story = a_case(Stage.REPORTED)
    record = decline(story, decision)
    assert (record.what, record.section) == (f"decided-{decision.value.replace('_', '-')}", "13")
    kept = [story.kept[UUID(x)] for x in record.passages]
    assert kept == ["The fence", "It was answered.", "A survey."]
    assert [x.decision for x in story.case.not_registered] == [decision]
    assert parts_of(story.case, story.staff.approver.id) == {Part.DECLINED}


@pytest.mark.section("13.3")
@pytest.mark.parametrize("name", ["colleague", "line_manager", "slt", "safety", "records", "admin"])
def test_a_manager_or_the_director_decides_and_nobody_else(name: str) -> None:
    story = a_case(Stage.REPORTED)
    with not_allowed("needs-manager"):
        decline(story, by=getattr(story.staff, name))
    decline(story, by=story.staff.director)


@pytest.mark.section("13.3")
def test_nobody_decides_who_is_complained_about_nor_about_somebody_unknown() -> None:
    story = a_case(Stage.REPORTED)
    with refused("complained-about", field="independent"):
        decline(story, independent=False)
    story.case.customer_id = None
    with refused("customer-not-identified"):
        decline(story)
    assert not story.case.not_registered


@pytest.mark.section("13.4")
@pytest.mark.parametrize("answer", [False, None])
def test_correspondence_is_unanswered_only_once_new_information_is_ruled_out(answer: bool | None) -> None:
    story = a_case(Stage.REPORTED)
    with refused("new-information-not-ruled-out", field="nothing_new"):
        decline(story, Declined.NO_FURTHER_REPLIES, nothing_new=answer)
    decline(story, Declined.NOT_REGISTERED, nothing_new=answer)


@pytest.mark.section("10")
@pytest.mark.parametrize("decision", BOTH)
def test_a_new_matter_an_appeal_or_a_complaint_about_the_policy_is_never_declined(decision: Declined) -> None:
    story = a_case(Stage.REPORTED)
    with refused("always-taken", field="same_matter", instead="complaint"):
        decline(story, decision, same_matter=False)
    assert not story.case.not_registered


@pytest.mark.section("13.3")
def test_the_final_answer_has_gone_out_today_at_the_latest() -> None:
    story = a_case(Stage.REPORTED)
    with refused("stage2-in-the-future", field="stage2_date"):
        decline(story, stage2=story.today + dt.timedelta(days=1))
    decline(story, stage2=story.today)


@pytest.mark.section("10")
@pytest.mark.parametrize("decision", BOTH)
def test_it_never_blocks_an_appeal(decision: Declined) -> None:
    story = a_case(Stage.IN_FORCE)
    decline(story, decision)
    assert log_appeal(story).what == "appeal-logged"
