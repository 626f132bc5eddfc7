"""A stretch of text that may be a name, and what stands around it, in scripts without spaces."""

from dataclasses import dataclass

import regex

from exports.redaction.lists.dictionary import is_word, words_in
from exports.redaction.lists.lexicon import (
    ACTS,
    AMBIGUOUS_TITLES,
    CONNECTIVES,
    ROLES,
    SPEECH,
    TITLES,
)
from exports.redaction.lists.native_around import FEELINGS, MOODS, REACH, WHERE, WORK
from exports.redaction.reading.view import UNSPACED, View

# What would be torn off the last syllable, or off the one before the first.
TORN_AFTER = regex.compile(r"[\p{M}ะาๅຽະາ]|[\u1000-\u1021]\u1037?\u103a")
_TORN_BEFORE = frozenset("เแโใไເແໂໃໄ\u1039\u17d2")
# What ends a Burmese syllable, and begins none.
_CODA = regex.compile(r"[\u1000-\u1021]\u1037?\u103a")
LETTER = regex.compile(r"[\p{L}\p{M}\p{N}]")
BREAK = regex.compile(r"[.!?;:\u104a\u104b។ฯ\u0964]|[^\p{L}\p{M}\p{N}]{4}")
# "They call him so", "of this name".
_CALLED_SO = regex.compile(r"[\"”’' ]{0,2}(?:(?:လို့|ဟု)[ ]?ခေါ်|ဆိုသူ|အမည်ရ)")
# "May it be" and "an idea that is", which ask for no name but what it means.
_MEANT = (
    *("ขอให้", "ຂໍໃຫ້", "សូមឱ្យ", "សូមឲ្យ"),
    *("คิดที่", "สิ่งที่", "เรื่องที่", "งานที่", "ຄິດທີ່", "ສິ່ງທີ່", "ເລື່ອງທີ່", "ວຽກທີ່"),
)
# Behind these a word that is a title and a plain word too is a title, or may be one.
_CALLS = ("เรียก", "ชื่อ", "ฉายา", "ເອີ້ນ", "ຊື່", "ហៅ", "ឈ្មោះ")
_LADIES = ("นาง", "ນາງ")
_WHERE = regex.compile(rf"[ ]?(?:{'|'.join(WHERE)})?[ ]?(?:เบอร์|ເບີ|លេខ)?[ ]?[+\d]")
_DEEDS = ACTS + MOODS
_DOUBTFUL = AMBIGUOUS_TITLES | WORK
_BEHIND_NOUNS = ("ကို", "ရဲ့", "နဲ့", "နှင့်", "ဆီ", "ထံ", "၏")
_AHEAD = 24
# Behind a silent h they begin no word: "season" is no aunt.
_VOICED = tuple("งญนมยรลวຍນມງລຣວ")
_LINE = regex.compile(r"[\n\t]")
# Letters with full stops that a name begins with.
_INITIALS = regex.compile(r"(?:\p{L}\.[ ]?)+")
_DOTTED = regex.compile(r"[^\s.]+\.[^\s.]+")
# The longest first, so that a title is taken whole.
EVIDENCE = tuple(sorted(filter(UNSPACED.match, sorted(TITLES | ROLES)), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the folded text and what stands around it."""

    view: View
    begin: int
    end: int

    @property
    def inner(self) -> str:
        return self.view.text[self.begin : self.end]

    @property
    def open_before(self) -> bool:
        return self.begin == 0 or not LETTER.match(self.view.text[self.begin - 1])

    @property
    def open_after(self) -> bool:
        return not LETTER.match(self.view.text, self.end)

    @property
    def torn(self) -> bool:
        text = self.view.text
        if self.begin and (text[self.begin - 1] in _TORN_BEFORE or _CODA.match(text, self.begin)):
            return True
        return torn_after(text, self.end)

    @property
    def capital(self) -> bool:
        return self.view.original[self.view.folded.src[self.begin]].isupper()

    @property
    def small(self) -> bool:
        """Whether it begins with a plain Latin letter that is no capital."""
        return "a" <= self.view.original[self.view.folded.src[self.begin]] <= "z"

    @property
    def evidence(self) -> str:
        """The title or cue right before, or an empty string."""
        before = self.view.text[max(0, self.begin - 24) : self.begin].rstrip(" \"'(:-")
        if not before.endswith(EVIDENCE):
            return ""
        gap = self.view.folded.span(max(0, self.begin - 24) + len(before) - 1, self.begin)
        if _LINE.search(self.view.original, *gap):
            return ""
        for word in EVIDENCE:
            if before.endswith(word):
                rest = before[: -len(word)]
                if rest.endswith(("ห", "ຫ")) and word.startswith(_VOICED):
                    continue
                if word not in AMBIGUOUS_TITLES or _may_lead(word, rest):
                    return word
        return ""

    @property
    def opens(self) -> bool:
        """Whether nothing but a title stands between it and a gap."""
        begin = self.view.text.rfind(self.evidence, 0, self.begin)
        return begin <= 0 or not LETTER.match(self.view.text[begin - 1])

    @property
    def doubtful(self) -> bool:
        """Whether what leads it is a word or an office that other words stand behind as well."""
        return self.evidence in _DOUBTFUL

    @property
    def titled(self) -> bool:
        """Whether a title stands before it, or a cue that is no office: a manager has a room."""
        return bool(self.evidence) and self.evidence not in WORK

    @property
    def led(self) -> bool:
        """Whether a gap or a word such as "with" stands before it, or a gap or a verb after."""
        return self.joined_on or self.open_after or self.acts

    @property
    def joined_on(self) -> bool:
        """Whether a gap or a word such as "with" stands before it."""
        return self.open_before or self.asked_for

    @property
    def asked_for(self) -> bool:
        """Whether a word such as "with" stands right before it."""
        before = self.view.text[max(0, self.begin - 10) : self.begin]
        return before.endswith(CONNECTIVES) and not before.endswith(_MEANT)

    @property
    def feared(self) -> bool:
        """Whether a word such as "fears" or "loves" stands right before it."""
        return self.view.text[max(0, self.begin - 10) : self.begin].endswith(FEELINGS)

    @property
    def reached(self) -> bool:
        """Whether it stands between "call" and where: people are called, and firms."""
        text = self.view.text
        called = text[max(0, self.begin - 10) : self.begin].rstrip().endswith(REACH)
        return called and _WHERE.match(text, self.end) is not None

    @property
    def cued(self) -> bool:
        """Whether beyond a space a word stands before or after it that names take."""
        before = self.view.text[max(0, self.begin - 9) : self.begin].rstrip()
        after = self.view.text[self.end : self.end + 9].lstrip()
        return before.endswith(CONNECTIVES) or after.startswith(SPEECH + ACTS)

    @property
    def labels(self) -> bool:
        """Whether a colon follows, as after who speaks in a transcript."""
        return self.view.text.startswith((":", " :"), self.end)

    @property
    def bracketed(self) -> bool:
        """Whether it stands alone between brackets."""
        text = self.view.text
        return text[self.begin - 1 : self.begin] == "(" and text[self.end : self.end + 1] == ")"

    @property
    def speaks(self) -> bool:
        """Whether what follows is said of people alone."""
        text, end = self.view.text, self.end
        return _goes_on_with(SPEECH, text, end) or _CALLED_SO.match(text, end) is not None

    @property
    def acts(self) -> bool:
        """Whether what follows is a verb or a particle that names take."""
        return self.speaks or _goes_on_with(_DEEDS, self.view.text, self.end)

    @property
    def led_on(self) -> bool:
        """Whether a particle follows that stands behind names and nouns, and behind no verb."""
        return _goes_on_with(_BEHIND_NOUNS, self.view.text, self.end)

    @property
    def broken(self) -> bool:
        """Whether a sentence ends inside; the dots of file names and handles end none."""
        start, stop = self.view.folded.span(self.begin, self.end)
        led = _INITIALS.match(self.inner)
        ended = BREAK.search(self.inner, led.end() if led else 0) is not None
        return ended and not _DOTTED.fullmatch(self.view.original, start, stop)


def _may_lead(title: str, before: str) -> bool:
    """Whether a title that is a plain word too stands apart, or where somebody is called so."""
    if not before or not LETTER.match(before[-1]) or before.endswith(_CALLS):
        return True
    return title in _LADIES and before.endswith(CONNECTIVES) and not before.endswith(_MEANT)


def torn_after(text: str, end: int) -> bool:
    """Whether a syllable is torn if a name ends here, in a script without spaces."""
    return TORN_AFTER.match(text, end) is not None


def _goes_on_with(words: tuple[str, ...], text: str, at: int) -> bool:
    """Whether one of the words stands there, and not merely the first letters of another."""
    if not text.startswith(words, at):
        return False
    first = words_in(text[at : at + _AHEAD])[0]
    return any(
        text.startswith(word, at)
        and not torn_after(text, at + len(word))
        and (len(first) <= len(word) or is_word(first[len(word) :]))
        for word in words
    )
