"""Evidence by the command line: sealed, listed by role, copied, taken outside with a reason."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Call
from tests.services.conftest import BOSS
from tests.vaults import Office
from workstation.records.access import Role

As = Callable[[Role], tuple[str, str]]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_2041 of Nandar.png"
    Image.new("RGB", (30, 20)).save(path)
    return path


def add(call: Call, office: Office, code: str, who: tuple[str, str], photo: Path) -> str:
    arguments = ["evidence", "add", office.path, code, photo, "--title", "Photo: tin"]
    said = call(*arguments, "--how", "viber", "--got", "2026-11-08", "--json", *who)
    assert said.code == 0, said.err
    return str(said.json["mark"])


def test_the_whole_way(
    call: Call, office: Office, code: str, as_: As, photo: Path, tmp_path: Path
) -> None:
    worker, officer = as_(Role.CASE_WORKER), as_(Role.BRIEFING_OFFICER)
    mark = add(call, office, code, worker, photo)

    listed = call("evidence", "list", office.path, code, "--json", *worker).json
    assert [(e["mark"], e["kind"], e["got"]) for e in listed] == [(mark, "picture", "2026-11-08")]
    assert call("evidence", "list", office.path, code, "--json", *officer).json == []
    assert call("evidence", "copy", office.path, code, mark, *worker).code == 0
    copies = call("evidence", "list", office.path, code, "--json", *officer).json
    assert [(e["state"], e["pages"]) for e in copies] == [("copy", 1)]
    outside = tmp_path / "stick"
    outside.mkdir()
    said = call(
        *("evidence", "out", office.path, code, mark, "-o", outside, "--why", "court", "--json"),
        *worker,
    )
    assert Path(said.json["file"]).read_bytes() == photo.read_bytes()
    assert "IMG_2041" not in said.json["file"]
    assert "IMG_2041" not in call("show", office.path, code, "--json", *worker).out
    assert call("vault", "check", office.path, *worker).code == 0


def test_refusals_are_one_sentence(
    call: Call, office: Office, code: str, as_: As, photo: Path, tmp_path: Path
) -> None:
    worker, officer = as_(Role.CASE_WORKER), as_(Role.BRIEFING_OFFICER)
    mark = add(call, office, code, worker, photo)
    title = ("--title", "Photo: tin")
    calls = {
        "names somebody": ("add", office.path, code, photo, "--title", f"Photo of {BOSS}"),
        "cannot be opened": ("add", office.path, code, tmp_path / "no", *title),
        "not a day": ("add", office.path, code, photo, *title, "--got", "yesterday"),
        "No evidence": ("out", office.path, code, "ffff", "-o", tmp_path, "--why", "court"),
        "No reason": ("out", office.path, code, mark, "-o", tmp_path, "--why", ""),
        "inside the vault": ("out", office.path, code, mark, "-o", office.path, "--why", "court"),
    }
    for words, arguments in calls.items():
        assert words in call("evidence", *arguments, *worker).refusal
    out = ("evidence", "out", office.path, code, mark, "-o", tmp_path, "--why", "court")
    assert "key" in call(*out, *officer).refusal
