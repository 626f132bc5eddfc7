"""Sound skeletons: what stays equal when one name is spelt by different ears."""

import functools
import re
from collections.abc import Callable

_OLD = re.compile("dj|tj|nj|sj|oe|(?<=[aeiou])ch(?=[aeioumt])")
_NEW = (("ch", "h"), ("dj", "J"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("oe", "u"))
_Replacement = str | Callable[[re.Match[str]], str]

# Old and new Indonesian spelling, Burmese and Khmer aspirates, Bengali and Arabic vowels.
_LATIN_RULES: tuple[tuple[re.Pattern[str], _Replacement], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"que?(?=e|$)", "k"),
        (r"(?<=wong)se?$", ""),
        (r"(?<=^[^aeiou])i(?=[kt]e$)|(?<=^[^aeiou]{2})i(?=[kt]e$)", "ai"),
        (r"(?<=[aeiou]g)(?:ij|iy|y)(?=o)", "i"),
        (r"(?<=[aeiou][^aeiou])e$", ""),
        (r"sch|sh|sy(?=[aeiou])|^x|^hs", "s"),
        (r"dj|dz|zh|jh|gy", "j"),
        (r"tch|tj|chh?|ky|cz", "C"),
        (r"ph|hp", "p"),
        (r"bh", "b"),
        (r"th|ht", "t"),
        (r"dh", "d"),
        (r"kh|hk|q|ck|c", "k"),
        (r"gh", "g"),
        (r"(?<=[slmnwyr])h(?=[aeiou])|^h(?=[slmnwyr])", ""),
        (r"x", "ks"),
        (r"w", "v"),
        (r"z", "j"),
        (r"ee|ii|ie|ea|iy|ij|yi", "i"),
        (r"(?<=[^aeiou])yi|^yi", "i"),
        (r"oo|ou|oe|uu", "u"),
        (r"av(?![aeiouy])|au|ao", "o"),
        (r"ay|ai|ei|ey|ae", "e"),
        (r"y(?![aeiou])", "i"),
        (r"[ae]r$", "a"),
        (r"(?<=[aeiou])[rh](?![aeiou])", ""),
        (r"d$", "t"),
        (r"g$", "k"),
        (r"b$", "p"),
        (r"(.)\1+", r"\1"),
    )
)
_INDIC = str.maketrans(
    {
        "ी": "ि", "ू": "ु", "व": "ब", "श": "स", "ष": "स", "ण": "न", "ँ": "ं", "ड": "द", "ढ": "ध",
        "ट": "त", "ठ": "थ", "ञ": "न", "ई": "इ", "ऊ": "उ", "ै": "े", "ौ": "ो", "ॉ": "ा",
        "ऋ": "रि", "ृ": "्रि",
        "ী": "ি", "ূ": "ু", "শ": "স", "ষ": "স", "ণ": "ন", "ঁ": "", "ঃ": "", "য": "জ", "ঈ": "ই",
        "ঊ": "উ", "ৎ": "ত", "ড": "র", "ঢ": "র", "ট": "ত", "ঠ": "ত",
        "খ": "ক", "ঘ": "গ", "ছ": "চ", "ঝ": "জ", "থ": "ত", "ধ": "দ", "ফ": "প", "ভ": "ব",
    }
)  # fmt: skip
_INDIC_RULES = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"ङ्ग|ंग|ং্গ", "ङ"),
        (r"क्स्?", "छ"),
        (r"ज्न", "ग्य"),
        (r"ক্স(?:্ম)?", "ক"),
        (r"[नमङ]्(?=[क-ह])", "ं"),
        (r"(?<=.)य(?=[िे])", ""),
        (r"(?<=.)ए", "े"),
        (r"(?<=.)इ", "ि"),
        (r"(?<=..[क-ह])उ(?=[लरदन])", "ु"),
        (r"(?<=..[ক-হ])উ(?=[লরদন])", "ু"),
        (r"ঙ্(?=[ক-হ])", "ং"),
        (r"ংগ|ঙ", "ং"),
        (r"(?<=[ািুেোআইউএও])জ(?=[ািুেো])|(?<=[ািুেো])আ", ""),
        (r"(?<=[ািুেোআইউএও])এ", "ে"),
        (r"[অএআ]্জা", "এ"),
        (r"্জা", "ে"),
        (r"(?<=[ািুেো])জ(?=[ক-হ])", "ই"),
        (r"(?<=[ািুেো])া", ""),
        (r"(.)্\1", r"\1"),
        (r"(.)्\1", r"\1"),
        (r"्$|্$", ""),
    )
)
_ARABIC = str.maketrans({"ث": "ت", "ذ": "د", "ظ": "ض", "گ": "ك", "پ": "ب", "چ": "ج", "ژ": "ز"})
_ARABIC_RULES = ((re.compile(r"^ال(?=..)"), ""), (re.compile(r"(?<=.)ا(?=.)"), ""))
# Sounds and signs that one ear hears apart and another does not, letter by letter.
_SAME_SOUND = {
    "ศษซ": "ส", "ณ": "น", "ญ": "ย", "ฎ": "ด", "ฏ": "ต", "ฐฑฒถธ": "ท", "ฬร": "ล", "ฆฃฅข": "ค",
    "ฌฉ": "ช", "ภผ": "พ", "ฝ": "ฟ", "ฮ": "ห", "ี": "ิ", "ื": "ึ", "ู": "ุ", "ไ": "ใ",
    "ີ": "ິ", "ື": "ຶ", "ູ": "ຸ", "ໄ": "ໃ", "ຣ": "ລ", "ຢ": "ຍ",
    "ឌ": "ទ", "ឍ": "ធ", "ឋ": "ថ", "ណ": "ន", "ឡ": "ល", "ដ": "ត", "ី": "ិ", "ឺ": "ឹ", "ូ": "ុ",
    "\u102e": "\u102d", "\u1030": "\u102f", "\u102b": "\u102c", "\u103c": "\u103b", "ဏ": "န",
    "ဓ": "ဒ", "ဘဖ": "ဗ", "ဉဦ": "ဥ", "ဿ": "သ", "ဌ": "ထ", "ဈ": "ဇ",
    "ဃ": "ဂ", "ဋ": "တ", "ဍဎ": "ဒ", "ဠ": "လ", "ရ": "ယ",
}  # fmt: skip
_UNHEARD = "่้๊๋็์່້໊໋໌់៉៊័៌៍៎៏័ៈះ\u1037\u1038\u103e"
LOOSE = str.maketrans(
    {sound: same for many, same in _SAME_SOUND.items() for sound in many}
    | dict.fromkeys(_UNHEARD, "")
)


