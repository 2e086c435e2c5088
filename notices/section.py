"""How a section of the policy is said."""

from notices.words import Words


def section_said(section: str, w: Words) -> str:
    """A section of the policy; where the policy is silent it is good practice."""
    return w("good practice") if section.startswith("X") else f"§{section}"
