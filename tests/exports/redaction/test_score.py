"""The corpora: what must be found, what must be left alone, measured by the corpus's own scorer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2]


def score(corpus: Path) -> dict[str, float | dict[str, float]]:
    """What the scorer prints, run as anybody would run it."""
    done = subprocess.run(
        [sys.executable, str(TESTS / "tools" / "score_redaction.py"), str(corpus), "--json"],
        cwd=TESTS.parent,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    result: dict[str, float | dict[str, float]] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("name", ["redaction_dev.jsonl"])
def test_the_corpus_is_found_and_the_rest_left_alone(name: str) -> None:
    result = score(TESTS / "corpora" / name)
    assert result["recall_auto"] >= 0.96
    assert result["recall_flagged"] >= 0.98
    assert result["recall_numbers"] == 1.0
    assert result["recall_patterns"] >= 0.95
    assert result["precision"] >= 0.95
    assert result["must_keep_hits"] <= 0.02
    assert min(result["per_language"].values()) >= 0.9
