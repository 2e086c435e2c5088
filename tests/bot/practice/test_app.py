"""The workspace over real HTTP: what each address does, and what it refuses."""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator
from typing import cast
from uuid import UUID, uuid4

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.practice.app import LIVE, create_app
from handlers.answer import Answer
from notices.answers import RawAnswers
from notices.card import Card
from policy.refusal import Unavailable
from tests.bot.practice.demo import GWEN, MAIR, Demo

Client = TestClient[web.Request, web.Application]


@pytest.fixture
def demo() -> Demo:
    return Demo()


@pytest.fixture
async def client(demo: Demo) -> AsyncIterator[Client]:
    async with TestClient(TestServer(create_app(demo, demo))) as client:
        yield client


def own(client: Client) -> dict[str, str]:
    return {"Origin": str(client.make_url("/")).rstrip("/")}


async def post(client: Client, person: UUID, what: str, **body: object) -> ClientResponse:
    return await client.post(f"/as/{person}/{what}", json=body, headers=own(client))


async def state(client: Client, person: UUID) -> dict[str, str]:
    return cast(dict[str, str], await (await client.get(f"/as/{person}/state")).json())


async def test_the_start_leads_to_the_first_person(client: Client) -> None:
    answer = await client.get("/")
    assert answer.url.path == f"/as/{MAIR}"
    assert "Mair Jones" in await answer.text()


async def test_every_answer_carries_the_security_headers(client: Client) -> None:
    for path in ("/", f"/as/{MAIR}/state", "/static/app.js", "/nowhere"):
        answer = await client.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
        )
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_has_no_inline_script_or_style(client: Client) -> None:
    await post(client, MAIR, "say", text="/contact-check Morgan")
    page = await (await client.get(f"/as/{MAIR}")).text()
    assert re.findall(r"<script[^>]*>(.*?)</script>", page) == [""]
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", "localhost.evil:80", "[", ""]
)
async def test_another_host_name_is_refused(client: Client, host: str) -> None:
    answer = await client.get(f"/as/{GWEN}", headers={"Host": host})
    assert answer.status in (400, 421)
    assert "Gwen" not in await answer.text()


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1", "[::1]:9000"])
async def test_this_computer_is_answered_under_each_of_its_names(client: Client, host: str) -> None:
    assert (await client.get(f"/as/{MAIR}", headers={"Host": host})).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:1"},
        {},
    ],
)
async def test_another_site_cannot_make_anybody_act(
    client: Client, demo: Demo, headers: dict[str, str]
) -> None:
    answer = await client.post(f"/as/{MAIR}/say", json={"text": "/contact"}, headers=headers)
    assert answer.status == 403
    assert demo.asked == []


async def test_only_json_objects_are_read(client: Client, demo: Demo) -> None:
    address = f"/as/{MAIR}/say"
    form = await client.post(address, data={"text": "/contact"}, headers=own(client))
    assert form.status == 415
    for body in (b"{", b"[]", b'"text"', b"\xff", b'{"text": 7}', b'{"text": "  "}'):
        headers = {**own(client), "Content-Type": "application/json"}
        answer = await client.post(address, data=body, headers=headers)
        assert answer.status == 400, body
        assert "problem" in await answer.json()
    assert demo.asked == []


async def test_nonsense_is_a_bad_request_and_nothing_happens(client: Client, demo: Demo) -> None:
    for what, body in (
        ("press", {"action": "no bars"}),
        ("press", {"action": "a|b|c|d"}),
        ("submit", {"form": "not a uuid", "answers": {}}),
        ("submit", {"form": str(uuid4()), "answers": []}),
        ("submit", {"form": str(uuid4()), "answers": {"a": {"b": 1}}}),
        ("close", {"form": str(uuid4()), "answers": {"a": [1]}}),
        ("options", {"kind": "dog", "typed": "x"}),
        ("clock", {"step": "yesterday"}),
    ):
        assert (await post(client, MAIR, what, **body)).status == 400, (what, body)
    assert demo.asked == []


async def test_an_unknown_person_or_page_gets_friendly_words(client: Client) -> None:
    for path in (f"/as/{uuid4()}", "/as/nobody", "/nowhere"):
        answer = await client.get(path)
        assert answer.status == 404
        assert "Nothing here" in await answer.text()
    assert (await post(client, uuid4(), "say", text="/contact")).status == 404


async def test_a_look_up_is_answered_to_the_asker_alone(client: Client) -> None:
    assert await (await post(client, MAIR, "say", text="/contact-check Morgan")).json() == {}
    mine, hers = await state(client, MAIR), await state(client, GWEN)
    assert "Only visible to you" in mine["messages"]
    assert "a restriction is in force" in mine["messages"]
    assert "a restriction is in force" not in hers["messages"]
    assert "/contact-check Morgan" not in hers["messages"]


async def test_what_was_typed_is_never_markup(client: Client) -> None:
    await post(client, MAIR, "say", text="/contact-check <img src=x onerror=alert(1)>")
    assert "<img" not in (await state(client, MAIR))["messages"]


