"""A change of roles needs a second person, and is told to Records (REQUIREMENTS, People and roles)."""

import datetime as dt
from uuid import uuid4

import pytest

from policy.openthing import waits_for
from policy.people import Person, Role
from policy.record import Record
from policy.role_change import (
    RoleChange,
    RoleVerdict,
    ask,
    confirm,
    confirmers,
    imported,
    open_role_changes,
    refuse,
    require_asker,
    withdraw,
    words_of,
)
from tests.refusals import not_allowed, refused, stale
from tests.story import CALENDAR, Staff, a_person, adra, utc

pytestmark = pytest.mark.section("7")
AT = utc("2026-03-02 09:00")


class Change:
    """Somebody is to be a manager; Admin asks."""

    def __init__(self, *after: Role, by: str = "admin", person: str = "colleague") -> None:
        self.staff = Staff()
        self.second = a_person("Glyn Ellis", Role.ADMIN)
        self.people = [*self.staff.everyone, self.second]
        self.asker: Person = getattr(self.staff, by)
        self.person: Person = getattr(self.staff, person)
        wanted = words_of(frozenset(after))
        self.change = RoleChange(
            self.person.id, words_of(self.person.roles), wanted, self.asker.id, AT, uuid4()
        )

    def ask(self, *waiting: RoleChange) -> Record:
        return ask(self.change, self.person, waiting, self.people, self.asker)

    def confirm(self, by: Person) -> Record:
        return confirm(self.change, self.person, by, self.people, AT)


def test_nothing_changes_before_a_second_person_confirms() -> None:
    story = Change(Role.MANAGER, Role.SLT)
    record = story.ask()
    assert (record.what, record.subject_id, record.passages) == (
        "roles-asked",
        story.person.id,
        [str(story.change.reason_passage)],
    )
    assert record.facts == {"before": [], "after": ["manager", "slt"], "asked_by": str(story.asker.id)}
    assert not story.person.roles
    confirmed = story.confirm(story.second)
    assert story.person.roles == {Role.MANAGER, Role.SLT}
    assert (confirmed.what, confirmed.actor_id) == ("roles-confirmed", story.second.id)
    assert (story.change.verdict, story.change.decided_by_id, story.change.decided_at) == (
        RoleVerdict.CONFIRMED,
        story.second.id,
        AT,
    )
    with stale("roles-decided", story.second.name):
        story.confirm(story.staff.director)


def test_admin_or_the_director_asks_and_nobody_else_and_only_for_who_is_there() -> None:
    staff = Staff()
    for person in staff.everyone:
        if person in (staff.admin, staff.director):
            require_asker(person, staff.colleague)
        else:
            with not_allowed("needs-admin"):
                require_asker(person, staff.colleague)
    staff.colleague.active = False
    with not_allowed("they-left"):
        require_asker(staff.admin, staff.colleague)


def test_never_the_asker_and_never_whose_roles_they_are() -> None:
    story = Change(Role.MANAGER, by="director", person="admin")
    assert confirmers(story.change, story.people) == [story.second]
    story.ask()
    with refused("you-asked-roles"):
        story.confirm(story.staff.director)
    with refused("your-own-roles"):
        story.confirm(story.staff.admin)
    with not_allowed("needs-admin"):
        story.confirm(story.staff.approver)
    story.confirm(story.second)
    assert story.person.roles == {Role.MANAGER}


def test_somebody_may_ask_for_themselves_and_another_confirms() -> None:
    story = Change(Role.ADMIN, Role.MANAGER, person="admin")
    story.ask()
    with refused("you-asked-roles"):
        story.confirm(story.staff.admin)
    story.confirm(story.staff.director)
    assert story.person.roles == {Role.ADMIN, Role.MANAGER}