@functools.lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """The sound of a folded word; equal for spellings that writers use for one name."""
    first = word[:1]
    if "a" <= first <= "z":
        return _apply(_LATIN_RULES, word)
    if "\u0900" <= first <= "\u09ff":
        return _apply(_INDIC_RULES, word.translate(_INDIC))
    if "\u0600" <= first <= "\u06ff":
        return _apply(_ARABIC_RULES, word.translate(_ARABIC))
    return word


BROAD = str.maketrans("jCzxvwfbdgq", "sssspppptkk")


@functools.lru_cache(maxsize=8192)
def modern(word: str) -> str:
    """The spelling of 1972 for an Indonesian word in the old one; other words unchanged."""
    if not _OLD.search(word):
        return word
    for old, new in _NEW:
        word = word.replace(old, new)
    return word.replace("j", "y").replace("J", "j")


@functools.lru_cache(maxsize=8192)
def consonants(word: str) -> str:
    """What is left of a Latin word by ear: its consonants in broad classes, or all of it."""
    heard = skeleton(word).translate(BROAD)
    bare = re.sub("[aeiouyh]+", "", heard).replace("nk", "n")
    return bare if len(bare) > 1 else heard


@functools.lru_cache(maxsize=8192)
def blurred(heard: str) -> str:
    """A Latin skeleton with its vowels blurred: Rafiqul and Rofiqul."""
    return re.sub("[aeou]+", "a", heard)


def _apply(rules: tuple[tuple[re.Pattern[str], _Replacement], ...], word: str) -> str:
    for pattern, by in rules:
        word = pattern.sub(by, word)
    return word