async def test_a_form_is_asked_corrected_and_done(client: Client, demo: Demo) -> None:
    opened = await (await post(client, MAIR, "say", text="/contact-report")).json()
    form = re.findall(r'data-form="([\w-]+)"', opened["ask"])[0]
    answers: dict[str, object] = {
        "day": "2025-11-24",
        "channel": "phone",
        "kinds": ["abuse"],
        "what": "Shouted.",
    }
    wrong = await (await post(client, MAIR, "submit", form=form, answers=answers)).json()
    assert 'id="f-customer-error"' in wrong["ask"]
    assert "Shouted.</textarea>" in wrong["ask"]
    [found] = (await (await post(client, MAIR, "options", kind="customer", typed="Eluned")).json())["options"]
    answers["customer"] = found["value"]
    assert await (await post(client, MAIR, "submit", form=form, answers=answers)).json() == {}
    assert "Thank you" in (await state(client, MAIR))["messages"]
    assert "A new incident was reported" in (await state(client, GWEN))["messages"]


async def test_a_card_of_the_outbox_changes_in_place_and_says_so(client: Client) -> None:
    before = (await state(client, GWEN))["messages"]
    at = re.findall(r'id="(m-[\w-]+)" data-version="1"', before)[0]
    await post(client, GWEN, "press", action="acknowledge|4|1|", at=at)
    after = (await state(client, GWEN))["messages"]
    assert f'id="{at}" data-version="2"' in after
    assert "Updated" in after
    assert "Only visible to you" not in after
    assert "Your report was read" in (await state(client, MAIR))["messages"]


async def test_a_private_answer_that_replaces_stands_where_it_stood(client: Client) -> None:
    await post(client, MAIR, "say", text="/contact-check Morgan")
    at = re.findall(r'id="(p-\d+)"', (await state(client, MAIR))["messages"])[0]
    await post(client, MAIR, "press", action="refresh|4|0|replace", at=at)
    messages = (await state(client, MAIR))["messages"]
    assert "Done: refresh" in messages
    assert "a restriction is in force" not in messages


async def test_a_replacing_answer_without_its_card_is_still_shown(client: Client) -> None:
    await post(client, MAIR, "press", action="refresh|4|0|replace", at="home")
    assert "Done: refresh" in (await state(client, MAIR))["messages"]


async def test_reading_takes_the_unread_marks_away(client: Client) -> None:
    assert "1 unread" in (await state(client, MAIR))["people"]
    await post(client, GWEN, "read")
    assert "unread" not in (await state(client, MAIR))["people"]
    assert "data-unread" not in (await state(client, GWEN))["messages"]


async def test_the_clock_moves_on_by_a_day_and_to_the_next_deadline(client: Client) -> None:
    await post(client, MAIR, "clock", step="day")
    assert "Tuesday 25 November 2025" in (await state(client, MAIR))["clock"]
    await post(client, MAIR, "clock", step="due")
    assert "Wednesday 26 November 2025" in (await state(client, MAIR))["clock"]


async def test_every_open_page_hears_of_a_change(client: Client, demo: Demo) -> None:
    async def hear(person: UUID) -> tuple[ClientResponse, bytes]:
        stream = await client.get(f"/as/{person}/events")
        return stream, await stream.content.readuntil(b"\n\n")

    (one, _), (other, _) = await hear(MAIR), await hear(GWEN)
    assert one.content_type == "text/event-stream"
    await post(client, GWEN, "say", text="/contact")
    for stream in (one, other):
        assert b"event: changed" in await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 5)
    assert client.app is not None
    client.app[LIVE].close()
    assert await asyncio.wait_for(one.read(), 5) == b""


class Broken(Demo):
    def command(self, person: UUID, text: str) -> Answer:
        raise RuntimeError(f"no room left for {text}")


async def test_a_failure_is_told_in_words_and_logged_without_what_was_typed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = Broken()
    async with TestClient(TestServer(create_app(broken, broken))) as client:
        with caplog.at_level(logging.ERROR):
            answer = await post(client, MAIR, "say", text="/contact-check Morgan")
        assert answer.status == 500
        assert "try again" in json.loads(await answer.text())["problem"]
    assert "RuntimeError while answering /as/{person}/say" in caplog.text
    assert "Morgan" not in caplog.text


class Away(Demo):
    """Its database cannot do anything now."""

    def submit(self, person: UUID, form_id: UUID, raw: RawAnswers) -> Answer:
        raise Unavailable

    def close(self, person: UUID, form_id: UUID, raw: RawAnswers) -> None:
        raise Unavailable

    def home(self, person: UUID) -> Card:
        raise Unavailable


async def test_what_cannot_be_done_now_is_told_as_such_and_is_no_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    away = Away()
    async with TestClient(TestServer(create_app(away, away))) as client:
        for what in ("submit", "close"):
            answer = await post(client, MAIR, what, form=str(uuid4()), answers={})
            assert answer.status == 503
            assert "Nothing was changed" in (await answer.json())["problem"]
        page = await client.get(f"/as/{MAIR}")
        assert page.status == 503
        assert "Not possible now" in await page.text()
    assert caplog.text == ""
