"""A report is added to and never overwritten; one about another customer leaves this one's checks at once (P8.1)."""

from uuid import UUID, uuid4

import pytest

from policy import report
from policy.access import may_read_passage
from policy.addendum import Addendum, add, addenda_of, carry_on, same_for_another, wrong_customer
from policy.check import what_applies
from policy.due import open_things
from policy.extreme import require_immediate_threat
from policy.formal import require_repeated, start
from policy.incident import Outcome
from policy.informal import gone_on, warned_before, warnings
from policy.injury import InjuryKind, ReportableInjury, unsettled
from policy.letter import LetterKind
from policy.people import Person, Role
from policy.proposal import Verdict
from policy.record import Record
from policy.safety import SafetyDecision
from tests import seven_days
from tests.factories import Stage, Story, a_case, a_person, an_action, decide, utc
from tests.refusals import not_allowed, refused, stale
from tests.seven_days import gone_on as went_on


def says(story: Story, text: str, by: Person | None = None) -> Record:
    kept = story.keep(text) if text else None
    return add(story.case, story.case.incidents[0], kept, by or story.staff.reporter, story.at)


def moves(story: Story, by: Person | None = None, right: UUID | None = None) -> Record:
    return wrong_customer(story.case, story.case.incidents[-1], right, by or story.staff.reporter, story.at)


@pytest.mark.section("8.1")
def test_what_is_added_stands_beside_the_report_in_order() -> None:
    story = a_case(Stage.REPORTED)
    incident = story.case.incidents[0]
    before = incident.happened_passage
    record = says(story, "It was on Tuesday.")
    assert (record.what, record.section, record.subject_id) == ("report-added-to", "8", incident.id)
    first, second = addenda_of(story.case, incident)[0], None
    story.at = utc("2026-03-01 10:00")  # another clock: the order is that of the moments
    says(story, "He had a dog.", by=story.staff.witness)
    second, again = addenda_of(story.case, incident)
    assert (again, second.by_id) == (first, story.staff.witness.id)
    assert record.passages == [str(first.text_passage)]
    assert incident.happened_passage == before
    says(story, "Seen.", by=story.staff.line_manager)


@pytest.mark.section("8.1")
def test_only_those_who_know_of_it_add_and_something_is_said() -> None:
    story = a_case(Stage.REPORTED)
    for by in (story.staff.colleague, story.staff.approver, story.staff.director):
        with not_allowed("not-part-of-report"):
            says(story, "More.", by=by)
    story.staff.witness.active = False
    with not_allowed("not-part-of-report"):
        says(story, "More.", by=story.staff.witness)
    with refused("addendum-missing", field="text"):
        says(story, "")


@pytest.mark.section("8.1")
def test_the_reporter_reads_what_others_added_and_they_what_they_wrote() -> None:
    story = a_case(Stage.REPORTED)
    says(story, "He had a dog.", by=story.staff.witness)
    passage = story.case.addenda[0].text_passage
    for person, may in (
        (story.staff.reporter, True),
        (story.staff.witness, True),
        (story.staff.colleague, False),
    ):
        assert may_read_passage(person, story.case, passage) is may


@pytest.mark.section("8.1")
def test_a_report_about_another_customer_leaves_the_checks_and_all_that_counts() -> None:
    story = a_case(Stage.REPORTED)
    case, incident = story.case, story.case.incidents[0]
    incident.immediate_threat = True
    report.refer(case, incident, None, story.at, story.pack, story.calendar)
    right = uuid4()
    record = moves(story, right=right)
    assert (record.what, record.section, record.facts["right"]) == ("wrong-customer", "8", str(right))
    assert (incident.wrong_customer_at, incident.wrong_customer_by_id) == (story.at, story.staff.reporter.id)
    assert incident.right_customer_id == right
    assert what_applies(story.customer, [case], story.today, story.pack, story.staff.present).nothing
    assert (case.incidents, case.theirs) == ([incident], [])
    assert list(open_things(case, story.pack, story.calendar)) == []
    assert not case.open_on(story.today)
    with refused("no-immediate-threat"):
        require_immediate_threat(case)
    with refused("nothing-recorded-yet"):
        start(case, story.staff.proposer, story.at)
    with stale("wrong-customer"):
        report.decide_report(case, incident, Outcome.FORMAL, None, story.staff.line_manager, story.at)


