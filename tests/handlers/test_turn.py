"""Two people at once: the second acts on what the first has left, not on what was there before; on both databases."""

import threading
import time

from handlers.answer import Answer
from notices.card import Action
from policy import report as rule
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, shown, text_of


def test_who_waited_for_the_case_sees_what_was_done_meanwhile_and_by_whom(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    office, people = journey.office, journey.people
    answers: list[Answer] = []
    with store.write() as unit:
        unit.lock_customer(office.customer.id)
        (found,) = unit.cases.of_customer(office.customer.id)
        case = unit.cases.get(found.id, for_update=True)
        press = Action("acknowledge", f"{case.id}:{case.incidents[0].id}")
        second = threading.Thread(
            target=lambda: answers.append(office.desk.press(people.line_manager.id, press))
        )
        second.start()
        time.sleep(0.3)  # it has come as far as the lock
        record = rule.acknowledge(case, case.incidents[0], people.line_manager, office.at)
        case.touched_at = office.at
        unit.record(record, notices=())
    second.join()
    assert "This report was acknowledged already." in text_of(shown(answers[0]))
