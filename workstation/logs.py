"""The log: what kind of thing went wrong and where in our code, never a value."""

import logging
import secrets
import traceback

log = logging.getLogger("casehaven")


def frames(error: BaseException) -> str:
    """Type and code places of an error; its text may hold case data and is left out."""
    places = [
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno}:{frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return f"{type(error).__name__} at {' < '.join(reversed(places))}"


def log_bug(error: BaseException) -> str:
    """Write a fault of ours down; the answer is the report number to tell the user."""
    number = secrets.token_hex(3)
    log.error("report %s: %s", number, frames(error))
    return number
