"""The other end of `fresh`: text and pictures of a briefing from stdin, its PDF to stdout."""

import gc
import sys

import msgspec

from exports.documents.briefing import render
from workstation.errors import WorkstationError
from workstation.records.release import BriefingText, Picture

MOST_GIVEN = 96 << 20
"""Bytes of the text and of all pixels."""


class Given(msgspec.Struct, frozen=True):
    """All that a page is drawn from."""

    text: BriefingText
    pictures: tuple[Picture, ...]


def main() -> int:
    """0 if the file was written whole; 1, and nothing written, if it could not be drawn."""
    gc.disable()  # a fifth of the time of drawing; the process ends with its one file
    data = sys.stdin.buffer.read(MOST_GIVEN + 1)
    if len(data) > MOST_GIVEN:
        return 1
    try:
        given = msgspec.msgpack.decode(data, type=Given)
        file = render(given.text, given.pictures)
    except (msgspec.MsgspecError, WorkstationError):
        return 1
    sys.stdout.buffer.write(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
