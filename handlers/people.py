"""Who somebody is: accounts of the chat platforms, bound to people by their work email (DESIGN: "Who")."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from handlers.turn import chat_words
from policy.pack import Pack
from policy.record import recorded
from storage.store import Store

SEEN = dt.timedelta(minutes=10)  # being there is noted this often: messages go to where somebody was last


class Directory:
    """The people of a store as a platform knows them. ``now`` is for the log, in which of the issues that ``pack`` knows
    the one of then is named, and ``real_now`` for being seen, both aware UTC."""

    def __init__(
        self, store: Store, pack: Pack, now: Callable[[], dt.datetime], real_now: Callable[[], dt.datetime]
    ) -> None:
        self._store = store
        self._pack = pack
        self._now = now
        self._real_now = real_now

    def known(self, platform: str, tenant: str, user_id: str) -> UUID | None:
        """The person that this account is bound to, and a note that they were there."""
        with self._store.read() as reader:
            account = reader.accounts.find(platform, tenant, user_id)
        if account is None:
            return None
        at = self._real_now()
        if at - account.seen_at >= SEEN:
            with self._store.write() as unit:
                unit.accounts.seen(platform, tenant, user_id, at)
        return account.person_id

    def bind(self, platform: str, tenant: str, user_id: str, email: str) -> UUID | None:
        """Bind an account to the person with this verified work email; None where nobody has it or they have left.

        From then on the account counts and not its email. One that is bound stays with its person.
        """
        with self._store.write() as unit:
            person = unit.find_person_by_email(email)
            if person is None or not person.active:
                return None
            if unit.accounts.find(platform, tenant, user_id) is None:
                at = self._now()
                record = recorded("account-bound", "X", person, at, subject_id=person.id, platform=platform)
                record.pack = self._pack.at(at).sha256
                unit.record(record, notices=())
            return unit.accounts.bind(person.id, platform, tenant, user_id, self._real_now())

    def language(self, person: UUID) -> str:
        """The language in which the bot speaks with a person. Raises `NotAllowed` for an id that is none."""
        with self._store.read() as reader:
            return chat_words(reader.person(person)).language
