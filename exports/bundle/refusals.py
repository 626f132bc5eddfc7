"""Each way in which a bundle can fail has its own sentence."""

import enum

from workstation.errors import WorkstationError


class Reason(enum.Enum):
    """Why a bundle was refused: the sentence, and what to do."""

    def __init__(self, words: str, advice: str) -> None:
        self.words = words
        self.advice = advice

    DAMAGED = (
        "The bundle is damaged or was changed on the way.",
        "Ask the sender to send it again.",
    )
    NOT_FOR_THIS_KEY = (
        "The bundle is not sealed to this key.",
        "Tell the sender; it may have gone to the wrong address.",
    )
    NOT_SIGNED = (
        "The bundle is not signed, so nobody can say who made it.",
        "Do not rely on it. Ask the sender for a signed one.",
    )
    UNKNOWN_SIGNER = (
        "The bundle is signed with a key that belongs to none of your verified contacts.",
        "Add the sender's card and compare the words by phone, then open it again.",
    )
    REVOKED_SIGNER = (
        "The bundle is signed with a key that was revoked.",
        "Reach the sender on another channel before you believe anything in it.",
    )
    ALTERED = (
        "What the bundle holds is not what its sender signed.",
        "Ask the sender to send it again, on another channel.",
    )
    IMPERSONATED = (
        "The bundle names another sender than the one who signed it.",
        "Reach both on another channel before you believe anything in it.",
    )
    PASSED_ON = (
        "The bundle was sealed for somebody else and passed on to you.",
        "Tell its sender; you were not meant to receive it.",
    )
    REPLAYED = (
        "This bundle was opened here before.",
        "Nothing was imported twice. Look for it in the list of received bundles.",
    )
    TOO_NEW = (
        "A newer version of Casehaven made this bundle.",
        "Update this workstation, then open it again.",
    )
    MALFORMED = (
        "Inside the seal is not a bundle of the form that Casehaven reads.",
        "Ask the sender how it was made.",
    )


class BundleRefused(WorkstationError):
    """A bundle was not accepted; nothing of it was kept. `reason` says which of the ways."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.words, reason.advice)
        self.reason = reason
