"""The real window in a process of its own, without a screen."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

DRIVEN = Path(__file__).with_name("driven.py")
ROOT = DRIVEN.parents[3]
PATIENCE = 60.0
Tell = Callable[[str, object], None]
"""Has a figure stand in the summary of the tests."""


class Window:
    """A window that is told what to do, and what it answers."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._answers: SimpleQueue[dict[str, Any]] = SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def pid(self) -> int:
        """Stays the same over a lock: the process replaces itself."""
        return self._process.pid

    def tell(self, *words: object) -> None:
        """One line of what to do."""
        assert self._process.stdin is not None
        self._process.stdin.write(" ".join(map(str, words)) + "\n")
        self._process.stdin.flush()

    def wait(self, what: str) -> dict[str, Any]:
        """The next answer of this kind; fails where it does not come."""
        while True:
            try:
                answer = self._answers.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError(f"the window did not say {what!r}") from None
            if answer["what"] == what:
                return answer

    def ask(self, *words: object, answer: str) -> dict[str, Any]:
        """Tell, and wait for what it says to it."""
        self.tell(*words)
        return self.wait(answer)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(json.loads(line))


@contextmanager
def window(vault: Path, environment: Mapping[str, str] | None = None) -> Iterator[Window]:
    """The window at the lock screen of a vault; killed at the end."""
    own = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    place = {**os.environ, **own, **(environment or {})}
    command = [sys.executable, str(DRIVEN), "--vault", str(vault)]
    with subprocess.Popen(
        command,
        env=place,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        made = Window(process)
        try:
            made.wait("locked")
            yield made
        finally:
            process.kill()
