"""A layer of findings over a text that never changes, and the runs that it becomes."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from exports.redaction.model import Confidence
from exports.redaction.scanner import Scanner
from exports.redaction.tokens import Codes
from workstation.errors import BadInput, Blocker, Refused
from workstation.records.release import Run
from workstation.text import fold

Decision = Literal["replace", "generalise", "keep", "drop"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of the original, what it is, and what a person decided.

    `entity` joins all forms of one person; `word` is the kind word of its token. A `reason` is
    kept with every decision to keep, `replacement` is the general form ("May 2025").
    """

    start: int
    end: int
    kind: str
    confidence: Confidence
    rule: str
    entity: str
    word: str
    decision: Decision | None = None
    reason: str = ""
    replacement: str = ""

    @property
    def settled(self) -> bool:
        """Whether it may be applied: auto is replaced unless somebody decided otherwise."""
        return self.decision is not None or self.confidence == "auto"


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """The original as it was written, and the findings over it in order."""

    original: str
    findings: tuple[Finding, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """What still waits for a person."""
        return tuple(finding for finding in self.findings if not finding.settled)

    def text(self, finding: Finding) -> str:
        """What the original says there."""
        return self.original[finding.start : finding.end]

    def decide(
        self, finding: Finding, decision: Decision, *, reason: str = "", replacement: str = ""
    ) -> "Layer":
        """A layer in which the decision stands at every place that says the same.

        Raises BadInput if something is kept without a reason or generalised to nothing.
        """
        if decision == "keep" and not reason.strip():
            raise BadInput("Keeping identifying detail needs a reason.", "Say why it may stay.")
        if decision == "generalise" and not replacement.strip():
            raise BadInput("There is no general form yet.", "Write what shall stand there.")
        same = fold(self.text(finding)).text
        findings = tuple(
            msgspec.structs.replace(f, decision=decision, reason=reason, replacement=replacement)
            if f.kind == finding.kind and fold(self.text(f)).text == same
            else f
            for f in self.findings
        )
        return msgspec.structs.replace(self, findings=findings)


def propose(
    text: str, scanner: Scanner, words: Mapping[str, str], default: str = "Person"
) -> Layer:
    """Scan a text. `words` gives the kind word for an entity id, or else for a kind."""
    findings = []
    for at, span in enumerate(scanner.scan(text)):
        entity = scanner.entity(span.known_id) if span.known_id else ""
        findings.append(
            Finding(
                start=span.start,
                end=span.end,
                kind=span.kind,
                confidence=span.confidence,
                rule=span.rule,
                entity=entity or "text:" + fold(text[span.start : span.end]).text or str(at),
                word=words.get(entity, words.get(span.kind, default)),
            )
        )
    return Layer(original=text, findings=tuple(findings))


def apply(layer: Layer, codes: Codes) -> tuple[Run, ...]:
    """The text as it will be read, with tokens as runs of their own.

    Raises Refused while a finding is undecided; the original never reaches the runs.
    """
    if layer.open:
        count = len(layer.open)
        words = f"{count} passages that may identify somebody wait for a decision."
        raise Refused([Blocker("redaction-open", words, "Decide on each marked passage.")])
    runs: list[Run] = []
    at = 0
    for finding in layer.findings:
        runs.append(Run(layer.original[at : finding.start]))
        runs.append(_run(layer, finding, codes))
        at = finding.end
    runs.append(Run(layer.original[at:]))
    return tuple(run for run in runs if run.text)


def _run(layer: Layer, finding: Finding, codes: Codes) -> Run:
    match finding.decision:
        case "keep":
            return Run(layer.text(finding))
        case "generalise":
            return Run(finding.replacement)
        case "drop":
            return Run("")
        case _:
            return Run(codes.token(finding.entity, finding.word), token=True)
