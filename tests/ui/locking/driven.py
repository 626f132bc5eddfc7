"""The script of a window that is told what to do; see `hands`."""

import sys
import time

STARTED = time.monotonic()

from tests.ui.locking.hands import run  # noqa: E402 - the moment comes before everything else

if __name__ == "__main__":
    sys.exit(run(STARTED))
