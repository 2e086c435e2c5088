"""Only what Slack signed, lately, and what can be read comes in: over real HTTP."""

import json
import time
from urllib.parse import urlencode

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.signature import SignatureVerifier

from bot.slack.door import TurnedAway, let_in
from tests.bot.slack.edge import SECRET, running
from tests.slack_client import FORM, signed

COMMAND = urlencode({"command": "/contact-check", "text": "Mair", "team_id": "T0ADRA", "user_id": "UMAIR"})


async def status(url: str, body: bytes, headers: dict[str, str]) -> int:
    address = f"{url}slack/events"
    async with aiohttp.ClientSession() as session, session.post(address, data=body, headers=headers) as reply:
        return reply.status


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Request-Timestamp": "soon", "X-Slack-Signature": "v0=1"},
        {"X-Slack-Request-Timestamp": "1_0", "X-Slack-Signature": "v0=1"},
        {"X-Slack-Request-Timestamp": "9" * 5000, "X-Slack-Signature": "v0=1"},
        {"X-Slack-Request-Timestamp": str(int(time.time())), "X-Slack-Signature": "v0=ŵ"},
        {"X-Slack-Request-Timestamp": str(int(time.time())), "X-Slack-Signature": "v0=" + "0" * 64},
        signed(SECRET, COMMAND, str(int(time.time()) - 400)),
        signed(SECRET, COMMAND, str(int(time.time()) + 4000)),
        signed("another secret", COMMAND),
        signed(SECRET, COMMAND + "&text=somebody+else"),
    ],
)
async def test_what_slack_did_not_sign_lately_is_turned_away(headers: dict[str, str]) -> None:
    async with running() as edge:
        assert await status(edge.url, COMMAND.encode(), {**headers, "Content-Type": FORM}) == 401
        assert edge.desk.asked == []
        assert edge.slack.calls == []


async def test_bytes_that_are_not_text_are_turned_away() -> None:
    async with running() as edge:
        headers = {**signed(SECRET, "x"), "Content-Type": FORM}
        assert await status(edge.url, b"\xff\xfe\x00command=", headers) == 401


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("{", "application/json"),
        ("[]", "application/json; charset=utf-8"),
        ("[" * 50_000, "application/json"),
        ("payload=%7B", FORM),
        ("payload=3", FORM),
        ("", FORM),
        ("hello=1", FORM),
        ("&".join(f"a{i}=1" for i in range(200)), FORM),
        ("not json", "text/plain; charset=nonsense"),
    ],
)
async def test_signed_nonsense_is_a_bad_request(body: str, content_type: str) -> None:
    async with running() as edge:
        assert (
            await status(edge.url, body.encode(), {**signed(SECRET, body), "Content-Type": content_type})
            == 400
        )
        assert edge.desk.asked == []


async def test_slack_can_check_the_address() -> None:
    body = json.dumps({"type": "url_verification", "challenge": "c0ffee"})
    async with running() as edge, aiohttp.ClientSession() as session:
        headers = {**signed(SECRET, body), "Content-Type": "application/json"}
        async with session.post(f"{edge.url}slack/events", data=body, headers=headers) as reply:
            assert reply.status == 200
            assert "c0ffee" in await reply.text()


@given(st.binary(max_size=200), st.text(max_size=20), st.text(max_size=80))
def test_whatever_comes_unsigned_is_turned_away(body: bytes, timestamp: str, signature: str) -> None:
    headers = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature}
    with pytest.raises(TurnedAway) as away:
        let_in(SignatureVerifier(SECRET), body, headers)
    assert away.value.status == 401
