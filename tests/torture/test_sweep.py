"""After a day's use no word of it stands anywhere but in the vault's ciphertext (security: G1)."""

import os
import re
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.torture.canaries import Canary, Net
from tests.torture.conftest import Tell

ROOT = Path(__file__).resolve().parents[2]
CALLS = "write,pwrite64,writev,pwritev,pwritev2,openat,open,creat,rename,renameat,renameat2,mkdir"
CALLS += ",mkdirat,link,linkat,symlink,symlinkat,setxattr,fsetxattr,execve"
PLACES = (Path("/var/tmp"), Path("/dev/shm"))
_OUTSIDE = re.compile(rb"^\S+ +(?:p?writev?2?|p?write64)\(\d+<(?:pipe|socket|anon_inode|/dev/null)")
_READS = re.compile(rb"^\S+ +open(?:at)?\([^\n]*O_RDONLY", re.DOTALL)
_HEX = re.compile(rb"(?:\\x[0-9a-f]{2})+")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sweep watches Linux calls")


def run_day(home: Path, stick: Path, trace: Path | None, seed: str) -> list[Canary]:
    """Live through the day in a home of its own, watched where a trace is asked for."""
    day = [sys.executable, "-m", "tests.torture.day", str(home), str(stick)]
    watch = ["strace", "-f", "-y", "-qq", "-xx", "-s", "200000", "-e", f"trace={CALLS}", "-o"]
    places = ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    spare = {name: str(home / name.lower()) for name in places}
    for folder in spare.values():
        Path(folder).mkdir()
    done = subprocess.run(
        [*watch, str(trace), *day] if trace else day,
        input=seed.encode() + b"\n",
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **spare, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=1200,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    canaries = msgspec.json.decode(done.stdout, type=list[Canary])
    assert not Net(canaries).caught(done.stderr), "the program printed what it holds"
    return canaries


def files_since(began: float, *places: Path) -> Iterator[Path]:
    """Every file in these places that is younger than that."""
    for place in places:
        for path in place.rglob("*"):
            if path.is_file() and path.stat().st_mtime >= began:
                yield path


def written(trace: Path, stick: Path) -> Iterator[bytes]:
    """Every call that put bytes or a name onto a disk other than the stick, decoded."""
    with trace.open("rb") as lines:
        for line in lines:
            call = _HEX.sub(lambda hit: bytes.fromhex(hit[0].replace(b"\\x", b"").decode()), line)
            if not _OUTSIDE.match(call) and not _READS.match(call) and bytes(stick) not in call:
                yield call


@pytest.mark.parametrize(
    "watched",
    [pytest.param(False, marks=pytest.mark.slow), pytest.param(True, marks=pytest.mark.torture)],
)
def test_nothing_of_a_day_stands_on_the_disk(tmp_path: Path, watched: bool, tell: Tell) -> None:
    home, stick, trace = tmp_path / "home", tmp_path / "stick", tmp_path / "trace"
    home.mkdir()
    stick.mkdir()
    if watched and shutil.which("strace") is None:
        pytest.skip("strace is not here")
    began = time.time()
    canaries = run_day(home, stick, trace if watched else None, secrets.token_hex(8))
    net = Net(canaries)
    files = list(files_since(began, home, *PLACES))
    caught = {file.name: net.caught_in(file) for file in files}
    calls, seen = 0, set[str]()
    for data in written(trace, stick) if watched else ():
        calls += 1
        seen |= net.caught(data)
    tell(
        "disk sweep",
        {"canaries": len(canaries), "files": len(files), "calls": calls, "found": len(seen)},
    )

    assert {name: places for name, places in caught.items() if places} == {}
    assert seen == set()
    assert len(canaries) > 100
    told = {file.suffix: net.caught_in(file) for file in stick.iterdir()}
    assert told.pop(".json"), "the net catches nothing"
    assert not any(told.values()), "a backup tells something"
    assert ".age" in told


def test_the_net_catches_every_spelling() -> None:
    net = Net([Canary("name", "qwertyuiopasdf")])
    word = "qwertyuiopasdf"

    spelled = [word.encode("utf-16-le"), word.encode().hex().encode(), b"x" + word.encode()]
    assert all(net.caught(data) == {"name"} for data in spelled)
    assert net.caught(b"eHF3ZXJ0eXVpb3Bhc2Rm") == {"name"}
    assert net.caught(b"nothing of it") == set()
