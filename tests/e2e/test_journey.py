"""From the first report to the last letter, in the browser alone: each step by whoever takes it, on their own page."""

import pytest

from tests.bot.practice.browsing import IN_A_BROWSER
from tests.e2e import appealed, reported, restricted, warned
from tests.e2e.team import team
from tests.e2e.workplace import Workplace, somebody

pytestmark = IN_A_BROWSER


@pytest.mark.timeout(240)
async def test_from_a_report_to_a_decided_appeal(workplace: Workplace) -> None:
    async with team(workplace, somebody(language="")) as people:
        await reported.an_incident_is_reported(people)
        await reported.the_line_manager_acknowledges(people)
        await warned.formal_action_is_considered(people)
        await warned.the_customer_is_warned(people)
        await restricted.restrictions_are_proposed(people)
        await restricted.the_proposer_may_not_approve(people)
        await restricted.another_manager_approves(people)
        await restricted.the_decision_is_told(people)
        await appealed.an_appeal_is_logged(people)
        await appealed.the_first_reviewer_has_it(people)
        await appealed.the_reviewer_is_reminded(people)
        await appealed.the_appeal_is_decided(people)
