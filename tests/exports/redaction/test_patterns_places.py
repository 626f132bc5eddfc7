"""Places on the map, addresses on the net and days that no record holds."""

from tests.exports.redaction.marked import measure, table

PLACES = table("""
The dorm is at «12.68137, 101.25846» by the road.
GPS: «12.68137 N, 101.25846 E»
«N 12.68137, E 101.25846»
lat «13.5264» long «100.2771»
latitude: «13.52644», longitude: «100.27713»
pin «-6.2088, 106.8456»
«12°40'53"N 101°15'30"E»
«12° 40′ 53.2″ N, 101° 15′ 30.4″ E»
N«12°40.888' E101°15.508'»
«12º40'53" N 101º15'30" E»
พิกัด «๑๓.๕๒๖๔๔, ๑๐๐.๒๗๗๑๓»
တည်နေရာ «၁၆.၈၄၀၉, ၉၆.၁၇၃၅»
স্থান «২৩.৮১০৩, ৯০.৪১২৫»
الموقع «٣١٫٩٥٣٩، ٣٥٫٩١٠٦»
plus code «7P52GPW3+8X»
it is «GPW3+8XH» Samut Sakhon
see «https://maps.app.goo.gl/AbCdEf123»
«goo.gl/maps/XyZ123» shows it
«https://www.google.com/maps/@13.5264,100.2771,17z»
«geo:13.5264,100.2771»
«maps.apple.com/?ll=13.5,100.2»
«///filled.count.soap» is the gate
UTM «47P 665123 1503456»
MGRS «47P PR 65123 03456»
""")

ADDRESSES = table("""
write to «somchai.k@mail.example» please
«ko_aung+leads@ngo.example.org», he said
SEND TO «KO.AUNG@MAIL.EXAMPLE»
«somchai (at) mail (dot) example»
«somchai[at]mail[dot]example»
mail: «somchai at mail dot com»
«somchai AT mail DOT co DOT th»
«somchai @ mail . example»
«somchai_at_mail_dot_com»
อีเมล «สมชาย@เมล.ไทย»
อีเมล «somchai แอท gmail ดอท com»
email «budi{at}surat.example»
«lan.pham a còng gmail chấm com»
«ali@mail»
LINE ID: «somchai_88»
Line: «@aungko»
ไลน์ไอดี «somchai88» แอดมาเลย
ไลน์ «noi.1988»
ID Line «budi_99»
add me on line «malee.jai»
Telegram «@ko_aung_99»
her telegram is «thandar_w»
«t.me/koaung99»
FB: «Aung Aung Lwin»
facebook name «somchai.jaidee.5»
Facebook: «Malee Jaidee»
เฟซบุ๊ก «สมชาย ใจดี»
ဖေ့စ်ဘွတ် «aung.lwin.77»
«facebook.com/somchai.jaidee.5»
«fb.me/noi88»
«wa.me/66812345678»
WhatsApp group «https://chat.whatsapp.com/AbC123»
IG «@noi_shrimp»
instagram: «budi.h»
Zalo: «lan.pham88»
WeChat ID «wxid_abc123»
TikTok «@mekong.stitch.girl»
skype «live:somchai_1»
signal username «koaung.42»
Messenger: «dara.sok»
see «http://silvercoast.example/jobs?id=5»
«www.sunrise-valley.example»
«hxxps://silvercoast[.]example/pay»
«sunrise-valley.com» has the advert
«agency.co.th» and «jobs.com.my»
«youtu.be/AbC123xyz»
router «192.0.2.44», «2001:db8::8a2e:370:7334»
server «00:1A:2B:3C:4D:5E»
IMEI «356938035643809»
""")

