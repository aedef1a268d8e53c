"""What customers say in their own messages and a reply may quote back. Rather nothing than a wrong number."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

import re2

# after a sign that is no letter
_ORDER: Final = "|".join(
    (
        "order(?:nummer)?|booking|reservation|pedido|orden|compra|reserva|encomenda",
        "commande|réservation|ordine|prenotazione|bestel(?:ling|nummer)|boeking",
        "bestell(?:ung|nummer|nr\\.?)|(?:auftrag|buchung)(?:s?(?:nummer|nr\\.?))?|zamówieni(?:[eau]|em)|rezerwacj[aię]",
        "заказ(?:а|у|ом|е)?|брон(?:ь|и|ирование|ирования)|замовлення|sipariş(?:i(?:m(?:in)?|n(?:iz)?)?)?|rezervasyon(?:um?)?",
        "pesanan(?:ku|nya)?|pemesanan|đơn(?: hàng| đặt)?",
        "[وبل]?(?:ال|ل)?(?:طلب(?:ي|ية|يتي)?|حجز(?:ي)?)|ऑर्डर|आर्डर|बुकिंग",
    )
)
# wherever they stand
_ORDER_WITHIN: Final = "ご?注文|オーダー|予約|订单|訂單|주문|예약"
_CASE: Final = "case|ticket|reference|ref|folio|caso|referencia|reporte"
_CASE_WITHIN: Final = "受付|問い?合わせ|管理"
_LABEL: Final = "number|num|nbr|no|id|code|nummer|nr|numer|numero|nomor|número|numéro|núm|nro"
# RE2 knows no end of a word after letters such as these
_LABEL_AFAR: Final = "n[º°]|номер|№|numara(?:m|sı)?|số|mã|رقم(?:ه|ها)?|नंबर|संख्या|번호|番号|编号|編號|[号號]"
_IS: Final = "is|was|es|era|de|del|of|ist|est|jest|adalah"
_IS_AFAR: Final = "è|é|là|هو|هي|है|是|为|[은는이가]"
# what may stand between the word and the number: "order number is: #88213", 注文番号は88213
_BETWEEN: Final = rf"(?:[\s:：=(（「#＃はがの]|(?:{_IS}|{_LABEL})\b\.?|(?:{_LABEL_AFAR}|{_IS_AFAR}))*"
_NUMBER: Final = r"[A-Za-z]{0,4}[-_]?[0-9０-９][0-9０-９A-Za-z-]{2,23}"
_CUED: Final = re2.compile(
    rf"(?i)(?:(?:^|[^\pL])(?:お?)(?:(?P<order>{_ORDER})|(?:{_CASE}))|(?P<within>{_ORDER_WITHIN})|(?:{_CASE_WITHIN}))"
    rf"(?P<between>{_BETWEEN})(?P<number>{_NUMBER})"
)
# an order of so many, at such an hour, for so much
_COUNTED: Final = re.compile(
    r"(?i)[0-9０-９]+\s?(?:[€$£¥￥₹₽₺₫₩%円元個件台箱枚点時分時开개건원시분]|块|条|只|张|"
    r"(?:usd|eur|euros?|mxn|gbp|jpy|rs|inr|dollars?|pesos?|pounds?|bucks|reais|z[łl]|rub|tl|lira|rupiah|rb|đồng|vnd"
    r"|d[óo]lares|руб\w*|रुपये|रुपए|ريال|درهم|دينار|جنيه|دولار"
    r"|h|hrs?|hours?|horas?|heures?|uhr|ore|uur|godzin\w*|saat|jam|giờ|час\w*|बजे|ساعة|am|pm"
    r"|x|pcs?|pieces?|units?|items?|boxes|copies|tickets|pairs|kg|g|ml|km|cm|mm"
    r"|piezas|unidades|uds|cajas|peças|caixas|pièces|unités|articles|pezzi|unità|stück|stk|stuks|sztuk\w*|szt"
    r"|шт\w*|adet|tane|buah|biji|lusin|cái|chiếc|hộp|पीस|नग|قطع\w*|points?|puntos|people|personas|guests)(?!\w))"
)
_TO_ORDER: Final = re.compile(r"(?i)(?:\b(?:to|in|can|could|we|they|let me|let us)|\bI)\s*$")
_NEAR: Final = 12  # signs before the word, enough for the verb of "let us order"
_OF: Final = re.compile(r"(?i)\b(?:de|del|of)\b")
_BARE: Final = re2.compile(
    r"(?:^|[^\pL\pN/_.#-])(?P<number>[A-Z]{2,4}-[0-9]{5,10}|[#＃][0-9]{4,12})(?:$|[^\pL\pN-])"
)
_AMOUNT: Final = re2.compile(
    r"(?i)(?P<amount>(?:US|MX|R)?[$€£¥￥]\s?[0-9](?:[0-9.,]*[0-9])?"
    r"|\b[0-9](?:[0-9.,]*[0-9])?\s?(?:usd|eur|mxn|gbp|jpy|dollars|euros|pesos|pounds|bucks|dólares|yen)\b"
    r"|[0-9０-９](?:[0-9０-９.,，]*[0-9０-９])?\s?(?:円|€|£))"
)
_EMAIL: Final = re2.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[A-Za-z]{2}")
_MONTHS: Final = (
    "january|february|march|april|june|july|august|september|october|november|december"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_DAY: Final = re2.compile(
    r"(?i)\b(?:yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|last (?:week|month)"
    r"|ayer|anteayer|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:semana|mes) pasad[oa]"
    rf"|(?:{_MONTHS}) [0-9]{{1,2}}|[0-9]{{1,2}} (?:de )?(?:{_MONTHS})"
    r"|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?|20[0-9]{2}-[0-9]{2}-[0-9]{2})\b"
    r"|昨日|一昨日|先週|先月|[月火水木金土日]曜|[0-9０-９]{1,2}月[0-9０-９]{1,2}日"
)
_DEVICE: Final = re2.compile(
    r"(?i)\b(?:iphone|ipad|android|samsung|pixel|windows|macbook|mac|imac|laptop|chromebook|tablet|computer"
    r"|chrome|safari|firefox|edge|celular|computadora|tableta|navegador)s?\b"
    r"|アイフォン|アンドロイド|パソコン|スマホ|タブレット|ブラウザ"
)
_ERROR: Final = re2.compile(
    r"(?i)\b(?:error|code|código|fehler)\b[^\pL]{0,4}[A-Z]{0,4}[-_]?[0-9]{2,6}\b|エラー(?:コード)?[^\pL]{0,3}[A-Z]{0,4}-?[0-9]{2,6}"
    r"|(?:says?|said|dice|decía|shows?|aparece)\b[^.]{0,20}[\"“«][^\"”»]{6,}|「[^」]{6,}」と(?:表示|出)"
)
_ANY_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DATE: Final = re.compile(r"\d{1,4}-\d{1,2}-\d{1,4}")
_PHONE: Final = re.compile(r"\d{2,4}-\d{3,4}-\d{4}|1-\d{3}-\d{3}-\d{4}")
_MORE_DIGITS: Final = re.compile(r"[\s.,:/]\d")
_SAYS_NUMBER: Final = re.compile(rf"(?i)[#＃]|{_LABEL_AFAR}|\b(?:{_LABEL})\b")
_NOT_OURS: Final = frozenset(
    ("ISO", "RFC", "ERR", "HTTP", "CVE", "DIN", "USD", "EUR", "MXN", "GBP", "JPY", "COVID")
)
_LONE_NUMBER: Final = re.compile(r"\s*[#＃]?(\d{5,9})[\s.。!]*")
# no part of a date, a price, a longer number or a word
_ANSWER: Final = re.compile(
    r"(?<![A-Za-z\d.,/:$€£¥￥+-])(?<!\d )[#＃]?(\d{4,12})(?![A-Za-z\d/:%円年月日時回個-]|[.,]\d| \d)"
)
_GIVEN: Final = "given"
_MENTIONS: Final = (
    ("account_email", _EMAIL),
    ("day", _DAY),
    ("device_named", _DEVICE),
    ("error_seen", _ERROR),
)
# behind the mentions in the set: what may be quoted
_QUOTABLE: Final = (_CUED, _BARE, _AMOUNT)
_CUED_AT, _BARE_AT, _AMOUNT_AT = range(len(_MENTIONS), len(_MENTIONS) + len(_QUOTABLE))


def _set_of(patterns: Iterable[str]) -> re2.Set:
    found = re2.Set.SearchSet()
    for pattern in patterns:
        found.Add(pattern)
    found.Compile()
    return found


# one pass for all of them: most messages hold none
_HELD: Final = _set_of(pattern.pattern for pattern in (*dict(_MENTIONS).values(), *_QUOTABLE))


class _Number(NamedTuple):
    kind: str
    text: str


def facts_in(text: str, *, asked_order: bool = False) -> dict[str, str]:
    """What one message gives, as the customer wrote it; nobody has checked it. For `Situation.facts`.

    order_number, case_id, amount: only when there is exactly one, so that it may be quoted.
    account_email, day, device_named, error_seen, orders: answered, so never asked for, and never quoted;
    orders: more than one order or case was named.
    asked_order: the agent asked for the order's number, so a number that stands alone is one.
    Card numbers and telephone numbers are never taken for anything else.
    """
    facts: dict[str, str] = {}
    # half a surrogate pair has no UTF-8; RE2 answers None for an empty text
    known = text.encode("utf-8", "replace")
    held = _HELD.Match(known) or ()
    if _ANY_DIGIT.search(text):
        text = known.decode()
        if max(held, default=0) >= len(_MENTIONS) or _LONE_NUMBER.fullmatch(text):
            _add_numbers(text, held, facts)
        if asked_order and not facts.keys() & {"order_number", "orders"}:
            _add_answer(text, facts)
    for number in held:
        if number < len(_MENTIONS):
            facts[_MENTIONS[number][0]] = _GIVEN
    return facts


def _add_numbers(text: str, held: Collection[int], facts: dict[str, str]) -> None:
    """held: which patterns of the set are there; to look for the others costs as much."""
    found: dict[str, list[str]] = {}
    for kind, number in dict.fromkeys(_numbers(text, held)):
        found.setdefault(kind, []).append(number)
    amounts = {amount["amount"] for amount in _AMOUNT.finditer(text)} if _AMOUNT_AT in held else ()
    if amounts:
        found["amount"] = list(amounts)
    for kind, values in found.items():
        if len(values) == 1:
            facts[kind] = values[0]
        elif kind != "amount":
            facts["orders"] = _GIVEN


def _add_answer(text: str, facts: dict[str, str]) -> None:
    """The one bare number of an answer such as "it's 48213"; two could be anything."""
    amounts = [found.span() for found in _AMOUNT.finditer(text)]
    bare = {
        found[1]
        for found in _ANSWER.finditer(text)
        if not any(start <= found.start(1) < end for start, end in amounts)
    }
    if len(bare) == 1 and _is_reference(number := bare.pop(), says_number=True):
        facts["order_number"] = number


def _numbers(text: str, held: Collection[int]) -> Iterator[_Number]:
    if lone := _LONE_NUMBER.fullmatch(text):
        yield _Number("order_number", lone[1])
        return
    for found in _CUED.finditer(text) if _CUED_AT in held else ():
        number = found["number"].rstrip("-")
        # 4111 1111 … : a group of a longer number, which is a card's or a telephone's
        if _MORE_DIGITS.match(text, found.end()):
            continue
        is_order = bool(found["order"] or found["within"])
        says_number = _SAYS_NUMBER.search(found["between"]) is not None
        if not says_number and _is_counted(text, found):
            continue
        if _is_reference(number, says_number=says_number or is_order):
            yield _Number("order_number" if is_order else "case_id", number)
    for found in _BARE.finditer(text) if _BARE_AT in held else ():
        number = found["number"]
        if number.split("-")[0] not in _NOT_OURS and not _is_card(number):
            yield _Number("order_number", number.lstrip("#＃"))


def _is_counted(text: str, found: re.Match[str]) -> bool:
    """Whether so many are ordered, rather than the order has this number."""
    at = found.end() - len(found["number"])
    if _COUNTED.match(text, at):
        return True
    start = at - len(found["between"]) - len(found["order"] or found["within"] or "")
    before = text[max(0, start - _NEAR) : start]
    is_plain = found["number"].isdigit()
    return is_plain and (_OF.search(found["between"]) is not None or _TO_ORDER.search(before) is not None)


def _is_reference(number: str, *, says_number: bool) -> bool:
    """Whether it reads as a reference and as nothing else: no year, date, telephone, card or plain count."""
    if _YEAR.fullmatch(number) or _DATE.fullmatch(number) or _PHONE.fullmatch(number):
        return False
    digits = sum(character.isdigit() for character in number)
    if digits < (4 if says_number or not number.isdigit() else 5):
        return False
    return not _is_card(number)


def _is_card(number: str) -> bool:
    digits = [int(character) for character in number if character.isdigit()]
    if not 12 <= len(digits) <= 19:
        return False
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
