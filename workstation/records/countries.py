"""Countries and the regions that are said in their place (ISO 3166-1; UN M49 sub-regions)."""

from collections.abc import Mapping
from types import MappingProxyType

_REGIONS = {
    "South-eastern Asia": (
        "BN Brunei|ID Indonesia|KH Cambodia|LA Laos|MM Myanmar|MY Malaysia|PH Philippines"
        "|SG Singapore|TH Thailand|TL Timor-Leste|VN Viet Nam"
    ),
    "Southern Asia": (
        "AF Afghanistan|BD Bangladesh|BT Bhutan|IN India|IR Iran|LK Sri Lanka|MV Maldives|NP Nepal"
        "|PK Pakistan"
    ),
    "Eastern Asia": (
        "CN China|HK Hong Kong|JP Japan|KP North Korea|KR South Korea|MN Mongolia|MO Macao"
        "|TW Taiwan"
    ),
    "Central Asia": "KG Kyrgyzstan|KZ Kazakhstan|TJ Tajikistan|TM Turkmenistan|UZ Uzbekistan",
    "Western Asia": (
        "AE United Arab Emirates|AM Armenia|AZ Azerbaijan|BH Bahrain|CY Cyprus|GE Georgia|IL Israel"
        "|IQ Iraq|JO Jordan|KW Kuwait|LB Lebanon|OM Oman|PS Palestine|QA Qatar|SA Saudi Arabia"
        "|SY Syria|TR Türkiye|YE Yemen"
    ),
    "Northern Africa": "DZ Algeria|EG Egypt|LY Libya|MA Morocco|SD Sudan|TN Tunisia",
    "Sub-Saharan Africa": (
        "AO Angola|BF Burkina Faso|BI Burundi|BJ Benin|BW Botswana|CD Democratic Republic of Congo"
        "|CF Central African Republic|CG Congo|CI Côte d’Ivoire|CM Cameroon|CV Cabo Verde"
        "|DJ Djibouti|ER Eritrea|ET Ethiopia|GA Gabon|GH Ghana|GM Gambia|GN Guinea"
        "|GQ Equatorial Guinea|GW Guinea-Bissau|KE Kenya|KM Comoros|LR Liberia|LS Lesotho"
        "|MG Madagascar|ML Mali|MR Mauritania|MU Mauritius|MW Malawi|MZ Mozambique|NA Namibia"
        "|NE Niger|NG Nigeria|RW Rwanda|SC Seychelles|SL Sierra Leone|SN Senegal|SO Somalia"
        "|SS South Sudan|ST São Tomé and Príncipe|SZ Eswatini|TD Chad|TG Togo|TZ Tanzania|UG Uganda"
        "|ZA South Africa|ZM Zambia|ZW Zimbabwe"
    ),
    "Latin America and the Caribbean": (
        "AG Antigua and Barbuda|AR Argentina|BB Barbados|BO Bolivia|BR Brazil|BS Bahamas|BZ Belize"
        "|CL Chile|CO Colombia|CR Costa Rica|CU Cuba|DM Dominica|DO Dominican Republic|EC Ecuador"
        "|GD Grenada|GT Guatemala|GY Guyana|HN Honduras|HT Haiti|JM Jamaica"
        "|KN Saint Kitts and Nevis|LC Saint Lucia|MX Mexico|NI Nicaragua|PA Panama|PE Peru"
        "|PR Puerto Rico|PY Paraguay|SR Suriname|SV El Salvador|TT Trinidad and Tobago|UY Uruguay"
        "|VC Saint Vincent and the Grenadines|VE Venezuela"
    ),
    "Northern America": "CA Canada|US United States",
    "Eastern Europe": (
        "BG Bulgaria|BY Belarus|CZ Czechia|HU Hungary|MD Moldova|PL Poland|RO Romania|RU Russia"
        "|SK Slovakia|UA Ukraine"
    ),
    "Northern Europe": (
        "DK Denmark|EE Estonia|FI Finland|GB United Kingdom|IE Ireland|IS Iceland|LT Lithuania"
        "|LV Latvia|NO Norway|SE Sweden"
    ),
    "Southern Europe": (
        "AD Andorra|AL Albania|BA Bosnia and Herzegovina|ES Spain|GR Greece|HR Croatia|IT Italy"
        "|ME Montenegro|MK North Macedonia|MT Malta|PT Portugal|RS Serbia|SI Slovenia"
        "|SM San Marino|XK Kosovo"
    ),
    "Western Europe": (
        "AT Austria|BE Belgium|CH Switzerland|DE Germany|FR France|LI Liechtenstein|LU Luxembourg"
        "|MC Monaco|NL Netherlands"
    ),
    "Oceania": (
        "AU Australia|FJ Fiji|FM Micronesia|KI Kiribati|MH Marshall Islands|NR Nauru"
        "|NZ New Zealand|PG Papua New Guinea|PW Palau|SB Solomon Islands|TO Tonga|TV Tuvalu"
        "|VU Vanuatu|WS Samoa"
    ),
}
_NAMED = {
    entry[:2]: (entry[3:], region) for region, row in _REGIONS.items() for entry in row.split("|")
}

COUNTRIES: Mapping[str, str] = MappingProxyType({code: name for code, (name, _) in _NAMED.items()})
"""The name of each country by its code of two letters."""

REGION_OF: Mapping[str, str] = MappingProxyType({code: r for code, (_, r) in _NAMED.items()})
"""The region of each country; sub-Saharan Africa and Latin America are one region each."""


def country(code: str) -> str:
    """The name of a country; nothing for what is no code of one, so that no free text is said."""
    return COUNTRIES.get(code.strip().upper(), "")


def region(code: str) -> str:
    """The region of a country; nothing for what is no code of one."""
    return REGION_OF.get(code.strip().upper(), "")


def country_pair(corridor: str) -> str:
    """A corridor as two countries: "MM-TH" becomes "Myanmar to Thailand"; else nothing."""
    ends = [country(end) for end in corridor.split("-")]
    return " to ".join(ends) if len(ends) == 2 and all(ends) else ""
