import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.facts import facts_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("MX-20418. Es la tercera vez que escribo", "MX-20418"),
        ("where is order 88213?", "88213"),
        ("#10432 please", "10432"),
        ("My order number is: A-99213", "A-99213"),
        ("pedido número 5521 no llega", "5521"),
        ("order (#112-7264518-8832211) hasn't come", "112-7264518-8832211"),
        ("注文番号は88213です", "88213"),
        ("ご注文番号 AB-123456 の件", "AB-123456"),
        ("  88213. ", "88213"),
        ("order 88213. 3 items are missing", "88213"),
    ],
)
def test_an_order_number_is_found(text: str, number: str) -> None:
    assert facts_in(text)["order_number"] == number


@pytest.mark.parametrize(
    "text",
    [
        "Order 5512 never arrived",
        "ORDER 5512",
        "Pedido 5512",
        "mi pedido es 5512",
        "Onde está a encomenda 5512?",
        "Où est ma commande 5512 ?",
        "commande n° 5512",
        "Bestellung 5512 fehlt",
        "Auftragsnr. 5512",
        "Dov'è l'ordine 5512?",
        "Mijn bestelling 5512 is er niet",
        "zamówienia nr 5512 nie ma",
        "Где мой заказ 5512?",
        "номер заказа: 5512",
        "Siparişim 5512 gelmedi",
        "sipariş numaram 5512",
        "nomor pesanan 5512",
        "đơn hàng 5512 đâu rồi",
        "رقم الطلب 5512",
        "أين طلبي 5512؟",
        "मेरा ऑर्डर 5512 कहाँ है",
        "私の注文5512が届きません",
        "我的订单5512还没到",
        "제 주문번호는 5512입니다",
    ],
)
def test_four_digits_behind_the_word_for_an_order_are_its_number(text: str) -> None:
    assert facts_in(text)["order_number"] == "5512"


@pytest.mark.parametrize(
    "text",
    [
        "room 5512",
        "order for room 5512",
        "commande 2023",
        "Bestellung 12.05.2024",
        "order 18:30",
        "Auftrag 1830 Uhr",
        "order 1830h",
        "an order of 5512 pieces",
        "order 5512 pieces",
        "order 5,512",
        "order 5512.50",
        "order 5512,50",
        "I want to order 5512",
        "to order 55120 units",
        "in order 5512 to",
        "pedido de 5512 piezas",
        "mi compra de 5512",
        "compra 5512€",
        "Bestellung 5512 Stück",
        "zamówienie 5512 sztuk",
        "заказ 5512 руб",
        "sipariş 5512 adet",
        "pesanan 5512 buah",
        "đơn hàng 5512 cái",
        "طلب 5512 قطعة",
        "ऑर्डर 5512 रुपये",
        "注文5512円",
        "订单5512元",
        "주문 5512개",
    ],
)
def test_a_count_a_price_a_time_or_a_room_is_no_order(text: str) -> None:
    assert not {"order_number", "case_id"} & facts_in(text).keys()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("case 778812 is still open", "778812"),
        ("ref: 8Q2KLM77", "8Q2KLM77"),
        ("mi folio es 440213", "440213"),
        ("お問い合わせ番号: 778812", "778812"),
    ],
)
def test_the_number_of_a_case_is_found(text: str, number: str) -> None:
    assert facts_in(text)["case_id"] == number


@pytest.mark.parametrize(
    "text",
    [
        "order 4111111111111111",
        "order number 4111 1111 1111 1111",
        "my order number is 4111-1111-1111-1111",
        "#4111111111111111",
        "378282246310005",
        "pedido: 5555555555554444",
    ],
)
def test_a_card_number_is_never_an_order(text: str) -> None:
    assert "order_number" not in facts_in(text)
    assert "case_id" not in facts_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "call 555-123-4567",
        "order 1-800-555-1234",
        "ref 555-123-4567",
        "+52 55 1234 5678",
        "5551234567",
        "tel 0312345678",
    ],
)
def test_a_telephone_number_is_never_an_order(text: str) -> None:
    assert not {"order_number", "case_id"} & facts_in(text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "my order from 12/05/2024",
        "order 2024",
        "pedido 12-05-2024",
        "I want to order 1000 units",
        "I ordered 3 pizzas",
        "in order to get 50000 points",
        "our ISO-27001 certificate",
        "https://shop.example/#10432",
        "order",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not {"order_number", "case_id"} & facts_in(text).keys()


def test_two_orders_are_neither_quoted_nor_asked_for() -> None:
    assert facts_in("orders #10432 and #10433") == {"orders": "given"}


def test_the_same_order_twice_is_one() -> None:
    assert facts_in("order 88213, I repeat: order 88213")["order_number"] == "88213"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("I paid $45.90.", "$45.90"),
        ("me cobraron 1,200 pesos", "1,200 pesos"),
        ("you took 20 usd", "20 usd"),
        ("5,000円払いました", "5,000円"),
        ("un cargo de US$30", "US$30"),
    ],
)
def test_an_amount_is_kept_as_it_was_written(text: str, amount: str) -> None:
    assert facts_in(text)["amount"] == amount


def test_of_two_amounts_none_is_quoted() -> None:
    assert "amount" not in facts_in("I wanted 30 pounds and got 10 pounds")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("write to ana.lopez@correo.example.mx", "account_email"),
        ("since last week", "day"),
        ("desde el 5 de marzo", "day"),
        ("昨日から", "day"),
        ("on my iPhone", "device_named"),
        ("スマホで見ています", "device_named"),
        ("error E-1042 again", "error_seen"),
        ("It says “Something went wrong”", "error_seen"),
        ("「接続できません」と表示されます", "error_seen"),
    ],
)
def test_what_is_answered_need_not_be_asked_and_is_not_quoted(text: str, topic: str) -> None:
    assert facts_in(text)[topic] == "given"


@given(st.text(alphabet=st.sampled_from("order pedido #№0123456789-+.@$円 番号注文\n\u0661"), max_size=80))
def test_whatever_is_quoted_stands_in_the_message(text: str) -> None:
    assert all(value == "given" or value in text for value in facts_in(text).values())


def test_half_a_surrogate_pair_beside_an_order_is_no_harm() -> None:
    assert facts_in("\ud83d order 5512 costs 20 usd") == {"order_number": "5512", "amount": "20 usd"}


@pytest.mark.parametrize(
    "text", ["20418", "it's 20418", "Es el 20418. Con esta ya son tres veces", "20418です", "#20418, thanks"]
)
def test_a_bare_number_is_the_order_when_the_agent_asked_for_it(text: str) -> None:
    assert facts_in(text, asked_order=True)["order_number"] == "20418"


@pytest.mark.parametrize(
    "text",
    [
        "I bought it in 2024",
        "on 2024-05-01",
        "I paid 4500 dollars",
        "call 555 123 4567",
        "call 555-123-4567",
        "4111 1111 1111 1111",
        "it is 20418 or 20419",
        "I have 3 of them",
    ],
)
def test_a_number_that_may_be_something_else_is_no_answer(text: str) -> None:
    assert "order_number" not in facts_in(text, asked_order=True)


def test_a_bare_number_in_a_sentence_is_no_order_when_nobody_asked() -> None:
    assert facts_in("it's 20418") == {}
