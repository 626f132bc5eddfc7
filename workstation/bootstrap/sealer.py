"""Writes bundles: a signed briefing, its detached signature and the signer's key."""

import hashlib
import io
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from crypto.certificates import OrganisationSeal
from crypto.streams import Reader
from exports.bundle.manifest import Blob, Manifest, Sender, new_uuid
from exports.bundle.sealing import Part, seal
from workstation.bootstrap.writing import whole_file
from workstation.errors import NotEntitled
from workstation.ports import Parcel, Progress


class BundleSealer:
    """The Sealer port over exports.bundle, signing with the office's key."""

    def __init__(self, office: OrganisationSeal | None) -> None:
        self._office = office

    def seal(self, parcel: Parcel, out: Path, progress: Progress) -> None:
        """Raises NotEntitled without the seal, DiskFull; `out` is whole or not there."""
        if self._office is None:
            raise NotEntitled("You do not hold the office's seal.", "Ask a supervisor to seal it.")
        with whole_file(out) as target:
            seal(_manifest(parcel), _parts(parcel), self._office.minisign, target, progress)


def _manifest(parcel: Parcel) -> Manifest:
    uuid = new_uuid()
    return Manifest(
        uuid=uuid,
        sequence=parcel.sequence,
        sender=Sender(
            signer=parcel.office.signer,
            recipient=parcel.office.recipient,
            name=parcel.office.name,
        ),
        recipients=(parcel.contact.age_recipient,),
        purpose=parcel.purpose,
        made=parcel.day,
        terms=parcel.terms,
        consents=_relied_on(uuid, parcel.consents),
    )


def _relied_on(uuid: str, consents: Sequence[str]) -> tuple[str, ...]:
    """One code for all consents together: their number would be that of the people who spoke.

    It is another in every bundle, so that no two of them show that they rest on the same.
    """
    said = "\n".join(("casehaven/v1/consents", uuid, *sorted(consents)))
    return (hashlib.sha256(said.encode()).hexdigest(),) if consents else ()


def _parts(parcel: Parcel) -> list[Part]:
    letter = parcel.letter
    files = [
        (letter.name, letter.pdf or b"", "application/pdf"),
        (f"{letter.name}.minisig", letter.minisig.encode(), "text/plain"),
    ]
    return [_part(name, data, kind) for name, data, kind in files]


def _part(name: str, data: bytes, kind: str) -> Part:
    digest = hashlib.sha256(data).hexdigest()
    return Part(Blob(sha256=digest, size=len(data), name=name, type=kind), partial(_open, data))


def _open(data: bytes) -> AbstractContextManager[Reader]:
    return nullcontext(io.BytesIO(data))
