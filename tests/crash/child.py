"""A service that kills itself: `python -m tests.crash.child`, told by its environment when.

The probes stand beside the service, not in it: the service runs as `serve` runs it, on a clock of the test's.
"""

import datetime as dt
import os
import signal
from pathlib import Path

from aiohttp import web
from sqlalchemy import event
from sqlalchemy.orm import Session

from bot.clock import real_now
from bot.delivery import Delivery
from bot.service import make_service
from bot.settings import load_settings
from bot.slack.sender import SlackSender
from policy.record import Record
from storage.engine import make_engine
from storage.store import Store

POINTS = ("before commit", "after commit", "after send", "before mark")
LEASE = dt.timedelta(seconds=1)
PATIENT = 30.0  # seconds


class Killer:
    """Dies at the ``after``-th time that it comes to its point."""

    def __init__(self, point: str, after: int) -> None:
        self.point = point
        self.left = after

    def passes(self, point: str) -> None:
        if point != self.point:
            return
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def watch(killer: Killer) -> None:
    """Come to each point where the service does. Commits count where something was recorded."""

    @event.listens_for(Session, "after_flush")
    def flushed(session: Session, _: object) -> None:
        if any(isinstance(entity, Record) for entity in session.new):
            session.info["recorded"] = True

    @event.listens_for(Session, "before_commit")
    def committing(session: Session) -> None:
        if session.info.get("recorded"):
            killer.passes("before commit")

    @event.listens_for(Session, "after_commit")
    def committed(session: Session) -> None:
        if session.info.pop("recorded", False):
            killer.passes("after commit")

    send, mark = SlackSender.send, Delivery._mark

    async def sent(self: SlackSender, *args: object) -> str:
        ref = await send(self, *args)  # type: ignore[arg-type]  # passed on as it came
        killer.passes("after send")
        return ref

    def marked(self: Delivery, *args: object) -> None:
        killer.passes("before mark")
        mark(self, *args)  # type: ignore[arg-type]  # passed on as it came

    SlackSender.send = sent  # type: ignore[method-assign,assignment]  # a probe around the real one
    Delivery._mark = marked  # type: ignore[method-assign,assignment]  # a probe around the real one


def main() -> None:
    """Serve until killed."""
    settings = load_settings()
    clock = Path(os.environ["CRASH_CLOCK"])

    def now() -> dt.datetime:
        return real_now() + dt.timedelta(seconds=float(clock.read_text()))

    store = Store(make_engine(settings.database_url, cipher=settings.cipher))
    service = make_service(settings, store, now=now, lease=LEASE, patience=PATIENT)
    watch(Killer(os.environ["CRASH_POINT"], int(os.environ["CRASH_AFTER"])))

    web.run_app(service.app, host="127.0.0.1", port=settings.port, print=None, access_log=None)


if __name__ == "__main__":
    main()
