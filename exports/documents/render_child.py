"""The other end of `fresh`: a briefing's text as JSON from stdin, its PDF to stdout."""

import sys

import msgspec

from exports.documents.briefing import render
from workstation.errors import WorkstationError
from workstation.records.release import BriefingText

MOST_TEXT = 4 * 1024 * 1024


def main() -> int:
    """0 if the file was written whole; 1, and nothing written, if it could not be drawn."""
    given = sys.stdin.buffer.read(MOST_TEXT + 1)
    if len(given) > MOST_TEXT:
        return 1
    try:
        file = render(msgspec.json.decode(given, type=BriefingText))
    except (msgspec.MsgspecError, WorkstationError):
        return 1
    sys.stdout.buffer.write(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
