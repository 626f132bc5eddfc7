"""Design tokens: three themes, type, space. No other module names a colour value."""

from collections.abc import Mapping
from types import MappingProxyType

Colours = Mapping[str, str]

LIGHT: Colours = MappingProxyType(
    {
        "window": "#F4F5F2",
        "surface": "#FFFFFF",
        "sunken": "#EAEDE9",
        "raised": "#FFFFFF",
        "line": "#D6DBD5",
        "line_strong": "#7E8882",
        "text": "#1A2120",
        "muted": "#4C5753",
        "faint": "#59635F",
        "accent": "#0F5C63",
        "on_accent": "#FFFFFF",
        "accent_hover": "#0B4A50",
        "accent_soft": "#DCEBEA",
        "accent_text": "#0C545B",
        "focus": "#1B62CF",
        "selection": "#D5E7E8",
        "danger": "#A3281D",
        "on_danger": "#FFFFFF",
        "danger_soft": "#FBE8E4",
        "danger_line": "#D98C80",
        "warn": "#794800",
        "warn_soft": "#FCEFD2",
        "warn_line": "#C08A2B",
        "ok": "#1D6839",
        "ok_soft": "#E1F1E5",
        "ok_line": "#7DB58F",
        "info": "#1E538E",
        "info_soft": "#E2ECF7",
        "info_line": "#86ACD6",
        "token": "#553F8E",
        "token_soft": "#EAE4F7",
        "token_line": "#9280C4",
        "risk1": "#35664D",
        "risk1_soft": "#E3EFE7",
        "risk2": "#6F4C00",
        "risk2_soft": "#FAECC6",
        "risk3": "#8F3700",
        "risk3_soft": "#FBDDC6",
        "risk4": "#FFFFFF",
        "risk4_soft": "#8F1D1D",
        "plot1": "#8DB39F",
        "plot2": "#E0B545",
        "plot3": "#D97A3A",
        "plot4": "#8F1D1D",
    }
)

DARK: Colours = MappingProxyType(
    {
        "window": "#14191A",
        "surface": "#1B2122",
        "sunken": "#0F1415",
        "raised": "#242C2D",
        "line": "#313A3B",
        "line_strong": "#7F8B89",
        "text": "#E6EBE9",
        "muted": "#B2BDB9",
        "faint": "#9FABA6",
        "accent": "#6CC3C1",
        "on_accent": "#04272A",
        "accent_hover": "#8AD3D1",
        "accent_soft": "#143437",
        "accent_text": "#8CD5D3",
        "focus": "#86B6FF",
        "selection": "#1D4346",
        "danger": "#FF9C8F",
        "on_danger": "#3A0D07",
        "danger_soft": "#3B1F1B",
        "danger_line": "#8A4438",
        "warn": "#F1C463",
        "warn_soft": "#352A12",
        "warn_line": "#8A6A22",
        "ok": "#85D09A",
        "ok_soft": "#16301E",
        "ok_line": "#3F7450",
        "info": "#92BFF4",
        "info_soft": "#172B40",
        "info_line": "#3F638C",
        "token": "#C7B6F7",
        "token_soft": "#2C2545",
        "token_line": "#7A6AB3",
        "risk1": "#95CDAD",
        "risk1_soft": "#17301F",
        "risk2": "#F1C463",
        "risk2_soft": "#3A2E12",
        "risk3": "#FFB483",
        "risk3_soft": "#44250F",
        "risk4": "#3A0607",
        "risk4_soft": "#FF9188",
        "plot1": "#4E8A69",
        "plot2": "#C79A34",
        "plot3": "#D97F45",
        "plot4": "#FF9188",
    }
)

CONTRAST: Colours = MappingProxyType(
    {
        "window": "#000000",
        "surface": "#000000",
        "sunken": "#000000",
        "raised": "#101010",
        "line": "#8C8C8C",
        "line_strong": "#FFFFFF",
        "text": "#FFFFFF",
        "muted": "#FFFFFF",
        "faint": "#DADADA",
        "accent": "#5CF2F2",
        "on_accent": "#000000",
        "accent_hover": "#A6FFFF",
        "accent_soft": "#00363A",
        "accent_text": "#8CFFFF",
        "focus": "#FFE600",
        "selection": "#00474D",
        "danger": "#FFA99F",
        "on_danger": "#000000",
        "danger_soft": "#3D0000",
        "danger_line": "#FFA99F",
        "warn": "#FFD75E",
        "warn_soft": "#332600",
        "warn_line": "#FFD75E",
        "ok": "#7CFFA0",
        "ok_soft": "#00300F",
        "ok_line": "#7CFFA0",
        "info": "#A9D2FF",
        "info_soft": "#00264D",
        "info_line": "#A9D2FF",
        "token": "#DCC9FF",
        "token_soft": "#25104F",
        "token_line": "#DCC9FF",
        "risk1": "#7CFFA0",
        "risk1_soft": "#00300F",
        "risk2": "#FFD75E",
        "risk2_soft": "#332600",
        "risk3": "#FFBE8F",
        "risk3_soft": "#4A1D00",
        "risk4": "#000000",
        "risk4_soft": "#FF8A80",
        "plot1": "#5BC07C",
        "plot2": "#FFD75E",
        "plot3": "#FF9A4D",
        "plot4": "#FF6B60",
    }
)

THEMES: Mapping[str, Colours] = MappingProxyType(
    {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
)

TYPE: Mapping[str, int] = MappingProxyType(
    {
        "key": 11,
        "caption": 12,
        "body": 13,
        "reading": 14,
        "subtitle": 15,
        "title": 18,
        "display": 24,
    }
)
"""Font sizes in device-independent pixels, before the text size setting."""

BADGE_RADIUS, CONTROL_RADIUS, CARD_RADIUS = 4, 6, 8
CONTROL, SEGMENT, ROW, TWO_LINE_ROW, TOP_BAR = 34, 28, 38, 50, 56
SIDEBAR, RAIL = 188, 56
RAIL_BELOW = 1200
