"""Pairs of our own: the second says the same, louder."""

from datetime import UTC, datetime

import pytest

from assist.considered import ConsideredReader
from assist.memory import Memory
from assist.reader import InstantReader, Reader
from assist.vectors import open_vectors
from locales.phrase import Band

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
LANGUAGES = ("en", "es", "ja", "de", "pt", "fr", "it", "ru", "zh", "ar", "hi", "uk", "ro")
VECTORS = open_vectors()
READERS: dict[str, Reader] = {"instant": InstantReader(LANGUAGES)}
if VECTORS:
    READERS["considered"] = ConsideredReader(LANGUAGES, VECTORS, {})
each_reader = pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())

CAPITALS = (
    ("en", "where is my order", "WHERE IS MY ORDER"),
    ("en", "I still have not received my refund", "I STILL HAVE NOT RECEIVED MY REFUND"),
    ("en", "you did not answer me", "you did NOT answer me"),
    ("de", "wo bleibt meine bestellung", "WO BLEIBT MEINE BESTELLUNG"),
    ("de", "ich habe das nicht bestellt", "ich habe das NICHT bestellt"),
    ("fr", "je n'ai rien reçu", "je n'ai RIEN reçu"),
    ("es", "dónde está mi pedido", "DÓNDE ESTÁ MI PEDIDO"),
    ("pt", "onde está o meu pedido", "ONDE ESTÁ O MEU PEDIDO"),
    ("ru", "где мой заказ", "ГДЕ МОЙ ЗАКАЗ"),
    ("uk", "де моє замовлення", "ДЕ МОЄ ЗАМОВЛЕННЯ"),
)
STRETCHED = (
    ("en", "this is so slow", "this is soooooo slow"),
    ("de", "das dauert so lange", "das dauert sooooo lange"),
    ("pt", "isso demora muito", "isso demora muuuuito"),
    ("ru", "почему так долго", "почемуууу так долго"),
    ("ar", "لماذا", "لماذاااااا"),
    ("ja", "遅い", "遅いいいいい"),
)
MARKS = (
    ("en", "where is my parcel?", "where is my parcel?!!!"),
    ("es", "¿dónde está mi paquete?", "¿¿¿dónde está mi paquete???"),
    ("zh", "我的包裹在哪里？", "我的包裹在哪里？？？！！"),
    ("ar", "أين طلبي؟", "أين طلبي؟؟؟!!"),
    ("ja", "まだ届きません。", "まだ届きません！！！"),
    ("ru", "где мой заказ?", "где мой заказ?!?!"),
    ("hi", "मेरा ऑर्डर कहाँ है?", "मेरा ऑर्डर कहाँ है???"),
)
EMOJI = (
    ("en", "my order is late again", "my order is late again 😡"),
    ("en", "you cancelled it", "you cancelled it 💔"),
    ("de", "mein Paket ist nicht da", "mein Paket ist nicht da 🤬"),
    ("es", "mi pedido no llegó", "mi pedido no llegó 😤"),
    ("zh", "还没有收到", "还没有收到😭"),
    ("pt", "meu pedido não chegou", "meu pedido não chegou 🙄"),
    ("fr", "encore en retard", "encore en retard 😒"),
    ("ja", "まだですか", "まだですか😠"),
)
PROFANITY = (
    ("en", "where is my order", "where the fuck is my order"),
    ("en", "your app is broken", "your shitty app is broken"),
    ("es", "el servicio no funciona", "el servicio de mierda no funciona"),
    ("de", "die App geht nicht", "die scheiß App geht nicht"),
    ("pt", "o aplicativo não funciona", "essa merda de aplicativo não funciona"),
    ("fr", "l'appli ne marche pas", "cette appli de merde ne marche pas"),
    ("it", "l'app non funziona", "questa app del cazzo non funziona"),
    ("ru", "приложение не работает", "ваше дерьмовое приложение ни хрена не работает"),
    ("zh", "软件不能用", "你们这垃圾软件他妈的不能用"),
)
IRONY = (
    ("en", "the internet is down", "Great, the internet is down again."),
    ("en", "my flight was cancelled", "Oh wonderful, my flight was cancelled. Thanks a lot."),
    ("en", "you lost my order", "Well done, you lost my order. Brilliant service."),
    ("es", "se cayó el internet", "Genial, se cayó el internet otra vez. Felicidades."),
    ("de", "das Internet ist ausgefallen", "Na toll, das Internet ist schon wieder ausgefallen. Bravo."),
    ("pt", "a internet caiu", "Ótimo, a internet caiu de novo. Parabéns."),
    ("fr", "encore une coupure", "Super, encore une coupure. Bravo."),
    ("it", "il treno è di nuovo in ritardo", "Complimenti, il treno è di nuovo in ritardo."),
    ("ru", "интернет не работает", "Ну прекрасно, интернет опять не работает. Спасибо большое."),
    ("ja", "また止まりました", "さすがですね、また止まりました。"),
)
INSISTENCE = (
    ("en", "please call me back", "please call me back, this is the third time I ask"),
    ("de", "bitte rufen Sie mich an", "bitte rufen Sie mich an, ich schreibe jetzt zum dritten Mal"),
    ("pt", "por favor me liguem", "por favor me liguem, é a terceira vez que peço"),
    ("fr", "merci de me rappeler", "merci de me rappeler, c'est la troisième fois que je demande"),
    ("it", "richiamatemi per favore", "richiamatemi per favore, è la terza volta che lo chiedo"),
    ("ru", "перезвоните мне", "перезвоните мне, я пишу уже третий раз"),
    ("zh", "请给我回电话", "请给我回电话，我已经打了三次了没人理"),
)
GLAD = (
    ("en", "THANK YOU SO MUCH!!!", "WHERE IS MY ORDER!!!"),
    ("en", "thank you, it works now 😭", "it does not work 😭"),
    ("es", "¡¡¡muchas gracias!!!", "¡¡¡no funciona!!!"),
    ("de", "Vielen Dank, super Service!!!", "Was für ein Service!!!"),
    ("pt", "muito obrigado!!!", "muito errado!!!"),
)
PRAISE_THAT_IS_MEANT = (
    ("en", "Great, thanks, it works again"),
    ("en", "Perfect, can you send it again?"),
    ("en", "Wonderful service, thank you so much."),
    ("de", "Super, vielen Dank, jetzt geht es wieder."),
    ("fr", "Super, merci beaucoup. Encore une question sur la livraison."),
    ("es", "Perfecto, muchas gracias por la ayuda."),
    ("pt", "Ótimo, muito obrigado pela ajuda."),
)


def score(reader: Reader, text: str, language: str) -> float:
    return reader.read(text, Memory.start(language), NOW)[0].score


@each_reader
@pytest.mark.parametrize(
    ("language", "plain", "loud"),
    [*CAPITALS, *STRETCHED, *MARKS, *EMOJI, *PROFANITY, *IRONY, *INSISTENCE, *GLAD],
)
def test_the_louder_of_two_scores_higher(reader: Reader, language: str, plain: str, loud: str) -> None:
    assert score(reader, plain, language) < score(reader, loud, language)


@each_reader
@pytest.mark.parametrize(("language", "text"), PRAISE_THAT_IS_MEANT)
def test_praise_that_is_meant_stays_low(reader: Reader, language: str, text: str) -> None:
    assert reader.read(text, Memory.start(language), NOW)[0].band is Band.LOW


@each_reader
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "kkkkkk tudo bem"),
        ("en", "card ending xxxx 4421"),
        ("zh", "哈哈哈哈哈好的"),
        ("ar", "هههههه شكرا"),
    ],
)
def test_laughter_and_filled_in_letters_are_not_loud(reader: Reader, language: str, text: str) -> None:
    assert reader.read(text, Memory.start(language), NOW)[0].band is Band.LOW
