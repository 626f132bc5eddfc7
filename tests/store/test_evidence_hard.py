"""Evidence under kill, full disk, large files, and the eyes of strace."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.conftest import Unlock, passphrase
from tests.store.test_evidence import NOTHING, a_case, attach, blobs, read
from tests.torture.mounted import filling, need_root
from workstation.errors import DiskFull
from workstation.records.access import Role
from workstation.records.evidence import Evidence
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault

POSIX = pytest.mark.skipif(os.name == "nt", reason="the loop forks")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="strace and tmpfs are Linux's")
MEGA = 1 << 20


@pytest.fixture
def small_disk(tmp_path: Path, worker: Unlocked, folder: Path) -> Iterator[Path]:
    """A vault on a file system with about two megabytes to spare."""
    need_root()
    with filling(tmp_path / "small", 4200) as place:
        worker.close()
        yield Path(shutil.copytree(folder, place / "office.haven"))


@LINUX
def test_a_full_disk_costs_one_sentence_and_leaves_nothing(small_disk: Path) -> None:
    store = Vault.open(small_disk).unlock(passphrase(Role.CASE_WORKER))
    case = a_case(store)
    kept = attach(store, case, os.urandom(300_000))
    size = shutil.disk_usage(small_disk).free // 3

    class Longer(io.BytesIO):
        """More than was said, so that the disk fills while it is written."""

    for said in (size * 9, 1):
        sealing = store.evidence.seal(
            case.id, Evidence, Longer(os.urandom(size * 4)), said, NOTHING
        )
        with pytest.raises(DiskFull) as full, sealing:
            pass
        assert full.value.words.count(".") == 1
        assert blobs(small_disk) == [".age"]

    store.evidence.verify(kept, NOTHING)
    attach(store, case, b"there is room again")
    store.close()


LARGE = """
import resource, sys
from pathlib import Path
from tests.store.attaching import unlocked
from workstation.ports import Silent
from workstation.records.cases import Case
from workstation.records.evidence import Evidence
from workstation.store.vault import Vault

class Made:
    def __init__(self, left):
        self.left, self.piece = left, bytes(range(256)) * 4096
    def read(self, size, /):
        taken = self.piece[: min(size, self.left)]
        self.left -= len(taken)
        return taken

folder, size = Path(sys.argv[1]), int(sys.argv[3])
vault = unlocked(folder, Vault.open(folder).prove(sys.argv[2]))
with vault.open_work() as work:
    case = work.put(Case(code="AAA-222"))
    work.commit()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with vault.evidence.seal(case.id, Evidence, Made(size), size, Silent()) as made:
    with vault.open_work() as work:
        kept = work.put(Evidence(case=case.id, title="Video", blob=made.blob,
                                 sha256=made.sha256, size=made.size))
        work.commit()
vault.evidence.verify(kept, Silent())
vault.close()
print(kept.size, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@POSIX
@pytest.mark.slow
def test_a_large_file_is_sealed_and_read_in_little_memory(folder: Path) -> None:
    size = 192 * MEGA
    command = [sys.executable, "-c", LARGE, str(folder), passphrase(Role.CASE_WORKER), str(size)]

    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)

    # The derivation of the passphrase is the larger part of the most that was ever held.
    sealed, before, most = map(int, done.stdout.split())
    assert sealed == size
    assert most - before < 40 * 1024


CANARY = "zebra-umbrella-quartz"
SEAL = """
import sys
from pathlib import Path
from tests.store.attaching import unlocked
from workstation.bootstrap.vaults import open_session
from workstation.ports import Silent
from workstation.records.cases import Case
from workstation.records.evidence import Evidence

opened = open_session(Path(sys.argv[1]), sys.argv[2])
case = opened.session.cases.put(Case(code="AAA-222"))
kept = opened.session.evidence.add(Evidence(case=case.id, title=sys.argv[4]), Path(sys.argv[3]),
                                   Silent())
opened.session.evidence.look(kept, 0, (200, 200))
opened.session.evidence.check(kept.id, Silent())
opened.store.checkpoint()
opened.close()
"""


@LINUX
@pytest.mark.slow
def test_no_write_of_an_attachment_or_its_preview_holds_its_text_or_its_name(
    folder: Path, tmp_path: Path
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not there")
    source, trace = tmp_path / f"{CANARY}.txt", tmp_path / "trace"
    source.write_text(f"{CANARY} said it\n" * 9000)
    title = "wombat-lantern-prism"
    command = ["strace", "-f", "-y", "-qq", "-s", "200000", "-o", str(trace)]
    command += ["-e", "trace=write,pwrite64,writev,openat,rename,sendto"]
    command += [sys.executable, "-c", SEAL, str(folder), passphrase(Role.CASE_WORKER)]
    subprocess.run([*command, str(source), title], check=True, timeout=300)

    said = trace.read_text("utf-8", "replace")
    # Pipes carry the text to the walled-off process; they are memory, and have no name.
    writes = re.findall(r"(?:write|pwrite64|writev)\(\d+<(/[^>]*)>, (.*)", said)
    leaks = [f"{path}: {text[:80]}" for path, text in writes if CANARY in text]
    opened = re.findall(r'openat\([^"]*"([^"]+)", [^)]*O_(?:WRONLY|RDWR)', said)
    outside = [path for path in opened if not path.startswith((str(folder), "/dev/"))]

    assert any(str(folder / "evidence") in path for path, _ in writes)
    assert any(CANARY in line for line in said.splitlines())  # the pipe shows that strace sees it
    assert leaks == []
    assert title not in "".join(text for _, text in writes)
    assert [path for path in outside if "__pycache__" not in path] == []
    for path in folder.rglob("*"):
        assert CANARY not in path.name
        assert not path.is_file() or CANARY.encode() not in path.read_bytes()


def test_nothing_of_the_source_is_told_outside_the_ciphertext(
    worker: Unlocked, unlock: Unlock, folder: Path
) -> None:
    kept = attach(worker, a_case(worker), CANARY.encode() * 40_000)
    (blob,) = (folder / "evidence").iterdir()

    assert re.fullmatch(r"[0-9a-f]{32}\.age", blob.name)
    assert blob.name != f"{kept.sha256[:32]}.age"
    assert blob.stat().st_mode & 0o077 == 0
    assert read(unlock(Role.SUPERVISOR), kept)[: len(CANARY)] == CANARY.encode()
