"""Lost and changed ways in, from the command line; nothing secret is an argument or is said."""

import re
from pathlib import Path

import pytest

from crypto.passphrase import LIGHTEST
from crypto.recovery import read_code
from tests.cli.conftest import Call
from tests.vaults import Office
from workstation.bootstrap import Founding, found_vault, unlocked
from workstation.bootstrap.vaults import By
from workstation.errors import DiskFull
from workstation.ports import Progress
from workstation.records.access import Role
from workstation.store.grants import Grants

NEW = "velvet harbour nineteen copper moss"


def numbered(sheet: Path) -> str:
    """The words of the first page of a sheet, in their order."""
    return " ".join(re.findall(r"\d+\. ([a-z]+)", sheet.read_text("utf-8"))[:12])


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    file = tmp_path / "new.txt"
    file.write_text(NEW + "\n", encoding="utf-8")
    return file


def written(tmp_path: Path, words: str) -> Path:
    file = tmp_path / "words.txt"
    file.write_text(words + "\n", encoding="utf-8")
    return file


def opens(office: Office, typed: str, by: By = By.PASSPHRASE) -> Role:
    (office.path / "tries").unlink(missing_ok=True)
    with unlocked(office.path, typed, by=by) as session:
        return session.user.role


def test_a_passphrase_is_changed(office: Office, call: Call, new_file: Path) -> None:
    old = office.file(Role.CASE_WORKER)
    said = call(
        "vault", "passphrase", office.path, "--passphrase-file", old,
        "--new-passphrase-file", new_file,
    )  # fmt: skip

    assert said.code == 0, said
    assert opens(office, NEW) is Role.CASE_WORKER
    assert call("vault", "users", office.path, "--passphrase-file", old).code == 1


def test_a_weak_one_is_refused(office: Office, call: Call, tmp_path: Path) -> None:
    me = office.file(Role.CASE_WORKER)
    said = call(
        "vault", "passphrase", office.path, "--passphrase-file", me,
        "--new-passphrase-file", written(tmp_path, "Office1234"),
    )  # fmt: skip

    assert "can be guessed" in said.refusal
    assert opens(office, office.passphrase(Role.CASE_WORKER)) is Role.CASE_WORKER


def test_new_words_open_and_then_set_a_new_passphrase(
    office: Office, call: Call, tmp_path: Path, new_file: Path
) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    me = office.file(Role.SUPERVISOR)
    assert call("vault", "words", office.path, "--sheet", first, "--passphrase-file", me).code == 0
    old = numbered(first)
    assert opens(office, old, By.WORDS) is Role.SUPERVISOR

    said = call(
        "vault", "recover", office.path, "--sheet", second,
        "--words-file", written(tmp_path, old), "--new-passphrase-file", new_file, "--json",
    )  # fmt: skip

    assert said.code == 0, said
    assert opens(office, NEW) is Role.SUPERVISOR
    assert opens(office, numbered(second), By.WORDS) is Role.SUPERVISOR
    assert call("vault", "users", office.path, "--passphrase-file", me).code == 1
    again = call(
        "vault", "recover", office.path, "--sheet", tmp_path / "third.txt",
        "--words-file", written(tmp_path, old), "--new-passphrase-file", new_file,
    )  # fmt: skip
    assert again.refusal
    assert not (tmp_path / "third.txt").exists()


def test_a_sheet_that_is_there_already_is_not_written_over(
    office: Office, call: Call, tmp_path: Path
) -> None:
    sheet = written(tmp_path, "somebody's")
    me = office.file(Role.SUPERVISOR)

    said = call("vault", "words", office.path, "--sheet", sheet, "--passphrase-file", me)

    assert "exists already" in said.refusal
    assert sheet.read_text("utf-8") == "somebody's\n"


