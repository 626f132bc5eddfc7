"""Every verb that anything writes into the log of events has a sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path

from workstation.records.access import Role
from workstation.records.evidence import CustodyAct
from workstation.rules.verbs import VERBS, Reach, reach_of, sentence

ROOT = Path(__file__).parents[2] / "workstation"


def calls() -> list[tuple[str, list[ast.expr]]]:
    """The word that each call gives as its verb, with the name of what is called."""
    trees = [ast.parse(path.read_text("utf-8")) for path in ROOT.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    takes = {"log": 0}
    for node in nodes:
        if isinstance(node, ast.FunctionDef) and node.name not in {"__init__"}:
            names = [each.arg for each in node.args.args if each.arg != "self"]
            if "verb" in names:
                takes[node.name] = names.index("verb")
    found = []
    for node in nodes:
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in takes:
                given = [k.value for k in node.keywords if k.arg == "verb"]
                found.append((name, given or node.args[takes[name] : takes[name] + 1]))
    return found


def words(expression: ast.expr) -> Iterator[str]:
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, ast.IfExp):
        yield from words(expression.body)
        yield from words(expression.orelse)


def test_every_verb_that_is_logged_has_a_sentence() -> None:
    logged = {word for _name, given in calls() for each in given for word in words(each)}
    logged |= {CustodyAct.HELD.label.lower(), CustodyAct.LET_GO.label.lower()}

    assert logged - VERBS.keys() == set()
    assert VERBS.keys() - logged == set()


def test_a_verb_of_a_newer_version_stands_for_itself() -> None:
    assert sentence("stars counted") == "Stars counted"


def test_the_log_reaches_as_far_as_the_role_needs() -> None:
    reach = {role: reach_of(role) for role in Role}

    assert {role for role, each in reach.items() if each is not Reach.NONE} == {
        Role.CASE_WORKER,
        Role.SUPERVISOR,
        Role.CUSTODIAN,
    }
