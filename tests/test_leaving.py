"""What left, read by other means: no word of the case, of the staff, and no call to a network."""

import io
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from pyrage import decrypt, x25519

from exports.bundle.sheet import sheet
from exports.documents.gate.der import texts_in
from exports.documents.sign_find import find
from exports.redaction.matcher_for_gate import LastLook
from tests.leaving import shut
from tests.services.conftest import BOSS, FIRM_NAME, WORKER
from tests.vaults import BUYER, FIRM
from workstation.records.access import Role

ROOT = Path(__file__).resolve().parents[1]
STAFF = tuple(f"Name of {role.value}" for role in Role)
CALLS = "%network,socket,socketpair"
_QUIET = re.compile(
    r"\d+ +(?:--- SIGCHLD .*|socketpair\(AF_UNIX, .*|getsockname\(\d+, {sa_family=AF_UNIX}, .*)"
)
"""Ends of processes, and the pair by which a loop of asyncio wakes itself."""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which two letters and two bundles were carried out, and the trace of it."""
    folder = tmp_path_factory.mktemp("leaving")
    way = [sys.executable, "-m", "tests.leaving", str(folder)]
    watch = ["strace", "-f", "-qq", "-o", str(folder / "trace"), "-e", f"trace={CALLS}"]
    done = subprocess.run([*watch, *way], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return folder


def letters(left: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(left.glob("*.pdf"))]


def inside(bundle: Path) -> bytes:
    """The tar of a bundle, as the partner's own tool gives it."""
    secret = bundle.with_suffix(".txt").read_text("utf-8").strip()
    plain: bytes = decrypt(bundle.read_bytes(), [x25519.Identity.from_str(secret)])
    return plain


def plain_parts(bundle: Path) -> list[str]:
    """All that is readable in a bundle besides its letter: names, heads, manifest, sheet."""
    whole, parts = inside(bundle), []
    with tarfile.open(fileobj=io.BytesIO(whole)) as tar:
        for member in tar.getmembers():
            source = tar.extractfile(member)
            data = source.read() if source else b""
            parts += [member.name, whole[member.offset : member.offset_data].decode("latin-1")]
            parts.append("" if data.startswith(b"%PDF") else data.decode("utf-8"))
    return parts


# --- No network -------------------------------------------------------------------------------


def test_no_process_of_the_whole_way_makes_a_socket(left: Path) -> None:
    calls = (left / "trace").read_text("utf-8").splitlines()
    made = [call for call in calls if not _QUIET.fullmatch(call)]

    assert made == []
    assert len({call.split()[0] for call in calls}) > 2


@pytest.mark.parametrize(
    "call",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import socket; socket.socket(socket.AF_UNIX).connect('/dev/log')",
    ],
)
def test_the_watch_stops_whoever_calls(call: str) -> None:
    program = f"import sys; from {shut.__module__} import shut; sys.addaudithook(shut); {call}"

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False
    )

    assert b"RuntimeError: socket." in done.stderr


# --- The letters ------------------------------------------------------------------------------


def test_a_letter_has_two_ends_and_one_signature(left: Path) -> None:
    assert [pdf.count(b"%%EOF") for pdf in letters(left)] == [2, 2]
    assert [pdf.count(b"/ByteRange") for pdf in letters(left)] == [1, 1]


def test_the_container_names_nobody_and_no_place(left: Path) -> None:
    for pdf in letters(left):
        contents = find(pdf).contents

        assert set(texts_in(contents)) == {"Casehaven seal", "Casehaven authority"}
        assert not any(tells(contents, words) for words in (*STAFF, "Office", FIRM_NAME, FIRM))


def tells(data: bytes, words: str) -> bool:
    forms = (words.encode(), words.encode("utf-16-be"), words.encode("utf-16-le"))
    return any(form in data for form in forms)


def test_no_name_of_the_staff_stands_in_anything_that_left(left: Path) -> None:
    everything = [*letters(left), *(inside(bundle) for bundle in left.glob("*.age"))]

    assert len(everything) == 4
    assert not any(tells(data, name) for data in everything for name in STAFF)


# --- The bundles ------------------------------------------------------------------------------


def test_no_readable_part_of_a_bundle_holds_a_term_of_the_case(left: Path) -> None:
    terms = LastLook((WORKER, BOSS, FIRM_NAME, FIRM, BUYER, *WORKER.split(), *STAFF))

    for bundle in sorted(left.glob("*.age")):
        parts = plain_parts(bundle)
        assert len(parts) > 12
        assert [terms.hits(part) for part in parts if terms.hits(part)] == []


def test_two_partners_share_the_sender_and_the_sheet_and_no_other_number(left: Path) -> None:
    one, other = (
        set(_NUMBER.findall(" ".join(plain_parts(b)))) for b in sorted(left.glob("*.age"))
    )

    assert one & other == {sheet().sha256}
    assert len(one) > 4


_NUMBER = re.compile(r"[0-9a-f]{32,}")
