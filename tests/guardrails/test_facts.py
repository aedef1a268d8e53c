from datetime import date, time
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_currency, format_percent
from ruamel.yaml import YAML

from guardrails.figure_words import months_of
from guardrails.figures import FigureReader
from guardrails.inspection import Guard
from guardrails.text import view


def unsupported(guard: Guard, text: str, locale: str, evidence: list[str]) -> list[str]:
    findings = guard.judge(text, locale=locale, evidence=evidence).findings
    return [text[each.start : each.end] for each in findings if each.rule_id == "facts.unsupported"]


@pytest.mark.parametrize(
    ("text", "locale", "evidence"),
    [
        ("You paid $1,299.00.", "en-US", "total 1299 USD"),
        ("Pagó 1.299,00 €.", "es-ES", "1299.00 EUR"),
        ("お支払いは４，９００円です。", "ja-JP", "4900円"),
        ("I'll write by 6:00 PM.", "en-US", "due 18:00"),
        ("I'll write by 6 p.m. sharp.", "en-US", "18:00"),
        ("午後6時にご連絡します。", "ja-JP", "18:00"),
        ("18時30分です。", "ja-JP", "6:30 PM"),
        ("On November 28 I write.", "en-US", "2025-11-28"),
        ("Le escribo el 28 de noviembre.", "es-MX", "Friday, November 28, 2025"),
        ("11月28日です。", "ja-JP", "2025-11-28"),
        ("Your order #a-10293 is here.", "en-US", "Order A10293"),
        ("It takes three business days.", "en-US", "3–5 business days"),
        ("三営業日かかります。", "ja-JP", "3営業日"),
        ("Call 800-555-0199.", "en-US", "Tel. +1 (800) 555 0199"),
        ("That is 20 percent.", "en-US", "20%"),
        ("It's ٢٠ kg.", "en-US", "20 kg"),
    ],
)
def test_a_figure_is_found_however_it_is_written(guard: Guard, text: str, locale: str, evidence: str) -> None:
    assert unsupported(guard, text, locale, [evidence]) == []


@pytest.mark.parametrize(
    ("text", "locale", "evidence", "figures"),
    [
        ("You paid $52.00.", "en-US", "$49.00", ["$52.00"]),
        ("You paid €49.", "en-US", "$49", ["€49"]),
        ("You get 20% of it.", "en-US", "20 days", ["20%"]),
        ("I'll write by 7:00 PM.", "en-US", "18:00", ["7:00 PM"]),
        ("On November 27 I write.", "en-US", "2025-11-28", ["November 27"]),
        ("On November 28, 2026 I write.", "en-US", "2025-11-28", ["November 28, 2026"]),
        ("Order A-9999 is here.", "en-US", "A-1043", ["A-9999"]),
        ("It takes five business days.", "en-US", "3 days", ["five business days"]),
        ("5営業日かかります。", "ja-JP", "3営業日", ["5"]),
        ("Son dos semanas.", "es-MX", "1", ["dos semanas"]),
        ("Call 800-555-0123.", "en-US", "800-555-0199", ["800-555-0123"]),
    ],
)
def test_a_figure_that_differs_is_pointed_at(
    guard: Guard, text: str, locale: str, evidence: str, figures: list[str]
) -> None:
    assert unsupported(guard, text, locale, [evidence]) == figures


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("One moment, this is the 2nd time; we're here 24/7.", "en-US"),
        ("1. Open the app.\n2. Tap Account.", "en-US"),
        ("In step 2, choose a name.", "en-US"),
        ("Es la 1.ª vez.", "es-MX"),
        ("第2項をご覧ください。", "ja-JP"),
        ("See https://example.com/a/12345 or write to a1234@example.com.", "en-US"),
    ],
)
def test_what_is_no_figure_needs_no_evidence(guard: Guard, text: str, locale: str) -> None:
    assert unsupported(guard, text, locale, []) == []


WRITTEN = YAML(typ="safe").load(Path(__file__).parent / "lines" / "figures" / "written.yaml")


