"""The hidden call by which a second person's process is started."""

import sys

from workstation.bootstrap import approve_here

LARGEST = 64 << 10


def approve() -> None:
    """Answer one question from standard input; not for people."""
    sys.stdout.buffer.write(approve_here(sys.stdin.buffer.read(LARGEST)))
