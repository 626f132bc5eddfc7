"""A staff list from the command line: what was read, what was left out, what failed and why."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Call
from tests.vaults import Office
from workstation.records.access import Role

As = Callable[[Role], tuple[str, str]]


def a_list(folder: Path, *lines: str) -> Path:
    file = folder / "list.csv"
    file.write_text("\n".join(("Name,Sex,Age,Shift", *lines)), encoding="utf-8")
    return file


def test_a_staff_list_is_taken_in_without_names(
    call: Call, office: Office, as_: As, code: str, tmp_path: Path
) -> None:
    file = a_list(tmp_path, "Nandar,f,31,night", "Aung,m,45+,night")

    said = call("roster", office.path, code, file, *as_(Role.CASE_WORKER), "--json")

    assert said.code == 0
    assert said.json == {
        "workers": 2,
        "read": ["sex", "age", "shift"],
        "left_out": ["name"],
        "alone": 2,
        "refused": [],
    }


def test_each_line_that_is_not_taken_says_why(
    call: Call, office: Office, as_: As, code: str, tmp_path: Path
) -> None:
    file = a_list(tmp_path, "Nandar,f,31,night", "Aung,m,thirty,night", "Su,f,20,day,extra")

    said = call("roster", office.path, code, file, *as_(Role.CASE_WORKER))

    assert said.code == 1
    assert said.out.startswith("Workers taken in: 1, by sex, age, shift. ")
    assert "2 not taken:\n  line 3: Its age is none" in said.out
    assert "  line 4: It has more cells than the first line" in said.out
    assert "Aung" not in said.out
