"""The other side: a Slack workspace on loopback that answers the Web API as Slack does, and keeps what people see."""

import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

Json = dict[str, Any]
TEAM = "T0ADRA"


@dataclass
class Message:
    """A message as one person sees it; ``hidden`` is ephemeral."""

    channel: str
    ts: str
    text: str
    blocks: list[Json]
    metadata: Json | None = None
    hidden: bool = False


@dataclass
class SlackWorkspace:
    """People, their chats with the bot, their open views and homes. ``refuse`` gives errors by method, once each."""

    people: dict[str, Json] = field(default_factory=dict)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    too_many: set[str] = field(default_factory=set)
    messages: dict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    views: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    homes: dict[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1)
        self._triggers: dict[str, str] = {}
        self._links: dict[str, tuple[str, str]] = {}
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/respond/{link}", self._respond)
        self._server = TestServer(app)

    async def __aenter__(self) -> "SlackWorkspace":
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.close()

    @property
    def api_url(self) -> str:
        return str(self._server.make_url("/api/"))

    def join(self, user: str, email: str, **more: object) -> None:
        """Somebody with an account here."""
        self.people[user] = {
            "id": user,
            "team_id": TEAM,
            "deleted": False,
            "is_bot": False,
            "is_email_confirmed": True,
            "profile": {"email": email},
            **more,
        }

    def trigger(self, user: str) -> str:
        """A trigger, good for one view."""
        name = f"trigger.{next(self._numbers)}"
        self._triggers[name] = user
        return name

    def response_url(self, user: str, ts: str = "") -> str:
        """An address for private answers; ``ts`` is the message it belongs to."""
        link = f"link{next(self._numbers)}"
        self._links[link] = (user, ts)
        return str(self._server.make_url(f"/respond/{link}"))

    def see(self, user: str, answer: Json) -> None:
        """Something only this person sees."""
        assert answer.get("response_type") == "ephemeral", "an answer must say that it is private"
        check_blocks(answer.get("blocks") or [], 50)
        channel = f"D{user}"
        message = Message(
            channel, self._ts(), answer.get("text", ""), answer.get("blocks") or [], hidden=True
        )
        self.messages[user].append(message)

    def called(self, method: str) -> list[Json]:
        """The arguments of each call of a method."""
        return [args for name, args in self.calls if name == method]

    def shown(self, view: Json) -> Json:
        """A view that Slack has taken, with its id."""
        check_view(view)
        return {"id": f"V{next(self._numbers)}", **view}

    def _ts(self) -> str:
        return f"1700000000.{next(self._numbers):06}"

    async def _respond(self, request: web.Request) -> web.Response:
        user, ts = self._links[request.match_info["link"]]
        answer = await request.json()
        self.calls.append(("response_url", answer))
        if answer.get("replace_original"):
            self.messages[user] = [m for m in self.messages[user] if m.ts != ts]
        self.see(user, answer)
        return web.Response(text="ok")

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        sent: Json = dict(request.query)
        if request.can_read_body:
            sent = (
                await request.json()
                if request.content_type == "application/json"
                else dict(await request.post())
            )
        self.calls.append((method, sent))
        if method in self.too_many:
            self.too_many.remove(method)
            return web.json_response(
                {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "0"}
            )
        if error := self.refuse.pop(method, ""):
            return web.json_response({"ok": False, "error": error})
        try:
            answer = self._answer(method, sent)
        except SlackSays as said:
            return web.json_response({"ok": False, "error": str(said)})
        return web.json_response({"ok": True, **answer})

    def _answer(self, method: str, sent: Json) -> Json:
        match method:
            case "users.info":
                if sent["user"] not in self.people:
                    raise SlackSays("user_not_found")
                return {"user": self.people[sent["user"]]}
            case "users.lookupByEmail":
                for person in self.people.values():
                    if person["profile"]["email"].casefold() == sent["email"].casefold():
                        return {"user": person}
                raise SlackSays("users_not_found")
            case "views.open" | "views.push":
                user = self._triggers.pop(sent["trigger_id"], "")
                if not user:
                    raise SlackSays("expired_trigger_id")
                self.views[user].append(self.shown(sent["view"]))
                return {"view": self.views[user][-1]}
            case "views.update":
                return self._update_view(sent)
            case "views.publish":
                self.homes[sent["user_id"]] = self.shown(sent["view"])
                return {}
            case "conversations.open":
                if sent["users"] not in self.people:
                    raise SlackSays("user_not_found")
                return {"channel": {"id": f"D{sent['users']}"}}
            case "conversations.history":
                return self._history(sent)
            case "chat.postMessage":
                check_blocks(sent.get("blocks") or [], 50)
                user = sent["channel"].removeprefix("D")
                message = Message(
                    f"D{user}", self._ts(), sent["text"], sent.get("blocks") or [], sent.get("metadata")
                )
                self.messages[user].append(message)
                return {"channel": message.channel, "ts": message.ts}
            case "chat.update":
                return self._update_message(sent)
            case _:
                raise SlackSays("unknown_method")

    def _update_view(self, sent: Json) -> Json:
        for stack in self.views.values():
            for i, view in enumerate(stack):
                if view["id"] == sent["view_id"]:
                    check_view(sent["view"])
                    stack[i] = {"id": view["id"], **sent["view"]}
                    return {"view": stack[i]}
        raise SlackSays("not_found")

    def _update_message(self, sent: Json) -> Json:
        for message in self.messages[sent["channel"].removeprefix("D")]:
            if message.ts == sent["ts"] and not message.hidden:
                check_blocks(sent["blocks"], 50)
                message.text, message.blocks, message.metadata = (
                    sent["text"],
                    sent["blocks"],
                    sent["metadata"],
                )
                return {"channel": message.channel, "ts": message.ts}
        raise SlackSays("message_not_found")

    def _history(self, sent: Json) -> Json:
        listed = [m for m in reversed(self.messages[sent["channel"].removeprefix("D")]) if not m.hidden]
        start, size = int(sent.get("cursor") or 0), int(sent["limit"])
        page = [{"ts": m.ts, "text": m.text, "metadata": m.metadata} for m in listed[start : start + size]]
        more = str(start + size) if start + size < len(listed) else ""
        return {"messages": page, "response_metadata": {"next_cursor": more}}


