"""Each rule that the checks can name leads to where it is put right."""

import inspect
import re

import pytest

from ui.pages.release.state import Step
from ui.pages.release.ways import way_of
from workstation.rules import attachments, gate, lower_counts, small_cells, unread

_RULES = {
    rule
    for part in (gate, attachments, small_cells, lower_counts, unread)
    for rule in re.findall(r'Blocker\(\s*"(.+?)"', inspect.getsource(part))
    if not rule.startswith("approval.")
} | {"site.small", "site.small.unknown", "event.unique", "event.unique.unknown"}


@pytest.mark.parametrize("rule", sorted(_RULES))
def test_each_rule_of_the_checks_has_a_way(rule: str) -> None:
    assert way_of(rule) is not None


def test_a_text_that_tells_of_one_person_is_made_to_say_less() -> None:
    assert way_of("spread.person") == (Step.CHOOSE, "Say less")
