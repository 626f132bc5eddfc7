"""After the lock nothing of a vault is in the process's memory; before it, nobody else reads it."""

import os
import re
import resource
import secrets
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.locking.window import Tell, Window, window
from tests.vaults import Office
from ui.pages.new_case_draft import NameDraft, NewCase, records_of
from workstation.records.access import Role
from workstation.records.consents import ConsentState
from workstation.records.contact_plan import ContactWay
from workstation.records.intake import IntakeChannel
from workstation.records.kit import Id
from workstation.records.people import YesNo
from workstation.store.vault import Vault

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
NOBODY = 65534
root = pytest.mark.skipif(os.geteuid() != 0, reason="reads the memory of another process")


class Secrets:
    """What must not be left: made by chance, so that no code and no list of words holds it."""

    def __init__(self) -> None:
        self.name, self.words, self.typed = (secrets.token_hex(8) for _ in range(3))
        self.needles: dict[str, list[bytes]] = {
            name: _forms(text)
            for name, text in (("name", self.name), ("words", self.words), ("typed", self.typed))
        }

    def add_text(self, what: str, text: str) -> None:
        """A text in the forms that memory holds."""
        self.needles[what] = _forms(text)

    def add_key(self, what: str, key: bytes) -> None:
        """A key, as it is and in hex."""
        plain, hexed = key, key.hex()
        self.needles[what] = [plain, *_forms(hexed), *_forms(hexed.upper())]


def _forms(text: str) -> list[bytes]:
    plain = text.encode()
    return [plain, text.encode("utf-16-le"), plain.hex().encode(), plain.hex().upper().encode()]


def copies(pid: int, needles: dict[str, list[bytes]]) -> dict[str, int]:
    """How often each is in the memory of a process, in any form."""
    found = dict.fromkeys(needles, 0)
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for start, end in _readable(pid):
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue  # the kernel's own pages
            for what, forms in needles.items():
                found[what] += sum(data.count(form) for form in forms)
    return found


def _readable(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        match = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
        if match:
            yield int(match[1], 16), int(match[2], 16)


def opened_case(office: Office, chance: Secrets) -> Id:
    """A case that holds them; the keys of the vault are needles too."""
    with office.as_(Role.CASE_WORKER) as session:
        draft = NewCase(
            way=ContactWay.THEY_RING,
            language="Thai",
            text=f"They said {chance.words}.",
            title="Papers kept",
            names=(NameDraft(text=chance.name),),
            wanted="That it ends.",
            channel=next(iter(IntakeChannel)),
            under_18=YesNo.NO,
            fear=1,
            threat=YesNo.NO,
            explained=True,
            answer=ConsentState.GRANTED,
        )
        cases = session.cases
        case = cases.open(records_of(draft, session.user.token, cases.now()))
    passphrase = office.passphrase(Role.CASE_WORKER)
    chance.add_text("passphrase", passphrase)
    for name, key in Vault.open(office.path).prove(passphrase).secrets.items():
        chance.add_key(f"key of {name}", key)
    return case.id


@pytest.fixture
def work(office: Office, tmp_path: Path) -> Iterator[tuple[Window, Secrets]]:
    """A window in which somebody has read a case and is typing another one."""
    own, chance = office.copy(tmp_path), Secrets()
    case = opened_case(own, chance)
    typed = tmp_path / "typed.txt"
    typed.write_text(f"And {chance.typed} too", "utf-8")
    with window(own.path) as it:
        it.ask("unlock", own.file(Role.CASE_WORKER), answer="open")
        it.ask("go", "case", case, answer="there")
        it.ask("go", "new-case", answer="there")
        it.ask("type", typed, answer="typed")
        yield it, chance


@root
@pytest.mark.slow
def test_the_lock_leaves_no_copy_of_anything(work: tuple[Window, Secrets], tell: Tell) -> None:
    it, chance = work
    before = copies(it.pid, chance.needles)
    it.tell("press", "ctrl-l")
    it.wait("locked")
    after = copies(it.pid, chance.needles)

    tell("copies in memory before the lock", sum(before.values()))
    tell("copies in memory after the lock", sum(after.values()))
    assert [what for what in ("name", "words", "typed") if not before[what]] == []
    assert any(before[what] for what in before if what.startswith("key"))
    assert after == dict.fromkeys(chance.needles, 0)


@pytest.mark.slow
def test_no_window_ever_writes_a_core_file(work: tuple[Window, Secrets]) -> None:
    it, _chance = work
    limits = Path(f"/proc/{it.pid}/limits").read_text()

    assert re.search(r"^Max core file size\s+0\s+0\s", limits, re.MULTILINE)


OTHERS = """
    import os, sys, time
    from crypto.process import harden
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.setgid({nobody}); os.setuid({nobody})
        {first}
        os.write(write, b"1")
        time.sleep(60)
    os.read(read, 1)
    os.setgid({nobody}); os.setuid({nobody})
    try:
        open(f"/proc/{{child}}/mem", "rb").close()
        print("open")
    except PermissionError:
        print("refused")
    os.kill(child, 9)
"""
MAY_BE_READ = "import ctypes; ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)"


def seen_by_another(first: str) -> str:
    """What another process of the same user, who is not root, gets of a process's memory."""
    script = textwrap.dedent(OTHERS).format(nobody=NOBODY, first=first)
    command = [sys.executable, "-c", script]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@root
def test_another_process_of_the_same_user_reads_no_memory() -> None:
    if seen_by_another(MAY_BE_READ) != "open":
        pytest.skip("this system lets no process read another one")

    assert seen_by_another("harden()") == "refused"


CRASHES = """
    import os, resource, signal
    from crypto.process import harden
    child = os.fork()
    if not child:
        {first}
        os.kill(os.getpid(), signal.SIGSEGV)
    print(os.WCOREDUMP(os.waitpid(child, 0)[1]))
"""
MAY_DUMP = "resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))"


def dumps_core(first: str, folder: Path) -> bool:
    """Whether a process that crashes leaves a core file."""
    command = [sys.executable, "-c", textwrap.dedent(CRASHES).format(first=first)]
    place = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=folder, env=place
    )
    return done.stdout.strip() == "True" or any("core" in file.name for file in folder.iterdir())


def test_a_crash_leaves_no_core_file(tmp_path: Path) -> None:
    limit = resource.getrlimit(resource.RLIMIT_CORE)[1]
    if not dumps_core(MAY_DUMP.replace("limit, limit", f"{limit}, {limit}"), tmp_path):
        pytest.skip("this system writes no core files")
    for file in tmp_path.iterdir():
        file.unlink()

    assert not dumps_core("harden()", tmp_path)