@pytest.mark.slow
def test_the_organisations_key_lets_somebody_in_where_nobody_can(
    call: Call, tmp_path: Path, new_file: Path
) -> None:
    vault, sheet = tmp_path / "a.haven", tmp_path / "sheets.txt"
    founders = [Founding(Role.CASE_WORKER, "Nan", "seven orchard paper window")]
    found_vault(vault, founders, "Here", sheet)
    key = re.findall(r"\d+\. ([a-z]+)", sheet.read_text("utf-8"))[-24:]
    new_sheet = tmp_path / "new-sheet.pdf"

    said = call(
        "vault", "recover", vault, "--organisation", "--sheet", new_sheet, "--name", "Dara",
        "--words-file", written(tmp_path, " ".join(key)), "--new-passphrase-file", new_file,
    )  # fmt: skip

    assert said.code == 0, said
    assert new_sheet.read_bytes().startswith(b"%PDF")
    assert opens(Office(vault), NEW) is Role.SUPERVISOR
    assert opens(Office(vault), founders[0].passphrase) is Role.CASE_WORKER


def test_words_of_somebody_who_was_let_in_stay_on_paper_whatever_comes_after(
    call: Call, tmp_path: Path, new_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_grants: Grants, _progress: Progress) -> None:
        raise DiskFull("The disk is full.")

    vault, sheet, new = tmp_path / "a.haven", tmp_path / "sheets.txt", tmp_path / "new-sheet.txt"
    founders = [Founding(Role.CASE_WORKER, "Nan", "seven orchard paper window")]
    found_vault(vault, founders, "Here", sheet, kdf=LIGHTEST)
    key = re.findall(r"\d+\. ([a-z]+)", sheet.read_text("utf-8"))[-24:]
    monkeypatch.setattr(Grants, "carry_out", full)

    said = call(
        "vault", "recover", vault, "--organisation", "--sheet", new, "--name", "Dara",
        "--words-file", written(tmp_path, " ".join(key)), "--new-passphrase-file", new_file,
    )  # fmt: skip

    assert said.refusal.startswith("The disk is full.")
    assert len(read_code(numbered(new))) == 12


@pytest.mark.parametrize("opened", [True, False])
def test_what_fails_after_the_words_opened_leaves_the_vault_free(
    office: Office, monkeypatch: pytest.MonkeyPatch, opened: bool
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        code = session.ways.offer_code()
        session.ways.change_code(office.passphrase(Role.CASE_WORKER), code, " ".join(code))

    def full(*_given: object) -> None:
        raise DiskFull("The disk is full.")

    at = (
        "workstation.store.ways.Ways.note_code"
        if opened
        else "workstation.bootstrap.vaults._session"
    )
    with monkeypatch.context() as broken:
        broken.setattr(at, full)
        if opened:
            assert opens(office, " ".join(code), By.WORDS) is Role.CASE_WORKER
        else:
            with pytest.raises(DiskFull):
                opens(office, " ".join(code), By.WORDS)

    assert opens(office, " ".join(code), By.WORDS) is Role.CASE_WORKER


@pytest.mark.parametrize("words", ["", "abandon " * 24, "AGE-SECRET-KEY-1QQ"])
def test_what_is_no_recovery_key_lets_nobody_in(
    office: Office, call: Call, tmp_path: Path, new_file: Path, words: str
) -> None:
    said = call(
        "vault", "recover", office.path, "--organisation", "--sheet", tmp_path / "s.pdf",
        "--words-file", written(tmp_path, words), "--new-passphrase-file", new_file,
    )  # fmt: skip

    assert said.refusal
    assert not (tmp_path / "s.pdf").exists()


def test_the_command_line_waits_after_wrong_tries(
    office: Office, call: Call, tmp_path: Path
) -> None:
    (office.path / "tries").write_text('{"count":8,"at":9999999999}', encoding="utf-8")

    said = call("vault", "users", office.path, "--passphrase-file", office.file(Role.ANALYST))

    assert re.search(r"The next try is taken in (\d+ s|1 min \d+ s)\.", said.refusal)


def test_words_of_the_sheet_are_words(office: Office, call: Call, tmp_path: Path) -> None:
    sheet, me = tmp_path / "first.txt", office.file(Role.ANALYST)
    call("vault", "words", office.path, "--sheet", sheet, "--passphrase-file", me)

    assert len(read_code(numbered(sheet))) == 12
