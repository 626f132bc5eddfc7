"""A large bundle passes through little memory, and never lies in the clear."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SIZE = 256 << 20

PROGRAM = """
import hashlib, json, resource, sys, time
from contextlib import contextmanager
from pathlib import Path
from exports.bundle.manifest import Blob
from exports.bundle.opening import open_bundle
from exports.bundle.sealing import Part, seal
from tests.exports.bundle.making import KNOWN, SENDER, a_manifest
from workstation.ports import Silent

folder, size = Path(sys.argv[1]), int(sys.argv[2])
piece = b"a plain line that nobody may read " * 7710

class Long:
    def __init__(self): self.left = size
    def read(self, most=-1, /):
        taken = piece[: min(len(piece), self.left)]
        self.left -= len(taken)
        return taken

@contextmanager
def opened():
    yield Long()

digest, source = hashlib.sha256(), Long()
while data := source.read():
    digest.update(data)
blob = Blob(sha256=digest.hexdigest(), size=size, name="film.mp4", type="video/mp4")

start = time.perf_counter()
with (folder / "bundle.age").open("wb") as out:
    seal(a_manifest(), [Part(blob, opened)], SENDER.signing, out, Silent())
sealed = time.perf_counter() - start

(folder / "staging").mkdir()
start = time.perf_counter()
with (folder / "bundle.age").open("rb") as source:
    with open_bundle(source, KNOWN, folder / "staging", Silent()) as bundle:
        spent = time.perf_counter() - start
        peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
        plain = sum(piece[:34] in path.read_bytes() for path in folder.rglob("*.age"))
        files = len(bundle.blobs)
print(json.dumps({"files": files, "plain": plain, "sealed": sealed, "opened": spent, "kb": peak}))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak from /proc")
def test_a_large_bundle_takes_little_memory_and_leaves_no_plain_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), str(SIZE)],
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout)

    assert found["files"] == 2
    assert found["plain"] == 0
    assert found["kb"] < 200_000
    assert found["opened"] < 60 * SIZE / (1 << 30)
