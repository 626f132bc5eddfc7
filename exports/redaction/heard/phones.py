"""What a word sounds like, roughly the same for every script: consonants and the vowels behind.

Signs: P T K S C F are stops and hisses, N G M nasals, L R liquids, W Y H glides, A the vowel that
starts a word. After the ALA-LC, RTGS, ISO 15919 and MLC romanisations, loosened to what people
write by ear.
"""

import functools
import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

STRONG = frozenset("PTKSCFNGMLR")


class Phone(NamedTuple):
    """A consonant with the vowels behind it, where it stands, and whether everybody writes it."""

    sign: str
    vowels: str
    strong: bool
    begin: int
    end: int


def _table(rows: str) -> dict[str, str]:
    pairs = (row.split("=") for row in rows.split())
    return {letter: sign for sign, letters in pairs for letter in letters.split(",")}


# A small letter is a vowel, a capital a consonant, a capital after ~ one that many leave out.
_LATIN = _table("""
P=p,ph,hp,b,bh,pp,bb T=t,th,ht,d,dh,tt,dd,tth,dt K=k,kh,hk,g,gh,q,kk,ck,c,gg,qu KS=x,ks,ksh
S=s,sh,hs,z,ss,zh,sch C=ch,tch,j,jh,ky,gy,dj,tj,chh,cch,jj,hky N=n,nn,nh,hn,gn G=ng M=m,mm,hm
L=l,ll,hl R=r,rr,rh F=f,ff ~W=w,v ~Y=y ~H=h NY=ny
a=a,aa e=e,ae,ea i=i,ee,ie,ii o=o,au,aw,ao u=u,oo,ou,oe,ue,eu,uu ai=ai,ay,ei,ey
""")
_THAI = _table("""
K=ก,ข,ฃ,ค,ฅ,ฆ,ກ,ຂ,ຄ G=ง,ງ C=จ,ฉ,ช,ฌ,ຈ S=ซ,ศ,ษ,ส,ສ,ຊ ~Y=ย,ຍ,ຢ,ຽ N=น,ณ,ນ Y=ญ Ri=ฤ
T=ด,ฎ,ต,ฏ,ถ,ฐ,ท,ธ,ฑ,ฒ,ດ,ຕ,ຖ,ທ P=บ,ป,ผ,พ,ภ,ບ,ປ,ຜ,ພ F=ฝ,ฟ,ຝ,ຟ M=ม,ມ,ํา,ໍາ R=ร L=ล,ฬ,ລ,ຣ ~W=ว,ວ
~H=ห,ฮ,ຫ,ຮ Aau=อ,ອ au=ໍ,ือ,ื่อ,ื้อ,ືອ,ື່ອ,ື້ອ a=ะ,ั,า,ะ,ະ,ັ,າ i=ิ,ี,ິ,ີ iue=ึ,ื,ຶ,ື u=ุ,ู,ຸ,ູ eao=เ,ເ e=แ,ແ o=โ,ໂ,ົ ai=ไ,ใ,ໄ,ໃ
""")
_KHMER = _table("""
K=ក,ខ,គ,ឃ G=ង C=ច,ឆ,ជ,ឈ N=ណ,ន NY=ញ T=ដ,ឋ,ឌ,ឍ,ត,ថ,ទ,ធ P=ប,ផ,ព,ភ F=ហ្វ M=ម,ំ ~Y=យ R=រ L=ល,ឡ
~W=វ S=ស,ឝ,ឞ ~H=ហ aeo=ា i=ិ,ី,ឥ,ឦ ieu=ឹ,ឺ u=ុ,ូ,ឧ,ឩ uo=ួ eoa=ើ ea=ឿ ie=ៀ,េ e=ែ ai=ៃ,ឯ,ឰ ou=ោ,ឱ aou=ៅ,ឪ
A=អ Rieu=ឫ,ឬ Lieu=ឭ,ឮ
""")
_BURMESE = _table("""
K=က,ခ,ဂ,ဃ G=င,င်္ S=စ,ဆ,ဇ,ဈ,ရှ,သျှ,ယှ NY=ည,ဉ T=တ,ထ,ဒ,ဓ,ဋ,ဌ,ဍ,ဎ,သ,ဿ N=န,ဏ,ံ P=ပ,ဖ,ဗ,ဘ M=မ
Y=ယ,ရ ~Y=ျ,ြ L=လ,ဠ ~W=ဝ,ွ ~H=ဟ C=ကျ,ကြ,ဂျ,ဂြ,ချ,ခြ a=ာ,ါ i=ိ,ီ,ဣ,ဤ,ည်,ဥ် u=ု,ူ,ဥ,ဦ
ei=ေ,ဧ e=ဲ,ယ် oau=ော,ေါ,ို,ဩ,ဪ A=အ
iG=င် ~K=က် ~iT=စ် ~T=တ်,သ် N=န်,မ် ~P=ပ် iN=ဉ်
""")
_BURMESE |= {spelt.replace("\u103a", "\u1037\u103a"): sign for spelt, sign in _BURMESE.items()}
_BURMESE |= {"\u103e": "", "လ်": "", "ယ်": "e"}
_NAGARI = _table("""
K=क,ख,ग,घ G=ङ,ङ्ग C=च,छ,ज,झ N=ञ,ण,न T=ट,ठ,ड,ढ,त,थ,द,ध P=प,ब,भ F=फ M=म ~Y=य R=र L=ल ~W=व S=श,ष,स ~H=ह
KS=क्ष,क्ष KY=ज्ञ,ज्ञ ~N=ं,ँ a=ा,ॉ i=ि,ी u=ु,ू ai=े,ै ou=ो,ौ Ri=ृ,ऋ
Aa=अ,आ Ai=इ,ई Au=उ,ऊ Aai=ए,ऐ Aou=ओ,औ
K=ক,খ,গ,ঘ,ক্ষ G=ঙ,ং,ঙ্গ C=চ,ছ,জ,ঝ N=ঞ,ণ,ন
T=ট,ঠ,ড,ঢ,ত,থ,দ,ধ,ৎ P=প,ব F=ফ,ভ M=ম ~Y=য R=র L=ল S=শ,ষ,স ~H=হ,ঃ
~N=ঁ aeo=া i=ি,ী u=ু,ূ aei=ে,ৈ ou=ো,ৌ Ri=ৃ,ঋ
Aaeo=অ,আ Ai=ই,ঈ Au=উ,ঊ Aaei=এ,ঐ Aou=ও,ঔ
""")
_ARABIC = _table("""
P=ب,پ T=ت,ث,ط,د,ض S=ذ,ز,ظ,س,ص,ش,ژ C=ج,تش,چ ~H=ح,ه K=خ,ق,ك,غ,گ R=ر F=ف L=ل M=م N=ن G=نغ
uo=و ie=ي a=ا,ع,ء
""") | {"ء": ""}
_SIGNS = _LATIN | _THAI | _KHMER | _BURMESE | _NAGARI | _ARABIC
_RULES = (
    # Struck out, or mute before a sonorant.
    r"(?P<mute>(?:[ทตด]ร|[ก-ฆจ-ฮ])[ิีุูึื]?์|[ກ-ຮ]໌|[ក-អ]៍|[หຫ](?=[งญนมยรลวຍນມງລຣວ]))"
    r"|(?P<rr>รร)|(?P<n>ญ(?![ะัาิีึืุู็่้]))|(?P<i>y(?![aeiou]))|(?P<ai>[ae]y(?![aeiou]))"
    r"|(?P<aw>aw(?![aeiou]))"
)
_PAGES = frozenset(ord(spelt[0]) >> 8 for spelt in _SIGNS)
_WEAK = frozenset("~A")
_JOINERS = "\u094d\u09cd\u17d2\u1039"
_FINALS = frozenset(map(chr, range(0x0E00, 0x0F00)))  # Thai and Lao: one closes, one opens
_PREPOSED = frozenset("เแโใไເແໂໃໄ")
_CLUSTERED = re.compile(r"[ptkbdgs]r|[กขคตปผพสศทจซ]ร[ะัาิีุูึื็่้]|\u17d2រ|\u094dर|\u09cdর")
_MUTE_R = re.compile(
    r"(?<=[aeiouy])r(?![aeiouyr])|(?<=n)t(?![a-z])"
    r"|(?<=[\u17b6-\u17c5])រ(?![\u17b6-\u17d2])"
)


