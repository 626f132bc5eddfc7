"""Evidence goes along as pixels that two people saw, or as words that were read like all words."""

import io
from pathlib import Path

import msgspec
import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image

from tests.services.conftest import BOSS, WORKER, Ready
from tests.vaults import BUYER, FIRM, befriend, filled
from workstation.errors import BadInput, NotEntitled, Refused
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.attachments import Box, CoveredPage, Enclosure
from workstation.records.briefings import Profile
from workstation.records.consents import Purpose
from workstation.records.disclosures import Disclosure
from workstation.records.evidence import Evidence, EvidenceCopy
from workstation.records.kit import Id
from workstation.records.partners import PartnerType
from workstation.records.release import BriefingText, Figure
from workstation.services.answers import Answers, AttachmentAnswer
from workstation.services.session import Session
from workstation.services.submissions import Submission
from workstation.store.vault import Vault

QUIET = Silent()
CORNER = Box(left=0, top=0, right=5000, bottom=5000)
WHY = "The buyer asked what the tin looks like."


def a_tin(folder: Path) -> Path:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    path = folder / "tin.jpg"
    Image.radial_gradient("L").convert("RGB").save(path, exif=exif)
    return path


def add(session: Session, office: Ready, file: Path, title: str = "A tin") -> Evidence:
    return session.evidence.add(Evidence(case=office.case.id, title=title), file, QUIET)


@pytest.fixture
def copy(office: Ready, tmp_path: Path) -> EvidenceCopy:
    """A photo's copy, as the case worker left it for the briefing officer."""
    with office.as_(Role.CASE_WORKER) as session:
        return session.evidence.strip(add(session, office, a_tin(tmp_path)).id, QUIET)


def looked(session: Session, piece: Id, boxes: tuple[Box, ...] = (CORNER,)) -> CoveredPage:
    return session.attachments.looked_at(piece, 1, session.attachments.cover(piece, 1, boxes))


def written(
    session: Session, office: Ready, along: AttachmentAnswer, contact: str = BUYER, **more: object
) -> Submission:
    """Every step, with something that goes along."""
    who = session.partners.by_name(contact)
    plan = session.releases.choose(office.case.id, who.id, Purpose.REMEDY_DIALOGUE)
    given = {"attachments": (along,), "pictures_because": WHY, **more}
    answers: Answers = filled(session.releases.template(plan), **given)
    return session.releases.step_through(plan, session.releases.template(plan, answers))


def submitted(office: Ready, copy: EvidenceCopy, **more: object) -> Id:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        looked(session, copy.id)
        along = AttachmentAnswer(piece=copy.id)
        return session.releases.submit(written(session, office, along, **more)).id  # type: ignore[arg-type]


