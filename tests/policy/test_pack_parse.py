"""A wrong pack is refused with the name of every wrong key."""

import pytest

from policy.pack import PackError
from policy.pack_parse import parse_pack
from tests.packs import FOURTH as TEXT


def with_change(old: str, new: str) -> str:
    assert old in TEXT, f"the pack does not contain {old!r}"
    return TEXT.replace(old, new, 1)


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(PackError) as refused:
        parse_pack(text)
    return refused.value.problems


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("issue = 4", "", "policy.issue: is missing"),
        ("issue = 4", 'issue = "4"', "policy.issue: should be a whole number"),
        ("issue = 4", "issue = true", "policy.issue: should be a whole number"),
        ("issued = 2023-03-01", "issued = 2023-03-01T09:00:00", "policy.issued: should be a date such as 2023-03-01"),
        ("issue = 4", "isue = 4\nissue = 4", "policy.isue: is not a key of a pack"),
        ("[ombudsman]", "[ombudsmen]\n[ombudsman]", "ombudsmen: is not a key of a pack"),
        ('cy = "Wyneb yn wyneb"', 'cy = " "', "channel[1].label.cy: is empty"),
        ('{ en = "Face to face", cy', '{ en = "Face to face", ci', "channel[1].label.cy: is missing"),
        ('"Face to face"', f'"{"x" * 76}"', "channel[1].label.en: has 76 characters; at most 75 fit"),
        (
            '"Would informal action be enough here? What was tried, and what came of it?"',
            f'"{"x" * 281}"',
            "consideration[1].question.en: has 281 characters; at most 280 fit",
        ),
        ('key = "face_to_face"', 'key = "Face to face"', "channel[1].key: 'Face to face' is not made of small letters, digits and underscores"),
        ('key = "virtual"', 'key = "phone"', "channel: the key phone is there 2 times"),
        ('ways = ["video"]', 'ways = ["vidoe"]', "channel[2].ways: vidoe is not a way"),
        (
            'key = "slt"',
            'key = "board"',
            "role: the keys should be manager, slt, director, safety, records, admin (missing or too many: board, slt)",
        ),
        ("usable_as_open = true", 'usable_as_open = "yes"', "way[1].usable_as_open: should be true or false"),
        ('needs = "phone"', 'needs = "fax"', "way[1].needs: 'fax' is not one of none, phone, email, address"),
        ('closes = ["email"]', 'closes = ["emial"]', "restriction[5].closes: emial is not a way"),
        (
            'closes_all_but = "medium"',
            'closes_all_but = "media"',
            "restriction[3].closes_all_but: media is not a particular of type way",
        ),
        (
            'name = "medium"\ntype = "way"',
            'name = "medium"\ntype = "way"\noptional = true',
            "restriction[3].closes_all_but: medium is optional, so it may not name the way that stays open",
        ),
        (
            'warns_if_shared = "address"',
            'warns_if_shared = "mode"',
            "restriction[5].warns_if_shared: mode is not a particular of type text",
        ),
        (
            "action = true",
            'action = true\ncloses = ["phone"]',
            "restriction[10].action: an action has no end, so it may not close a way of contact",
        ),
        ("Cysylltwch â ni {medium} yn", "Cysylltwch â ni {mediom} yn", "restriction[3].letter.cy: {mediom} is not a particular"),
        ("Cysylltu {medium} yn", "Cysylltu {medium.label} yn", "restriction[3].staff.cy: {medium.label} is not a particular"),
        ("Cysylltu {medium} yn", "Cysylltu {medium!r} yn", "restriction[3].staff.cy: {medium} is not a particular"),
        ("Cysylltu {medium} yn", "Cysylltu ffôn yn", "restriction[3].staff: says medium in one language only"),
        (
            'en = "{instruction}", cy',
            'en = "{instruction} {closed_way}", cy',
            "restriction[11].staff.en: {closed_way} is optional, so a sentence cannot rely on it",
        ),
        ('type = "choice"', 'type = "pick"', "restriction[1].particular[2].type: 'pick' is not one of text, long, number, choice, time, date, person, way"),
        ('name = "minutes"', 'name = "contacts"', "restriction[1].particular: contacts is there 2 times"),
        ("least = 5\n", "", "restriction[1].particular[3].least: is missing"),
        ("least = 5\n", "least = 500\n", "restriction[1].particular[3].most: is 120; it must be 500 to 1000000"),
        ('after = "start"', 'after = "day"', "restriction[2].particular[3].after: day is not another time here"),
        (
            'key = "quarantine"',
            'key = "block"',
            "restriction[5].particular[2].option: should list at least two options, each with a key of its own",
        ),
        ("least = 5\n", "least = 5\ntranslate = true\n", "restriction[1].particular[3].translate: is not a key of a pack"),
        ("least = 5\n", "least = 5\npast = true\n", "restriction[1].particular[3].past: is not a key of a pack"),
        ("independent_decider = true", "independent_decider = 1", "restriction[9].independent_decider: should be true or false"),
        ("signoff_working_days = 2", "", "settings.signoff_working_days: is missing"),
        ("extreme_director_approval = true", "", "settings.extreme_director_approval: is missing"),
        ('missed_review = "flag"', 'missed_review = "forget"', "settings.missed_review: 'forget' is not one of flag, lapse"),
        ("[5, 10, 15, 18]", "[5, 15, 10, 18]", "settings.appeal_nudge_working_days: should rise from number to number"),
        ("[5, 10, 15, 18]", "[5, 20]", "settings.appeal_nudge_working_days: goes beyond appeal_decide_working_days"),
        ("[5, 10, 15, 18]", '["5"]', "settings.appeal_nudge_working_days: should be a list of whole numbers"),
        ('leads_to = "ombudsman"', 'leads_to = "police"', "restriction[10].leads_to: an action leads to one of ombudsman"),
        ('leads_to = "ombudsman"', "", "restriction[10].leads_to: an action leads to one of ombudsman"),
        ('button = { en = "Refer to the Ombudsman", cy = "Cyfeirio at Ombwdsmon" }', "", "restriction[10].button: is missing"),
        ('key = "witness"\n', 'key = "witness"\nleads_to = "ombudsman"\n', "restriction[7].leads_to: is for an action alone"),
        ("[30, 14, 7, 0]", "[0, 7]", "settings.review_reminder_days: should fall from number to number"),
        ("[30, 14, 7, 0]", "[91]", "settings.review_reminder_days: has a number that is not 0 to 90"),
        (
            "appeal_acknowledge_working_days = 5",
            "appeal_acknowledge_working_days = 20\nappeal_decide_working_days = 19 #",
            "settings.appeal_acknowledge_working_days: is more than appeal_decide_working_days",
        ),
        ("office_hours_to = 17:00:00", "office_hours_to = 09:00:00", "settings.office_hours_to: is not after office_hours_from"),
        ("office_hours_to = 17:00:00", 'office_hours_to = "17:00"', "settings.office_hours_to: should be a time such as 09:00:00"),
    ],
)  # fmt: skip
def test_a_mistake_is_refused_with_the_name_of_its_key(old: str, new: str, problem: str) -> None:
    text = with_change(old, new)
    if "appeal_decide_working_days = 19 #" in new:
        text = text.replace("appeal_decide_working_days = 20\n", "")
    assert problem in problems(text)


