"""Who may come in: requests that Slack signed in the last five minutes, and that can be read.

Bolt would answer 500 to junk, so it is turned away here: 401 for what Slack did not sign, 400 for what it did
but cannot be read. The signature is over the raw bytes, and nothing is parsed before it is checked.
"""

import json
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs

from slack_sdk.signature import SignatureVerifier

FRESH: Final = 60 * 5  # seconds, real time


class TurnedAway(Exception):
    """The request goes no further; ``status`` is the HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def let_in(verifier: SignatureVerifier, body: bytes, headers: Mapping[str, str]) -> str:
    """The body as text. Raises `TurnedAway` for anything that is not a readable request from Slack."""
    timestamp = headers.get("X-Slack-Request-Timestamp", "")
    signature = headers.get("X-Slack-Signature", "")
    try:
        text = body.decode()
        # int() would also read "１２", "1_0" and numbers without end.
        is_number = timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12
        signed = is_number and signature.isascii() and verifier.is_valid(text, timestamp, signature)
    except UnicodeError:
        signed = False
    if not signed:
        raise TurnedAway(401)
    if not _readable(text, headers.get("Content-Type", "")):
        raise TurnedAway(400)
    return text


def _readable(text: str, content_type: str) -> bool:
    if content_type.partition(";")[0].strip().lower() == "application/json":
        return _is_object(text)
    try:
        sent = parse_qs(text, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return False
    if "payload" in sent:
        return _is_object(sent["payload"][0])
    return "command" in sent


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
