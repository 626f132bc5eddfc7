"""Peers in Python have an environment of their own, so that they bend nothing of ours."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_HOME = ROOT / ".venv-bench"
_LOCK = ROOT / "requirements" / "bench.lock"
_PYTHON = _HOME / "bin" / "python"
_STAMP = _HOME / "bench.stamp"


def deny_list_seconds(names: Sequence[str], text: str, times: int) -> float:
    """How long Presidio's deny list takes over the text, at its best."""
    asked = json.dumps({"names": list(names), "text": text, "times": times})
    script = Path(__file__).with_name("deny_list.py")
    done = subprocess.run(
        [_python(), script], input=asked, capture_output=True, check=True, text=True
    )
    return float(done.stdout)


def _python() -> Path:
    """The peers' Python, set up from its own lock at the first call."""
    if not _STAMP.is_file() or _STAMP.read_text() != _LOCK.read_text():
        sys.stderr.write("Setting up the peers: a minute and 400 MB, this once.\n")
        subprocess.run([sys.executable, "-m", "venv", "--clear", _HOME], check=True)
        install = ["-m", "pip", "install", "-qq", "--require-hashes", "--only-binary", ":all:"]
        subprocess.run([_PYTHON, *install, "-r", _LOCK], check=True)
        _STAMP.write_text(_LOCK.read_text())
    return _PYTHON
