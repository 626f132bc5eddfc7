"""Places on the map: degrees, plus codes, grids; and numbers of machines on a net."""

from stdnum import imei

from exports.redaction.reading.forms import form

_ANGLE = r"\d{1,3} ?[°o] ?\d{1,2}(?:\.\d+)? ?'(?!') ?(?:\d{1,2}(?:\.\d+)? ?(?:\"|'')?)?"
_DEGREES = r"-?\d{1,3}\.\d{3,}°?"
_COARSE = r"-?\d{1,3}\.\d{1,}°?"

PLACES = (
    form("other", "network address", r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]\d)",
         lambda found: 100 <= max(map(int, found.split("."))) <= 255),
    form("other", "network address", r"(?<!\w)(?:[0-9a-f]{2}[:\-]){5}[0-9a-f]{2}(?!\w)"),
    form("other", "network address",
         r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,6}(?![\w:])",
         lambda found: ("::" in found or found.count(":") == 7) and len(found) > 9),
    form("other", "place on the map",
         rf"(?<![\d.])(?:[ns] ?)?{_DEGREES} ?[ns]?(?: ?[,;] ?|(?: | ?/ ?)(?=[\d\-. ew]*\d{{4}}))"
         rf"(?:[ew] ?)?{_DEGREES}"
         r" ?[ew]?(?!\d|\.\d)"),
    form("other", "place on the map",
         rf"\blat(?:itude)?[ :=.]{{0,3}}{_COARSE} ?[ns]?[ ,;/]{{0,3}}(?:and )?"
         rf"(?:long?(?:itude)?|lng)[ :=.]{{0,3}}{_COARSE} ?[ew]?"),
    form("other", "place on the map",
         rf"(?:(?<!\w)[ns] ?)?{_ANGLE} ?(?:[ns]|l[suatin]{{1,6}})?[, ]*"
         rf"(?:[ew] ?)?{_ANGLE} ?(?:[ew]|b[tb])?(?!\w)"),
    form("other", "place on the map",
         r"(?<!\w)(?:[23456789cfghjmpqrvwx]{4}){1,2}\+[23456789cfghjmpqrvwx]{2,3}(?!\w)",
         lambda found: any(c.isalpha() for c in found)),
    form("other", "place on the map", r"\bgeo:-?\d{1,3}\.\d+,-?\d{1,3}\.\d+"),
    form("other", "place on the map",
         r"(?<!\w)\d{1,2} ?[c-hj-np-x] "
         r"(?:[a-z]{2} ?\d{5} ?\d{5}|\d{6}(?:me?)? ?,? ?\d{7}(?:mn?)?)(?!\w)"),
    form("other", "place on the map", r"(?<!\w)\d{1,2}[c-hj-np-x][a-z]{2}\d{8,10}(?!\w)"),
    form("other", "telephone set", r"(?<!\d)\d{15}(?!\d)|(?<!\d)\d{2}-\d{6}-\d{6}-\d(?!\d)",
         imei.is_valid),
)  # fmt: skip
