"""The whole way out as a program of its own: scan, write, draw, look, sign, seal, verify.

`python -m tests.leaving FOLDER` does it with every way to a network shut.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec

from tests.services.conftest import a_document
from tests.vaults import BUYER, FIRM, found, keys_of, release, share, take
from workstation.bootstrap.judging import scan_file, verify_file
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.office import Office as OfficeCard
from workstation.services.terms import known_of

NETWORK = tuple(
    f"socket.{call}"
    for call in ("bind", "connect", "getaddr", "gethost", "getname", "getserv", "send", "sethost")
)


def shut(event: str, given: tuple[Any, ...]) -> None:
    """An audit hook: no socket is made but the pair by which a loop of asyncio wakes itself."""
    pair = event == "socket.__new__" and int(given[1]) == 1
    if event.startswith(NETWORK) or (event == "socket.__new__" and not pair):
        raise RuntimeError(f"{event} {given!r}")


def leave(folder: Path) -> None:
    """A letter and a bundle to each of two partners, verified and scanned."""
    office = found(folder)
    (case,) = take(office, a_document())
    with office.as_(Role.CASE_WORKER) as session:
        share(session, case.id)
        known = [msgspec.to_builtins(k) for k in known_of(session.reader, case.id)]
    for item in known:
        item.pop("owner")
    (folder / "known.json").write_bytes(msgspec.json.encode(known))
    for number, contact in enumerate((FIRM, BUYER)):
        letter = release(office, case.id, contact, account=True)
        own = folder / f"{number}.txt"
        own.write_text(keys_of(contact).age.secret + "\n", encoding="utf-8")
        pdf = folder / letter.name
        pdf.write_bytes(letter.pdf or b"")
        pdf.with_name(f"{letter.name}.minisig").write_text(letter.minisig, encoding="utf-8")
        with office.as_(Role.SUPERVISOR) as session:
            bundle = folder / f"{number}.age"
            session.bundles.seal(letter.briefing, bundle, Silent())
            signer = session.reader.find(OfficeCard)[0].signer
        for file in (pdf, bundle):
            verdict = verify_file(file, signer, own)["verdict"]
            assert verdict == "unaltered", verdict
        spans = scan_file(pdf, folder / "known.json")
        assert not [span for span in spans if span["known_id"]], spans


if __name__ == "__main__":
    sys.addaudithook(shut)
    leave(Path(sys.argv[1]))