DATES = table("""
She was born on «14 March 1991» there.
DOB «14/03/1991», female
d.o.b. «14.3.91»
on «3 May 2025» at noon
on «May 3rd, 2025»
the «14th of March 1991»
«1991-03-14» is on the card
«14-Mar-1991»
เกิดวันที่ «๑๔ มีนาคม พ.ศ. ๒๕๓๔»
วันที่ «14 มี.ค. 34»
เกิด «14/3/2534»
မွေးသက္ကရာဇ် «၁၄.၃.၁၉၉၁»
«၁၉၉၁ ခုနှစ် မတ်လ ၁၄ ရက်»
ថ្ងៃកំណើត «១៤ មីនា ១៩៩១»
ថ្ងៃទី«១៤ ខែមីនា ឆ្នាំ១៩៩១»
ວັນເກີດ «14 ມີນາ 1991»
ວັນທີ «໑໔/໐໓/໑໙໙໑»
जन्म मिति «२०४८ चैत १ गते»
जन्म «२०४८/१२/०१»
«१५ वैशाख २०४८»
जन्म तिथि «14 मार्च 1991»
জন্ম তারিখ «১৪ মার্চ ১৯৯১»
«১৪ই মার্চ ১৯৯১»
«১ বৈশাখ ১৩৯৮»
sinh ngày «14 tháng 3 năm 1991»
sinh ngày «14/3/1991»
lahir «14 Maret 1991»
tanggal lahir «14-03-1991»
lahir pada «14 Mac 1991»
تاريخ الميلاد «١٤/٣/١٩٩١»
«١٤ آذار ١٩٩١»
«١٤ مارس ١٩٩١»
«٢٧ رمضان ١٤١١ هـ»
«3 تشرين الثاني 1991»
born «14 March» she said
the third of May, that is «3/5/2025»
birth date «19910314»
on the «fourteenth of March»
«March fourteenth» was the day
""")

DECOYS = table("""
It opens at 6.30 am, 08:15 and 18.45; ratio 3:1.
Section 12/3, rule 9.2 and clause 14.2.1 apply.
Weights of 12.681 kg and 101.258 g; 3.1416 and 2.7183.
Pages 12-14, 1/2 hour, 24/7, 50/50, 3/4 full.
B.E. 2541 and 2019-2021 were hard years.
Version 2.10.3, file report.pdf and notes.txt, e.g. this one.
On the line, at the gate: they stood in line for hours.
The line is long. Line 6 sews collars; line leader Daw.
She dotted the page at noon.
The signal was weak and the messenger late.
He looked at me. In the end it stopped.
may 12 people come? March 40 km a day.
In March 2025 and May 2024 nobody was paid.
Rates rose 12.5, 13.25 and 14.125 percent.
A telegram came to the office in the morning.
Walk at 5 km/h for 12 minutes at 35 degrees.
10 + 20 and 3 + 4 + 5 make more.
and/or he/she yes/no 9/10 workers agree.
The app and the line between us are new.
12.50, 13.75 and 101.50 baht each.
facebook is blocked and instagram too
ส่งไลน์มาหาเมื่อวาน
The code is in exports/redaction/scanner.py and docs/redaction.md.
a.m. and p.m. and i.e. and U.S. and Co.,Ltd.
the first of many, the second of two
""")


def test_places_on_the_map_are_found() -> None:
    figures = measure(PLACES)
    print("places", figures)  # noqa: T201 - the figure belongs in the record of a run
    assert figures.recall >= 0.95


def test_addresses_and_handles_are_found() -> None:
    figures = measure(ADDRESSES)
    print("addresses", figures)  # noqa: T201 - as above
    assert figures.recall >= 0.95


def test_exact_days_are_found() -> None:
    figures = measure(DATES)
    print("dates", figures)  # noqa: T201 - as above
    assert figures.recall >= 0.95


def test_what_only_looks_like_a_place_address_or_day_is_left_alone() -> None:
    figures = measure(PLACES + ADDRESSES + DATES + DECOYS)
    print("places, addresses, days, decoys", figures.precision, figures.false)  # noqa: T201
    assert figures.precision >= 0.9
