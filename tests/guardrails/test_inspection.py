import pytest

from guardrails.errors import Blocked, UnreadableText
from guardrails.finding import Allowance, Category, Decision, Severity
from guardrails.inspection import Guard

FAULT = "Thanks for writing. We messed up your order. I'm on it now."


def test_only_the_faulty_sentence_is_replaced(guard: Guard) -> None:
    verdict = guard.judge(FAULT, locale="en-US")

    assert verdict.decision is Decision.REWRITE
    assert verdict.text.startswith("Thanks for writing. ")
    assert verdict.text.endswith(" I'm on it now.")
    assert "messed" not in verdict.text


def test_a_finding_names_rule_place_reason_and_a_way_out(guard: Guard) -> None:
    (finding,) = guard.judge(FAULT, locale="en-US").findings

    assert FAULT[finding.start : finding.end] == "We messed up"
    assert (finding.rule_id, finding.category) == ("en.fault.we-failed", Category.FAULT_ADMISSION)
    assert finding.alternative is not None
    assert finding.alternative in guard.judge(FAULT, locale="en-US").text


def test_a_fault_that_a_person_confirmed_may_be_admitted(guard: Guard) -> None:
    verdict = guard.judge(FAULT, locale="en-US", allowance=Allowance(confirmed_fault=True))

    assert (verdict.decision, verdict.findings, verdict.text) == (Decision.ALLOW, (), FAULT)


def test_a_promise_that_policy_grants_may_be_made(guard: Guard) -> None:
    text = "We'll refund you in full."

    assert guard.judge(text, locale="en").decision is Decision.REWRITE
    assert (
        guard.judge(text, locale="en", allowance=Allowance(frozenset({"refund"}))).decision is Decision.ALLOW
    )


def test_granting_one_kind_grants_no_other(guard: Guard) -> None:
    verdict = guard.judge(
        "We'll refund you today.", locale="en", allowance=Allowance(frozenset({"discount"}))
    )

    assert verdict.decision is Decision.REWRITE


def test_a_warning_leaves_the_text_alone(guard: Guard) -> None:
    verdict = guard.judge("You're absolutely right.", locale="en-US")

    assert [each.severity for each in verdict.findings] == [Severity.WARN]
    assert (verdict.decision, verdict.text) == (Decision.ALLOW, "You're absolutely right.")


def test_where_an_apology_stands_no_second_one_is_put_in(guard: Guard) -> None:
    fault, sorry = "荷物を紛失いたしました。", "お待たせして申し訳ございません。"

    alone = guard.judge(fault, locale="ja-JP").text
    after_one = guard.judge(sorry + fault, locale="ja-JP").text

    assert "申し訳" in alone
    assert after_one.startswith(sorry)
    assert after_one.count("申し訳") == 1


def test_two_faulty_sentences_are_not_mended_with_the_same_words(guard: Guard) -> None:
    text = guard.judge("We messed up. We lost your parcel. We let you down.", locale="en").text

    said = [each for each in text.split(". ") if each]
    assert len(said) == len(set(said)) >= 2


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Ελέγχω την παραγγελία σας.", "el-GR"),
        ("ฉันกำลังตรวจสอบคำสั่งซื้อของคุณ", None),
        ("אני בודק את ההזמנה שלך.", None),
        ("אני בודק את ההזמנה שלך.", "en-US"),
        ("Перевіряю ваше замовлення і напишу вам сьогодні.", None),
        ("در حال بررسی سفارش شما هستم و به شما خبر می‌دهم.", None),
        ("मी तुमची ऑर्डर तपासत आहे आणि तुम्हाला कळवतो.", None),
        ("我正在為您確認訂單，稍後回覆您。", "zh-TW"),
        ("Hello, how can I help you?", "xx-broken-!"),
    ],
)
def test_a_language_without_a_pack_is_unverified_and_kept(
    guard: Guard, text: str, locale: str | None
) -> None:
    verdict = guard.judge(text, locale=locale)

    assert (verdict.decision, verdict.text) == (Decision.UNVERIFIED, text)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Fue culpa nuestra y lo sabemos.", None),
        ("Fue culpa nuestra y lo sabemos.", "en-US"),
        ("弊社のミスです。", None),
        ("Это наша ошибка.", "en-US"),
        ("هذا خطأ منا.", "en-US"),
        ("यह हमारी ग़लती है।", "en-US"),
        ("저희 실수입니다.", "en-US"),
        ("这是我们的错。", "en-US"),
    ],
)
def test_a_sentence_in_another_known_language_is_read_by_its_pack(
    guard: Guard, text: str, locale: str | None
) -> None:
    assert guard.judge(text, locale=locale).decision is Decision.REWRITE


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Thank you, I have it here and will check it.", "en-GB"),
        ("確認いたします。", "ja-JP"),
        ("Мы проверяем ваш заказ.", "ru-RU"),
        ("أتحقق من طلبك الآن.", "ar-SA"),
        ("मैं आपका ऑर्डर देख रही हूँ।", "hi-IN"),
        ("주문을 확인하고 있습니다.", "ko-KR"),
        ("我们正在处理您的订单。", "zh-CN"),
    ],
)
def test_a_known_language_is_told_from_the_text(guard: Guard, text: str, locale: str) -> None:
    for given in (locale, None, "en-US"):
        assert guard.judge(text, locale=given).decision is Decision.ALLOW, given


