"""The types of the steps: a checker refuses every way past one, and the program does too."""

from pathlib import Path

import pytest
from mypy import api

from workstation.rules import release as steps

ROOT = Path(__file__).resolve().parent.parent.parent

HEAD = """
from workstation.rules.gate_facts import GateFacts
from workstation.rules.release import Checked, Cleared, Composed, Dossier, Redacted
from workstation.services.answers import Answers
from workstation.services.handovers import Handovers
from workstation.services.dossiers import Plan
from workstation.services.releases import Releases
from workstation.services.submissions import Redacting, Submission

def go(r: Releases, h: Handovers, plan: Plan, answers: Answers, work: Redacting,
       dossier: Dossier, redacted: Redacted, facts: GateFacts, cleared: Cleared,
       checked: Checked, composed: Composed) -> None:
"""
FITS = """
    done = r.redact(r.mark(plan, answers), work.texts)
    passed = r.compose(r.check(r.clear(work, done, answers), answers))
    r.preview(passed)
    draft = r.submit(Submission(work, answers, passed))
    h.release(draft.id, ["words"])
"""
PAST_A_STEP = {
    "redacting skipped": "r.clear(work, dossier, answers)",
    "redacting not finished": "r.clear(work, work, answers)",
    "the gate skipped": "r.check(redacted, answers)",
    "the gate asked of forged facts": "r.check(facts, answers)",
    "the fourteen statements skipped": "r.compose(cleared)",
    "everything skipped": "r.compose(redacted)",
    "a page of what was not checked": "r.preview(checked)",
    "a page of words alone": "r.preview(dossier)",
    "a draft of what was not composed": "r.submit(Submission(work, answers, checked))",
    "a draft without its work": "r.submit(composed)",
    "a release of what was not kept": "h.release(composed, ['words'])",
    "a release without a second person": "h.release(r.submit(composed).id)",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """What the checker says, by the number of the line; every snippet is a line of its own."""
    file = tmp_path_factory.mktemp("snippets") / "snippets.py"
    lines = [*(HEAD + FITS).splitlines(), *(f"    {line}" for line in PAST_A_STEP.values())]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    cache = str(ROOT / ".mypy_cache")
    found, problem, _ = api.run(["--strict", "--cache-dir", cache, "--no-pretty", str(file)])
    assert not problem
    hits = [line.split(":", 2) for line in found.splitlines() if ": error: " in line]
    assert all(name.endswith("snippets.py") for name, _, _ in hits), found
    return {int(number): words for _, number, words in hits}


@pytest.mark.slow
def test_a_checker_finds_every_way_past_a_step_and_nothing_wrong_with_the_way(
    said: dict[int, str],
) -> None:
    first = len((HEAD + FITS).splitlines()) + 1
    missed = [name for at, name in enumerate(PAST_A_STEP, first) if at not in said]

    assert missed == []
    assert [number for number in said if number < first] == []


STEPS = (steps.Redacted, steps.Cleared, steps.Checked, steps.Composed)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_a_step_made_by_hand_is_refused_whatever_it_is_made_of(step: type) -> None:
    fields = len(step.__struct_fields__)  # type: ignore[attr-defined]  # a msgspec struct

    for number in range(fields - 1, fields + 1):
        with pytest.raises(TypeError):
            step(*[None] * number)
