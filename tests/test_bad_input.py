"""Whatever is wrong with what it is given, the program says one sentence and loses nothing."""
# ruff: noqa: F811 - a fixture that is imported is asked for by its name

import contextlib
import hashlib
import json
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Call, Said, as_, call, code, kept_office, office  # noqa: F401
from tests.cli.test_calls import outside
from tests.vaults import PARTNER, Office
from workstation.records.access import Role
from workstation.services import sheets

As = Callable[[Role], tuple[str, str]]
HEADS = {
    "empty": b"",
    "one byte": b"\0",
    "text": b"nothing of the kind\n",
    "random": os.urandom(4096),
    "a head of PDF": b"%PDF-1.7\n%%EOF\n",
    "a head of age": b"age-encryption.org/v1\n-> X25519 short\n",
    "a zip": b"PK\x03\x04" + bytes(64),
    "a long line": b"a" * 300_000,
}


@pytest.fixture(params=HEADS.values(), ids=list(HEADS))
def junk(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file that is none of ours."""
    file = tmp_path / "junk"
    file.write_bytes(request.param)
    return file


# --- Passphrases and vaults -------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", "wrong", "lantern orchard seven", "\0", "ก" * 1000])
def test_a_wrong_passphrase_opens_nothing(
    call: Call, office: Office, tmp_path: Path, words: str
) -> None:
    file = tmp_path / "words"
    file.write_text(words + "\n", encoding="utf-8")
    before = digest(office.path)

    said = call("search", office.path, "night", "--passphrase-file", file)

    assert words[:7] not in said.refusal or not words
    (office.path / "tries").unlink(missing_ok=True)
    assert digest(office.path) == before


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


@pytest.mark.parametrize("file", [b"\xff\xfe\xff", None], ids=["no text", "not there"])
def test_a_passphrase_file_that_cannot_be_read(
    call: Call, office: Office, tmp_path: Path, file: bytes | None
) -> None:
    path = tmp_path / "words"
    if file is not None:
        path.write_bytes(file)

    assert (
        "words cannot be read" in call("show", office.path, "X", "--passphrase-file", path).refusal
    )


def _gone(file: Path) -> None:
    file.unlink()


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _foreign(file: Path) -> None:
    file.write_bytes(b"SQLite format 3\0" + bytes(max(0, file.stat().st_size - 16)))


def _flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    data[min(40, len(data) - 1)] ^= 1
    file.write_bytes(data)


DAMAGE = (_gone, _empty, _cut, _foreign, _flipped)
SLOW = pytest.mark.slow
FILES = (
    "cases.db",
    *(pytest.param(n, marks=SLOW) for n in ("vault.json", "vault.db", "identities.db", "audit.db")),
)


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda d: d.__name__.strip("_"))
@pytest.mark.parametrize("file", FILES)
def test_a_damaged_vault_is_one_sentence_and_stays_as_it_is(
    call: Call, office: Office, as_: As, code: str, file: str, damage: Callable[[Path], None]
) -> None:
    damage(office.path / file)
    before = digest(office.path)

    said = call("show", office.path, code, *as_(Role.CASE_WORKER))

    assert said.refusal
    assert "inside the program" not in said.err
    assert digest(office.path) == before


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda d: d.__name__.strip("_"))
@pytest.mark.parametrize("folder", ["keys", pytest.param("slots", marks=SLOW)])
def test_damaged_keys_are_one_sentence(
    call: Call, office: Office, as_: As, folder: str, damage: Callable[[Path], None]
) -> None:
    for file in (office.path / folder).iterdir():
        damage(file)

    said = call("search", office.path, "night", *as_(Role.CASE_WORKER))

    assert said.refusal
    assert "inside the program" not in said.err


def test_a_folder_or_file_that_is_no_vault(call: Call, office: Office, as_: As, junk: Path) -> None:
    for place in (junk, junk.parent / "nothing", junk.parent):
        assert "inside" not in call("search", place, "x", *as_(Role.ANALYST)).refusal


def test_a_vault_is_not_made_over_something(call: Call, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text("copper lantern river maple\n", encoding="utf-8")
    there = tmp_path / "a.haven"
    there.mkdir()
    (there / "keep").write_text("mine", encoding="utf-8")

    said = call("vault", "create", there, "--sheet", tmp_path / "s", "--passphrase-file", words)

    assert said.refusal
    assert [p.name for p in there.iterdir()] == ["keep"]
    assert not (tmp_path / "s").exists()


# --- Imports ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "suffix", [".json", *(pytest.param(s, marks=SLOW) for s in (".csv", ".xlsx", ""))]
)
def test_a_file_that_is_no_intake_is_one_sentence(
    call: Call, office: Office, as_: As, junk: Path, suffix: str
) -> None:
    file = junk.rename(junk.with_name("junk" + suffix))

    said = call("import", office.path, file, *as_(Role.CASE_WORKER))

    assert said.refusal
    assert "inside the program" not in said.err


ROWS: dict[str, dict[str, str | bytes]] = {
    ".csv": {
        "an open quote": 'text,title\n"never closed,x\n',
        "no column text": "words\nhello\n",
        "not UTF-8": b"text\n\xe9\xff\n",
    },
    ".json": {
        "deep": "[" * 100_000,
        "a number": "5",
        "cut": '[{"text": "a"',
        "twice nothing": "[null, []]",
    },
}


@pytest.mark.parametrize(
    ("suffix", "rows"),
    [pytest.param(s, r, id=f"{s} {n}") for s, kinds in ROWS.items() for n, r in kinds.items()],
)
def test_rows_that_cannot_be_read_are_named_and_nothing_is_taken(
    call: Call, office: Office, as_: As, tmp_path: Path, suffix: str, rows: str | bytes
) -> None:
    file = tmp_path / f"intakes{suffix}"
    file.write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    before = digest(office.path)

    said = call("import", office.path, file, *as_(Role.CASE_WORKER), "--json")

    assert said.code == 1
    assert "inside the program" not in said.err
    assert said.err or said.json["refused"]
    assert digest(office.path) == before


def test_one_bad_row_among_good_ones_is_named_by_its_number(
    call: Call, office: Office, as_: As, tmp_path: Path
) -> None:
    file = tmp_path / "intakes.csv"
    file.write_text("text,fear,codes\nfine,1,WL1\nbad,9,WL1\nfine,2,XX9\nfine,,\n", "utf-8")

    said = call("import", office.path, file, *as_(Role.CASE_WORKER), "--json")

    assert (said.code, said.json["taken"]) == (1, 2)
    assert [row["place"] for row in said.json["refused"]] == ["row 3", "row 4"]
    assert ["fear" in said.json["refused"][0]["why"], "XX9" in said.json["refused"][1]["why"]] == [
        True,
        True,
    ]


def test_a_spreadsheet_that_unpacks_to_far_more_is_refused(
    call: Call, office: Office, as_: As, tmp_path: Path
) -> None:
    file, book = tmp_path / "bomb.xlsx", Workbook()
    book.worksheets[0].append(["text"])
    book.save(file)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/sharedStrings.xml", "w") as words,
    ):
        for _ in range(sheets.MOST_UNPACKED >> 20):
            words.write(b" " * (1 << 20))

    said = call("import", office.path, file, *as_(Role.CASE_WORKER))

    assert "unpacks to over 256 MB" in said.refusal


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file without an end is needed")
def test_a_file_without_an_end_is_refused_and_not_read_for_ever(
    call: Call, office: Office, as_: As, tmp_path: Path
) -> None:
    file = tmp_path / "endless.json"
    file.symlink_to("/dev/zero")

    assert "is over 64 MB" in call("import", office.path, file, *as_(Role.CASE_WORKER)).refusal
    assert "is over 64 MB" in call("scan", file, "--known", file).refusal


# --- Files to judge ---------------------------------------------------------------------------


def test_a_file_that_is_nothing_of_ours_is_never_unaltered(call: Call, junk: Path) -> None:
    said = call("verify", junk, "--json")

    assert said.code == 1
    assert "inside the program" not in said.err
    assert said.err.count("\n") == 1 or said.json["verdict"] != "unaltered"


def test_a_bundle_that_is_none_is_one_sentence(call: Call, junk: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(PARTNER.age.secret, encoding="utf-8")
    how = ("--identity", key, "--signer", str(PARTNER.public.signer), "-o", tmp_path / "opened")

    assert "inside" not in call("bundle", "open", junk, *how).refusal
    assert sorted(p.name for p in tmp_path.iterdir() if p != junk) == ["key"]


def test_a_list_of_names_that_is_none_is_one_sentence(call: Call, junk: Path) -> None:
    assert "no list of identifiers" in call("scan", junk, "--known", junk).refusal


def test_answers_that_are_none_are_one_sentence(
    call: Call, office: Office, as_: As, code: str, junk: Path
) -> None:
    how = ("--recipient", "HR of the firm", "--answers", junk, "-o", junk.with_name("o.pdf"))

    said = call("briefing", office.path, code, *how, *as_(Role.BRIEFING_OFFICER))

    assert "inside" not in said.refusal
    assert not junk.with_name("o.pdf").exists()


# --- A full disk ------------------------------------------------------------------------------


@contextlib.contextmanager
def small_disk(place: Path, size: str) -> Iterator[None]:
    """A file system with little room."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], capture_output=True, check=False)


def test_a_vault_is_made_whole_or_not_at_all(call: Call, tmp_path: Path) -> None:
    words, disk = tmp_path / "words", tmp_path / "disk"
    words.write_text("copper lantern river maple\n", encoding="utf-8")
    with small_disk(disk, "1m"):
        said = call(
            "vault", "create", disk / "a.haven", "--sheet", disk / "s", "--passphrase-file", words
        )
        assert "inside" not in said.refusal
        assert [p for p in disk.rglob("*") if p.is_file()] == []


def test_an_import_that_finds_no_room_keeps_all_that_was_there(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "big.json"
    file.write_text(json.dumps([{"text": "abc " * 20_000}] * 40), encoding="utf-8")
    key = office.file(Role.CASE_WORKER)
    size = max(p.stat().st_size for p in office.path.glob("*.db"))

    said = limited(size + 300_000, "import", office.path, file, "--passphrase-file", key)

    assert said.refusal
    assert "inside the program" not in said.err
    assert outside("vault", "check", office.path, "--passphrase-file", key, "--json").json == []


def limited(largest: int, *arguments: object) -> Said:
    """A call of a process that can write no file larger than this."""
    done = subprocess.run(
        [sys.executable, "-m", "workstation", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=Path(__file__).resolve().parent.parent,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
