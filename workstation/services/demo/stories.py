"""Stories with places for secrets: the same story can be told of anybody, word for word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SLOT = re.compile(r"\{([A-Z][0-9]+)(?::([0-9]))?\}")


@dataclass(frozen=True, slots=True)
class Secret:
    """Somebody or something that identifies: its type in an intake, and its forms."""

    type: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, with `{W1}` for the first form of a secret and `{W1:1}` for the second."""

    title: str
    codes: tuple[str, ...]
    template: str
    wants: str


def told(story: Story, secrets: Mapping[str, Secret]) -> tuple[str, list[dict[str, object]]]:
    """The text, and the spans that identify, as an intake document holds them."""
    text, spans, last = "", [], 0
    for slot in _SLOT.finditer(story.template):
        text += story.template[last : slot.start()]
        form = secrets[slot[1]].forms[int(slot[2] or 0)]
        kind = secrets[slot[1]].type
        spans.append(
            {
                "tag": slot[1],
                "type": kind,
                "start": len(text),
                "end": len(text) + len(form),
                "text": form,
            }
        )
        text, last = text + form, slot.end()
    return text + story.template[last:], spans


STORIES = (
    Story(
        "Papers held and a fee for the job",
        ("WL11", "LR1", "FL7"),
        "{W1} works at {O1} in {L1} and rang on {D1} from {N1}. {W1} paid {U1} to {R1}, and"
        " the supervisor {A1} keeps the passport in the office. {W1:1} asked for it twice. "
        "{A1} said that whoever asks again loses the job. {W1} shares {L2} with {F1} and "
        "wants the papers first.",
        "The papers back for everybody, without names.",
    ),
    Story(
        "Overtime unpaid, false payslips",
        ("WL4", "WL9", "WL5"),
        "Since {D1} the night shift at {O1} is paid at the day rate. {W1} ({W1:1}) kept the"
        " payslips and showed that they name hours nobody worked. {A1} told {W1} to sign a "
        "blank sheet. The number to ring is {N1}, never the line phone. {F1} works on the "
        "same floor in {L1}.",
        "Overtime paid for all, and payslips that are true.",
    ),
    Story(
        "Threat after a complaint",
        ("WV1", "WL16"),
        "{W1} of {O1} spoke to a visitor on {D1}. The same week {A1} shouted at {W1:1} in "
        "front of the line in {L1} and said that {W1} will be sent home. {H1} of the "
        "workers' committee heard it. {W1} can be reached on {N1} after work and is afraid "
        "for {F1}.",
        "The shouting stopped. No names, no police.",
    ),
    Story(
        "Debt for the journey",
        ("LR5", "LR2", "LR4", "FL9"),
        "{R1} lent {W1} the money for the journey to {O1}: {U1}, at a rate that grows each "
        "month and without a receipt. {W1:1} sends half of the pay to {R1}, who knows {F1} "
        "at home. Passport {N2}; phone {N1}. The room is {L2} in {L1}. {A1} says that the "
        "firm knows nothing of it.",
        "The fee paid back by those who must pay it.",
    ),
    Story(
        "No rest day, locked gate",
        ("WL6", "WL12", "WL7"),
        "For {U2} nobody at {O1} had a rest day. The gate in {L1} is locked at nine; {A1} "
        "holds the key. {W1} climbed the fence on {D1} to buy medicine for {F1} and was "
        "fined. {W1:1} sent a photo of the fine from {N1}. {W1} wants one day a week and "
        "the gate open.",
        "A rest day for everybody and an open gate.",
    ),
    Story(
        "Housing unfit to live in",
        ("WL22", "WL21"),
        "{W1} and the others sleep at {L2} behind {O1} in {L1}: no water after six, and the"
        " roof leaks. {A1} takes rent for it all the same. {W1:1} showed it to {H1} on "
        "{D1}. The phone {N1} belongs to {F1} and is shared.",
        "Water and a dry roof, and no rent until then.",
    ),
)
