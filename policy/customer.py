"""The customer, as far as contact is concerned (sections 2, 8 and 12)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid4


@dataclass(eq=False)
class Customer:
    """Somebody who contacts the organisation.

    ``language`` is "cy", "en" or "" while unknown (then letters are bilingual, Welsh first). ``letter_format``
    is clear, large, easy_read or audio. ``reference`` is the landlord's own, or one of ours. ``cannot_use`` are ways
    (keys of the pack) that are no use to them, though we hold what the way needs. ``decided_here`` names what was
    decided here and not by the landlord's list, which leaves it alone.

    Where somebody stands in the list twice, one row leads to the other, which stays (``merged_into_id``, since
    ``merged_at``, aware UTC); ``also`` are the rows that lead to this one, as the store read them. Nothing in a row is
    rewritten for that: what is known of the customer is asked of all of them.
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
    decided_here: list[str] = field(default_factory=list)
    merged_into_id: UUID | None = None
    merged_at: dt.datetime | None = None
    also: tuple["Customer", ...] = ()
    id: UUID = field(default_factory=uuid4)

    @property
    def rows(self) -> tuple["Customer", ...]:
        """This one, and those that lead to it."""
        return (self, *self.also)

    @property
    def ids(self) -> frozenset[UUID]:
        """The ids under which things about this customer are kept."""
        return frozenset(row.id for row in self.rows)

    @property
    def language_known(self) -> str:
        """The language as it was decided here, else the first that is known of them; "" while none is."""
        if "language" in self.decided_here:
            return self.language
        return next((row.language for row in self.rows if row.language), "")

    @property
    def format_known(self) -> str:
        """The format of their letters as it was decided here, else the first that is another than clear print."""
        if "letter_format" in self.decided_here:
            return self.letter_format
        return next((row.letter_format for row in self.rows if row.letter_format != "clear"), "clear")

    @property
    def ways_no_use(self) -> list[str]:
        """The ways (keys of the pack) that are no use to them, as far as any row says."""
        return list(dict.fromkeys(way for row in self.rows for way in row.cannot_use))

    def has(self, what: str) -> bool:
        """Whether we hold their ``email``, ``phone`` or ``address``."""
        return any(getattr(row, what) for row in self.rows)

    @property
    def post_to(self) -> "Customer":
        """The row whose address letters go to: the one that stays, or the first that has one."""
        return next((row for row in self.rows if row.address), self)

    @property
    def letter_languages(self) -> tuple[str, ...]:
        """The languages of a letter to this customer, the first one first."""
        return (self.language_known,) if self.language_known else ("cy", "en")

    def decide(self, names: Iterable[str]) -> None:
        """Keep that these were decided here."""
        self.decided_here = [*self.decided_here, *(x for x in names if x not in self.decided_here)]
