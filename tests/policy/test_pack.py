"""The real pack says what the policy says."""

import datetime as dt
import hashlib

import pytest

from policy.pack import Family, Pack
from policy.pack_kinds import Label, Need, ParticularType
from policy.pack_parse import parse_pack
from policy.pack_settings import MissedReview
from tests.packs import FOURTH as TEXT


@pytest.fixture(scope="module")
def adra() -> Pack:
    return parse_pack(TEXT)


@pytest.mark.section("4")
def test_each_family_has_the_kinds_of_the_policy_and_one_other(adra: Pack) -> None:
    unacceptable = adra.behaviours_of(Family.UNACCEPTABLE)
    unreasonable = adra.behaviours_of(Family.UNREASONABLE)
    assert [b.key for b in unacceptable] == [
        "abusive_language",
        "offensive_references",
        "rudeness",
        "disruption",
        "refusing_to_leave",
        "harassment",
        "threats",
        "emotional_abuse",
        "online_abuse",
        "recording",
        "other_unacceptable",
    ]
    assert [b.key for b in unreasonable] == [
        "excessive_contact",
        "scattergun",
        "unreasonable_timescale",
        "refusing_answer",
        "refusing_procedure",
        "information_demands",
        "obstruction",
        "incompatible_demands",
        "groundless_allegations",
        "wrong_person",
        "false_information",
        "other_unreasonable",
    ]
    assert [b.key for b in (*unacceptable, *unreasonable) if b.other] == [
        "other_unacceptable",
        "other_unreasonable",
    ]
    assert len(adra.behaviours) == len(unacceptable) + len(unreasonable)


@pytest.mark.section("8.2")
def test_threats_and_harassment_are_for_the_safety_group_and_nothing_else_is(adra: Pack) -> None:
    assert {b.key for b in adra.behaviours if b.safety} == {"threats", "harassment"}


@pytest.mark.section("6.1", "6.2", "6.4")
def test_nine_considerations_six_measures_four_questions_of_proportionality(adra: Pack) -> None:
    assert len(adra.considerations) == 9
    assert len(adra.measures) == 6
    assert [state.key for state in adra.measure_states] == ["done", "offered", "not_suitable"]
    assert [q.key for q in adra.proportionality] == ["nature", "frequency", "circumstances", "colleagues"]


@pytest.mark.section("6.5")
def test_ten_restrictions_and_other_of_which_the_ombudsman_referral_is_an_action(adra: Pack) -> None:
    assert [r.key for r in adra.restrictions if not r.other] == [
        "contact_limits",
        "time_slot",
        "one_medium",
        "single_point_of_contact",
        "email_quarantined_or_blocked",
        "social_media_blocked",
        "witness",
        "appointment",
        "no_further_complaint",
        "ombudsman_referral",
    ]
    assert [r.key for r in adra.restrictions if r.action] == ["ombudsman_referral"]
    assert [r.key for r in adra.restrictions if r.leads_to == "ombudsman" and r.button] == [
        "ombudsman_referral"
    ]
    assert [r.key for r in adra.restrictions if r.not_alone] == ["witness"]


@pytest.mark.section("6.5", "8.4")
def test_a_point_of_contact_always_has_a_deputy(adra: Pack) -> None:
    kind = adra.restriction("single_point_of_contact")
    for name in ("contact", "deputy"):
        assert kind.particular(name).type is ParticularType.PERSON
        assert kind.particular(name).required


@pytest.mark.section("6.5")
def test_a_complaint_is_only_turned_away_with_the_stage_2_date_and_a_decider(adra: Pack) -> None:
    kind = adra.restriction("no_further_complaint")
    assert [(p.name, p.required) for p in kind.particulars] == [
        ("matter", True),
        ("stage2_date", True),
        ("decider", True),
    ]


@pytest.mark.section("8.4")
@pytest.mark.parametrize(
    ("restriction", "answers", "closed"),
    [
        ("witness", {"where": "visits"}, set()),
        ("email_quarantined_or_blocked", {"mode": "quarantine"}, {"email"}),
        (
            "one_medium",
            {"medium": "letter"},
            {"phone", "email", "office", "home_visit", "social_media", "video"},
        ),
        (
            "one_medium",
            {},
            {"phone", "email", "letter", "office", "home_visit", "social_media", "video"},
        ),
        ("other", {"instruction": "…", "closed_way": "office"}, {"office"}),
        ("other", {"instruction": "…"}, set()),
    ],
)
def test_a_restriction_says_which_ways_it_closes(
    adra: Pack, restriction: str, answers: dict[str, str], closed: set[str]
) -> None:
    ways = tuple(way.key for way in adra.ways)
    assert adra.restriction(restriction).closed_ways(answers, ways) == closed


