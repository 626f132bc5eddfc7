"""Plain words of every day: they tell nobody, also where somebody bears one of them as a name."""

from functools import cache
from importlib import resources

from workstation.text.fold import fold


@cache
def common_words() -> frozenset[str]:
    """Plain English words in lower case, and names in other scripts that are plain words."""
    here = resources.files(__package__)
    native = fold((here / "common_native.txt").read_text("utf-8")).text.split()
    return frozenset((here / "common_words.txt").read_text("utf-8").split()).union(native)


def is_plain(text: str) -> bool:
    """Whether a text is made of plain words alone: "The supervisor", until her name was known."""
    return common_words().issuperset(fold(text).text.split())
