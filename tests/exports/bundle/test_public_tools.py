"""Partners without Casehaven: age, tar, minisign and sha256sum open ours, and theirs opens here."""

import io
import subprocess
from pathlib import Path

from msgspec.structs import replace

from crypto.minisign import read_public_key
from exports.bundle import sheet
from exports.bundle.manifest import write_manifest
from exports.bundle.opening import Known, Signer, open_bundle
from tests.exports.bundle.making import (
    CONTENT,
    ME,
    NAMED,
    SENDER,
    a_blob,
    a_bundle,
    a_manifest,
)
from workstation.ports import Silent

TAR = "tar --format=ustar --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=600 -b 1 -c"


def _run(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_public_tools_open_ours_as_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "bundle.age").write_bytes(a_bundle())
    (tmp_path / "my-identity.txt").write_text(ME.age.secret + "\n")
    _, *steps = sheet.TEXT.decode().split("\n     ")
    commands = "\n".join(step.partition("\n\n")[0].strip() for step in steps)
    commands = commands.replace("RW...", str(SENDER.public.signer))

    said = _run(commands, tmp_path)

    assert "Signature and comment signature verified" in said
    assert said.count(": OK") == 2
    assert (tmp_path / "blobs" / a_blob().sha256).read_bytes() == CONTENT


def test_a_bundle_made_with_public_tools_opens(tmp_path: Path) -> None:
    _run("minisign -G -W -p key.pub -s key", tmp_path)
    public = (tmp_path / "key.pub").read_text().splitlines()[1]
    sender = replace(a_manifest().sender, signer=public)
    manifest = replace(a_manifest(), sender=sender, blobs=(a_blob(),))
    (tmp_path / "manifest.json").write_bytes(write_manifest(manifest))
    (tmp_path / "blobs").mkdir()
    (tmp_path / "blobs" / a_blob().sha256).write_bytes(CONTENT)

    _run("minisign -S -H -s key -m manifest.json -t casehaven", tmp_path)
    names = f"manifest.json manifest.json.minisig blobs/{a_blob().sha256}"
    _run(f"{TAR} {names} | age -r {ME.public.recipient} > bundle.age", tmp_path)

    known = Known(ME.age, (Signer(read_public_key(public)),))
    bundle = io.BytesIO((tmp_path / "bundle.age").read_bytes())
    (tmp_path / "staging").mkdir()
    with open_bundle(bundle, known, tmp_path / "staging", Silent()) as opened:
        assert [staged.blob.name for staged in opened.blobs] == [NAMED]
