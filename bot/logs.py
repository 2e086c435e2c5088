"""The log: one JSON object a line on standard error, without personal data."""

import logging
import sys

import structlog


def configure_logs(level: str) -> None:
    """Everything from ``level`` (a name such as INFO) on, our own lines and the libraries' alike."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    # An exception's own text may hold what somebody typed: libraries' tracebacks are left out.
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _without_traceback],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for talkative in ("apscheduler", "aiohttp.access", "slack_bolt", "slack_sdk"):
        logging.getLogger(talkative).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _without_traceback(
    _logger: object, _name: str, line: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    caught = line.pop("exc_info", None)
    if isinstance(caught, tuple) and caught[0] is not None:
        line["error"] = caught[0].__name__
    return line