@pytest.mark.section("1", "14")
@pytest.mark.parametrize("day", ["2026-03-02", "2023-03-01"])
def test_the_review_of_an_issue_is_after_it_and_at_most_three_years_later(day: str) -> None:
    assert problems(with_change("next_review = 2026-03-01", f"next_review = {day}")) == (
        "policy.next_review: is not after the issue and at most 3 years later",
    )


@pytest.mark.section("1")
@pytest.mark.parametrize("key", ["name", "issue", "issued", "next_review"])
def test_an_issue_without_its_number_or_its_dates_is_refused(key: str) -> None:
    (line,) = [line for line in TEXT.splitlines() if line.startswith(f"{key} = ")][:1]
    assert f"policy.{key}: is missing" in problems(with_change(f"{line}\n", ""))


@pytest.mark.section("1")
def test_an_issue_does_not_apply_before_it_was_issued() -> None:
    text = with_change("issued = 2023-03-01", "issued = 2023-03-01\napplies_from = 2023-02-28")
    assert problems(text) == ("policy.applies_from: is before the issue",)


@pytest.mark.section("4")
def test_each_family_has_one_other_kind_and_each_kind_one_of_the_two_families() -> None:
    other = 'key = "other_unreasonable"\nfamily = "unreasonable"\nother = true'
    assert problems(with_change(other, other.removesuffix("\nother = true"))) == (
        "behaviour: 0 entries in the family unreasonable have other = true; there must be one",
    )
    second = 'key = "rudeness"\nfamily = "unacceptable"'
    assert problems(with_change(second, f"{second}\nother = true")) == (
        "behaviour: 2 entries in the family unacceptable have other = true; there must be one",
    )
    assert "behaviour[1].family: 'bad' is not one of unacceptable, unreasonable" in problems(
        with_change('family = "unacceptable"', 'family = "bad"')
    )
    assert "behaviour: the key rudeness is there 2 times" in problems(
        with_change('key = "abusive_language"', 'key = "rudeness"')
    )


