"""The check words of a letter: of all that it says, so that nobody can print them on another."""

import msgspec
from msgspec.structs import replace

from crypto.checkwords import check_words
from workstation.records.release import BriefingText


def with_check_words(text: BriefingText, signer: str) -> BriefingText:
    """The text with the eight words of its content and of the office's key.

    The office reads them from its own record over the phone; words on a letter that it never
    wrote are in no record.
    """
    bare = replace(text, check_words=())
    return replace(
        bare, check_words=check_words("letter", msgspec.json.encode(bare) + signer.encode())
    )
