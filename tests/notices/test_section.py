"""Where the policy is silent nobody reads of a section that it does not have."""

from notices.refusal import sentence
from notices.section import section_said
from notices.words import words
from policy.refusal import Refused

W = words("en")


def test_good_practice_is_no_section_of_the_policy() -> None:
    assert section_said("7.2", W) == "§7.2"
    assert section_said("X2", W) == "good practice"
    assert sentence(Refused("roles-unchanged", "7"), W) == "§7: They have these roles already."
    assert sentence(Refused("link-with-nobody", "X"), W)[0] != "§"