@pytest.mark.section("8.1")
def test_it_is_no_outcome_to_be_decided_either() -> None:
    story = a_case(Stage.REPORTED)
    report.acknowledge(story.case, story.case.incidents[0], story.staff.line_manager, story.at)
    moves(story)
    assert list(open_things(story.case, story.pack, story.calendar)) == []


@pytest.mark.section("8.1")
def test_it_is_no_warning_and_nothing_that_went_on() -> None:
    story = went_on()
    assert gone_on(story.case)
    story.case.incidents[-1].warned = True
    moves(story)
    assert gone_on(story.case) == []
    assert len(warnings(story.case)) == 1


@pytest.mark.section("6.3")
@pytest.mark.parametrize("which", [0, -1])
def test_it_is_no_repetition_and_nothing_that_was_warned_of(which: int) -> None:
    story = a_case(Stage.REPEATED)
    require_repeated(story.case, story.warning, story.pack, story.calendar)
    wrong_customer(story.case, story.case.incidents[which], None, story.staff.reporter, story.at)
    with refused("not-repeated"):
        require_repeated(story.case, story.warning, story.pack, story.calendar)


@pytest.mark.section("8.1")
def test_who_knows_of_it_or_a_manager_says_so_once() -> None:
    story = a_case(Stage.REPORTED)
    for by in (story.staff.colleague, a_person("Gone", Role.MANAGER, active=False)):
        with not_allowed("not-part-of-report"):
            moves(story, by=by)
    with refused("same-customer", field="customer"):
        moves(story, right=story.customer.id)
    record = moves(story, by=story.staff.director)
    assert record.facts["right"] is None
    with stale("wrong-customer"):
        moves(story)


@pytest.mark.section("8.1")
def test_the_same_report_for_another_customer_has_all_that_was_reported() -> None:
    story = a_case(Stage.REPORTED)
    first = story.case.incidents[0]
    first.support_passage, first.hurt, first.warned = story.keep("A day off."), True, True
    text, support, to = story.keep("It happened."), story.keep("A day off."), story.staff.director.id
    other = same_for_another(first, text, support, to, utc("2026-03-05 10:00"))
    skipped = {"happened_passage", "support_passage", "recipient_id", "reported_at", "id"}
    for name in vars(first).keys() - skipped:
        if not name.startswith("_"):
            assert getattr(other, name) == getattr(first, name), name
    assert (other.happened_passage, other.support_passage, other.recipient_id) == (text, support, to)
    assert other.reported_at == utc("2026-03-05 10:00")


