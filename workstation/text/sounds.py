"""Names by ear: which letters of other scripts may stand for a sound of a name."""

from collections.abc import Mapping
from types import MappingProxyType

SCRIPTS = ("Latn", "Deva", "Beng", "Arab", "Thai", "Laoo", "Khmr")
FINAL = "$"
"""Marks a vowel that ends its word."""
BEFORE = "<"
"""Marks a vowel sign that is written before its consonant."""

# A sound as Latin letters write it, then what each script writes for it, the likeliest first.
# After ISO 15919, the ALA-LC and RTGS romanisations, loosened to what people write by ear.
_CONSONANTS = """
kh|kh k|ख क|খ ক|خ ك|ข ค|ຂ ຄ|ខ ឃ
gh|gh g|घ ग|ঘ গ|غ|ก|ກ|ឃ គ
ch|ch c|च छ|চ ছ|ش|ช จ ฉ|ຈ ຊ|ច ឆ ជ
jh|jh j|झ ज|ঝ জ|ج|ช|ຊ|ឈ
th|th t|थ त|থ ত|ث ت|ท ธ ถ|ທ ຖ|ថ ធ
dh|dh d|ध द|ধ দ|ذ|ธ ด|ດ|ធ
ph|ph f|फ|ফ|ف|พ ผ ภ|ພ ຜ|ភ ផ
bh|bh b|भ ब|ভ ব|ب|ภ|ພ|ភ
sh|sh s|श स|শ স|ش|ช ศ|ຊ|ស
ng|ng|ङ|ং ঙ|نغ|ง|ງ|ង
ny|ny|ञ|ঞ|ني|ญ|ຍ|ញ
k|k c q|क|ক|ك ق|ก ค|ກ ຄ|ក គ
q|q k|क|ক|ق ك|ก ค|ກ|ក
c|c k|क च|ক চ|ك|ก ค|ກ|ក ច
g|g|ग|গ|ج غ|ก ค|ກ|គ ក
j|j z|ज|জ য|ج|จ ช|ຈ|ជ ច
t|t th|त ट|ত ট|ت ط|ต ท|ຕ ທ|ត ទ
d|d|द ड|দ ড|د ض|ด|ດ|ដ ទ
n|n|न ण|ন ণ|ن|น ณ|ນ|ន ណ
p|p|प|প|ب|ป พ|ປ ພ|ព ប
f|f ph|फ|ফ|ف|ฟ ฝ|ຟ|ហ្វ
b|b|ब भ|ব ভ|ب|บ|ບ|ប ព
m|m|म|ম|م|ม|ມ|ម
y|y i|य|য|ي|ย|ຍ ຢ|យ
r|r|र|র|ر|ร|ຣ ລ|រ
l|l|ल|ল|ل|ล|ລ|ល
v|v w|व|ভ ব|ف و|ว|ວ|វ
w|w v|व|ও ব|و|ว|ວ|វ
s|s|स श|স শ|س ص|ส ศ ซ|ສ ຊ|ស
h|h|ह|হ|ه ح|ห ฮ|ຫ ຮ|ហ
z|z j|ज|জ য|ز ظ|ซ|ຊ|ស
"""
# A dash writes nothing.
_VOWELS = """
aa|aa a|ा|া|ا|า|າ|ា
ee|ee i|ी ि|ী ি|ي|ี ิ|ີ ິ|ី ិ
oo|oo u|ू ु|ূ ু|و|ู ุ|ູ ຸ|ូ ុ
ou|ou u|ु ू|ু|و|ู ุ|ູ ຸ|ូ ុ
ai|ai ay|ै|াই ৈ|اي ي|<ไ <ใ|<ໄ <ໃ|ៃ
au|au ao|ौ|াউ|او و|าว|າວ|ៅ
a$|a|ा -|া -|ه ا|า|າ|ា -
i$|i ee y|ी ि|ি ী|ي|ี ิ|ີ ິ|ី ិ
y$|y i|ी ि|ি ী|ي|ี ิ|ີ|ី ិ
a|a|- ा|- া|- ا|า ั|າ ັ|ា -
i|i ee|ि ी|ি ী|ي -|ิ ี|ິ ີ|ិ ី
u|u oo|ु ू|ু ূ|- و|ุ ู|ຸ ູ|ុ ូ
e|e|े|ে|ي -|<เ|<ເ|េ
o|o|ो|ো -|و -|<โ อ|<ໂ ອ|ុ ោ ូ
"""
_FIRST = """
aa|aa a|आ|আ|ا|อา|ອາ|អា
ee|ee i|ई|ই|اي|อี|ອີ|អី
oo|oo u|ऊ|উ|او|อู|ອູ|អូ
ai|ai|ऐ|আই|اي|ไอ|ໄອ|អៃ
au|au|औ|আউ|او|อาว|ອາວ|អៅ
a|a|अ आ|আ অ|ا ع|อา อ|ອາ|អា
i|i|इ ई|ই|ا|อิ|ອິ|អិ
u|u oo|उ ऊ|উ|ا|อุ|ອຸ|អ៊ុ
e|e|ए|এ|ا|เอ|ເອ|អេ
o|o|ओ|ও|او|โอ|ໂອ|អូ
"""
Letters = Mapping[str, Mapping[str, tuple[str, ...]]]


def _read(table: str) -> Letters:
    rows = (line.split("|") for line in table.strip().splitlines())
    return MappingProxyType(
        {
            sound: MappingProxyType(
                {
                    script: tuple("" if letter == "-" else letter for letter in cell.split())
                    for script, cell in zip(SCRIPTS, cells, strict=True)
                }
            )
            for sound, *cells in rows
        }
    )


CONSONANTS, VOWELS, FIRST_VOWELS = _read(_CONSONANTS), _read(_VOWELS), _read(_FIRST)
VIRAMA = MappingProxyType({"Deva": "\u094d", "Beng": "\u09cd", "Khmr": "\u17d2"})
"""What joins two consonants without a vowel between them."""
