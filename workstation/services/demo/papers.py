"""Invented evidence: small files that any program opens, sealed in the cases of a demonstration."""

import datetime as dt
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from workstation.ports import Silent
from workstation.records.evidence import CameBy, Evidence, EvidenceKind, GivenBy
from workstation.records.kit import Id
from workstation.records.people import YesNo
from workstation.services.session import Session

_WIDE, _TALL = 360, 240
_CHAT = (
    "08/11/2026, 20:12 - A: they keep all the passports in a tin\n"
    "08/11/2026, 20:13 - B: take a picture, but not when he looks\n"
    "08/11/2026, 20:15 - A: ပတ်စပို့ အားလုံး သူ့ဆီမှာ\n"
)


def attach(session: Session, case: Id) -> None:
    """Seal some invented pieces in a case, one of them under a legal hold."""
    today = session.cases.today()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "piece"
        for place, (about, data) in enumerate(_pieces(case)):
            file.write_bytes(data)
            dated = replace(about, got_on=today - dt.timedelta(days=14 - 2 * place))
            kept = session.evidence.add(dated, file, Silent())
            if "Receipt" in kept.title:
                session.evidence.hold(kept.id, True, "needed for the claim")


def _pieces(case: Id) -> Iterator[tuple[Evidence, bytes]]:
    photo = Evidence(
        case=case,
        title="Photo: tin with passports",
        came_by=CameBy.VIBER,
        original=YesNo.NO,
        faces=0,
        names=3,
    )
    yield photo, _png(37)
    contract = Evidence(
        case=case,
        title="Contract, page 1",
        given_by=GivenBy.CO_WORKER,
        came_by=CameBy.PAPER,
        faces=0,
        names=2,
    )
    yield contract, _pdf("Contract of employment", "1. Papers are kept by the employer.")
    voice = Evidence(case=case, title="Voice note, 2 min 14 s", came_by=CameBy.VIBER)
    yield voice, b"#!AMR\n" + bytes(1200)
    yield (
        Evidence(
            case=case,
            title="Receipt for the fee, no name",
            came_by=CameBy.PAPER,
            faces=0,
            names=0,
        ),
        _png(211),
    )
    letter = Evidence(
        case=case,
        title="Letter of the employer",
        given_by=GivenBy.EMPLOYER,
        came_by=CameBy.EMAIL,
        original=YesNo.YES,
        faces=0,
        names=1,
    )
    yield letter, _pdf("To all workers", "Papers are given back at the end of the contract.")
    chat = Evidence(
        case=case,
        title="Messages about the papers",
        kind=EvidenceKind.MESSAGES,
        given_by=GivenBy.WITNESS,
        came_by=CameBy.STICK,
    )
    yield chat, _CHAT.encode()


def _png(tint: int) -> bytes:
    """A picture of coloured squares."""
    rows = b"".join(
        b"\0"
        + b"".join(
            bytes(((x // 30 * 23 + tint) % 256, (y // 30 * 31 + tint) % 256, 120))
            for x in range(_WIDE)
        )
        for y in range(_TALL)
    )
    size = _WIDE.to_bytes(4, "big") + _TALL.to_bytes(4, "big")
    parts = ((b"IHDR", size + b"\x08\x02\0\0\0"), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    sum_of = zlib.crc32(kind + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + kind + body + sum_of


def _pdf(*lines: str) -> bytes:
    """A page with these lines; readers mend the missing table of objects."""
    shown = "".join(f"({line}) Tj 0 -30 Td " for line in lines)
    marks = f"BT /F 20 Tf 60 760 Td {shown}ET".encode()
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(marks), marks),
    )
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(bodies, 1))
    return b"%PDF-1.4\n" + objects + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"