@pytest.mark.section("8.1", "X2")
def test_what_was_added_and_answered_goes_with_the_report_and_the_injury_is_open_there_alone() -> None:
    story, other = a_case(Stage.REPORTED), a_case(Stage.REPORTED)
    before, after = story.case, other.case
    first = before.incidents[0]
    first.hurt = True
    says(story, "It was on Tuesday.")
    says(story, "He had a dog.", by=story.staff.witness)
    unrelated = Addendum(uuid4(), story.keep("Of another report."), uuid4(), story.at)
    before.addenda.append(unrelated)
    answered = ReportableInjury(first.id, InjuryKind.SERIOUS, story.staff.safety.id, story.at)
    before.injuries += [answered, ReportableInjury(uuid4(), InjuryKind.SERIOUS, uuid4(), story.at)]
    again = same_for_another(first, uuid4(), None, story.staff.line_manager.id, utc("2026-03-05 10:00"))
    report.report(after, again, story.staff.reporter)
    moves(story)
    assert unsettled(before, first), "as long as it goes on nowhere else"
    copies = {x.text_passage: uuid4() for x in addenda_of(before, first)}
    left, came = carry_on(before, first, after, again, copies, story.staff.approver)
    assert (left.what, left.case_id, left.subject_id) == ("reported-again", before.id, first.id)
    assert [(x.what, x.case_id, x.subject_id) for x in came] == [
        ("report-added-to", after.id, again.id),
        ("injury-carried-over", after.id, again.id),
    ]
    assert came[0].passages == [str(x) for x in copies.values()]
    assert (came[0].actor_id, came[0].at) == (story.staff.approver.id, again.reported_at)
    theirs = [(x.by_id, x.at, x.text_passage) for x in addenda_of(after, again)]
    assert theirs == [(x.by_id, x.at, copies[x.text_passage]) for x in addenda_of(before, first)]
    assert not {x.id for x in before.addenda} & {x.id for x in after.addenda}
    (known,) = after.injuries
    assert known.id != answered.id
    assert (known.incident_id, known.kind, known.answered_by_id, known.answered_at) == (
        again.id,
        answered.kind,
        answered.answered_by_id,
        answered.answered_at,
    )
    assert [unsettled(before, first), unsettled(after, again)] == [False, True]
    assert not before.open_on(story.today)
    with stale("reported-again"):
        says(story, "More.")
    with not_allowed("not-part-of-report"):
        says(story, "More.", by=story.staff.colleague)


@pytest.mark.section("8.1")
def test_where_nothing_was_added_or_answered_nothing_comes_with_it() -> None:
    story, other = a_case(Stage.REPORTED), a_case(Stage.REPORTED)
    first, again = story.case.incidents[0], other.case.incidents[0]
    _, came = carry_on(story.case, first, other.case, again, {}, story.staff.reporter)
    assert (came, first.again_id) == ([], again.id)


@pytest.mark.section("8.1")
def test_the_letter_about_informal_action_that_answers_it_is_not_sent() -> None:
    story = a_case(Stage.REPORTED)
    action = an_action(story, incident_id=story.case.incidents[0].id)
    other = an_action(story)
    drafts = [
        story.a_letter(LetterKind.INFORMAL_ACTION, each.id, story.staff.reporter) for each in (action, other)
    ]
    entry = SafetyDecision(uuid4(), story.staff.safety.id, story.at, True, story.keep("He followed her."))
    story.case.safety_decisions.append(entry)
    drafts.append(story.a_letter(LetterKind.SAFETY_REGISTER, entry.id, story.staff.safety))
    story.case.informal_actions += [action, other]
    story.case.letters += drafts
    moves(story)
    assert [letter.waits for letter in drafts] == [False, True, True], "those of other reports wait"


@pytest.mark.section("6.3")
@pytest.mark.parametrize("which", [0, -1])
def test_nothing_is_approved_any_more_that_was_asked_for_because_of_it(which: int) -> None:
    story = a_case(Stage.PROPOSED)
    wrong_customer(story.case, story.case.incidents[which], None, story.staff.reporter, story.at)
    with refused("not-repeated"):
        decide(story)
    decide(story, Verdict.REFUSED, reason="It was somebody else.")


@pytest.mark.section("8.3")
def test_nor_is_what_was_asked_for_without_a_warning() -> None:
    story = a_case(Stage.PROPOSED)
    formal = story.case.formals[0]
    formal.no_warning_at = story.at
    with refused("no-immediate-threat"):
        decide(story)
    story.case.incidents[0].immediate_threat = True
    decide(story)


@pytest.mark.section("5.2")
def test_nor_is_a_restriction_of_up_to_7_days() -> None:
    story = went_on()
    seven_days.ask(story)
    moves(story)
    with refused("not-gone-on"):
        seven_days.decide(story)


@pytest.mark.section("8.1")
def test_informal_action_that_answers_it_is_no_warning_of_this_customer() -> None:
    story = a_case(Stage.REPORTED)
    action = an_action(story, warned="2026-03-02 09:00", incident_id=story.case.incidents[0].id)
    story.case.informal_actions.append(action)
    assert warned_before(story.case, story.at) is not None
    moves(story)
    assert warned_before(story.case, story.at) is None
