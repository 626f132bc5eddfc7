"""What leaves is whole or not there, also where the disk has no room."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from tests.test_bad_input import small_disk
from workstation.bootstrap import write_out
from workstation.bootstrap.writing import whole_file
from workstation.errors import DiskFull, WorkstationError
from workstation.records.kit import new_id
from workstation.records.office import Letter
from workstation.records.release import BriefingText

TEXT = BriefingText(
    title="T", recipient="R", day=dt.date(2026, 11, 22), reference="BCDFG", check_words=("a",),
    handling=(), blocks=(),
)  # fmt: skip


def a_letter(size: int) -> Letter:
    return Letter(
        case=new_id(),
        briefing=new_id(),
        text=msgspec.json.encode(TEXT).decode(),
        pdf=b"%PDF" + bytes(size),
        minisig="untrusted comment",
    )


def test_a_letter_comes_with_its_signature_and_its_check_words(tmp_path: Path) -> None:
    told = write_out(tmp_path / "o.pdf", a_letter(10))

    assert sorted(p.name for p in tmp_path.iterdir()) == ["o.pdf", "o.pdf.minisig"]
    assert told["check_words"] == ("a",)
    assert (tmp_path / "o.pdf").stat().st_mode & 0o077 == 0


def test_a_full_disk_leaves_neither_letter_nor_signature(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, "64k"):
        with pytest.raises(DiskFull):
            write_out(disk / "o.pdf", a_letter(100_000))

        assert list(disk.iterdir()) == []


def test_a_full_disk_leaves_the_letter_that_stood_there(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, "64k"):
        write_out(disk / "o.pdf", a_letter(100))
        with pytest.raises(DiskFull):
            write_out(disk / "o.pdf", a_letter(100_000))

        assert (disk / "o.pdf").read_bytes() == b"%PDF" + bytes(100)
        assert len(list(disk.iterdir())) == 2


def test_whatever_goes_wrong_while_a_file_is_written_leaves_none(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), whole_file(tmp_path / "o") as target:
        target.write(b"%d" % (1 // 0))

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkstationError):
        write_out(tmp_path / "none" / "o.pdf", a_letter(10))
