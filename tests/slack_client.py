"""A person in Slack: types, presses, fills in and reads; signs every request as Slack does.

Meant to be used with `tests.slack_workspace`, where what the bot shows arrives.
"""

import hashlib
import hmac
import html
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import aiohttp

from tests.slack_workspace import TEAM, Message, SlackWorkspace

Json = dict[str, Any]
Typed = str | Sequence[str]
FORM = "application/x-www-form-urlencoded"


def signed(secret: str, body: str, timestamp: str | None = None) -> dict[str, str]:
    """The headers by which Slack shows who it is."""
    stamp = str(int(time.time())) if timestamp is None else timestamp
    mac = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={mac}"}


class SlackClient:
    """One person's Slack. ``errors`` is what stands at the fields after `submit`, by field name."""

    def __init__(self, base_url: str, signing_secret: str, user_id: str, workspace: SlackWorkspace) -> None:
        self._url = base_url.rstrip("/") + "/slack/events"
        self._secret = signing_secret
        self._slack = workspace
        self._typed: dict[str, Json] = {}
        self.user = user_id
        self.errors: dict[str, str] = {}

    @property
    def messages(self) -> list[str]:
        """What stands in the person's chat with the bot, and what only they saw, oldest first."""
        return [_read(m.blocks) if m.blocks else m.text for m in self._slack.messages[self.user]]

    @property
    def view(self) -> str:
        """The modal on top, read from top to bottom; empty where none is open."""
        return _read([{"type": "header", "text": v["title"]}, *v["blocks"]]) if (v := self._top()) else ""

    @property
    def home(self) -> str:
        """The app's home, as it was last shown."""
        return _read(self._slack.homes[self.user]["blocks"])

    async def command(self, command: str, text: str = "") -> None:
        """Type a slash command."""
        escaped = html.escape(text, quote=False)
        body = {
            "command": command,
            "text": escaped,
            "team_id": TEAM,
            "user_id": self.user,
            "channel_id": "C0ANY",
            "trigger_id": self._slack.trigger(self.user),
            "response_url": self._slack.response_url(self.user),
        }
        answer = await self._post(urlencode(body), FORM)
        if answer:
            self._slack.see(self.user, answer)

    async def press(self, label: str) -> None:
        """Press a button: of the modal on top, else of the newest message that has it, else of the home."""
        payload: Json = {"type": "block_actions", "trigger_id": self._slack.trigger(self.user)}
        if (view := self._top()) is not None:
            button = _button(view["blocks"], label)
            payload |= {"view": view, "container": {"type": "view", "view_id": view["id"]}}
        elif (message := self._with_button(label)) is not None:
            button = _button(message.blocks, label)
            where = {"type": "message", "message_ts": message.ts, "channel_id": message.channel}
            payload["container"] = {**where, "is_ephemeral": message.hidden}
            payload["response_url"] = self._slack.response_url(self.user, message.ts)
        else:
            home = self._slack.homes.get(self.user, {"blocks": []})
            button = _button(home["blocks"], label)
            payload |= {"view": home, "container": {"type": "view"}}
        assert button is not None, f"there is no button {label!r}"
        payload["actions"] = [{**button, "type": "button"}]
        await self._interact(payload)

    def offers(self, label: str) -> bool:
        """Whether a button with this label is there to be pressed, where `press` would look for it."""
        if (view := self._top()) is not None:
            return _button(view["blocks"], label) is not None
        home = self._slack.homes.get(self.user, {"blocks": []})
        return self._with_button(label) is not None or _button(home["blocks"], label) is not None

    async def fill(self, answers: Mapping[str, Typed]) -> None:
        """Fill fields in, each by its label or name; options by their label or value, people found by typing."""
        for name, value in answers.items():
            block = self._field(name)
            element = block["element"]
            if element["type"] == "external_select":
                assert isinstance(value, str)
                found = await self._suggested(block, value)
                assert found, f"nothing is offered for {value!r}"
                self._typed[block["block_id"]] = {"type": "external_select", "selected_option": found[0]}
            else:
                self._typed[block["block_id"]] = _entered(element, value)

    async def typeahead(self, name: str, typed: str) -> list[str]:
        """What a field offers while something is typed into it."""
        return [option["text"]["text"] for option in await self._suggested(self._field(name), typed)]

    async def submit(self) -> None:
        """Send the modal on top. Slack itself does not send it while a required field is empty."""
        view = self._top()
        assert view is not None, "no modal is open"
        values: dict[str, dict[str, Json]] = {}
        for block in view["blocks"]:
            if block["type"] == "input":
                entered = self._typed.get(block["block_id"]) or _initial(block["element"])
                empty = not any(entered[key] for key in entered if key != "type")
                assert block["optional"] or not empty, f"{block['label']['text']} is required"
                values[block["block_id"]] = {block["element"]["action_id"]: entered}
        self.errors = {}
        trigger = self._slack.trigger(self.user)
        sent = {**view, "state": {"values": values}}
        answer = await self._interact({"type": "view_submission", "view": sent, "trigger_id": trigger})
        self._settle(view, answer or {})

    async def open_home(self) -> None:
        """Look at the app's home."""
        event = {"type": "app_home_opened", "user": self.user, "tab": "home"}
        body = {"type": "event_callback", "team_id": TEAM, "event": event}
        await self._post(json.dumps(body), "application/json")

    def close(self) -> None:
        """Close the modal on top."""
        self._slack.views[self.user].pop()

    async def _interact(self, payload: Json) -> Json:
        payload = {**payload, "team": {"id": TEAM}, "user": {"id": self.user, "team_id": TEAM}}
        return await self._post(urlencode({"payload": json.dumps(payload)}), FORM)

    async def _post(self, body: str, content_type: str) -> Json:
        headers = {**signed(self._secret, body), "Content-Type": content_type}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self._url, data=body, headers=headers) as reply,
        ):
            assert reply.status == 200, f"Slack got {reply.status}"
            text = await reply.text()
        answer: Json = json.loads(text) if text else {}
        return answer

    def _settle(self, view: Json, answer: Json) -> None:
        stack = self._slack.views[self.user]
        match answer.get("response_action"):
            case "errors":
                shown = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
                assert answer["errors"].keys() <= shown, "an error at a field that is not there"
                self.errors = {_name(block): text for block, text in answer["errors"].items()}
            case "update":
                stack[stack.index(view)] = {**self._slack.shown(answer["view"]), "id": view["id"]}
            case "clear":
                stack.clear()
            case None:
                stack.remove(view)
            case other:
                raise AssertionError(other)

    def _top(self) -> Json | None:
        stack = self._slack.views[self.user]
        return stack[-1] if stack else None

    def _with_button(self, label: str) -> Message | None:
        messages = reversed(self._slack.messages[self.user])
        return next((m for m in messages if _button(m.blocks, label) is not None), None)

    def _field(self, name: str) -> Json:
        view = self._top()
        assert view is not None, "no modal is open"
        for block in view["blocks"]:
            if block["type"] == "input" and name in (_name(block["block_id"]), block["label"]["text"]):
                found: Json = block
                return found
        raise AssertionError(f"there is no field {name!r} in:\n{self.view}")

    async def _suggested(self, block: Json, typed: str) -> list[Json]:
        sent = {"type": "block_suggestion", "value": typed, "action_id": block["element"]["action_id"]}
        answer = await self._interact({**sent, "block_id": block["block_id"], "view": self._top()})
        found: list[Json] = answer["options"]
        return found


