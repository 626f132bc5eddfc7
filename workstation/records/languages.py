"""Languages by their code or English name, as a closed list, so that no free text is said."""

from collections.abc import Mapping
from types import MappingProxyType

LANGUAGES: Mapping[str, str] = MappingProxyType(
    dict(
        entry.split(" ", 1)
        for entry in [
            "am Amharic",
            "ar Arabic",
            "bn Bengali",
            "en English",
            "es Spanish",
            "fa Persian",
            "fil Filipino",
            "fr French",
            "gu Gujarati",
            "ha Hausa",
            "hi Hindi",
            "id Indonesian",
            "ja Japanese",
            "kar Karen",
            "kac Kachin",
            "km Khmer",
            "ko Korean",
            "ku Kurdish",
            "lo Lao",
            "mnw Mon",
            "ms Malay",
            "my Burmese",
            "ne Nepali",
            "om Oromo",
            "pa Punjabi",
            "pt Portuguese",
            "rhg Rohingya",
            "ru Russian",
            "shn Shan",
            "si Sinhala",
            "so Somali",
            "sw Swahili",
            "ta Tamil",
            "te Telugu",
            "th Thai",
            "ti Tigrinya",
            "tl Tagalog",
            "tr Turkish",
            "uk Ukrainian",
            "ur Urdu",
            "uz Uzbek",
            "vi Vietnamese",
            "zh Chinese",
        ]
    )
)
"""The name of each language by its code (ISO 639)."""

_BY_NAME = {name.casefold(): name for name in LANGUAGES.values()}


def language(said: str) -> str:
    """A language's name by its code, as "pt-BR", or its name; nothing for what is neither."""
    words = said.strip().casefold()
    return LANGUAGES.get(words.partition("-")[0]) or _BY_NAME.get(words, "")
