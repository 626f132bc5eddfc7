"""Sealing and opening a bundle against the age command line."""

import datetime as dt
import hashlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from crypto.age import AgeIdentity
from crypto.identities import Identity
from exports.bundle.manifest import Blob, Manifest, Sender, new_uuid
from exports.bundle.opening import Known, Signer, open_bundle
from exports.bundle.sealing import Part, seal
from tools.bench.rows import Row, at_each, taken
from workstation.ports import Silent


def rows(megabytes: tuple[int, ...]) -> Iterator[Row]:
    """Seal and open, whole, with every check; age alone checks no content and no signer."""
    return at_each(megabytes, _at)


def _at(size: int, folder: Path) -> Iterator[Row]:
    source, sealed, peer = folder / "source", folder / "ours.age", folder / "peer.age"
    with source.open("wb") as out:
        for _ in range(size):
            out.write(os.urandom(1 << 20))
    sender, reader = Identity.from_seed(os.urandom(32)), AgeIdentity.generate()
    key = folder / "key"
    key.write_text(reader.secret)
    ours = taken(lambda: _seal(source, sealed, sender, reader.recipient))
    theirs = taken(lambda: _run("age", "-r", reader.recipient, "-o", peer, source))
    yield Row("bundle: seal", f"{size} MB", ours, theirs, "ms", "age")
    ours = taken(lambda: _open(sealed, reader, sender, folder))
    theirs = taken(lambda: _run("age", "-d", "-i", key, "-o", folder / "plain", peer))
    yield Row("bundle: open, verified", f"{size} MB", ours, theirs, "ms", "age -d")


def _seal(source: Path, to: Path, sender: Identity, recipient: str) -> None:
    digest = hashlib.sha256()
    with source.open("rb") as plain:
        while piece := plain.read(1 << 20):
            digest.update(piece)
    blob = Blob(
        sha256=digest.hexdigest(),
        size=source.stat().st_size,
        name="evidence.bin",
        type="application/octet-stream",
    )
    manifest = Manifest(
        uuid=new_uuid(),
        sequence=1,
        sender=Sender(signer=str(sender.public.signer), recipient=sender.public.recipient),
        recipients=(recipient,),
        purpose="A measurement",
        made=dt.date(2026, 1, 1),
    )
    with to.open("wb") as out, source.open("rb") as plain:
        seal(manifest, [Part(blob, lambda: nullcontext(plain))], sender.signing, out, Silent())


def _open(sealed: Path, reader: AgeIdentity, sender: Identity, folder: Path) -> None:
    staging = folder / "staging"
    staging.mkdir()
    known = Known(reader, [Signer(sender.public.signer)])
    with sealed.open("rb") as source, open_bundle(source, known, staging, Silent()):
        pass


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True)