@functools.lru_cache(maxsize=1 << 14)
def phones(word: str) -> tuple[Phone, ...]:
    """The phones of a folded word in any script; they cover the word from end to end."""
    found: list[_Growing] = []
    faint = _faint(word)
    begin, waiting = 0, ""
    for match in _units(word).finditer(word):
        spelt, (first, end) = match[0], match.span()
        signs = _signs(word, match) if match.lastgroup else _SIGNS.get(spelt, "")
        if spelt in _PREPOSED:
            begin, waiting = first, signs
            if found:
                found[-1].end = first
            continue
        weak = signs[:1] in _WEAK or first in faint
        for sign in signs.lstrip("~"):
            if sign.isupper():
                start = begin if waiting or not found else first
                found.append(_Growing(sign, waiting, not weak and sign in STRONG, start, end))
                waiting = ""
            elif found:
                found[-1].vowels += sign
            else:
                found.append(_Growing("A", sign, False, begin, end))
        if found:
            found[-1].end = end
    return tuple(_single(word, found))


def _units(word: str) -> re.Pattern[str]:
    """What finds the letters that are one sound each, among those of the word's script."""
    page = ord(min(word, default="a")) >> 8
    return _units_of(page if page in _PAGES and page == ord(max(word, default="a")) >> 8 else -1)


