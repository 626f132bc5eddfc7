"""Every call of the command line: exit codes, the shape of --json, one sentence on stderr."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Call, Said
from tests.services.conftest import WORKER, a_document
from tests.vaults import FIRM, PARTNER, Office
from workstation.cli.main import run
from workstation.records.access import Role

As = Callable[[Role], tuple[str, str]]
ROOT = Path(__file__).resolve().parents[2]


# --- Wrong usage ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "call_",
    [
        ("nothing",),
        ("vault",),
        ("vault", "create"),
        ("search", "here"),
        ("briefing", "V", "C"),
        ("contact", "add", "V", "N"),
        ("bundle", "seal", "V"),
        ("verify",),
        ("scan", "F"),
        ("show", "V", "C", "--unknown"),
        ("demo", "D", "--cases", "0"),
        ("demo", "D", "--cases", "many"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(call: Call, call_: tuple[str, ...]) -> None:
    said = call(*call_)

    assert said.code == 2
    assert "Traceback" not in said.err + said.out


@pytest.mark.parametrize(
    "call_",
    [
        ("bundle", "merge", "V", "F"),
        ("statistics", "V", "--period", "2026", "--audience", "public", "-o", "F"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_yet_says_so_and_ends_with_2(
    call: Call, call_: tuple[str, ...]
) -> None:
    said = call(*call_)

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith("This version cannot ")
    assert said.err.endswith("Nothing was changed.\n")


@pytest.mark.parametrize("call_", [(), ("vault",), ("contact",), ("bundle",)])
def test_help_ends_with_0(call: Call, call_: tuple[str, ...]) -> None:
    said = call(*call_, "--help")

    assert said.code == 0
    assert "Usage" in said.out
    assert "approve" not in said.out


# --- The vault --------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_new_vault_opens_for_its_users(call: Call, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("copper lantern river maple\n", encoding="utf-8")
    second.write_text("seven orchard paper window\n", encoding="utf-8")
    vault, sheet = tmp_path / "a.haven", tmp_path / "sheet.txt"

    made = call(
        "vault", "create", vault, "--sheet", sheet, "--name", "Nan", "--office", "Here",
        "--user", f"supervisor:Dara:{second}", "--passphrase-file", first, "--json",
    )  # fmt: skip

    assert made.code == 0, made
    assert made.json["users"] == 2
    assert len(sheet.read_text("utf-8").split()) > 24
    users = call("vault", "users", vault, "--passphrase-file", second, "--json").json
    assert [(user["name"], user["role"]) for user in users] == [
        ("Nan", "Case worker"),
        ("Dara", "Supervisor"),
    ]


def test_a_weak_passphrase_makes_no_vault(call: Call, tmp_path: Path) -> None:
    weak = tmp_path / "weak"
    weak.write_text("password1\n", encoding="utf-8")

    said = call(
        "vault",
        "create",
        tmp_path / "a.haven",
        "--sheet",
        tmp_path / "s",
        "--passphrase-file",
        weak,
    )

    assert "can be guessed" in said.refusal
    assert sorted(p.name for p in tmp_path.iterdir()) == ["weak"]


def test_a_vault_as_it_was_written_checks_out(call: Call, office: Office, as_: As) -> None:
    said = call("vault", "check", office.path, *as_(Role.SUPERVISOR), "--json")

    assert (said.code, said.json) == (0, [])


def test_a_custodian_lists_users_and_reads_no_case(
    call: Call, office: Office, as_: As, code: str
) -> None:
    assert len(call("vault", "users", office.path, *as_(Role.CUSTODIAN), "--json").json) == 7

    assert call("show", office.path, code, *as_(Role.CUSTODIAN)).refusal


# --- Cases ------------------------------------------------------------------------------------


def test_an_import_names_what_it_took_and_what_not(
    call: Call, office: Office, as_: As, tmp_path: Path
) -> None:
    file = tmp_path / "intakes.json"
    rows = [a_document(), {"text": ""}, {"text": "ok", "colour": "red"}, {"text": "ok"}]
    file.write_text(json.dumps(rows), encoding="utf-8")

    said = call("import", office.path, file, *as_(Role.CASE_WORKER), "--json")

    assert said.code == 1
    assert said.json["taken"] == len(said.json["cases"]) == 2
    assert [row["place"] for row in said.json["refused"]] == ["intake 2", "intake 3"]
    assert "colour" in said.json["refused"][1]["why"]


def test_a_search_finds_by_any_word_and_says_where(
    call: Call, office: Office, as_: As, code: str
) -> None:
    said = call("search", office.path, WORKER, *as_(Role.CASE_WORKER), "--json", "--limit", 5)

    assert said.code == 0
    assert {tuple(sorted(hit)) for hit in said.json} == {("case", "score", "snippet", "title")}
    assert {hit["case"] for hit in said.json} == {code}


def test_a_search_that_finds_nothing_is_no_failure(call: Call, office: Office, as_: As) -> None:
    said = call("search", office.path, "xylophone", *as_(Role.CASE_WORKER), "--json")

    assert (said.code, said.json) == (0, [])


def test_show_gives_every_record_with_its_type(
    call: Call, office: Office, as_: As, code: str
) -> None:
    said = call(
        "show", office.path, code.lower().replace("-", ""), *as_(Role.CASE_WORKER), "--json"
    )

    types = {record["type"] for record in said.json}
    assert said.json[0]["type"] == "case"
    assert {"case", "issue", "person", "account", "consent", "risk_assessment"} <= types


def test_show_without_the_key_gives_no_names(
    call: Call, office: Office, as_: As, code: str
) -> None:
    said = call("show", office.path, code, *as_(Role.ANALYST), "--json")

    assert said.code == 0
    assert "person" not in {record["type"] for record in said.json}
    assert WORKER not in said.out


@pytest.mark.parametrize("wrong", ["AAA-AAA", "", "'; DROP TABLE", "ก"])
def test_a_code_of_no_case_is_one_sentence(call: Call, office: Office, as_: As, wrong: str) -> None:
    assert "no case" in call("show", office.path, wrong, *as_(Role.CASE_WORKER)).refusal


# --- Contacts ---------------------------------------------------------------------------------


def test_a_contact_goes_from_card_to_verified_to_revoked(
    call: Call, office: Office, as_: As
) -> None:
    me = (*as_(Role.CASE_WORKER), "--json")
    added = call(
        "contact", "add", office.path, "Sourcing", "--type", "brand",
        "--age", PARTNER.public.recipient, "--minisign", PARTNER.public.signer, *me,
    ).json  # fmt: skip
    heard = [word[:4] for word in added["check_words"]]

    words = " ".join(heard)
    verified = call("contact", "verify", office.path, "sourcing", "--words", words, *me).json
    revoked = call("contact", "revoke", office.path, "Sourcing", "--why", "lost", *me).json

    assert [c["keys"] for c in (added, verified, revoked)] == ["unverified", "verified", "revoked"]
    listed = call("contact", "list", office.path, *me).json
    assert [c["keys"] for c in listed if c["name"] == "Sourcing"] == ["revoked"]


def test_words_that_differ_verify_nothing(call: Call, office: Office, as_: As) -> None:
    me = as_(Role.CASE_WORKER)
    words = " ".join(["zebra"] * 8)

    said = call("contact", "verify", office.path, FIRM, "--words", words, *me)

    assert "differ from the card" in said.refusal
    assert "eight" in call("contact", "verify", office.path, FIRM, "--words", "one", *me).refusal


@pytest.mark.parametrize(
    ("option", "value"),
    [("--type", "martian"), ("--age", "age1xyz"), ("--minisign", "RWxyz"), ("--came", "owl")],
)
def test_a_card_that_does_not_fit_is_refused(
    call: Call, office: Office, as_: As, option: str, value: str
) -> None:
    given = {"--type": "brand"} | {option: value}
    options = [word for pair in given.items() for word in pair]

    assert call("contact", "add", office.path, "X", *options, *as_(Role.CASE_WORKER)).refusal


# --- Passphrases ------------------------------------------------------------------------------


def test_a_passphrase_is_no_argument_and_no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PASSPHRASE", "CASEHAVEN_PASSPHRASE"):
        monkeypatch.setenv(name, "lantern orchard seven case_worker")

    assert run(["show", "V", "C", "--passphrase", "words"]) == 2


def test_a_passphrase_file_may_end_its_line_as_windows_does(
    call: Call, office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "words"
    file.write_bytes(office.passphrase(Role.ANALYST).encode() + b"\r\nnotes\r\n")

    assert call("search", office.path, "night", "--passphrase-file", file, "--json").code == 0


# --- From outside -----------------------------------------------------------------------------


def outside(*arguments: object, given: bytes = b"") -> Said:
    done = subprocess.run(
        [sys.executable, "-m", "workstation", *map(str, arguments)],
        cwd=ROOT,
        input=given,
        capture_output=True,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_from_outside_a_refusal_is_one_sentence(tmp_path: Path) -> None:
    assert outside("verify", tmp_path / "none.pdf").refusal
    assert outside("statistics", "V").code == 2


def test_our_card_has_the_key_that_minisign_takes(
    call: Call, office: Office, tmp_path: Path
) -> None:
    out = tmp_path / "signer.pub"
    worker = office.file(Role.CASE_WORKER)

    said = call("contact", "card", office.path, "-o", out, "--passphrase-file", worker, "--json")

    assert said.json["minisign"] in out.read_text()
    assert len(said.json["check_words"]) == 8


def test_a_letter_that_was_not_released_is_not_written_out(
    call: Call, office: Office, tmp_path: Path
) -> None:
    worker = office.file(Role.CASE_WORKER)

    said = call(
        "letter", office.path, "nothing", "-o", tmp_path / "x.pdf", "--passphrase-file", worker
    )

    assert "no released briefing" in said.refusal


@pytest.mark.parametrize("purpose", ["research", "case_work", "nonsense", ""])
def test_a_purpose_that_the_recipient_is_not_offered_is_one_sentence(
    call: Call, office: Office, as_: As, kept_office: tuple[Office, str], purpose: str
) -> None:
    whom = ("--recipient", FIRM, "--purpose", purpose, "--template")
    said = call("briefing", office.path, kept_office[1], *whom, *as_(Role.BRIEFING_OFFICER))

    assert "one of: " in said.refusal
    assert "remedy_dialogue" in said.refusal
