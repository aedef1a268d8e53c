import pytest

from guardrails.inspection import Guard


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
