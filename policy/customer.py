"""The customer, as far as contact is concerned (sections 2, 8 and 12)."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID, uuid4


@dataclass(eq=False)
class Customer:
    """Somebody who contacts the organisation.

    ``language`` is "cy", "en" or "" while unknown (then letters are bilingual, Welsh first). ``letter_format``
    is clear, large, easy_read or audio. ``reference`` is the landlord's own. ``cannot_use`` are ways (keys of the
    pack) that are no use to them, though we hold what the way needs.
    """

    reference: str
    name: str
    address: str
    postcode: str
    organisation: str
    email: str = ""
    phone: str = ""
    language: str = ""
    letter_format: str = "clear"
    date_of_birth: dt.date | None = None
    cannot_use: list[str] = field(default_factory=list)
    id: UUID = field(default_factory=uuid4)

    @property
    def letter_languages(self) -> tuple[str, ...]:
        """The languages of a letter to this customer, the first one first."""
        return (self.language,) if self.language else ("cy", "en")
