"""Every pair of colours that is drawn is easy enough to tell apart (WCAG 2.2, 1.4.3 and 1.4.11)."""

import pytest

from ui.theme.tokens import THEMES, Colours

TEXT_ON = {
    "text": "window surface sunken selection raised accent_soft warn_soft danger_soft ok_soft"
    " info_soft token_soft",
    "muted": "window surface sunken selection raised warn_soft danger_soft info_soft ok_soft"
    " accent_soft token_soft",
    "faint": "window surface sunken selection accent_soft raised",
    "on_accent": "accent accent_hover",
    "accent_text": "accent_soft surface window selection raised sunken",
    "on_danger": "danger",
    "danger": "danger_soft surface window selection accent_soft raised sunken",
    "warn": "warn_soft surface window selection raised sunken",
    "ok": "ok_soft surface window selection",
    "info": "info_soft surface",
    "token": "token_soft surface",
    "risk1": "risk1_soft",
    "risk2": "risk2_soft",
    "risk3": "risk3_soft",
    "risk4": "risk4_soft",
}
MARK_ON = {
    "line_strong": "surface window",
    "focus": "window surface sunken",
    "accent": "window surface",
    "plot4": "surface",
    "plot3": "surface",
    "token_line": "surface",
    "warn_line": "surface",
}


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _too_weak(colours: Colours, pairs: dict[str, str], least: float) -> list[str]:
    return [
        f"{ink} on {ground}"
        for ink, grounds in pairs.items()
        for ground in grounds.split()
        if ratio(colours[ink], colours[ground]) < least
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_a_ratio_of_at_least_4_5(theme: str) -> None:
    assert _too_weak(THEMES[theme], TEXT_ON, 4.5) == []


@pytest.mark.parametrize("theme", THEMES)
def test_marks_have_a_ratio_of_at_least_3(theme: str) -> None:
    assert _too_weak(THEMES[theme], MARK_ON, 3.0) == []


def test_all_themes_have_the_same_roles() -> None:
    assert len({frozenset(colours) for colours in THEMES.values()}) == 1
