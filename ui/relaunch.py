"""Ends this process and starts a fresh lock screen: what was in memory is gone with it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def start_afresh(command: Sequence[str], vault: Path) -> None:
    """Become a new process at the lock screen of `vault`; does not come back.

    Where a process cannot be replaced in place (Windows), a new one is started and this one ends.
    """
    whole = [*command, "--vault", str(vault)]
    if sys.platform == "win32":
        subprocess.Popen(whole, close_fds=True)
        os._exit(0)
    os.execv(whole[0], whole)


def own_command() -> tuple[str, ...]:
    """The command that started this process, without its own arguments."""
    given = len(sys.argv) - 1
    return (sys.executable, *sys.orig_argv[1 : len(sys.orig_argv) - given])
