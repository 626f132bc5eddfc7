"""From the start of the program to a window that can be seen, against KeePassXC."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.bench.rows import Row
from tools.bench.vaults import make

TIMES = 5
PATIENCE = 30.0


def rows() -> Iterator[Row]:
    """Time to the visible unlock window and resident memory two seconds later."""
    if not (shutil.which("keepassxc") and shutil.which("Xvfb") and shutil.which("xdotool")):
        return
    with tempfile.TemporaryDirectory() as home, _screen() as display:
        ours = [sys.executable, "-m", "workstation", "--vault", str(make(Path(home) / "bench"))]
        peer = ["keepassxc", str(_database(Path(home)))]
        runs = [(_seen(ours, display, home), _seen(peer, display, home)) for _ in range(TIMES)]
    best = min(mine[0] for mine, _ in runs), min(theirs[0] for _, theirs in runs)
    memory = runs[-1][0][1], runs[-1][1][1]
    yield Row("unlock window visible", "one vault", *best, "ms", "KeePassXC")
    yield Row("unlock window, resident", "one vault", *memory, "MB", "KeePassXC")


@contextmanager
def _screen() -> Iterator[str]:
    display = ":87"
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1280x720x24", "-noreset"])
    try:
        time.sleep(1)
        yield display
    finally:
        server.terminate()
        server.wait()


def _database(home: Path) -> Path:
    path = home / "peer.kdbx"
    subprocess.run(
        ["keepassxc-cli", "db-create", "-p", str(path)],
        input=b"marble tractor\nmarble tractor\n",
        check=True,
        capture_output=True,
    )
    return path


def _seen(command: list[str], display: str, home: str) -> tuple[float, float]:
    # A folder of its own for each run: KeePassXC keeps a lock that a killed run leaves behind.
    own = tempfile.mkdtemp(dir=home)
    environment = os.environ | {
        "DISPLAY": display,
        "HOME": own,
        "XDG_RUNTIME_DIR": own,
        "TMPDIR": own,
        "QT_QPA_PLATFORM": "xcb",
    }
    start = time.perf_counter()
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as program:
        milliseconds = _until_visible(program.pid, display, start)
        time.sleep(2)
        memory = _resident(program.pid)
        program.kill()
    return milliseconds, memory


def _until_visible(pid: int, display: str, start: float) -> float:
    search = ["xdotool", "search", "--onlyvisible", "--pid", str(pid)]
    environment = os.environ | {"DISPLAY": display}
    while time.perf_counter() - start < PATIENCE:
        found = subprocess.run(search, env=environment, capture_output=True, check=False)
        if found.stdout.strip():
            return (time.perf_counter() - start) * 1000
    raise TimeoutError("no window was seen")


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
