"""What the practice workspace does with each request. What is typed travels in bodies, never in addresses."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import assert_never
from uuid import UUID

from aiohttp import web

from bot.practice import html, pages
from bot.practice.chat import Chat
from bot.practice.live import Live
from bot.practice.ports import Desk, Member, Message, Workspace
from bot.practice.sent import Sent
from handlers.answer import Answer, Ask, Show
from notices.card import Card


class Site:
    """One handler for each address. The desk and the workspace block, so each call to them gets a thread."""

    def __init__(self, desk: Desk, workspace: Workspace, live: Live) -> None:
        self._desk = desk
        self._workspace = workspace
        self._live = live
        self._chat = Chat()

    async def start(self, _request: web.Request) -> web.Response:
        people = await asyncio.to_thread(self._workspace.people)
        if not people:
            raise web.HTTPNotFound
        raise web.HTTPSeeOther(f"/as/{people[0].id}")

    async def page(self, request: web.Request) -> web.Response:
        shown = await asyncio.to_thread(lambda state: pages.page(state), await self._state(request))
        response = web.Response(text=shown, content_type="text/html")
        response.headers["Cache-Control"] = "no-store"
        return response

    async def state(self, request: web.Request) -> web.Response:
        state = await self._state(request)
        parts = await asyncio.to_thread(pages.parts, state)
        response = web.json_response({**parts, "unread": state.me.unread})
        response.headers["Cache-Control"] = "no-store"
        return response

    async def events(self, request: web.Request) -> web.StreamResponse:
        await self._member(request)
        stream = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await stream.prepare(request)
        async for event in self._live.events():
            try:
                await stream.write(event)
            except ConnectionResetError:  # the page was closed or left
                break
        return stream

    async def say(self, request: web.Request) -> web.Response:
        person = (await self._member(request)).id
        text = (await Sent.by(request)).text("text").strip()
        if not text:
            raise web.HTTPBadRequest
        before = await self._revisions(person)
        self._chat.typed(person, await self._now(), text)
        answer = await asyncio.to_thread(self._desk.command, person, text)
        return await self._answered(person, answer, before=before)

    async def press(self, request: web.Request) -> web.Response:
        person = (await self._member(request)).id
        sent = await Sent.by(request)
        before = await self._revisions(person)
        answer = await asyncio.to_thread(self._desk.press, person, sent.action("action"))
        return await self._answered(person, answer, at=sent.text("at"), before=before)

    async def submit(self, request: web.Request) -> web.Response:
        person = (await self._member(request)).id
        sent = await Sent.by(request)
        before = await self._revisions(person)
        answer = await asyncio.to_thread(
            self._desk.submit, person, sent.uuid("form"), sent.answers("answers")
        )
        return await self._answered(person, answer, at=sent.text("at"), before=before)

    async def close(self, request: web.Request) -> web.Response:
        person = (await self._member(request)).id
        sent = await Sent.by(request)
        await asyncio.to_thread(self._desk.close, person, sent.uuid("form"), sent.answers("answers"))
        self._live.changed()
        return web.json_response({})

    async def options(self, request: web.Request) -> web.Response:
        person = (await self._member(request)).id
        sent = await Sent.by(request)
        match sent.text("kind"):
            case "customer" | "person" as kind:
                found = await asyncio.to_thread(self._desk.options, person, kind, sent.text("typed"))
            case _:
                raise web.HTTPBadRequest
        return web.json_response({"options": [{"value": each.value, "label": each.label} for each in found]})

    async def read(self, request: web.Request) -> web.Response:
        await asyncio.to_thread(self._workspace.mark_read, (await self._member(request)).id)
        self._live.changed()
        return web.json_response({})

    async def clock(self, request: web.Request) -> web.Response:
        await self._member(request)
        step = (await Sent.by(request)).text("step")
        now, due = await self._now(), await asyncio.to_thread(self._workspace.next_due)
        to = pages.later(now, step, self._workspace.timezone, due)
        if to is None:
            raise web.HTTPBadRequest
        try:
            await asyncio.to_thread(self._workspace.move, to)
        except ValueError as wrong:  # another page moved it further meanwhile; the clock never goes back
            raise web.HTTPBadRequest from wrong
        finally:
            self._live.changed()
        return web.json_response({})

    async def _answered(
        self, person: UUID, answer: Answer, *, before: Mapping[str, int], at: str = ""
    ) -> web.Response:
        reply: dict[str, str] = {}
        match answer:
            case Show():
                await self._show(person, answer, at, before)
            case Ask():
                reply["ask"] = str(html.form(answer))
            case _:
                assert_never(answer)
        self._live.changed()
        return web.json_response(reply)

    async def _show(self, person: UUID, answer: Show, at: str, before: Mapping[str, int]) -> None:
        """Show the answer once: in the place of the card at which the person stood, if it is that card gone on
        (``at``; a form remembers where it was opened), and not at all where it reached the person as a message."""
        standing = self._chat.answer(person, at)
        if standing is not None and (answer.replaces or standing.title == answer.card.title):
            self._chat.replaced(person, at, answer.card)
            return
        for message in await asyncio.to_thread(self._workspace.inbox, person):
            line = pages.line_id(message.id)
            if line not in before and message.card == answer.card:
                return
            if (
                line == at
                and before.get(line) != message.revision
                and message.card.title == answer.card.title
            ):
                return
        self._chat.private(person, await self._now(), answer.card)

    async def _revisions(self, person: UUID) -> dict[str, int]:
        inbox = await asyncio.to_thread(self._workspace.inbox, person)
        return {pages.line_id(message.id): message.revision for message in inbox}

    async def _now(self) -> datetime:
        return await asyncio.to_thread(self._workspace.now)

    async def _member(self, request: web.Request) -> Member:
        for member in await asyncio.to_thread(self._workspace.people):
            if str(member.id) == request.match_info["person"]:
                return member
        raise web.HTTPNotFound

    async def _state(self, request: web.Request) -> pages.State:
        me = await self._member(request)
        asked = self._workspace

        def ask() -> tuple[Sequence[Member], Sequence[Message], Card, datetime, tuple[datetime, str] | None]:
            return asked.people(), asked.inbox(me.id), self._desk.home(me.id), asked.now(), asked.next_due()

        people, inbox, home, now, due = await asyncio.to_thread(ask)
        timeline = self._chat.timeline(me.id, inbox)
        return pages.State(me, people, timeline, home, now, due, asked.timezone, asked.name)