@pytest.mark.parametrize("locale", ["es", "es-ES", "es-AR", "es-419", "es_MX"])
def test_every_region_is_judged_by_its_language(guard: Guard, locale: str) -> None:
    assert guard.judge("Nos equivocamos.", locale=locale).decision is Decision.REWRITE


def test_figures_are_left_alone_without_evidence(guard: Guard) -> None:
    assert guard.judge("It costs $52.", locale="en").decision is Decision.ALLOW


def test_with_empty_evidence_no_figure_is_supported(guard: Guard) -> None:
    verdict = guard.judge("Here it is. It costs $52.", locale="en", evidence=[])

    assert [each.category for each in verdict.findings] == [Category.UNSUPPORTED_FACT]
    assert verdict.decision is Decision.REWRITE
    assert "52" not in verdict.text


def test_where_no_pack_has_words_a_wrong_figure_blocks(guard: Guard) -> None:
    verdict = guard.judge("Κοστίζει 52 ευρώ.", locale="el-GR", evidence=["49 €"])

    assert (verdict.decision, verdict.text) == (Decision.BLOCK, "")


def test_a_verdict_names_its_pack_and_hash(guard: Guard) -> None:
    verdict = guard.judge("Hello.", locale="es-MX")

    assert verdict.packs == f"es-MX:{guard.packs['es-MX']}"


def test_half_a_character_is_refused(guard: Guard) -> None:
    with pytest.raises(UnreadableText, match="code point 1"):
        guard.judge("a\ud800", locale="en")


def test_what_is_released_is_the_mended_text(guard: Guard) -> None:
    released = guard.release(FAULT, locale="en-US")

    assert released.text == guard.judge(FAULT, locale="en-US").text


def test_alternatives_are_tried_in_order_before_blocking(guard: Guard) -> None:
    released = guard.release(
        "Κοστίζει 52 ευρώ.",
        locale="el-GR",
        evidence=[],
        alternatives=["Κοστίζει 51 ευρώ.", "Το ελέγχω.", "Το κοιτάζω."],
    )

    assert (released.text, released.verdict.decision) == ("Το ελέγχω.", Decision.REWRITE)


def test_nothing_fit_to_show_is_an_error_that_says_why(guard: Guard) -> None:
    with pytest.raises(Blocked, match=r"facts\.unsupported") as blocked:
        guard.release("Κοστίζει 52 ευρώ.", locale="el-GR", evidence=[])

    assert blocked.value.verdict.decision is Decision.BLOCK


def test_an_answer_is_judged_by_its_question_whatever_it_followed_before(guard: Guard) -> None:
    texts = ("Thank you. Ours.", "Whose fault was it? Ours.", "Thank you. Ours.")

    decisions = [guard.judge(text, locale="en-US").decision for text in texts]

    assert decisions == [Decision.ALLOW, Decision.REWRITE, Decision.ALLOW]


def test_a_part_of_a_line_is_judged_by_the_question_before_it(guard: Guard) -> None:
    def found(parts: list[str]) -> bool:
        try:
            line = guard.release_line(parts, " ", locale="en-US")
        except Blocked:
            return True
        return line.text != " ".join(parts)

    assert [found([before, "Ours."]) for before in ("Thank you.", "Whose fault was it?")] == [False, True]
