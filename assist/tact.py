# ruff: noqa: E501 - tables of words
"""What a customer's words ask of a ready line beside the reading: what it may name, what it must not miss."""

import re
from typing import Final, NamedTuple

from assist.reading import Emotion, Reading
from locales.phrase import Band

# as loud as this a feeling is named rightly also where nobody says its name
_PLAIN_FROM: Final = 0.85
_LOUD_FROM: Final = 0.75
# All words are looked for in small letters: to leave case open takes three times as long.
# Japanese lines name none of these; a language without words of its own goes by the score
_NAMED: Final[dict[str, dict[Emotion, str]]] = {
    "en": {
        Emotion.ANGER: r"\bangr[yi]|\bfurious|\bmad\b|outrag|\blivid|fed up|\bpissed|unacceptable|disgust|ridiculous"
        r"|\bhate\b|infuriat|\bsick of|\benough\b",
        Emotion.FRUSTRATION: r"frustrat|fed up|patience|\bsick (?:and tired )?of|\btired of|annoy|exhaust|\benough\b",
        Emotion.SADNESS: r"\bsad\b|sadd|heartbr|devastat|depress|\bcry|grie[fv]|passed away|\bdied\b|hopeless|\bhurts?\b"
        r"|\bhard (?:on|for|time)",
    },
    "es": {
        Emotion.ANGER: r"enojad|furios|molest[oa]|indigna|hart[oa]|\brabia|coraje|enfadad|inaceptable|\bbasta\b",
        Emotion.FRUSTRATION: r"frustra|hart[oa]|cansad|desesper|paciencia|\bcolmo",
        Emotion.SADNESS: r"triste|deprimid|destrozad|llora|\bdol(?:or|ió)|falleci|murió|difícil",
    },
}
_ALWAYS_NAMED: Final = frozenset(("ja",))
_SOFT: Final = re.compile(
    r"\ba (?:little|bit)\b|\bslightly\b|\bkinda\b|\bkind of\b|\bsomewhat\b|\bun poco\b|\bun poquito\b|少し|ちょっと"
)
_TAKEN_BACK: Final = re.compile(
    r"\bnever ?mind\b|\bforget it,? sorry\b|\bolv[ií]delo\b|\bno importa\b|やっぱりいい|大丈夫です"
)
_KIN_EN: Final = r"(?:husband|wife|mother|mum|mom|father|dad|son|daughter|brother|sister|partner|grand\w+|uncle|aunt|parents?|baby)"
_KIN_ES: Final = r"(?:espos[oa]|marido|mujer|madre|mam[aá]|padre|pap[aá]|hij[oa]|herman[oa]|abuel[oa]|t[ií][oa]|pareja|suegr[oa])"
_BEREAVED: Final = re.compile(
    rf"\bmy (?:late )?{_KIN_EN}\b(?: \w+){{0,3}} (?:passed(?: away)?|died|is deceased)\b"
    rf"|\bmy late {_KIN_EN}\b|\b(?:death|passing) of my {_KIN_EN}\b|\blost my {_KIN_EN} (?:last|this|to)\b"
    rf"|\bmi {_KIN_ES}\b(?: \w+){{0,3}} (?:falleci\w+|muri[oó])\b|\b(?:falleci[oó]|muri[oó]) mi {_KIN_ES}\b"
    rf"|\b(?:fallecimiento|muerte) de mi {_KIN_ES}\b"
    r"|(?:夫|妻|主人|父|母|息子|娘|祖父|祖母|家族|兄|姉|弟|妹|家内)(?:が|を|は|の)[^。]{0,12}(?:亡くな|亡くし|他界|逝去|死去)"
)
# there is none of it without one of these
_LOSS: Final = (
    "passed", "died", "deceased", "my late", "death of", "passing of", "lost my",
    "falleci", "muri", "muerte", "亡く", "他界", "逝去", "死去",
)  # fmt: skip
_GOES_ON: Final = re.compile(
    r"\s*(?:(?:yes|yeah|yep|and|or)\b|(?:no|nope)(?:[,.!]|\s*$)|s[ií][,. ]|no,|(?:y|o|pero)\b|はい|いいえ|それと|あと、)"
)
_DATA: Final = re.compile(r"\d{4}|\S@\S")
_MOST_DATA_WORDS: Final = 3
_DONE: Final = re.compile(
    r"\b(?:(?:work(?:s|ed|ing)|solved|fixed|sorted|resolved|arrived|received|got it|lleg[oó])\b"
    r"|funciona|resuelt|solucion|recib[ií])|解決|直りました|届きました|できました"
)
_OWES: Final = re.compile(
    r"\b(?:i|we)(?:['’]ll| will) (?:\w+ )?(?:get back|let you know|update|write|reply|call|check|look|answer|tell|confirm"
    r"|be in touch|come back)"
    r"|\b(?:le|te|les) (?:aviso|avisar|escrib|confirm|inform|respond|llam)|ご連絡|お知らせ|ご報告"
)


class Tact(NamedTuple):
    """is_named: the feeling that was read may be called by its name. is_bereaved: somebody of theirs died.

    goes_on: they write as in the middle of a chat, so a greeting would not fit. is_done: it is over for them.
    """

    is_named: bool = True
    is_bereaved: bool = False
    goes_on: bool = False
    is_done: bool = False


PLAIN: Final = Tact()


def tact_of(text: str, reading: Reading) -> Tact:
    words = text.lower()
    return Tact(
        is_named=_is_named(words, reading),
        is_bereaved=any([sign in words for sign in _LOSS]) and _BEREAVED.search(words) is not None,
        goes_on=_GOES_ON.match(words) is not None or _is_data(text),
        is_done=_DONE.search(words) is not None,
    )


def softened(text: str, reading: Reading) -> Band:
    """The band to answer in: one less where they say "a little", or take back what they asked."""
    if reading.score >= _LOUD_FROM:
        return reading.band
    if reading.band is Band.HIGH and _SOFT.search(text.lower()):
        return Band.MEDIUM
    return Band.LOW if reading.band is Band.MEDIUM and _TAKEN_BACK.search(text.lower()) else reading.band


def owes_answer(text: str) -> bool:
    """Whether an agent's words say that the customer will hear from them."""
    return _OWES.search(text.lower()) is not None


def _is_named(words: str, reading: Reading) -> bool:
    if reading.emotion not in (Emotion.ANGER, Emotion.FRUSTRATION, Emotion.SADNESS):
        return True
    if reading.language in _ALWAYS_NAMED or reading.score >= _PLAIN_FROM:
        return True
    names = _NAMED.get(reading.language, {}).get(reading.emotion)
    return names is not None and not _SOFT.search(words) and re.search(names, words) is not None


def _is_data(text: str) -> bool:
    return len(text.split()) <= _MOST_DATA_WORDS and "?" not in text and _DATA.search(text) is not None
