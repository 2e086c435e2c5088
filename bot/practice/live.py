"""Telling every open page that something changed, by server-sent events."""

import asyncio
from collections.abc import AsyncIterator

HEARTBEAT = 15.0  # seconds of real time; proxies and browsers drop a silent stream


class Live:
    """One signal for all open pages. They are told *that* something changed, never what: each then asks for what
    its person may see. Only to be used on the event loop."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Event] = set()
        self._closed = False

    def changed(self) -> None:
        """Wake every open page."""
        for listener in self._listeners:
            listener.set()

    def close(self) -> None:
        """End every stream, so that the server can stop."""
        self._closed = True
        self.changed()

    async def events(self, heartbeat: float = HEARTBEAT) -> AsyncIterator[bytes]:
        """The stream for one page, until `close`. Several changes at once reach the page as one."""
        listener = asyncio.Event()
        self._listeners.add(listener)
        try:
            yield b"retry: 1500\nevent: changed\ndata: hello\n\n"
            while not self._closed:
                try:
                    await asyncio.wait_for(listener.wait(), heartbeat)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                listener.clear()
                if not self._closed:
                    yield b"event: changed\ndata: now\n\n"
        finally:
            self._listeners.discard(listener)
