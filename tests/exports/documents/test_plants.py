"""The gate finds every leak planted in a finished briefing, wherever it was planted."""

import pytest

from exports.documents.gate import inspect
from tests.exports.documents import (
    plants_around,
    plants_by_a_hair,
    plants_in_disguise,
    plants_in_pages,
    plants_in_the_file,
)
from tests.exports.documents.leaks import (
    BASE,
    TERMS,
    TEXT,
    found,
    planted,
    rules,
    words_of_findings,
)
from tests.exports.documents.planting import Open

MODULES = (plants_around, plants_by_a_hair, plants_in_disguise, plants_in_pages, plants_in_the_file)
LEAKS = {name: leak for module in MODULES for name, leak in module.LEAKS.items()}


@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_is_found_by_its_own_rule_and_by_the_second_rendering(name):
    rule, function = LEAKS[name]

    assert {rule, "same-bytes"} <= {finding.rule for finding in found(function)}


@pytest.mark.parametrize("name", LEAKS)
def test_a_finding_never_repeats_what_it_found(name):
    said = words_of_findings(LEAKS[name][1])

    assert not any(word in said for word in ("thida", "hlaing", "482915"))


def test_every_plant_changes_the_file():
    files = {planted(function) for _, function in LEAKS.values()}

    assert len(files | {BASE}) == len(LEAKS) + 1


def test_the_untouched_file_is_clean():
    assert inspect(BASE, TEXT, TERMS) == ()


def test_taking_apart_and_writing_again_plants_nothing():
    assert rules(Open.of(BASE).bytes()) == set()


def test_no_two_plants_bear_one_name():
    assert len(LEAKS) == sum(len(module.LEAKS) for module in MODULES) >= 200
