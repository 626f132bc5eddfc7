"""Burmese names by the syllable: how each is written with Latin letters, and in Burmese."""

import re
from functools import cache
from itertools import islice, product

# As people write their own names; no rule leads from one to the other letter by letter.
_SYLLABLES = """
aung အောင်|aye အေး|ba ဘ|bo ဗို ဘို|chan ချမ်း|chit ချစ်|cho ချို|daw ဒေါ်|dar ဒါ တာ|ei အိ|ma မ
gyi ကြီး|hla လှ|hlaing လှိုင်|hnin နှင်း|htay ဌေး|htet ထက်|htike ထိုက်|htoo ထူး|htun ထွန်း
htut ထွဋ်|htwe ထွေး|kaung ကောင်း|khaing ခိုင်|khin ခင်|khine ခိုင်|ko ကို|kyaw ကျော်|kyi ကြည်
kyin ကြင်|la လ|lar လာ|latt လတ်|lay လေး|lin လင်း|lwin လွင်|maung မောင်|mi မိ|min မင်း|moe မိုး
mon မွန်|mya မြ|myat မြတ်|myint မြင့်|myo မျိုး|naing နိုင်|nan နန်း|nandar နန္ဒာ|ne နေ|ni နီ
nilar နီလာ|nu နု|nwe နွယ်|nyein ငြိမ်း|nyo ညို|ohn အုန်း|oo ဦး|pa ပ|paing ပိုင်|phyo ဖြိုး
phyu ဖြူ|pwint ပွင့်|san စန်း|sandar စန္ဒာ|saw စော|sein စိန်|shwe ရွှေ|si စည်|soe စိုး|su စု
swe ဆွေ|tha သ|than သန်း|thandar သန္တာ|thant သန့်|thaw သော်|thein သိန်း|thet သက်|thi သီ|thida သီတာ
thin သင်း|thiri သီရိ|thu သူ|thura သူရ|thwin သွင်|tin တင်|toe တိုး|tun ထွန်း|wai ဝေ|wah ဝါ ဝါး
war ဝါ|win ဝင်း|wint ဝင့်|yadanar ရတနာ|ye ရဲ|yi ရီ|yin ယဉ်|yu ယု|zaw ဇော်|zay ဇေ|zin ဇင်|zun ဇွန်
zar ဇာ|hein ဟိန်း|htin ထင်|hsu ဆု|kay ကေ|khant ခန့်|khat ခက်|khun ခွန်|kyar ကြာ ကျား|kyay ကြေး
lynn လင်း|mar မာ|maw မော်|me မေ|mu မူ မူး|myaing မြိုင်|nang နန်း|naung နောင်|naw နော်|nay နေ
noe နိုး|nway နွေး|nwet နွယ်|nyi ညီ|nyunt ညွန့်|ohnmar ဥမ္မာ|pan ပန်း|paw ပေါ် ဖော|phone ဘုန်း
phoo ဖူး|pyae ပြည့်|pyay ပြေ|pyone ပြုံး|pyo ပျို|sabai စံပယ်|sai စိုင်း|sandi စန္ဒီ|shein ရှိန်
shin ရှင်|sit စစ်|sone စုံ|thar သာ|thaung သောင်း|thazin သဇင်|thiha သီဟ|thinzar သဉ္ဇာ|thit သစ်
thuzar သူဇာ|thway သွေး|thwe သွယ်|tint တင့်|wut ဝတ်|yamin ယမင်း|yan ယံ ရန်|yarzar ရာဇာ|yati ရတီ
yaung ရောင်|yee ရည်|yint ရင့်|yoon ယွန်း|yun ယွန်း|zarni ဇာနည်|zeya ဇေယျာ|zwe ဇွဲ|htway ထွေး
"""
_PAIRS = [line.split() for line in _SYLLABLES.strip().replace("\n", "|").split("|")]
_WRITTEN = {latin: tuple(burmese) for latin, *burmese in _PAIRS}
_READ = {burmese: latin for latin, *every in reversed(_PAIRS) for burmese in every}
_LATIN = re.compile("|".join(sorted(_WRITTEN, key=len, reverse=True)))
_BURMESE = re.compile("|".join(sorted(_READ, key=len, reverse=True)))
_MOST = 8


@cache
def to_burmese(words: str) -> tuple[str, ...]:
    """How a name in Latin letters may be written in Burmese; nothing for one of other syllables."""
    found = _whole(_LATIN, words)
    choices = islice(product(*(_WRITTEN[part] for part in found)), _MOST) if found else ()
    return tuple("".join(chosen) for chosen in choices)


@cache
def from_burmese(words: str) -> tuple[str, ...]:
    """How a Burmese name may be written in Latin letters, as one word and in several."""
    found = [_READ[part] for part in _whole(_BURMESE, words)]
    return tuple(dict.fromkeys((" ".join(found), "".join(found)))) if found else ()


def _whole(pattern: re.Pattern[str], words: str) -> list[str]:
    """The syllables of a text, if it has nothing else."""
    text = words.replace(" ", "")
    found = pattern.findall(text)
    return found if "".join(found) == text else []
