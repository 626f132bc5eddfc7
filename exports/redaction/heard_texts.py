"""A text as it is heard, and how like a name its stretches sound: each word asked once."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from exports.redaction.alike import Sound, likenesses, sound_of
from exports.redaction.heard_names import COARSE, HeardName, script_of
from exports.redaction.lexicon import ENDINGS, PROCLITICS
from exports.redaction.memory import ByWord
from exports.redaction.phones import Phone, phones
from exports.redaction.view import UNSPACED, View, Word

PARTED = "|"
PERHAPS = 0.68
_FLOOR = PERHAPS - 0.01  # before it is rounded
Stretch = tuple[float, int, int]
"""How alike, rounded, and where it begins and ends in the folded text."""


class Said(NamedTuple):
    """A word as it is heard: its phones, a sign for each, and the strong ones among them."""

    phones: tuple[Phone, ...]
    signs: str
    key: str
    strong: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeardText:
    """A stream of strong consonants, each with its word and its place in the word.

    `joined` says of each word whether nothing parts it from the one before; `firsts` where its
    phones begin in `signs`.
    """

    key: str
    places: Sequence[tuple[int, int]]
    words: Sequence[Word]
    joined: Sequence[bool]
    said: Sequence[Said]
    firsts: Sequence[int]
    signs: str

    def phone(self, at: int) -> tuple[int, int]:
        """Where in the folded text a phone begins and ends."""
        word = bisect_right(self.firsts, at) - 1
        phone, start = self.said[word].phones[at - self.firsts[word]], self.words[word].start
        return start + phone.begin, start + phone.end


class Ear:
    """Compares stretches of texts with forms of names."""

    def __init__(self, forms: Sequence[HeardName]) -> None:
        self._forms = [tuple(map(sound_of, form.heard)) for form in forms]
        self._sounds: list[Sound] = []
        self._signs: dict[Sound, str] = {}
        self._said = ByWord(self._say)
        self._cuts = ByWord(_cuts)
        self._prefixes = ByWord(self._compare_prefixes)
        self._words = ByWord(self._compare_words)

    def hear(self, view: View, *, latin: bool) -> HeardText:
        """All words but Latin ones; those in capitals too if `latin`."""
        capitals = set(view.capitals) if latin else set()
        words: list[Word] = []
        joined: list[bool] = []
        last_at = -2
        for at, text in enumerate(view.words.texts):
            if script_of(text) or at in capitals:
                word = view.words[at]
                joined.append(last_at == at - 1 and view.adjoin(words[-1], word))
                words.append(word)
                last_at = at
        return self._stream(words, joined)

    def _stream(self, words: Sequence[Word], joined: Sequence[bool]) -> HeardText:
        said = [self._said[word.text] for word in words]
        key: list[str] = []
        places: list[tuple[int, int]] = []
        firsts = [0]
        for number, (one, beside) in enumerate(zip(said, joined, strict=True)):
            if not beside:
                key.append(PARTED)
                places.append((number, 0))
            key.append(one.key)
            places += [(number, at) for at in one.strong]
            firsts.append(firsts[-1] + len(one.signs))
        signs = "".join(one.signs for one in said)
        return HeardText("".join(key), places, words, joined, said, firsts, signs)

    def likely(self, heard: HeardText, form: int, window: tuple[int, int]) -> list[Stretch]:
        """The stretches around a window of the stream that sound like a form, the best first."""
        (first, one), (last, other) = heard.places[window[0]], heard.places[window[1] - 1]
        if UNSPACED.match(heard.words[first].text):
            begin, end = heard.firsts[first] + one, heard.firsts[last] + other + 1
            bounds = heard.firsts[first], heard.firsts[last + 1]
            found = self._cut(heard, form, (begin, end), bounds)
        else:
            found = self._whole(heard, form, first, last + 1)
        return sorted(found, key=lambda one: (-one[0], one[1] - one[2]))

    def _cut(
        self, heard: HeardText, form: int, phones_at: tuple[int, int], bounds: tuple[int, int]
    ) -> Iterator[Stretch]:
        """With and without the faint sounds at its ends, in scripts without spaces."""
        last = min(phones_at[1] + 2, bounds[1])
        for first in range(max(bounds[0], phones_at[0] - 2), phones_at[0] + 1):
            asked = form, phones_at[1] - first, heard.signs[first:last]
            for more, alike in self._prefixes[asked]:
                begin, end = heard.phone(first)[0], heard.phone(phones_at[1] + more - 1)[1]
                yield alike, begin, end

    def _whole(self, heard: HeardText, form: int, first: int, last: int) -> Iterator[Stretch]:
        """Whole words, with and without one more at either end."""
        for begin in range(max(0, first - 1), first + 1):
            for end in range(last, min(last + 1, len(heard.words)) + 1):
                if all(heard.joined[begin + 1 : end]):
                    words = heard.words[begin:end]
                    texts = tuple(word.text for word in words)
                    for alike, cut, left in self._words[form, texts]:
                        yield alike, words[0].start + cut, words[-1].start + left

    def _say(self, word: str) -> Said:
        said = phones(word)
        strong = tuple(at for at, phone in enumerate(said) if phone.strong)
        key = "".join(said[at].sign for at in strong).translate(COARSE)
        return Said(said, "".join(self._sign(sound_of(phone)) for phone in said), key, strong)

    def _sign(self, sound: Sound) -> str:
        if sound not in self._signs:
            self._signs[sound] = chr(len(self._sounds))
            self._sounds.append(sound)
        return self._signs[sound]

    def _compare_prefixes(self, asked: tuple[int, int, str]) -> Sequence[tuple[int, float]]:
        """What of the stretch sounds alike: all of it, and less by up to two sounds."""
        form, least, signs = asked
        sounds = [self._sounds[ord(sign)] for sign in signs]
        alike = likenesses(self._forms[form], sounds, least, _FLOOR)
        rounded = ((more, round(one, 2)) for more, one in enumerate(alike))
        return tuple((more, one) for more, one in rounded if one >= PERHAPS)

    def _compare_words(self, asked: tuple[int, tuple[str, ...]]) -> Sequence[Stretch]:
        """The last word without a case ending as well, the first without a particle."""
        form, texts = asked
        middle = "".join(self._said[text].signs for text in texts[1:-1])
        found: list[Stretch] = []
        for begin in self._cuts[texts[0]][0]:
            for end in self._cuts[texts[-1]][1]:
                if len(texts) == 1:
                    signs = self._said[texts[0][begin:end]].signs
                else:
                    head, tail = texts[0][begin:], texts[-1][:end]
                    signs = self._said[head].signs + middle + self._said[tail].signs
                sounds = [self._sounds[ord(sign)] for sign in signs]
                alike = likenesses(self._forms[form], sounds, len(sounds), _FLOOR)
                found += [(round(one, 2), begin, end) for one in alike]
        return tuple(one for one in found if one[0] >= PERHAPS)


def _cuts(word: str) -> tuple[Sequence[int], Sequence[int]]:
    return beginnings(word), endings(word)


def beginnings(word: str) -> list[int]:
    """Where a word begins: at its first letter, and behind an Arabic particle."""
    if not "\u0600" <= word[0] <= "\u06ff":
        return [0]
    return [0, *(len(p) for p in PROCLITICS if word.startswith(p) and len(word) - len(p) >= 3)]


def endings(word: str) -> list[int]:
    """Where a word ends: at its last letter, and before an Indic case ending."""
    if not "\u0900" <= word[0] <= "\u09ff":
        return [len(word)]
    cut = (len(word) - len(e) for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 3)
    return [len(word), *cut]