def _name(block_id: str) -> str:
    return block_id.rpartition("@")[0]


def _button(blocks: Sequence[Json], label: str) -> Json | None:
    buttons = (e for b in blocks if b["type"] == "actions" for e in b["elements"])
    return next((button for button in buttons if button["text"]["text"] == label), None)


def _initial(element: Json) -> Json:
    keys = {
        "initial_value": "value",
        "initial_date": "selected_date",
        "initial_time": "selected_time",
        "initial_option": "selected_option",
        "initial_options": "selected_options",
    }
    return {"type": element["type"], **{keys[key]: value for key, value in element.items() if key in keys}}


def _entered(element: Json, value: Typed) -> Json:
    kind = element["type"]
    if kind in ("datepicker", "timepicker"):
        return {"type": kind, {"datepicker": "selected_date", "timepicker": "selected_time"}[kind]: value}
    if "options" not in element:
        assert len(value) <= element.get("max_length", 3000), "Slack does not let anybody type more"
        return {"type": kind, "value": value}
    wanted = [value] if isinstance(value, str) else list(value)
    chosen = [o for o in element["options"] if o["value"] in wanted or o["text"]["text"] in wanted]
    assert len(chosen) == len(wanted), f"{value!r} is not all among the options"
    if kind in ("checkboxes", "multi_static_select"):
        return {"type": kind, "selected_options": chosen}
    return {"type": kind, "selected_option": chosen[0]}


def _read(blocks: Sequence[Json]) -> str:
    return "\n".join(_read_block(block) for block in blocks)


def _read_block(block: Json) -> str:
    match block["type"]:
        case "actions":
            return " ".join(f"[{element['text']['text']}]" for element in block["elements"])
        case "rich_text":
            return "\n".join("".join(run["text"] for run in part["elements"]) for part in block["elements"])
        case "context":
            return " ".join(str(element["text"]) for element in block["elements"])
        case "input":
            initial = {key: v for key, v in _initial(block["element"]).items() if key != "type"}
            return f"{block['label']['text']}: {_shown(next(iter(initial.values()), ''))}"
        case "divider":
            return "---"
        case _:
            return str(block["text"]["text"])


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["text"]["text"])
    return ", ".join(_shown(v) for v in value) if isinstance(value, list) else str(value)
