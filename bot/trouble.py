"""Errors in the log: what and where, never the message, which may hold somebody's words."""

import traceback

import structlog

_log = structlog.get_logger(__name__)


def log_trouble(event: str, error: BaseException, **facts: str | None) -> None:
    """Log an error without personal data. ``facts`` are words of ours or of a platform."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    known = {name: fact for name, fact in facts.items() if fact}
    _log.error(event, error=type(error).__name__, where=where, **known)
