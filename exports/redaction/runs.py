"""A run of neighbouring words that stand for units of one name: how far it goes, how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.redaction.lexicon import AMBIGUOUS, ARTICLES, ROLES, TITLES, TITLES_AFTER
from exports.redaction.model import Confidence
from exports.redaction.names import Name, is_common
from exports.redaction.spelling import EXACT, LETTER, NEAR, SOUND, compare, garbled
from exports.redaction.view import View, Word

Verdict = tuple[Confidence, str]


@dataclass(slots=True)
class Hit:
    """One word that stands for the units in `mask`."""

    word: int
    mask: int
    quality: int


@dataclass(slots=True)
class Run:
    """Neighbouring words of one name, in the order of the text."""

    name: Name
    hits: list[Hit]
    floor: int = 0  # the first word that may belong to it

    @property
    def mask(self) -> int:
        """The bits of all units that some word stands for."""
        mask = 0
        for hit in self.hits:
            mask |= hit.mask
        return mask


def fill(view: View, words: Sequence[Word], run: Run) -> None:
    """Take in neighbours that stand for the name's other units: initials, slips, short forms."""
    for step in (1, -1):
        at = run.hits[0 if step < 0 else -1].word
        while (at := at + step) >= run.floor and at < len(words):
            left, right = sorted((words[at - step], words[at]), key=lambda word: word.start)
            parted = view.comma(left, right)
            if not view.adjoin(left, right) or (parted and step > 0 and len(run.hits) > 1):
                break
            hit = _fit(view, words, run, at)
            if hit:
                run.hits.insert(0 if step < 0 else len(run.hits), hit)
            elif not _skippable(view, words, run, at, step):
                break
            if parted and step < 0:
                break


def _skippable(view: View, words: Sequence[Word], run: Run, at: int, step: int) -> bool:
    """An article before another part of the name: Yusuf al Khatib."""
    beyond = at + step
    inside = words[at].text in ARTICLES and 0 <= beyond < len(words)
    return inside and _fit(view, words, run, beyond) is not None


def _fit(view: View, words: Sequence[Word], run: Run, at: int) -> Hit | None:
    word, taken = words[at], run.mask
    best: Hit | None = None
    for bit, unit in enumerate(run.name.units):
        if taken >> bit & 1:
            continue
        quality = compare(word.text, unit)
        if quality is None and _between(view, words, run, at, bit):
            quality = NEAR if garbled(word.text, unit) else None
        if quality is None or not _plausible(view, run, word, quality):
            continue
        if best is None or quality > best.quality:
            best = Hit(at, 1 << bit, quality)
    return best


def _between(view: View, words: Sequence[Word], run: Run, at: int, bit: int) -> bool:
    """Whether the word stands between the run and another unit of the name, exactly spelt."""
    step = -1 if at < run.hits[0].word else 1
    if not 0 <= at + step < len(words):
        return False
    beyond, taken = words[at + step], run.mask | 1 << bit
    return any(
        beyond.text == unit and not taken >> other & 1 for other, unit in enumerate(run.name.units)
    )


def _plausible(view: View, run: Run, word: Word, quality: int) -> bool:
    if quality == LETTER:
        dotted = view.text[word.end : word.end + 1] == "."
        return dotted or (view.upper(word) and len(word.text) == 1)
    doubtful = is_common(word.text) or word.text in TITLES
    if quality == NEAR and doubtful and len(run.hits) < 2:
        return False
    return quality == EXACT or view.capital(word)


def decide(view: View, words: Sequence[Word], run: Run) -> Verdict | None:
    """How sure the run is to be a mention, and by which rule; None if it is not one."""
    real = [hit for hit in run.hits if hit.quality > LETTER]
    units = sum(hit.mask.bit_count() for hit in real)
    strong = [hit for hit in real if _is_strong(run.name, hit)]
    full = run.mask == (1 << len(run.name.units)) - 1
    if not strong:
        if not (full and len(run.hits) > 1 and _capitals(view, words, run.hits)):
            return None
        return ("auto" if units > 1 or len(run.hits) > 2 else "amber", "name")
    if not run.name.known.linked:
        good = full and all(hit.quality >= SOUND for hit in real)
        return ("auto", "name") if good and _capitals(view, words, real) else None
    if units > 1:
        return _decide_many(view, words, run, strong, full=full)
    if len(run.hits) > 1:
        word = words[strong[0].word]
        sure = view.capital(word) and (len(word.text) >= 4 or len(run.hits) > 2)
        return ("auto" if sure else "amber", "initials")
    return _decide_one(view, words, run, strong[0])


