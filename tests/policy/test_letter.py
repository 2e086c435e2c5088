"""A letter is complete in each of its languages, issued once, and only then in force (P7.2, P12)."""

import datetime as dt
from uuid import UUID

import pytest

from policy import letter
from policy.letter import Issue, LetterKind
from policy.people import Person
from policy.restriction import Restriction
from tests.factories import Stage, Story, a_case, a_customer, utc
from tests.refusals import not_allowed, refused, stale


def translate(story: Story, texts: dict[str, str], by: Person | None = None) -> None:
    by = by or story.staff.colleague
    letter.translate(story.case, story.warning, "cy", texts, by, story.at, story.keep)


def bilingual(stage: Stage = Stage.WARNING_DRAFTED) -> Story:
    """A case of somebody whose language is not known, so that letters are in both."""
    return a_case(stage, customer=a_customer(language=""))


def draft_decision(story: Story) -> None:
    story.case.letters.append(story.a_letter(LetterKind.DECISION, story.proposal.id, story.staff.proposer))


def issue_at(story: Story, draft: letter.Letter, at: dt.datetime) -> None:
    how = Issue("post", at, {"en": "The letter."})
    by, c = story.staff.proposer, story.customer
    letter.issue(
        story.case,
        draft,
        how,
        (),
        c,
        [],
        story.staff.present,
        by,
        story.at,
        story.pack,
        story.calendar,
        story.keep,
    )


@pytest.mark.section("12")
def test_while_the_language_is_not_known_letters_are_in_both_welsh_first() -> None:
    assert a_customer(language="").letter_languages == ("cy", "en")
    assert a_customer(language="cy").letter_languages == ("cy",)


@pytest.mark.section("12")
def test_a_letter_with_a_text_in_one_language_is_not_issued_in_two() -> None:
    story = bilingual()
    assert story.warning.untranslated == ("cy",)
    with refused("letter-untranslated", instead="translation"):
        story.issue(story.warning, story.staff.proposer)
    story.warning.owner_id = story.staff.colleague.id
    translate(story, {"reason": "Gwnaethoch weiddi ar ein staff."})
    story.issue(story.warning, story.staff.proposer)
    assert set(story.warning.sent) == {"cy", "en"}


@pytest.mark.section("12")
def test_a_welsh_customer_reads_welsh_though_it_was_written_in_english() -> None:
    story = a_case(Stage.WARNING_DRAFTED, customer=a_customer(language="cy"))
    with refused("letter-untranslated"):
        story.issue(story.warning, story.staff.proposer)


@pytest.mark.section("7.2", "12")
def test_every_text_is_translated() -> None:
    story = bilingual()
    story.warning.owner_id = story.staff.colleague.id
    for texts in ({}, {"reason": "  "}):
        with refused("translation-missing", field="reason"):
            translate(story, texts)
    assert story.warning.translated_at is None


@pytest.mark.section("12")
def test_nothing_is_translated_that_is_no_longer_to_be() -> None:
    story = bilingual()
    story.warning.languages = ["en"]  # how we write to the customer has changed
    with stale("translation-unneeded"):
        translate(story, {"reason": "Gwnaethoch weiddi."}, by=story.staff.proposer)
    assert set(story.warning.free["reason"]) == {"en"}
    dropped = bilingual()
    dropped.warning.dropped_at = dropped.at
    with stale("letter-dropped"):
        letter.require_translatable(dropped.warning, "cy")
    issued = bilingual()
    issued.warning.issued_at = issued.at
    with stale("letter-issued"):
        letter.require_translatable(issued.warning, "cy")


@pytest.mark.section("7.2", "12")
def test_a_translation_keeps_the_words_it_was_made_from() -> None:
    story = bilingual()
    translate(story, {"reason": "Gwnaethoch weiddi."}, by=story.staff.proposer)
    kept = {language: story.kept[UUID(text)] for language, text in story.warning.free["reason"].items()}
    assert kept == {"en": "You shouted at our staff.", "cy": "Gwnaethoch weiddi."}


@pytest.mark.section("7.2")
def test_letters_are_the_matter_of_their_owner_of_managers_and_the_director() -> None:
    story = bilingual()
    for name in ("colleague", "reporter", "safety", "records", "admin", "slt"):
        with not_allowed("needs-manager"):
            translate(story, {"reason": "Gwnaethoch weiddi."}, by=getattr(story.staff, name))
        with not_allowed("needs-manager"):
            story.issue(story.warning, getattr(story.staff, name))
    for name in ("proposer", "director"):
        translate(story, {"reason": "Gwnaethoch weiddi."}, by=getattr(story.staff, name))


@pytest.mark.section("7.4")
def test_the_slt_sends_letters_about_appeals() -> None:
    story = a_case(Stage.IN_FORCE)
    acknowledged = story.a_letter(LetterKind.APPEAL_ACKNOWLEDGED, story.proposal.id, story.staff.proposer)
    story.issue(acknowledged, story.staff.slt)


@pytest.mark.section("7.2")
def test_a_letter_that_lacks_a_fact_is_not_issued() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    with refused("letter-fact-missing"):
        story.issue(story.warning, story.staff.proposer, missing=("expected",))
    assert story.warning.issued_at is None


