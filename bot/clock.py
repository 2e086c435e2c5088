"""The one place that asks what time it really is."""

import datetime as dt


def real_now() -> dt.datetime:
    """The real time, aware UTC."""
    return dt.datetime.now(dt.UTC)
