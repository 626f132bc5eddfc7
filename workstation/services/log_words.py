"""What the log tells besides, in the words declared for it: what it keeps are codes and keys."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from workstation.records.access import Choice, Role
from workstation.records.cases import IssueState
from workstation.records.disclosures import RecallReason, RecallState
from workstation.rules.aftercare import AfterStep
from workstation.rules.custody import told
from workstation.services.evidence import MARK
from workstation.services.settings import SETTINGS

Say = Callable[[str], str]
_SILENT = frozenset({"about", "copy"})
"""Ids of records, which tell nobody anything."""


def _plain(value: str) -> str:
    return value


def _among(options: Mapping[str, str]) -> Say:
    return lambda value: options.get(value, value)


def _of(choices: type[Choice]) -> Say:
    return _among({each.value: each.label for each in choices})


_KEYS: Mapping[str, tuple[str, Say]] = MappingProxyType(
    {
        "answer": ("Answer", _of(RecallState)),
        "cases": ("Cases", _plain),
        "key": ("Key", told),
        "let in": ("Let in", _plain),
        "mark": ("Mark", _plain),
        "name": ("File", _plain),
        "page": ("Page", _plain),
        "reason": ("Why", _of(RecallReason)),
        "records": ("Records", _plain),
        "right": ("Mark", _among({"true": "right", "false": "not right"})),
        "role": ("Role", _of(Role)),
        "rows": ("Rows", _plain),
        "second": ("Second person", _plain),
        "sha256": ("Mark", lambda value: value[:MARK]),
        "shut out": ("Shut out", _plain),
        "step": ("Step", _of(AfterStep)),
        "to": ("To", _plain),
        "token": ("Number", _plain),
        "user": ("User", _plain),
        "why": ("Why", _plain),
    }
    | {
        each.key: (each.label, _among({"": "the office’s rule"} | dict(each.options)))
        for each in SETTINGS
    }
)
_OF_VERB: Mapping[tuple[str, str], Say] = MappingProxyType({("issue moved", "to"): _of(IssueState)})
_EMPTY_SAYS = frozenset({"setting changed"})
"""Verbs by which somebody went back to what stands without them."""


def besides(verb: str, details: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Label and words of each detail; one that a newer version wrote stands for itself."""
    return tuple(
        _said(verb, key, value)
        for key, value in details.items()
        if key not in _SILENT and (value or verb in _EMPTY_SAYS)
    )


def _said(verb: str, key: str, value: str) -> tuple[str, str]:
    label, say = _KEYS.get(key, (key[:1].upper() + key[1:], _plain))
    return label, _OF_VERB.get((verb, key), say)(value)