class SlackSays(Exception):
    """An error that Slack answers."""


def check_view(view: Json) -> None:
    """What Slack checks of a view. Raises `SlackSays`."""
    if view["type"] == "modal":
        fits = 1 <= len(view["title"]["text"]) <= 24 and len(view.get("submit", {}).get("text", "")) <= 24
        asks = any(block["type"] == "input" for block in view["blocks"])
        if not fits or (asks and "submit" not in view) or len(view.get("private_metadata", "")) > 3000:
            raise SlackSays("invalid_arguments")
    check_blocks(view["blocks"], 100)


def check_blocks(blocks: list[Json], most: int) -> None:
    """What Slack checks of blocks: how many, how long, each id once, a first option among the options."""
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(blocks) > most or len(set(ids)) != len(ids) or any(len(name) > 255 for name in ids):
        raise SlackSays("invalid_blocks")
    for block in blocks:
        _check_block(block)


def _check_block(block: Json) -> None:
    limit = {"header": 150, "section": 3000, "input": 2000}.get(block["type"], 3000)
    for text in (block.get("text"), block.get("label"), block.get("hint"), *block.get("fields", [])):
        if text is not None and not 1 <= len(text["text"]) <= limit:
            raise SlackSays("invalid_blocks")
    elements = [block["element"]] if "element" in block else block.get("elements", [])
    if len(elements) > 25 or len({e.get("action_id", i) for i, e in enumerate(elements)}) != len(elements):
        raise SlackSays("invalid_blocks")
    for element in elements:
        _check_element(element)


def _check_element(element: Json) -> None:
    offered = element.get("options", [])
    most = {"radio_buttons": 10, "checkboxes": 10}.get(element["type"], 100)
    first = [element["initial_option"]] if "initial_option" in element else element.get("initial_options", [])
    fits = (
        len(offered) <= most
        and all(1 <= len(o["text"]["text"]) <= 75 and 1 <= len(o["value"]) <= 150 for o in offered + first)
        and (not offered or all(o in offered for o in first))
        and len(element.get("initial_value", "")) <= element.get("max_length", 3000) <= 3000
    )
    if element["type"] == "button":
        confirm = element.get("confirm", {"title": {"text": "-"}, "text": {"text": "-"}})
        fits = (
            1 <= len(element["text"]["text"]) <= 75
            and len(element.get("value", "")) <= 2000
            and 1 <= len(confirm["title"]["text"]) <= 100
            and 1 <= len(confirm["text"]["text"]) <= 300
        )
    if not fits:
        raise SlackSays("invalid_blocks")
