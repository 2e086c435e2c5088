"""What Slack says when something does not work."""

from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError

from bot import trouble

UNREACHED: Final = (SlackApiError, aiohttp.ClientError, TimeoutError)
"""What a call to Slack raises when it did not work."""


def log_trouble(event: str, error: BaseException) -> None:
    """Log an error without personal data, with Slack's own code for it."""
    trouble.log_trouble(event, error, slack=error_code(error))


def error_code(error: BaseException) -> str:
    """Slack's own code for what went wrong; empty for any other error."""
    if not isinstance(error, SlackApiError):
        return ""
    code = error.response.get("error")
    return code if isinstance(code, str) else ""
