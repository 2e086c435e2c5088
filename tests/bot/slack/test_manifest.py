"""The app's manifest says what the code does, and asks for nothing more."""

import json
from pathlib import Path
from typing import Any

from bot.slack.app import PATH, SCOPES
from bot.slack.listeners import COMMANDS
from handlers.commands import OnCase, parse

MANIFEST: dict[str, Any] = json.loads((Path(__file__).parents[3] / "manifest.json").read_text())


def test_the_manifests_commands_are_the_ones_that_are_handled() -> None:
    assert [command["command"] for command in MANIFEST["features"]["slash_commands"]] == list(COMMANDS)


def test_what_the_manifest_says_can_be_typed_can_be_typed() -> None:
    hint = MANIFEST["features"]["slash_commands"][-1]["usage_hint"]
    for word in hint.partition(" CC-")[0].replace(" or ", ", ").split(", "):
        asked = parse(f"contact {word} CC-2026-0001")
        assert isinstance(asked, OnCase)
        assert asked.name == word


def test_every_address_in_the_manifest_is_the_one_that_is_served() -> None:
    settings = MANIFEST["settings"]
    addresses = {command["url"] for command in MANIFEST["features"]["slash_commands"]}
    addresses |= {settings["event_subscriptions"]["request_url"]}
    addresses |= {settings["interactivity"][key] for key in ("request_url", "message_menu_options_url")}
    assert addresses == {f"https://example.test{PATH}"}


def test_the_bot_asks_for_no_more_than_it_uses() -> None:
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == SCOPES
    assert MANIFEST["settings"]["event_subscriptions"]["bot_events"] == ["app_home_opened"]


def test_names_in_the_manifest_fit() -> None:
    assert len(MANIFEST["display_information"]["name"]) <= 35
    assert len(MANIFEST["display_information"]["description"]) <= 140
    assert all(len(command["description"]) <= 2000 for command in MANIFEST["features"]["slash_commands"])