@functools.cache
def _units_of(page: int) -> re.Pattern[str]:
    letters = [spelt for spelt in _SIGNS if page in (-1, ord(spelt[0]) >> 8)]
    known = sorted(set(letters) - {"ay", "ey", "aw"}, key=len, reverse=True)
    return re.compile("|".join((_RULES, *map(re.escape, known), ".")))


class _Growing:
    """A phone that may still get vowels, and letters that nobody hears."""

    __slots__ = ("begin", "end", "sign", "strong", "vowels")

    def __init__(self, sign: str, vowels: str, strong: bool, begin: int, end: int) -> None:
        self.sign, self.vowels, self.strong = sign, vowels, strong
        self.begin, self.end = begin, end


def _faint(word: str) -> set[int]:
    """Where consonants stand that many leave out: the second of a cluster, a mute last one."""
    faint = {match.end() - 1 for match in _CLUSTERED.finditer(word)}
    faint |= {match.start() for match in _MUTE_R.finditer(word)}
    return faint | {at - 1 for at in faint if word[at] in "ะัาิีุูึื็่้"}


def _signs(word: str, match: "re.Match[str]") -> str:
    """What is heard where a rule says more than the table."""
    if match["mute"]:
        return ""
    if match["rr"]:
        return "a" if "ก" <= word[match.end() : match.end() + 1] <= "ฮ" else "aN"
    named = {"n": "N", "i": "i", "ai": "ai", "aw": "o"}
    return named[match.lastgroup or ""]


def _single(word: str, found: list[_Growing]) -> Iterator[Phone]:
    """A consonant written twice is heard once; the first half of an x is heard by some only."""
    for phone, following in zip_longest(found, found[1:]):
        strong = phone.strong
        if following and following.sign == phone.sign and not phone.vowels:
            if word[following.begin - 1] in _JOINERS:
                continue
            strong = strong and word[phone.begin] not in _FINALS
        if following and following.begin == phone.begin and following.end == phone.end:
            strong = False
        yield Phone(phone.sign, phone.vowels, strong, phone.begin, phone.end)
