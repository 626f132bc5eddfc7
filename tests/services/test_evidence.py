"""Evidence: sealed, looked at, copied, handed over and held, with every step written down."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.services.conftest import WORKER, Ready
from workstation.errors import BadInput, Cancelled, Damaged, Missing, NotEntitled, Refused
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.evidence import (
    CameBy,
    CustodyAct,
    Evidence,
    EvidenceCopy,
    EvidenceKind,
    EvidenceState,
)
from workstation.services.session import Session
from workstation.store.vault import Vault

QUIET = Silent()


def a_photo(folder: Path, name: str = "tin.jpg") -> Path:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    path = folder / name
    Image.new("RGB", (64, 48), (10, 120, 90)).save(path, exif=exif)
    return path


def about(office: Ready, title: str = "Photo: tin with papers", **more: object) -> Evidence:
    return Evidence(case=office.case.id, title=title, came_by=CameBy.VIBER, **more)  # type: ignore[arg-type]


def sealed(session: Session, office: Ready, file: Path) -> Evidence:
    return session.evidence.add(about(office), file, QUIET)


def acts(session: Session, evidence: Evidence) -> list[tuple[str, str, str, bool | None]]:
    entries = session.evidence.custody(evidence.id)
    return [(e.act.value, e.giver, e.taker, e.hash_right) for e in entries]


def test_a_file_is_sealed_with_its_custody_and_stays_where_it_was(
    office: Ready, tmp_path: Path
) -> None:
    file = a_photo(tmp_path)
    before = file.read_bytes()
    with office.as_(Role.CASE_WORKER) as session:
        kept = sealed(session, office, file)

        assert (kept.kind, kept.media, kept.size) == (
            EvidenceKind.PICTURE,
            "image/jpeg",
            len(before),
        )
        assert session.evidence.of_case(office.case.id) == (kept,)
        assert session.evidence.by_mark(office.case.id, kept.sha256[:8]) == kept
        assert acts(session, kept) == [
            ("received", "Worker", "", None),
            ("sealed", "", "sealed", True),
        ]
    assert file.read_bytes() == before


@pytest.mark.parametrize("title", ["", f"Photo of {WORKER.upper()}", "Letter by Prakash to us"])
def test_a_title_names_nobody(office: Ready, tmp_path: Path, title: str) -> None:
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused):
        session.evidence.add(about(office, title), a_photo(tmp_path), QUIET)

    assert list((office.path / "evidence").iterdir()) == []


def test_what_is_no_file_is_refused(office: Ready, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with office.as_(Role.CASE_WORKER) as session:
        for name in ("empty", ".", "nowhere"):
            with pytest.raises(BadInput):
                sealed(session, office, tmp_path / name)
    assert list((office.path / "evidence").iterdir()) == []


class Stops:
    def step(self, done: int, total: int, note: str = "") -> None:
        raise Cancelled


def test_a_cancelled_seal_leaves_no_row_and_no_file(office: Ready, tmp_path: Path) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        with pytest.raises(Cancelled):
            session.evidence.add(about(office), a_photo(tmp_path), Stops())
        assert session.evidence.of_case(office.case.id) == ()
    assert list((office.path / "evidence").iterdir()) == []


def test_a_preview_is_pixels(office: Ready, tmp_path: Path) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        drawn = session.evidence.look(sealed(session, office, a_photo(tmp_path)), 0, (32, 32))

    assert (drawn.width, drawn.height) == (32, 24)


def test_what_cannot_be_drawn_says_so(office: Ready, tmp_path: Path) -> None:
    sound = tmp_path / "voice"
    sound.write_bytes(b"#!AMR\n" + bytes(900))
    with office.as_(Role.CASE_WORKER) as session:
        kept = sealed(session, office, sound)
        assert kept.kind is EvidenceKind.SOUND
        with pytest.raises(BadInput, match="no preview"):
            session.evidence.look(kept, 0, (32, 32))
        with pytest.raises(Refused, match="pictures and PDF"):
            session.evidence.strip(kept.id, QUIET)


def test_a_briefing_officer_sees_the_copy_without_camera_data_and_not_the_original(
    office: Ready, tmp_path: Path
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        kept = sealed(session, office, a_photo(tmp_path))
        copy = session.evidence.strip(kept.id, QUIET)
        with pytest.raises(Refused, match="already"):
            session.evidence.strip(kept.id, QUIET)
        assert session.reader.get(Evidence, kept.id).state is EvidenceState.COPIED

    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert session.evidence.copies(office.case.id) == (copy,)
        assert session.evidence.look(copy, 0, (64, 64)).width == 64
        for asked in (
            lambda: session.evidence.of_case(office.case.id),
            lambda: session.evidence.custody(kept.id),
            lambda: session.evidence.look(kept, 0, (64, 64)),
            lambda: session.evidence.take_out(kept.id, tmp_path, "asked", QUIET),
            lambda: session.evidence.add(about(office), a_photo(tmp_path), QUIET),
        ):
            with pytest.raises(NotEntitled):
                asked()
    with office.as_(Role.CUSTODIAN) as session, pytest.raises(NotEntitled):
        session.evidence.look(copy, 0, (64, 64))


def test_taking_it_outside_gives_the_original_and_is_written_down(
    office: Ready, tmp_path: Path
) -> None:
    file, outside = a_photo(tmp_path), tmp_path / "stick"
    outside.mkdir()
    with office.as_(Role.CASE_WORKER) as session:
        kept = sealed(session, office, file)
        with pytest.raises(Refused, match="No reason"):
            session.evidence.take_out(kept.id, outside, " ", QUIET)

        path = session.evidence.take_out(kept.id, outside, "for the court", QUIET)

        assert path.name == f"evidence-{kept.sha256[:8]}.jpg"
        assert path.read_bytes() == file.read_bytes()
        assert acts(session, kept)[-1] == ("taken_outside", "", "outside", True)
        with pytest.raises(BadInput, match="there already"):
            session.evidence.take_out(kept.id, outside, "again", QUIET)
        assert len(acts(session, kept)) == 3


def test_handing_over_reads_it_first_and_writes_damage_down(office: Ready, tmp_path: Path) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        kept = sealed(session, office, a_photo(tmp_path))
        over = session.evidence.hand_over(kept.id, "Legal aid", "the court asked", QUIET)
        assert over.state is EvidenceState.TRANSFERRED
        assert acts(session, kept)[-1] == ("handed_over", "", "Legal aid", True)

        blob = office.path / "evidence" / f"{kept.blob}.age"
        data = bytearray(blob.read_bytes())
        data[-1] ^= 1
        blob.write_bytes(data)
        with pytest.raises(Damaged):
            session.evidence.hand_over(kept.id, "Legal aid", "again", QUIET)
        assert acts(session, kept)[-1] == ("checked", "", "", False)


def test_a_legal_hold_is_set_and_ended_with_a_reason(office: Ready, tmp_path: Path) -> None:
    with office.as_(Role.SUPERVISOR) as session:
        kept = sealed(session, office, a_photo(tmp_path))
        assert session.evidence.hold(kept.id, True, "the court asked").legal_hold
        with pytest.raises(Refused):
            session.evidence.hold(kept.id, False, "")
        assert not session.evidence.hold(kept.id, False, "it is over").legal_hold
        done = [entry.act for entry in session.evidence.custody(kept.id)]
        assert done[-2:] == [CustodyAct.HELD, CustodyAct.LET_GO]


def test_every_step_is_in_the_log_with_its_piece(office: Ready, tmp_path: Path) -> None:
    outside = tmp_path / "stick"
    outside.mkdir()
    with office.as_(Role.SUPERVISOR) as session:
        kept = sealed(session, office, a_photo(tmp_path))
        session.evidence.strip(kept.id, QUIET)
        session.evidence.take_out(kept.id, outside, "for the court", QUIET)
        session.evidence.hand_over(kept.id, "Legal aid", "the court asked", QUIET)
        session.evidence.check(kept.id, QUIET)
        session.evidence.hold(kept.id, True, "the court asked")
    store = Vault.open(office.path).unlock(office.passphrase(Role.SUPERVISOR))
    events = store.reader().events(7)
    store.close()

    assert [e.verb for e in reversed(events)] == [
        "evidence sealed",
        "evidence copied",
        "evidence on its way outside",
        "evidence taken outside",
        "evidence handed over",
        "evidence checked",
        "legal hold set",
    ]
    assert {(e.details or {}).get("about") for e in events} == {kept.id}


def test_no_mark_is_no_evidence(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Missing):
        session.evidence.by_mark(office.case.id, "")


def test_nothing_of_a_copy_tells_of_the_camera(office: Ready, tmp_path: Path) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        kept = sealed(session, office, a_photo(tmp_path))
        copy: EvidenceCopy = session.evidence.strip(kept.id, QUIET)
    store = Vault.open(office.path).unlock(office.passphrase(Role.ANALYST))
    with store.evidence.reading(copy) as plain:
        data = b"".join(iter(lambda: plain.read(1 << 16), b""))
    store.close()

    assert b"Secret" not in data
    with Image.open(io.BytesIO(data)) as opened:
        assert opened.size == (64, 48)
