"""Turns every failure into one sentence and an exit code: 0 done, 1 refused or failed, 2 usage."""

import sys
from collections.abc import Callable

from workstation.cli.cures import in_a_line
from workstation.errors import Cancelled, Refused, WorkstationError
from workstation.logs import log_bug


def guarded(run: Callable[[], int | None]) -> int:
    """The exit code of a command; no traceback ever reaches the user."""
    try:
        return run() or 0
    except WorkstationError as failure:
        return _refuse(failure)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except (Cancelled, KeyboardInterrupt):
        sys.stderr.write("Stopped. Nothing was changed.\n")
        return 1
    except BrokenPipeError:
        return 1
    except OSError as failure:
        name = f" ({failure.filename})" if isinstance(failure.filename, str) else ""
        sys.stderr.write(f"The computer refused: {failure.strerror or 'no reason given'}{name}.\n")
        return 1
    except Exception as bug:  # noqa: BLE001 - whatever it is, its text may hold case data
        sys.stderr.write(
            f"Something went wrong inside the program. Report number: {log_bug(bug)}\n"
        )
        return 1


def _refuse(failure: WorkstationError) -> int:
    if isinstance(failure, Refused):
        lines = [in_a_line(blocker) for blocker in failure.blockers]
    else:
        lines = [f"{failure.words} {failure.advice}".strip()]
    sys.stderr.write("\n".join(lines) + "\n")
    return 1