@pytest.mark.section("8.4")
def test_an_office_can_be_the_open_way_but_a_home_visit_or_social_media_cannot(adra: Pack) -> None:
    assert [way.key for way in adra.ways if way.usable_as_open] == ["phone", "email", "letter", "office"]
    assert adra.way("phone").needs is Need.PHONE
    assert adra.way("office").needs is Need.NONE


@pytest.mark.section("1", "14")
def test_the_pack_knows_its_issue_its_dates_and_the_hash_of_its_text(adra: Pack) -> None:
    assert (adra.issue, adra.issued, adra.next_review) == (4, dt.date(2023, 3, 1), dt.date(2026, 3, 1))
    assert adra.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert parse_pack(TEXT + "\n# a remark\n").sha256 != adra.sha256
    assert adra.of(adra.sha256) is adra
    assert adra.of("0" * 64) is None


@pytest.mark.section("1")
def test_settings_have_the_defaults_of_the_requirements(adra: Pack) -> None:
    settings = adra.settings
    assert (settings.seven_day_limit_days, settings.seven_day_gap_days) == (7, 28)
    assert (settings.review_default_months, settings.review_max_months) == (6, 12)
    assert settings.appeal_nudge_working_days == (5, 10, 15, 18)
    assert settings.review_reminder_days == (30, 14, 7, 0)
    assert settings.missed_review is MissedReview.FLAG
    assert settings.extreme_director_approval is True
    assert (settings.office_hours_from, settings.office_hours_to) == (dt.time(9), dt.time(17))


@pytest.mark.section("2")
def test_both_organisations_and_the_procedures_are_named(adra: Pack) -> None:
    assert [o.name for o in adra.organisations] == ["Adra (Tai) Cyf", "Medra Cyf"]
    assert adra.organisation("medra").emergency_phone in adra.organisation("medra").emergency.cy
    assert (adra.complaints.ref, adra.review_of_decision.ref) == ("CCpol01", "CCp04")


def test_only_the_post_takes_days_to_arrive(adra: Pack) -> None:
    assert {way.key: way.received_working_days for way in adra.letter_ways} == {
        "post": 2,
        "email": 0,
        "by_hand": 0,
    }


def test_welsh_is_said_in_welsh_and_anything_else_in_english() -> None:
    label = Label(en="Phone", cy="Ffôn")
    assert (label.say("cy"), label.say("en"), label.say("fr")) == ("Ffôn", "Phone", "Phone")


def test_what_is_filled_into_a_sentence_is_never_read_as_a_template(adra: Pack) -> None:
    sentence = adra.restriction("one_medium").staff
    assert sentence.fill("en", {"medium": adra.way("phone").by.en}) == "Contact only by phone"
    assert sentence.fill("cy", {"medium": adra.way("letter").by.cy}) == "Cysylltu drwy lythyr yn unig"
    assert sentence.fill("en", {"medium": "{x.y} {0}"}) == "Contact only {x.y} {0}"


def test_every_sentence_can_be_filled_from_its_required_particulars(adra: Pack) -> None:
    for kind in adra.restrictions:
        values = {p.name: f"<{p.name}>" for p in kind.particulars if p.required}
        for sentence in (kind.staff, kind.letter):
            for language in ("en", "cy"):
                assert "{" not in sentence.fill(language, values)


def test_looking_up_a_key_that_is_not_there_raises(adra: Pack) -> None:
    with pytest.raises(KeyError, match="telepathy"):
        adra.way("telepathy")


@pytest.mark.section("8.2")
def test_a_safety_measure_is_an_instruction_in_both_languages_that_says_what_it_means_for_a_visit(
    adra: Pack,
) -> None:
    assert {m.key for m in adra.safety_measures if m.not_alone} == {"do_not_visit_alone"}
    assert {m.key for m in adra.safety_measures if m.visits_closed} == {"no_home_visits"}
    assert adra.safety_measure("no_home_visits").staff.en == "No home visits: meet at the office."
    assert all(m.staff.cy != m.staff.en for m in adra.safety_measures)