def rules(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {blocker.rule for blocker in refused.value.blockers}


# --- What is offered --------------------------------------------------------------------------


def test_a_briefing_officer_is_offered_copies_and_knows_of_nothing_else(
    office: Ready, tmp_path: Path, copy: EvidenceCopy
) -> None:
    sound = tmp_path / "voice"
    sound.write_bytes(b"#!AMR\n" + bytes(900))
    with office.as_(Role.CASE_WORKER) as session:
        add(session, office, sound, "A call")
    with office.as_(Role.BRIEFING_OFFICER) as session:
        offers = session.attachments.offers(office.case.id, Profile.BUY)

    assert [(o.piece, o.pages, o.left_out) for o in offers] == [(copy.id, 1, None)]


@pytest.mark.parametrize(
    ("name", "data", "because"),
    [
        ("voice", b"#!AMR\n" + bytes(900), "voice"),
        ("film", b"\0\0\0\x18ftypmp42" + bytes(900), "film"),
        ("letter", b"PK\x03\x04" + bytes(20) + b"[Content_Types].xml word/", "Office"),
        ("old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "Office"),
        ("phone", b"\0\0\0\x18ftypheic" + bytes(900), "HEIC"),
        ("mail", b"Received: by a\nFrom: a@b.example\nSubject: x\n\nhello", "mail"),
        ("zip", b"PK\x03\x04" + bytes(900), "folder"),
        ("data", bytes(range(256)) * 4, "nobody can say"),
        ("long", b"word " * 20_000, "20,000"),
    ],
)
def test_what_stays_out_says_why_and_what_to_do_instead(
    office: Ready, tmp_path: Path, name: str, data: bytes, because: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with office.as_(Role.CASE_WORKER) as session:
        add(session, office, tmp_path / name)
        (offer,) = session.attachments.offers(office.case.id, Profile.BUY)
        assert offer.left_out is not None
        assert because in offer.left_out.because
        assert offer.left_out.instead.endswith(".")
        with pytest.raises(BadInput):
            written(session, office, AttachmentAnswer(piece=offer.piece))


def test_a_picture_without_a_copy_waits_for_one(office: Ready, tmp_path: Path) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        kept = add(session, office, a_tin(tmp_path))
        (offer,) = session.attachments.offers(office.case.id, Profile.BUY)
        assert (offer.original, offer.left_out is None) == (kept.id, False)
        session.evidence.strip(kept.id, QUIET)
        (offer,) = session.attachments.offers(office.case.id, Profile.BUY)
        assert (offer.original, offer.left_out, offer.pages) == (None, None, 1)


@pytest.mark.parametrize("profile", [Profile.EMP, Profile.PUB, Profile.FIN, Profile.ACA])
def test_pictures_are_not_offered_for_who_knows_the_people(
    office: Ready, copy: EvidenceCopy, profile: Profile
) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        (offer,) = session.attachments.offers(office.case.id, profile)

    assert offer.left_out is not None


# --- The gate ---------------------------------------------------------------------------------


def test_pictures_never_go_to_an_employer(office: Ready, copy: EvidenceCopy) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        looked(session, copy.id)
        with pytest.raises(Refused) as refused:
            written(session, office, AttachmentAnswer(piece=copy.id), FIRM)

    assert rules(refused) == {"pictures.never"}


def test_a_buyer_gets_pictures_for_a_reason_only(office: Ready, copy: EvidenceCopy) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        looked(session, copy.id)
        along = AttachmentAnswer(piece=copy.id)
        with pytest.raises(Refused) as refused:
            written(session, office, along, pictures_because=" ")
        assert rules(refused) == {"pictures.reason"}
        assert written(session, office, along).composed.text.blocks


def test_a_page_that_nobody_looked_at_stops_it(office: Ready, copy: EvidenceCopy) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        session.attachments.cover(copy.id, 1, (CORNER,))
        along = AttachmentAnswer(piece=copy.id)
        with pytest.raises(Refused) as refused:
            written(session, office, along)

    assert rules(refused) == {"pictures.seen"}


def test_other_boxes_end_what_was_said_of_a_page(office: Ready, copy: EvidenceCopy) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        said = looked(session, copy.id)
        same = session.attachments.cover(copy.id, 1, (CORNER,))
        kept = session.attachments.covers(copy.id)[1]
        session.attachments.cover(copy.id, 1, ())
        gone = session.attachments.covers(copy.id)[1]
        with pytest.raises(BadInput, match="otherwise"):
            session.attachments.looked_at(copy.id, 1, same)

        assert (kept.seen, kept.seen_by) == (said.seen, session.user.token)
        assert (gone.seen, gone.seen_by, gone.boxes) == ("", None, ())
        assert [past.revision for past in session.reader.history(office.case.id)][:3]


def test_a_statement_can_be_taken_back(office: Ready, copy: EvidenceCopy) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        looked(session, copy.id)
        session.attachments.not_looked_at(copy.id, 1)

        assert session.attachments.covers(copy.id)[1].seen == ""
        assert session.attachments.covers(copy.id)[1].boxes == (CORNER,)


@pytest.mark.parametrize("pages", [(2,), (0,), (1, 1), (-1,)])
def test_pages_that_are_none_are_refused(
    office: Ready, copy: EvidenceCopy, pages: tuple[int, ...]
) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(BadInput):
        written(session, office, AttachmentAnswer(piece=copy.id, pages=pages))


# --- What leaves ------------------------------------------------------------------------------


def images(pdf: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        streams = [one for one in file.objects if isinstance(one, pikepdf.Stream)]
        return [one.read_bytes() for one in streams if one.get("/Subtype") == "/Image"]


def test_what_was_looked_at_leaves_and_the_second_person_saw_it(
    office: Ready, copy: EvidenceCopy, tmp_path: Path
) -> None:
    before = (tmp_path / "tin.jpg").read_bytes()
    briefing = submitted(office, copy)
    with office.as_(Role.SUPERVISOR) as session:
        seen = session.releases.reread(briefing)
        (along,) = session.reader.find(Enclosure, briefing=briefing)
        letter = session.handovers.letter_of(briefing)
    printed = office.approve(briefing).printed
    assert printed is not None
    text = msgspec.json.decode(letter.text, type=BriefingText)

    assert seen.blockers == ()
    assert images(seen.pages) == images(printed.pdf)
    assert [f.digest.hex() for f in text.blocks if isinstance(f, Figure)] == [along.pages[0].seen]
    assert along.because == WHY
    width, height = along.pages[0].width, along.pages[0].height
    rows = [images(printed.pdf)[0][3 * width * y :][: 3 * width // 2] for y in range(height // 2)]
    assert set(b"".join(rows)) == {0}
    assert not any(word in printed.pdf for word in (b"Secret", b"Exif", b"JFIF"))
    assert (tmp_path / "tin.jpg").read_bytes() == before


def test_a_release_with_pictures_says_so_in_the_log(office: Ready, copy: EvidenceCopy) -> None:
    briefing = submitted(office, copy)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        words = [office.passphrase(Role.SUPERVISOR), office.passphrase(Role.PROTECTION_OFFICER)]
        session.handovers.release(briefing, words)
        (told,) = session.reader.find(Disclosure, briefing=briefing)

    assert "evidence.pictures" in told.fields_out


def test_boxes_that_changed_meanwhile_stop_the_second_person(
    office: Ready, copy: EvidenceCopy
) -> None:
    briefing = submitted(office, copy)
    with office.as_(Role.CASE_WORKER) as session:
        session.attachments.cover(copy.id, 1, ())

    assert office.refusals(briefing) >= {"pictures.changed"}


def test_pixels_that_nobody_saw_stop_the_second_person(office: Ready, copy: EvidenceCopy) -> None:
    """Whoever writes into the vault may claim a look; the pixels are drawn and compared anew."""
    briefing = submitted(office, copy)
    store = Vault.open(office.path).unlock(office.passphrase(Role.BRIEFING_OFFICER))
    with store.open_work() as work:
        (along,) = work.find(Enclosure, briefing=briefing)
        (page,) = work.find(CoveredPage, piece=copy.id)
        work.put(replace(along, pages=(replace(along.pages[0], boxes=()),)))
        work.put(replace(page, boxes=()))
        work.commit()
    store.close()

    assert office.refusals(briefing) == {"pictures.changed"}


def test_two_secrets_under_a_box_leave_as_the_same_file(office: Ready, tmp_path: Path) -> None:
    """The swap test for pictures: what was covered has no say in any byte."""
    made = []
    for colour in ("red", "white"):
        picture = Image.radial_gradient("L").convert("RGB")
        picture.paste(colour, (0, 0, 128, 128))
        picture.save(tmp_path / f"{colour}.png")
        with office.as_(Role.CASE_WORKER) as session:
            kept = add(session, office, tmp_path / f"{colour}.png")
            made.append(session.evidence.strip(kept.id, QUIET).id)
    pages = []
    with office.as_(Role.BRIEFING_OFFICER) as session:
        who = session.partners.by_name(BUYER)
        plan = session.releases.choose(office.case.id, who.id, Purpose.REMEDY_DIALOGUE)
        for piece in made:
            looked(session, piece)
            along = (AttachmentAnswer(piece=piece),)
            answers = filled(
                session.releases.template(plan), attachments=along, pictures_because=WHY
            )
            done = session.releases.step_through(plan, session.releases.template(plan, answers))
            pages.append(session.releases.preview(done.composed))

    assert pages[0] == pages[1]


# --- Texts ------------------------------------------------------------------------------------

CHAT = f"12/3/24, 09:14 - {WORKER}: {BOSS} has our papers\r\n12/3/24, 09:15 - she waits\x00\x1b[2J"


@pytest.fixture
def chat(office: Ready, tmp_path: Path) -> Id:
    (tmp_path / "chat.txt").write_text(CHAT.replace("\x00", ""), encoding="utf-8")
    with office.as_(Role.CASE_WORKER) as session:
        return add(session, office, tmp_path / "chat.txt", "A chat").id


def test_a_text_goes_along_through_the_same_review(office: Ready, chat: Id) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (offer,) = session.attachments.offers(office.case.id, Profile.EMP)
        along = AttachmentAnswer(piece=chat, words="What was written that day.")
        text = written(session, office, along, FIRM).composed.text
    said = str(msgspec.json.encode(text))

    assert (offer.is_text, offer.left_out) == (True, None)
    assert "has our papers" in said
    assert "What was written that day." in said
    assert "\x1b" not in said
    assert not any(word in said for word in (WORKER, "Nandar", "Prakash"))


@pytest.mark.parametrize("profile", [Profile.FIN, Profile.ACA, Profile.PUB])
def test_no_text_goes_to_who_reads_codes_alone(office: Ready, chat: Id, profile: Profile) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (offer,) = session.attachments.offers(office.case.id, profile)
        befriend(session, "The bank", PartnerType.FINANCIAL_INSTITUTION)
        with pytest.raises(BadInput):
            written(session, office, AttachmentAnswer(piece=chat), "The bank")

    assert offer.left_out is not None


def test_a_text_is_not_for_those_who_hold_no_names(office: Ready, chat: Id) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert session.attachments.offers(office.case.id, Profile.BUY) == ()
        with pytest.raises(NotEntitled):
            written(session, office, AttachmentAnswer(piece=chat))