@pytest.mark.parametrize(("locale", "text", "evidence", "other"), WRITTEN)
def test_a_figure_in_words_is_held_against_the_evidence(
    guard: Guard, locale: str, text: str, evidence: str, other: str
) -> None:
    assert unsupported(guard, text, locale, [evidence]) == []
    assert unsupported(guard, text, locale, [other]) != []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "One moment, I'll take a second look at both sides."),
        ("es-MX", "Mil gracias, un momento y lo reviso."),
        ("fr-FR", "Mille mercis, je regarde ça de plus près."),
        ("de-DE", "Einen Moment, ich sehe mir beides an."),
        ("nl-NL", "Ik kijk er met twee collega's naar."),
        ("it-IT", "Mille grazie, un attimo e guardo."),
        ("pt-BR", "Um momento, vejo os dois casos."),
        ("ja-JP", "十分に確認し、一日も早くお知らせいたします。万一の場合もご連絡します。"),
        ("zh-CN", "请千万不要着急，一打开页面就能看到。"),
        ("ko-KR", "하지만 일단 확인하겠습니다. 이 일로 두 분 모두 속상하셨을 것 같습니다."),
        ("ko-KR", "그것만 원하시면 두 번째 링크를 보세요."),
        ("hi-IN", "ज़रा रुकिए, मैं दोनों बातें देखती हूँ।"),
        ("ru-RU", "Минуту, смотрю оба варианта."),
    ],
)  # fmt: skip
def test_a_manner_of_speaking_is_no_figure(guard: Guard, locale: str, text: str) -> None:
    assert unsupported(guard, text, locale, []) == []


LOCALES = {
    "en-US": "USD", "en-GB": "GBP", "en-IN": "INR", "es-ES": "EUR", "es-MX": "MXN", "pt-BR": "BRL",
    "pt-PT": "EUR", "fr-FR": "EUR", "fr-CA": "CAD", "de-DE": "EUR", "it-IT": "EUR", "nl-NL": "EUR",
    "pl-PL": "PLN", "tr-TR": "TRY", "ar-SA": "SAR", "hi-IN": "INR", "ja-JP": "JPY", "ko-KR": "KRW",
    "zh-CN": "CNY", "id-ID": "IDR", "vi-VN": "VND", "ru-RU": "RUB",
}  # fmt: skip
DAY = date(2026, 11, 27)


def reader(tag: str) -> FigureReader:
    return FigureReader(tag.partition("-")[0])


def is_supported(tag: str, text: str, evidence: str) -> bool:
    given = frozenset[str]().union(*(each.gives for each in FigureReader(None).read(view(evidence))))
    figures = reader(tag).read(view(text))
    assert figures, text
    return all(not figure.asks.isdisjoint(given) for figure in figures)


@pytest.mark.parametrize("tag", LOCALES)
@pytest.mark.parametrize("form", ["short", "medium", "long", "full"])
def test_a_date_is_found_in_every_form_of_every_locale(tag: str, form: str) -> None:
    locale = Locale.parse(tag, sep="-")
    written = format_date(DAY, form, locale=locale)

    assert is_supported(tag, written, "2026-11-27"), written
    assert is_supported("en-US", "November 27, 2026", written), written
    assert not is_supported(tag, format_date(DAY.replace(day=26), form, locale=locale), "2026-11-27")


@pytest.mark.parametrize("tag", LOCALES)
def test_a_day_of_each_month_is_found_in_every_locale(tag: str) -> None:
    for month in range(1, 13):
        written = format_skeleton("MMMMd", DAY.replace(month=month), locale=Locale.parse(tag, sep="-"))

        assert is_supported(tag, written, f"2026-{month:02}-27"), written


@pytest.mark.parametrize(("tag", "currency"), LOCALES.items())
@pytest.mark.parametrize("amount", [7, 1234567])
def test_an_amount_is_found_in_every_locale(tag: str, currency: str, amount: int) -> None:
    locale = Locale.parse(tag, sep="-")
    written = format_currency(amount, currency, locale=locale)
    named = format_currency(amount, currency, locale=locale, format_type="name")

    for each in (written, named):
        assert is_supported(tag, each, str(amount)), each
        assert is_supported(tag, each, f"{amount} {currency}"), each
        assert not is_supported(tag, each, f"{amount + 1} {currency}"), each


@pytest.mark.parametrize("tag", LOCALES)
def test_a_time_and_a_share_are_found_in_every_locale(tag: str) -> None:
    locale = Locale.parse(tag, sep="-")
    before = "pukul " if tag == "id-ID" else ""  # else 14.30 is an amount
    at = before + format_time(time(14, 30), "short", locale=locale)
    share = format_percent(0.2, locale=locale)

    assert is_supported(tag, at, "14:30"), at
    assert not is_supported(tag, before + format_time(time(15, 30), "short", locale=locale), "14:30")
    assert is_supported(tag, share, "20%"), share
    assert not is_supported(tag, share, "20 days"), share


