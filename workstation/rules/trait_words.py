"""Words by which a reader knows a trait that a list has in other words, in eleven languages."""

from collections.abc import Mapping
from types import MappingProxyType

from workstation.records.organisations import Trait

PLACED: Mapping[Trait, tuple[str, ...]] = MappingProxyType(
    {
        Trait.DORM: (
            *("dorm", "dormitory", "room", "block", "kamar", "asrama", "phòng"),
            *("ห้อง", "หอ", "ຫ້ອງ", "အခန်း", "បន្ទប់", "कमरा", "कोठा", "রুম", "কক্ষ", "غرفة"),
        ),
        Trait.SECTION: (
            *("section", "line", "department", "unit", "lini", "jalur", "bagian", "chuyền"),
            *("แถว", "ไลน์", "แผนก", "ແຖວ", "ພະແນກ", "လိုင်း", "ဌာန", "ខ្សែ", "ផ្នែក"),
            *("लाइन", "विभाग", "লাইন", "বিভাগ", "خط", "قسم"),
        ),
        Trait.SHIFT: (
            *("shift", "sif"),
            *("กะ", "ກະ", "အဆိုင်း", "វេន", "शिफ्ट", "पाली", "শিফট", "وردية"),
        ),
    }
)
"""Words beside which a letter or number of the list is a room, a line or a shift."""

_WOMAN = (
    *("woman", "women", "female", "females", "lady", "ladies", "girl", "girls", "pregnant"),
    *("perempuan", "wanita", "hamil", "phụ nữ", "cô ấy", "chị ấy"),
    *("ผู้หญิง", "ตั้งครรภ์", "ແມ່ຍິງ", "အမျိုးသမီး", "သူမ", "ស្រី", "នារី", "महिला", "औरत"),
    *("মহিলা", "নারী", "امرأة", "نساء", "عاملة", "عاملات"),
)
_MAN = (
    *("man", "men", "male", "males", "boy", "boys", "laki-laki", "pria", "đàn ông", "anh ấy"),
    *("ผู้ชาย", "ຜູ້ຊາຍ", "အမျိုးသား", "បុរស", "पुरुष", "পুরুষ", "رجال"),
)
ALSO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "woman": _WOMAN,
        "female": _WOMAN,
        "man": _MAN,
        "male": _MAN,
        "under 1 year": ("new workers", "new hires", "newcomers", "on probation", "newly hired"),
    }
)
"""Other words for what a list says of sex and time, as `rosters` keeps it and as lists write it."""

PRONOUNS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("she", "her", "hers", "herself"), "woman")
    | dict.fromkeys(("he", "him", "his", "himself"), "man")
)
"""What English tells of sex wherever it speaks of one person."""

SEXES = MappingProxyType({"woman": ("woman", "female"), "man": ("man", "male")})
"""How lists write what a pronoun tells."""

PEOPLE_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "BD": ("bangladeshi", "bangladeshis", "bengali"),
        "CN": ("chinese",),
        "EG": ("egyptian", "egyptians"),
        "ET": ("ethiopian", "ethiopians", "amharic"),
        "ID": ("indonesian", "indonesians", "ktp"),
        "IN": ("indian", "indians", "hindi", "aadhaar"),
        "JO": ("jordanian", "jordanians"),
        "KE": ("kenyan", "kenyans"),
        "KH": ("cambodian", "cambodians", "khmer"),
        "LA": ("lao", "laotian", "laotians"),
        "LK": ("sri lankan", "sri lankans", "sinhala"),
        "MM": ("burmese", "burma", "nrc"),
        "MY": ("malaysian", "malaysians"),
        "NP": ("nepali", "nepalese", "nepalis"),
        "PH": ("filipino", "filipina", "filipinos", "filipinas", "tagalog"),
        "PK": ("pakistani", "pakistanis", "urdu"),
        "SY": ("syrian", "syrians"),
        "TH": ("thai", "thais"),
        "VN": ("vietnam", "vietnamese"),
    }
)
"""Who comes from a country, what they speak, and the card that only they have."""

LETTERS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "\u1000-\u109f": ("MM",),
        "\u0e01-\u0e5b": ("TH",),
        "\u0e81-\u0edf": ("LA",),
        "\u1780-\u17f9": ("KH",),
        "\u0980-\u09fe": ("BD", "IN"),
        "\u0900-\u097f": ("NP", "IN"),
        "\u0d80-\u0df4": ("LK",),
        "\u0b80-\u0bfa": ("LK", "IN"),
        "\u1200-\u137f": ("ET",),
        "\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9": ("VN",),
    }
)
"""Letters, and those of which countries write them: own words in a letter tell where from."""
