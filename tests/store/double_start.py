"""Two processes that open one vault at the same moment, and are killed."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTS = """
import sys
from pathlib import Path
from workstation.errors import Busy
from workstation.store.vault import Vault
path, secret = Path(sys.argv[1]), sys.stdin.readline().strip()
print("ready", flush=True)
sys.stdin.readline()
try:
    vault = Vault.open(path).unlock(secret, patience=0.2)
    vault.drafts.keep("new-case", "words").result()
    print("writes", flush=True)
except Busy as busy:
    print(busy, flush=True)
sys.stdin.readline()
"""
ONE_WRITES = ["This vault is open already.", "writes"]
Started = subprocess.Popen[str]


def told(process: Started) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: Started, words: str = "") -> None:
    assert process.stdin is not None
    process.stdin.write(words + "\n")
    process.stdin.flush()


def double_start(path: Path, passphrase: str) -> Sequence[str]:
    """What two who start at the same moment say; both are killed while they hold what they have."""
    command = [sys.executable, "-c", STARTS, str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    pair = [subprocess.Popen(command, cwd=ROOT, text=True, **pipes) for _ in range(2)]
    try:
        for process in pair:
            tell(process, passphrase)
        assert [told(process) for process in pair] == ["ready", "ready"]
        for process in pair:
            tell(process)
        return sorted(told(process) for process in pair)
    finally:
        for process in pair:
            process.kill()
            process.communicate()
