"""Starts the second person's process: one question on standard input, one answer, and the end."""

import gc
import sys
from threading import Thread

from crypto.process import harden
from workstation.logs import log_bug
from workstation.second_look.asked import EARLY

LARGEST = 64 << 10


def main() -> int:
    """0 if there is an answer, which may be a refusal; 1 for a fault of ours."""
    harden()
    gc.disable()  # a tenth of its time; the process ends with its one answer
    from workstation.second_look.answering import answer, approver  # loaded hardened

    if EARLY in sys.argv:
        Thread(target=approver).start()
    try:
        said = answer(sys.stdin.buffer.read(LARGEST))
    except Exception as bug:  # noqa: BLE001 - whatever it is, its text may hold case data
        log_bug(bug)
        return 1
    sys.stdout.buffer.write(said)
    return 0


if __name__ == "__main__":
    sys.exit(main())
