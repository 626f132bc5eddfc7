"""The whole way on the real command line: from an empty folder to what public tools open."""

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_calls import outside
from tests.services.conftest import BOSS, WORKER, a_document
from tests.vaults import FIRM, PARTNER, Office, assess
from workstation.records.access import Role
from workstation.records.cases import Case


@pytest.fixture
def vault(tmp_path: Path) -> Office:
    """A vault made by the command line, with a contact that was verified on it."""
    office = Office(tmp_path / "office.haven")
    users = [r for r in Role if r is not Role.CASE_WORKER]
    more = [word for r in users for word in ("--user", f"{r.value}:{r.label}:{office.file(r)}")]
    me = ("--passphrase-file", office.file(Role.CASE_WORKER), "--json")
    made = outside("vault", "create", office.path, "--sheet", tmp_path / "sheet.txt", *more, *me)
    assert made.code == 0, made.err
    card = outside(
        "contact", "add", office.path, FIRM, "--type", "supplier", "--organisation", "The firm",
        "--age", PARTNER.public.recipient, "--minisign", PARTNER.public.signer, *me,
    )  # fmt: skip
    words = " ".join(card.json["check_words"])
    assert outside("contact", "verify", office.path, FIRM, "--words", words, *me).code == 0
    return office


@pytest.mark.slow
def test_from_an_empty_folder_to_a_bundle_that_public_tools_open(
    vault: Office, tmp_path: Path
) -> None:
    intakes = tmp_path / "intakes.json"
    intakes.write_text(json.dumps(a_document()), encoding="utf-8")
    me = ("--passphrase-file", vault.file(Role.CASE_WORKER), "--json")
    (code,) = outside("import", vault.path, intakes, *me).json["cases"]
    assess_all(vault)

    released = release(vault, tmp_path, code)
    fingerprint, signer = keys(vault)
    verify(tmp_path / "out.pdf", fingerprint, signer)
    scan(tmp_path)
    bundle(vault, tmp_path, released["briefing"], signer)


def assess_all(vault: Office) -> None:
    """The officer signs in the window; the command line has no call for it."""
    with vault.as_(Role.PROTECTION_OFFICER) as session:
        for case in session.reader.find(Case):
            assess(session, case.id)


def release(vault: Office, folder: Path, code: str) -> dict[str, str]:
    """Print the answers file, fill it in, be refused without a second person, then release."""
    me = ("--passphrase-file", vault.file(Role.BRIEFING_OFFICER), "--json")
    call = ("briefing", vault.path, code, "--recipient", FIRM, "--purpose", "remedy_dialogue")
    answers, out = folder / "answers.json", folder / "out.pdf"
    template = outside(*call, "--template", *me).json
    assert set(template["do_no_harm"].values()) == {"unsure"}
    answers.write_text(json.dumps(template), encoding="utf-8")
    unsure = outside(*call, "--answers", answers, "-o", out, *me)
    assert (unsure.code, out.exists()) == (1, False)

    template["do_no_harm"] = dict.fromkeys(template["do_no_harm"], "yes")
    answers.write_text(json.dumps(template), encoding="utf-8")
    draft = outside(*call, "--answers", answers, "-o", out, *me)
    assert (draft.json["state"], out.exists()) == ("draft", False)

    second = ("--approver-passphrase-file", vault.file(Role.SUPERVISOR))
    done = outside(*call, "--answers", answers, *second, "-o", out, *me)
    assert done.code == 0, done.err
    assert done.json["state"] == "released"
    briefing: dict[str, str] = done.json
    return briefing


def keys(vault: Office) -> tuple[str, str]:
    """The office's fingerprint and its minisign key, as its card tells them."""
    with vault.as_(Role.ANALYST) as session:
        office = session.partners.office()
    return hashlib.sha256(office.certificate).hexdigest(), office.signer


def verify(file: Path, fingerprint: str, signer: str) -> None:
    """Our own verdict, pdfsig's, qpdf's and minisign's; and a changed byte is seen."""
    assert outside("verify", file, "--signer", fingerprint, "--json").json["verdict"] == "unaltered"
    assert outside("verify", file, "--json").json["verdict"] == "unknown signer"
    pdfsig = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in pdfsig.stdout
    assert "Total document signed" in pdfsig.stdout
    subprocess.run(["qpdf", "--check", file], capture_output=True, check=True)
    subprocess.run(["minisign", "-Vm", file, "-P", signer], capture_output=True, check=True)

    changed = file.with_name("changed.pdf")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    changed.write_bytes(data)
    said = outside("verify", changed, "--signer", fingerprint, "--json")
    assert (said.code, said.json["verdict"]) == (1, "altered")


def scan(folder: Path) -> None:
    """Nothing known stands in the file; the intake itself is full of it."""
    known = folder / "known.json"
    items = [
        {"id": f"K{n}", "kind": "person", "text": text, "linked": True, "same_as": None}
        for n, text in enumerate((WORKER, BOSS))
    ]
    known.write_text(json.dumps(items), encoding="utf-8")

    clean = outside("scan", folder / "out.pdf", "--known", known, "--json")
    full = outside("scan", folder / "intakes.json", "--known", known, "--json")

    assert clean.code == 0, clean.out
    assert full.code == 1
    assert {span["known_id"] for span in full.json} >= {"K0", "K1"}


def bundle(vault: Office, folder: Path, briefing: str, signer: str) -> None:
    """Sealed by a supervisor, opened by us and by age, tar, sha256 and minisign alone."""
    me = ("--passphrase-file", vault.file(Role.SUPERVISOR), "--json")
    file, identity = folder / "out.age", folder / "partner.txt"
    identity.write_text(PARTNER.age.secret + "\n", encoding="utf-8")
    assert outside("bundle", "seal", vault.path, briefing, "-o", file, *me).code == 0

    ours = ("--identity", identity, "--signer", signer)
    judged = outside("verify", file, *ours, "--json")
    opened = outside("bundle", "open", file, *ours, "-o", folder / "opened", "--json")
    assert (judged.json["verdict"], opened.code) == ("unaltered", 0)

    plain, public = folder / "plain.tar", folder / "public"
    public.mkdir()
    commands: list[list[str | Path]] = [
        ["age", "-d", "-i", identity, "-o", plain, file],
        ["tar", "-xf", plain, "-C", public],
        ["minisign", "-Vm", public / "manifest.json", "-P", signer],
    ]
    for command in commands:
        subprocess.run(command, capture_output=True, check=True)
    blobs = {p.name: p.read_bytes() for p in (public / "blobs").rglob("*") if p.is_file()}
    assert all(hashlib.sha256(data).hexdigest() == name for name, data in blobs.items())
    assert (folder / "out.pdf").read_bytes() in blobs.values()
    opened_bytes = sorted(p.read_bytes() for p in (folder / "opened").iterdir())
    assert opened_bytes == sorted(blobs.values())
