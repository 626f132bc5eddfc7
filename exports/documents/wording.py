"""The sentences that every briefing carries besides its own text."""

FILE_TITLE = "Partner briefing"
HANDLING = "How to handle this"
CHECKING = "How to check this file"
CHECK_WORDS = "Check words"
CALL = (
    "Ring the sender on a number that you had before this file came, and read the words to each"
    " other. If one word differs, do not act on this file."
)
COMMAND_BEFORE = "With the sender's key file, a computer checks it too: "
COMMAND = "minisign -V -p signer.pub -m briefing.pdf"


def page(number: int, total: int) -> str:
    return f"page {number} of {total}"


def isolated(text: str) -> str:
    """Text of unknown direction, set so that it turns nothing round it (UAX #9, FSI)."""
    return f"\u2068{text}\u2069"
