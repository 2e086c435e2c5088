"""Getting messages from the outbox to people: at least once each, in order, found again after a crash.

Leases, attempts and waiting go by real time. Several processes may deliver from one store.
"""

import asyncio
import datetime as dt
import os
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import structlog

from bot.sending import Sender, Undeliverable
from bot.trouble import log_trouble
from handlers.people import Directory
from handlers.turn import chat_words
from notices.card import Card
from policy.people import Person
from storage.account import Account
from storage.outbox import Claimed
from storage.store import Store

LEASE: Final = dt.timedelta(seconds=90)  # longer than a sending takes, unless the platform asks us to wait
NOBODY_THERE: Final = dt.timedelta(hours=1)  # until somebody without an account is looked for again
LONGEST: Final = dt.timedelta(minutes=15)  # between two attempts

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Place:
    """Somebody's account on a platform that is served, and where the message stands there already."""

    sender: Sender
    user_id: str
    ref: str | None


class Delivery:
    """The outbox of one store, sent over these platforms. ``real_now`` is aware UTC."""

    def __init__(
        self,
        store: Store,
        directory: Directory,
        senders: Sequence[Sender],
        real_now: Callable[[], dt.datetime],
        *,
        lease: dt.timedelta = LEASE,
    ) -> None:
        self._store = store
        self._directory = directory
        self._senders: Mapping[str, Sender] = {sender.platform: sender for sender in senders}
        self._real_now = real_now
        self._lease = lease
        self._owner = f"{socket.gethostname()}:{os.getpid()}"

    async def deliver(self) -> int:
        """Send everything that can be sent now; gives how many messages arrived. Raises `Unavailable`."""
        arrived = 0
        while claimed := await asyncio.to_thread(self._claim):
            arrived += sum(await asyncio.gather(*(self._deliver(message) for message in claimed)))
        return arrived

    def _claim(self) -> list[Claimed]:
        with self._store.write() as unit:
            return unit.outbox.claim(self._real_now(), owner=self._owner, lease=self._lease)

    async def _deliver(self, message: Claimed) -> bool:
        try:
            return await self._attempt(message)
        except Exception as error:  # whatever it was: the others go on, and after its lease it is tried again
            log_trouble("message-failed", error, key=message.key)
            return False

    async def _attempt(self, message: Claimed) -> bool:
        try:
            person, card = await asyncio.to_thread(self._read, message)
            if not person.active:
                raise Undeliverable("left", permanent=True)
            place, ref = await self._sent(message, card, await self._places(message, person))
        except Undeliverable as failed:
            await asyncio.to_thread(self._failed, message, failed)
            return False
        await asyncio.to_thread(self._mark, message, place, ref)
        return True

    def _read(self, message: Claimed) -> tuple[Person, Card]:
        with self._store.read() as reader:
            person = reader.person(message.person_id)
            removed = chat_words(person)("This text was removed.")
            return person, reader.fill([message.card], removed=removed)[0]

    async def _places(self, message: Claimed, person: Person) -> list[_Place]:
        """Where the message stands already, else the accounts of the person, the one last used first."""
        stands_on = self._senders.get(message.platform or "")
        if message.ref is not None and stands_on is not None:
            return [_Place(stands_on, message.ref["user"], message.ref["message"])]
        accounts = await asyncio.to_thread(self._accounts, person)
        found = [
            _Place(self._senders[x.platform], x.user_id, None)
            for x in accounts
            if x.platform in self._senders
        ]
        if found:
            return found
        for platform, sender in self._senders.items():
            account = await sender.account_of(person.email)
            if account is None:
                continue
            owner = await asyncio.to_thread(self._directory.bind, platform, *account, person.email)
            if owner == person.id:
                return [_Place(sender, account[1], None)]
        raise Undeliverable("no-account", permanent=False)

    def _accounts(self, person: Person) -> Sequence[Account]:
        with self._store.read() as reader:
            return reader.accounts.of(person.id)

    async def _sent(self, message: Claimed, card: Card, places: Sequence[_Place]) -> tuple[_Place, str]:
        """The first place that takes it, and the message's reference there."""
        for number, place in enumerate(places, 1):
            try:
                return place, await self._send(message, card, place)
            except Undeliverable as failed:
                if not failed.permanent or number == len(places):
                    raise
        raise Undeliverable("no-account", permanent=False)

    async def _send(self, message: Claimed, card: Card, place: _Place) -> str:
        ref = place.ref
        # Somebody may have sent it and not lived to mark it: look before it is sent again.
        if ref is None and message.attempted_at is not None:
            found = await place.sender.find(place.user_id, message.key)
            if found is not None and found.revision >= message.revision:
                return found.ref
            ref = None if found is None else found.ref
        return await place.sender.send(place.user_id, ref, message.key, message.revision, card)

    def _mark(self, message: Claimed, place: _Place, ref: str) -> None:
        with self._store.write() as unit:
            where = {"user": place.user_id, "message": ref}
            unit.outbox.mark_sent(message.id, message.revision, platform=place.sender.platform, ref=where)

    def _failed(self, message: Claimed, failed: Undeliverable) -> None:
        wait = min(dt.timedelta(seconds=2 ** min(message.attempts + 1, 12)), LONGEST)
        if failed.code == "no-account":
            wait = NOBODY_THERE
        permanent = failed.code if failed.permanent else None
        retry_at = None if failed.permanent else self._real_now() + wait
        _log.warning("message-not-sent", key=message.key, code=failed.code, permanent=failed.permanent)
        with self._store.write() as unit:
            unit.outbox.mark_failed(message.id, permanent=permanent, retry_at=retry_at, unsure=failed.unsure)