@pytest.mark.section("7.2", "13.5")
def test_a_letter_is_issued_once_and_then_frozen() -> None:
    story = a_case(Stage.WARNED)
    sent = dict(story.warning.sent)
    with stale("letter-issued"):
        story.issue(story.warning, story.staff.approver, "email")
    with stale("letter-issued"):
        translate(story, {"reason": "Gwnaethoch weiddi."}, by=story.staff.proposer)
    assert story.warning.sent == sent
    assert story.warning.issued_how == "post"
    assert story.kept[UUID(sent["en"])] == "The letter."


@pytest.mark.section("7.2")
def test_a_letter_is_issued_neither_in_the_future_nor_before_it_was_written() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    story.at = utc("2026-03-05 10:00")
    with refused("issued-in-the-future", field="day"):
        issue_at(story, story.warning, utc("2026-03-05 10:01"))
    with refused("issued-before-drafted", field="day"):
        issue_at(story, story.warning, utc("2026-03-04 09:59"))
    issue_at(story, story.warning, utc("2026-03-04 10:00"))
    assert story.warning.issued_at == utc("2026-03-04 10:00")


@pytest.mark.section("12")
def test_a_letter_did_not_go_out_before_its_translation_was_there() -> None:
    story = bilingual()
    story.at = utc("2026-03-06 10:00")
    translate(story, {"reason": "Gwnaethoch weiddi."}, by=story.staff.proposer)
    with refused("issued-before-drafted"):
        issue_at(story, story.warning, utc("2026-03-05 10:00"))


@pytest.mark.section("7.2")
def test_a_letter_may_go_out_in_the_minute_in_which_it_was_written() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    story.warning.drafted_at = story.at + dt.timedelta(seconds=40)
    story.at += dt.timedelta(seconds=50)
    issue_at(story, story.warning, utc("2026-03-04 10:00"))
    assert story.warning.issued_at == utc("2026-03-04 10:00")


@pytest.mark.section("6.3")
@pytest.mark.parametrize(
    ("issued", "how", "received"),
    [
        ("2026-03-04 15:00", "post", dt.date(2026, 3, 6)),
        ("2026-03-05 15:00", "post", dt.date(2026, 3, 9)),  # over a weekend
        ("2026-12-24 10:00", "post", dt.date(2026, 12, 30)),  # over Christmas
        ("2026-03-04 15:00", "email", dt.date(2026, 3, 4)),
        ("2026-03-07 15:00", "by_hand", dt.date(2026, 3, 7)),  # on a Saturday
        ("2026-07-01 23:30", "email", dt.date(2026, 7, 2)),  # already tomorrow here
    ],
)
def test_the_customer_is_taken_to_have_a_letter_two_working_days_after_posting(
    issued: str, how: str, received: dt.date
) -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    story.at = utc(issued)
    story.issue(story.warning, story.staff.proposer, how)
    assert story.warning.received_on == received


@pytest.mark.section("7.2")
def test_the_issued_decision_puts_its_restrictions_in_force_and_no_others() -> None:
    story = a_case(Stage.APPROVED)
    other = Restriction(
        UUID(int=1), "witness", {"where": "both"}, ["rent"], story.restriction.start, story.restriction.end
    )
    story.case.restrictions.insert(0, other)
    draft_decision(story)
    record = story.issue(story.decision, story.staff.proposer)
    assert story.restriction.effective_from == dt.date(2026, 3, 12)
    assert story.restriction.in_force(story.restriction.start)
    assert other.effective_from is None
    assert (record.what, record.facts["how"]) == ("decision-issued", "post")


@pytest.mark.section("7.2")
def test_a_letter_that_decides_nothing_puts_nothing_in_force() -> None:
    story = a_case(Stage.APPROVED)
    acknowledged = story.a_letter(LetterKind.APPEAL_ACKNOWLEDGED, story.proposal.id, story.staff.slt)
    story.issue(acknowledged, story.staff.slt)
    assert story.restriction.effective_from is None


@pytest.mark.section("8.4")
def test_a_decision_that_would_close_the_last_way_by_now_is_not_issued() -> None:
    story = a_case(Stage.APPROVED)
    draft_decision(story)
    story.customer.address = ""
    with refused("no-way-left-open"):
        story.issue(story.decision, story.staff.proposer)
    assert (story.decision.issued_at, story.restriction.effective_from) == (None, None)


@pytest.mark.section("8.4")
def test_at_the_issue_the_restrictions_of_other_cases_are_counted_too() -> None:
    story = a_case(Stage.APPROVED)
    draft_decision(story)
    mine, at = story.restriction, story.at
    other = Restriction(UUID(int=1), "one_medium", {"medium": "phone"}, ["rent"], mine.start, mine.end)
    how = Issue("post", at, {"en": "The letter."})
    by, c = story.staff.proposer, story.customer
    with refused("no-way-left-open"):
        letter.issue(
            story.case,
            story.decision,
            how,
            (),
            c,
            [other],
            story.staff.present,
            by,
            at,
            story.pack,
            story.calendar,
            story.keep,
        )


@pytest.mark.section("8.4")
def test_a_warning_closes_nothing_and_is_issued_whatever_is_closed() -> None:
    story = a_case(Stage.WARNING_DRAFTED, customer=a_customer(phone="", email="", address=""))
    story.issue(story.warning, story.staff.proposer, "by_hand")
    assert story.warning.issued_at == story.at