@pytest.mark.section("5.2")
def test_a_pack_may_not_allow_an_informal_restriction_of_more_than_a_week() -> None:
    text = with_change("seven_day_limit_days = 7", "seven_day_limit_days = 8")
    assert problems(text) == ("settings.seven_day_limit_days: is 8; it must be 1 to 7",)


@pytest.mark.section("9.1")
def test_a_pack_may_not_review_less_often_than_every_twelve_months() -> None:
    text = with_change("review_max_months = 12", "review_max_months = 13")
    assert problems(text) == ("settings.review_max_months: is 13; it must be 1 to 12",)


@pytest.mark.section("9.1")
def test_the_usual_time_to_a_review_is_not_beyond_the_longest() -> None:
    text = with_change("review_max_months = 12", "review_max_months = 3")
    assert problems(text) == ("settings.review_default_months: is more than review_max_months",)


@pytest.mark.section("8.4")
def test_a_pack_without_any_way_that_can_stay_open_is_refused() -> None:
    text = TEXT.replace("usable_as_open = true", "usable_as_open = false")
    assert problems(text) == ("way: none is usable_as_open, so no customer could keep one",)


def test_every_mistake_is_named_at_once() -> None:
    text = (
        with_change("issue = 4", "")
        .replace('needs = "phone"', 'needs = "fax"')
        .replace("riddor_days = 15", "riddor_days = 16")
    )
    assert set(problems(text)) == {
        "policy.issue: is missing",
        "way[1].needs: 'fax' is not one of none, phone, email, address",
        "settings.riddor_days: is 16; it must be 1 to 15",
    }


def test_an_unclosed_brace_in_a_sentence_is_named() -> None:
    (problem,) = problems(with_change("Cysylltu {medium} yn", "Cysylltu {medium yn"))
    assert problem.startswith("restriction[3].staff.cy: has a brace without its partner")


def test_an_empty_pack_names_what_is_missing_and_does_not_stumble() -> None:
    found = problems("")
    assert "policy: is missing" in found
    assert "restriction: is missing" in found
    assert "settings.retention_years: is missing" in found


@pytest.mark.parametrize(
    "text", ["policy = 3\nway = 4", "way = [1, 2]\nrestriction = []", "[way]\nkey = 'phone'"]
)
def test_things_of_the_wrong_shape_are_refused_and_not_stumbled_over(text: str) -> None:
    assert any(problem.startswith(("way: should be", "policy: should be")) for problem in problems(text))


def test_what_is_not_toml_is_refused_with_the_place() -> None:
    (problem,) = problems("[policy\nname = 1")
    assert problem.startswith("not TOML: ")
    assert "line 1" in problem


@pytest.mark.section("8.2")
def test_a_safety_measure_without_its_instruction_and_one_twice_are_named() -> None:
    assert any(
        ".staff" in p
        for p in problems(
            with_change(
                'staff = { en = "Phone before you visit."', 'stuff = { en = "Phone before you visit."'
            )
        )
    )
    assert any(
        p.startswith("safety_measure")
        for p in problems(with_change('key = "phone_first"', 'key = "no_home_visits"'))
    )
