"""Walks every object of a file from its trailer and compares each with the list of what may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exports.documents.gate.clean import Finding
from exports.documents.gate.schema import A, Either, Kinds, Many, Number, Only, Raw, Rule
from exports.documents.gate.syntax import Name, Part, Ref, Value

_UTF16 = b"\xfe\xff"


@dataclass(slots=True)
class Walked:
    """What a walk found: objects by kind, words by place, and reasons to stop."""

    by_kind: dict[str, list[int]] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def walk(parts: Mapping[int, Part], trailer: dict[str, Value], kinds: Kinds) -> Walked:
    """Visit all that the trailer leads to. What it does not lead to is a finding."""
    visit = _Walk(parts, kinds)
    visit.start(trailer)
    return visit.found


class _Walk:
    def __init__(self, parts: Mapping[int, Part], kinds: Kinds) -> None:
        self._parts, self._kinds = parts, kinds
        self._seen: dict[int, str] = {}
        self._waiting: list[tuple[int, tuple[str, ...]]] = []
        self.found = Walked()

    def start(self, trailer: dict[str, Value]) -> None:
        self._dictionary(trailer, "Trailer", "the trailer")
        while self._waiting:
            self._object(*self._waiting.pop())
        for number in self._parts.keys() - self._seen.keys():
            self._refuse(f"object {number}", "no-orphan", "Nothing refers to this object.")

    def _refuse(self, where: str, rule: str, words: str) -> None:
        self.found.findings.append(Finding(where, rule, words))

    def _object(self, number: int, kinds: tuple[str, ...]) -> None:
        where = f"object {number}"
        part = self._parts.get(number)
        if part is None:
            self._refuse(where, "every-object", "The file refers to an object that it lacks.")
            return
        kind, first = self._kind_of(part.value, kinds), number not in self._seen
        before = self._seen.setdefault(number, kind)
        if before != kind:
            self._refuse(where, "one-kind", "One object is used as two kinds of thing.")
        elif first:
            self.found.by_kind.setdefault(kind, []).append(number)
            self._dictionary(part.value, kind, where)
            if (part.stream is not None) != (self._kinds[kind].get("Length") is not None):
                self._refuse(where, "allowed-keys", "A stream stands where none may be.")

    def _kind_of(self, value: Value, kinds: tuple[str, ...]) -> str:
        if len(kinds) > 1 and isinstance(value, dict) and str(value.get("Type")) in kinds:
            return str(value["Type"])
        return kinds[0]

    def _dictionary(self, value: Value, kind: str, where: str) -> None:
        if not isinstance(value, dict):
            self._refuse(where, "allowed-keys", f"This is not a dictionary of the kind {kind}.")
            return
        rules = self._kinds[kind]
        for key, item in value.items():
            rule = rules.get(key)
            if rule is None:
                self._refuse(where, "allowed-keys", f"{kind} has a key that is not on the list.")
            else:
                self._value(item, rule, f"{where} ({kind}/{key})")

    def _value(self, value: Value, rule: Rule, where: str) -> None:
        if not self._fits(value, rule, where):
            self._refuse(where, "allowed-values", "The value is not one that may stand here.")

    def _fits(self, value: Value, rule: Rule, where: str) -> bool:
        match rule:
            case A(kinds):
                return self._follows(value, kinds, where)
            case Many(each):
                return isinstance(value, list) and self._all(value, each, where)
            case Either(rules):
                return any(_may(value, one) and self._fits(value, one, where) for one in rules)
            case _:
                return self._plain(value, rule, where)

    def _plain(self, value: Value, rule: Rule, where: str) -> bool:
        match rule:
            case Only(values):
                return any(value == one and _same_sort(value, one) for one in values)
            case Number():
                return _is_number(value)
            case Raw():
                return isinstance(value, (bytes, Name))
            case _:
                if isinstance(value, bytes):
                    self.found.texts.append((where, words_of(value)))
                return isinstance(value, bytes)

    def _all(self, values: list[Value], each: Rule, where: str) -> bool:
        for value in values:
            self._value(value, each, where)
        return True

    def _follows(self, value: Value, kinds: tuple[str, ...], where: str) -> bool:
        if isinstance(value, Ref):
            self._waiting.append((value.number, kinds))
            return True
        if isinstance(value, dict):
            self._dictionary(value, self._kind_of(value, kinds), where)
        return isinstance(value, dict)


def words_of(raw: bytes) -> str:
    """A text string of a PDF as words; what cannot be decoded shows as Latin-1."""
    if raw.startswith(_UTF16):
        return raw[2:].decode("utf-16-be", "replace")
    return raw.decode("latin-1")


def _may(value: Value, rule: Rule) -> bool:
    """Whether the outer form of a value suits a rule, before its inside is looked at."""
    return isinstance(value, list) if isinstance(rule, Many) else not isinstance(value, list)


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _same_sort(value: Value, one: object) -> bool:
    """1 is not true and a name is not a text, though Python finds some of them equal."""
    return isinstance(value, bytes) == isinstance(one, bytes) and (
        isinstance(value, bool) == isinstance(one, bool)
    )