def test_it_is_not_asked_for_twice_nor_for_nothing_nor_where_nobody_could_confirm() -> None:
    story = Change(Role.MANAGER)
    with refused("roles-waiting"):
        story.ask(story.change)
    with refused("roles-unchanged", field="roles"):
        Change().ask()
    story.second.active = story.staff.director.active = False
    with refused("nobody-to-confirm"):
        story.ask()


def test_roles_that_changed_meanwhile_are_asked_for_again_and_leavers_get_none() -> None:
    story = Change(Role.MANAGER)
    story.person.roles = frozenset({Role.SAFETY})
    with stale("roles-changed"):
        story.confirm(story.second)
    story = Change(Role.MANAGER)
    story.person.active = False
    with not_allowed("they-left"):
        story.confirm(story.second)


def test_the_last_admin_stays_admin() -> None:
    story = Change(Role.MANAGER, by="director", person="admin")
    third = a_person("Sara Ellis", Role.DIRECTOR)
    story.second.active = False
    story.people.append(third)
    with refused("last-admin"):
        story.confirm(third)
    assert story.person.roles == {Role.ADMIN}


def test_the_last_director_stays_director() -> None:
    story = Change(Role.MANAGER, person="director")
    with refused("last-director"):
        story.confirm(story.second)
    assert story.person.roles == {Role.DIRECTOR}
    story.people.append(a_person("Sara Ellis", Role.DIRECTOR))
    story.confirm(story.second)
    assert story.person.roles == {Role.MANAGER}


def test_nothing_is_confirmed_that_was_asked_for_by_somebody_who_may_not_ask_any_more() -> None:
    story = Change(Role.MANAGER)
    story.asker.roles = frozenset()
    with refused("asker-may-not"):
        story.confirm(story.second)
    story = Change(Role.MANAGER)
    story.asker.active = False
    with refused("asker-may-not"):
        story.confirm(story.second)
    assert not story.person.roles
    refuse(story.change, uuid4(), story.second, story.people, AT)


def test_it_is_refused_with_a_reason_or_taken_back_by_whoever_asked() -> None:
    story = Change(Role.MANAGER)
    with refused("reason-missing", field="reason"):
        refuse(story.change, None, story.second, story.people, AT)
    with refused("you-asked-roles"):
        refuse(story.change, uuid4(), story.asker, story.people, AT)
    why = uuid4()
    record = refuse(story.change, why, story.second, story.people, AT)
    assert (record.what, record.passages, story.change.verdict_passage) == ("roles-refused", [str(why)], why)
    with stale("roles-decided", story.second.name):
        withdraw(story.change, story.asker, story.people, AT)
    story = Change(Role.MANAGER)
    with not_allowed("not-your-change"):
        withdraw(story.change, story.second, story.people, AT)
    story.asker.active = False
    with not_allowed("not-your-change"):
        withdraw(story.change, story.asker, story.people, AT)
    story.asker.active = True
    assert withdraw(story.change, story.asker, story.people, AT).what == "roles-withdrawn"
    assert story.change.verdict is RoleVerdict.WITHDRAWN
    assert not story.person.roles


def test_it_waits_for_whoever_may_confirm_as_long_as_a_proposal() -> None:
    story = Change(Role.MANAGER)
    (thing,) = open_role_changes([story.change], adra(), CALENDAR)
    assert (thing.kind, thing.subject_id, thing.step) == ("roles", story.change.id, "see-roles")
    assert (thing.since, thing.by) == (dt.date(2026, 3, 2), dt.date(2026, 3, 4))
    assert next(thing.moments) == utc("2026-03-04 09:00")
    assert waits_for(thing, story.people) == [story.staff.director, story.second]


def test_what_a_list_of_people_changes_is_recorded_though_nobody_confirms_it() -> None:
    person = a_person("Mari Rees", Role.SLT, Role.MANAGER)
    record = imported(person, frozenset({Role.SAFETY}), AT)
    assert (record.what, record.subject_id, record.actor_id) == ("roles-imported", person.id, None)
    assert record.facts == {"before": ["safety"], "after": ["manager", "slt"]}
