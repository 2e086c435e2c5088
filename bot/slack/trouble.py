"""Errors in the log: what and where, never the message, which may hold somebody's words."""

import traceback

import structlog
from slack_sdk.errors import SlackApiError

_log = structlog.get_logger()


def log_trouble(event: str, error: BaseException) -> None:
    """Log an error without personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    _log.error(event, error=type(error).__name__, where=where, slack=error_code(error) or None)


def error_code(error: BaseException) -> str:
    """Slack's own code for what went wrong; empty for any other error."""
    if not isinstance(error, SlackApiError):
        return ""
    code = error.response.get("error")
    return code if isinstance(code, str) else ""