def _decide_many(
    view: View, words: Sequence[Word], run: Run, strong: Sequence[Hit], *, full: bool
) -> Verdict | None:
    plain = all(is_common(words[hit.word].text) for hit in strong)
    if plain and not _capitals(view, words, run.hits):
        return ("amber", "plain words") if full else None
    if run.name.ordered and not _capitals(view, words, strong):
        return ("auto" if view.careless(words[strong[0].word]) else "amber", "lower case")
    letters = sum(len(words[hit.word].text) for hit in run.hits)
    slips = sum(hit.quality == NEAR for hit in run.hits)
    all_slipped = slips == len(run.hits) and not (full and letters >= 12)
    if letters < 4 or all_slipped or (slips and letters < 8):
        return ("amber", "slip")
    return ("auto", "name" if full else "part of name")


def _decide_one(view: View, words: Sequence[Word], run: Run, hit: Hit) -> Verdict | None:
    word = words[hit.word]
    titled = _titled(view, words, hit.word)
    length = len(word.text)
    if word.text.isdigit() or length < 2:
        return None
    if titled and hit.quality >= SOUND and view.capital(word):
        return ("auto", "title")
    if hit.quality == NEAR:
        sure = length >= 6 and view.capital(word) and "a" <= word.text[0] <= "z"
        return ("amber", "slip") if sure else None
    if run.name.ordered and len(run.name.strong) > 1:
        long = length >= 5 and view.capital(word) and not is_common(word.text)
        return ("amber", "part of name") if long else None
    if "a" <= word.text[0] <= "z":
        return _decide_latin(view, word, hit)
    unit = max(u for bit, u in enumerate(run.name.units) if hit.mask >> bit & 1)
    if is_common(word.text) or is_common(unit):
        return ("amber", "plain word") if len(run.name.units) == 1 or titled else None
    sure = hit.quality == EXACT and min(len(unit), length) >= 4
    return ("auto" if sure else "amber", "part of name")


def _decide_latin(view: View, word: Word, hit: Hit) -> Verdict | None:
    common, length = is_common(word.text), len(word.text)
    ambiguous = word.text in AMBIGUOUS
    if not view.capital(word):
        sure = hit.quality == EXACT and length >= 5 and not common and not ambiguous
        return ("auto" if view.careless(word) else "amber", "lower case") if sure else None
    opens = view.opens_sentence(word)
    if hit.quality == EXACT and not common and length >= 3:
        return ("amber" if opens and ambiguous else "auto", "part of name")
    if hit.quality == SOUND and not common and length >= 6:
        return ("auto", "sound")
    if common and opens:
        return None
    return ("amber", "plain word" if common else "part of name") if length >= 3 else None


def outline(view: View, words: Sequence[Word], run: Run) -> tuple[int, int]:
    """The stretch of the original, with the title that tells sex and age."""
    first, last = run.hits[0].word, run.hits[-1].word
    while first > 0 and _belongs(view, words[first - 1], words[first], run):
        first -= 1
    inflected = words[last].text not in run.name.units
    if not inflected and last + 1 < len(words) and words[last + 1].text in TITLES_AFTER:
        last += view.adjoin(words[last], words[last + 1])
    return view.folded.span(words[first].start, words[last].end)


def _belongs(view: View, left: Word, right: Word, run: Run) -> bool:
    if run.name.ordered or not view.adjoin(left, right):
        return False
    hyphened = view.text[left.end : right.start] == "-"
    if left.text in ARTICLES and (hyphened or left.text in ("al", "el")):
        return True
    return left.text in TITLES and (len(left.text) > 1 or view.capital(left))


def _is_strong(name: Name, hit: Hit) -> bool:
    return any(not weak for bit, weak in enumerate(name.weak) if hit.mask >> bit & 1)


def _capitals(view: View, words: Sequence[Word], hits: Sequence[Hit]) -> bool:
    return all(view.capital(words[hit.word]) or words[hit.word].text.isdigit() for hit in hits)


def _titled(view: View, words: Sequence[Word], at: int) -> bool:
    if at and words[at - 1].text in TITLES | ROLES and view.adjoin(words[at - 1], words[at]):
        return True
    after = at + 1 < len(words) and words[at + 1].text in TITLES_AFTER
    return after and view.adjoin(words[at], words[at + 1])