@pytest.mark.parametrize(
    ("tag", "written", "evidence"),
    [
        ("ru-RU", "Напишу до 27 ноября, до 14:30.", "2026-11-27 14:30"),
        ("ru-RU", "Позвоним в 2 часа дня.", "14:00"),
        ("ru-RU", "Списано 1 200 руб., это 20 процентов.", "1200 RUB, 20%"),
        ("pl-PL", "Napiszę 27 listopada o 14:30.", "2026-11-27, 14:30"),
        ("pl-PL", "Opłata wynosi 1 200 złotych.", "1200 PLN"),
        ("tr-TR", "27 Kasım'da, saat 14.30'da yazacağım; indirim %20.", "2026-11-27 14:30, 20%"),
        ("tr-TR", "Tutar 1.200 liradır.", "1200 ₺"),
        ("ko-KR", "11월 27일 오후 2시 30분까지 연락드리겠습니다.", "2026-11-27 14:30"),
        ("ko-KR", "결제 금액은 5만원입니다.", "50,000 KRW"),
        ("zh-CN", "11月27号下午2点半前回复您。", "2026-11-27 14:30"),
        ("zh-CN", "共3万元，优惠百分之20。", "30000 CNY, 20%"),
        ("vi-VN", "Tôi trả lời ngày 27 tháng 11 năm 2026 lúc 14h30.", "2026-11-27 14:30"),
        ("vi-VN", "Phí là 50 nghìn đồng.", "50.000 ₫"),
        ("id-ID", "Saya kabari 27 November pukul 14.30.", "2026-11-27 14:30"),
        ("id-ID", "Biayanya 50 ribu rupiah.", "Rp50.000"),
        ("ar-SA", "سأكتب لك يوم ٢٧ نوفمبر الساعة ٢:٣٠ مساءً.", "2026-11-27 14:30"),
        ("ar-SA", "المبلغ ١٬٢٠٠٫٥٠ ريال.", "1200.50 SAR"),
        ("ar-SA", "موعدنا 27 تشرين الثاني.", "2026-11-27"),
        ("hi-IN", "27 नवंबर को दोपहर 2:30 बजे लिखूँगी।", "2026-11-27 14:30"),
        ("hi-IN", "कुल ₹12,34,567.50 या 12,34,567.50 रुपये।", "1234567.50 INR"),
        ("pt-BR", "Escrevo em 27 de novembro, às 14h30.", "2026-11-27 14:30"),
        ("pt-BR", "São R$ 1.200,00, ou 1.200 reais.", "1200 BRL"),
        ("fr-FR", "Je vous écris le 1er décembre à 14 h 30.", "2026-12-01 14:30"),
        ("it-IT", "Scrivo il 27 novembre alle 14.30.", "2026-11-27 14:30"),
        ("nl-NL", "Ik schrijf op 27 november om 14 uur.", "2026-11-27 14:00"),
        ("de-DE", "Ich schreibe am 27. November um 14 Uhr, bis 27.11. also.", "2026-11-27 14:00"),
        ("ja-JP", "お支払いは5万円、2割引です。", "50000円, 20%"),
    ],
)
def test_what_people_write_is_matched_with_what_the_evidence_holds(
    tag: str, written: str, evidence: str
) -> None:
    assert is_supported(tag, written, evidence)
    assert not is_supported(tag, written, "2026-11-28 15:31, 99 USD, 77%")


@pytest.mark.parametrize(
    ("tag", "text"), [("en-US", "We set 3 reminders."), ("fr-FR", "Nous avons set 3 rappels.")]
)
def test_a_month_of_another_language_is_none_here(tag: str, text: str) -> None:
    (figure,) = reader(tag).read(view(text))

    assert figure.asks == {"any 3.0"}


def test_every_month_name_of_the_library_is_known() -> None:
    for tag in LOCALES:
        locale = Locale.parse(tag, sep="-")
        language = locale.language
        if language in ("ja", "ko", "zh", "vi"):  # which number them
            continue
        known = months_of(language)
        for form in ("format", "stand-alone"):
            for number, name in locale.months[form]["wide"].items():
                assert known.get(view(name).text) == number, (tag, name)


def test_no_name_means_two_months() -> None:
    everywhere = months_of(None)

    for tag in LOCALES:
        own = months_of(tag.partition("-")[0])
        assert all(everywhere[name] == number for name, number in own.items())


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        ("nos vemos en veinte días", "Within 20 days."),
        ("in fünfundzwanzig Tagen", "Within 25 days."),
        ("quatre-vingts jours", "Within 80 days."),
        ("三天之内", "Within 3 days."),
        ("half past three", "Um 15:30 Uhr."),
    ],
)
def test_evidence_counts_in_the_words_of_any_language(guard: Guard, evidence: str, text: str) -> None:
    locale = "de-DE" if text.endswith("Uhr.") else "en-US"

    assert unsupported(guard, text, locale, [evidence]) == []
    assert unsupported(guard, text, locale, ["soon"]) != []
