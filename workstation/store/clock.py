"""The clock of this machine."""

import datetime as dt


def utc_now() -> dt.datetime:
    """The present moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)
