"""How languages write spans of time, hours, days and whole numbers in words, folded as rules see them."""

from typing import Final

# what stands between two words of one number
JOINERS: Final = {"en": "and", "es": "y", "pt": "e", "fr": "et", "it": "e", "ar": "و", "pl": "i"}
# after a number in words, these may tell a time of day as well
OF_THE_CLOCK: Final = frozenset(
    ("uur", "uhr", "heures", "heure", "час", "часа", "часов", "saat", "jam", "giờ", "ore", "horas", "o'clock")
)

# how long it takes, or how many they are, in each unit that people would use
_SPANS: Final = {
    "en": {
        "30 0.5": "half an hour|a half hour|half-hour",
        "15": "a quarter of an hour|quarter of an hour|quarter-hour",
        "45": "three quarters of an hour",
        "90 1.5": "an hour and a half|one and a half hours",
        "12 0.5": "half a day",
        "6 0.5": "half a year",
        "14 2": "a fortnight|fortnight",
        "2": "a couple of hours|a couple of days|a couple of weeks|a couple of months",
        "12": "a dozen|dozen",
        "6": "half a dozen",
    },
    "es": {
        "30 0.5": "media hora",
        "15": "un cuarto de hora|cuarto de hora|una quincena",
        "45": "tres cuartos de hora",
        "90 1.5": "hora y media",
        "12 0.5": "medio día|medio dia",
        "6 0.5": "medio año",
        "2": "un par de días|un par de horas|un par de semanas",
        "12": "una docena",
        "6": "media docena",
    },
    "pt": {
        "30 0.5": "meia hora",
        "15": "um quarto de hora|uma quinzena",
        "45": "três quartos de hora",
        "90 1.5": "hora e meia",
        "12 0.5": "meio dia de",
        "6 0.5": "meio ano",
        "2": "um par de dias",
        "12": "uma dúzia",
        "6": "meia dúzia",
    },
    "fr": {
        "30 0.5": "une demi-heure|demi-heure",
        "15": "un quart d'heure|quart d'heure",
        "45": "trois quarts d'heure",
        "90 1.5": "heure et demie",
        "0.5 12": "une demi-journée|demi-journée",
        "15 14": "une quinzaine",
        "8 7": "une huitaine",
        "12": "une douzaine",
    },
    "it": {
        "30 0.5": "mezz'ora|mezzora|mezza ora",
        "15": "un quarto d'ora|quarto d'ora",
        "45": "tre quarti d'ora",
        "90 1.5": "ora e mezza|ora e mezzo",
        "0.5 12": "mezza giornata",
        "2": "un paio di giorni|un paio di ore|un paio di settimane",
        "12": "una dozzina",
    },
    "de": {
        "30 0.5": "eine halbe stunde|einer halben stunde|halbe stunde|halben stunde",
        "15": "eine viertelstunde|einer viertelstunde|viertelstunde",
        "45": "eine dreiviertelstunde|dreiviertelstunde",
        "90 1.5": "anderthalb stunden|eineinhalb stunden",
        "0.5 12": "einen halben tag",
        "6 0.5": "ein halbes jahr",
        "12": "ein dutzend",
    },
    "nl": {
        "30 0.5": "een half uur|half uur|halfuur",
        "15": "een kwartier|kwartier",
        "45": "drie kwartier",
        "90 1.5": "anderhalf uur",
        "0.5 12": "een halve dag",
        "6 0.5": "een half jaar",
        "12": "een dozijn",
    },
    "pl": {
        "30 0.5": "pół godziny",
        "15": "kwadrans",
        "90 1.5": "półtorej godziny",
        "0.5 12": "pół dnia",
        "6 0.5": "pół roku",
        "12": "tuzin",
    },
    "ru": {
        "30 0.5": "полчаса",
        "15": "четверть часа",
        "90 1.5": "полтора часа",
        "0.5 12": "полдня",
        "6 0.5": "полгода",
        "1.5": "полторы недели",
    },
    "tr": {
        "30 0.5": "yarim saat",
        "15": "çeyrek saat",
        "90 1.5": "bir buçuk saat",
        "0.5 12": "yarim gün",
        "12": "düzine",
    },
    "id": {
        "30 0.5": "setengah jam",
        "15": "seperempat jam",
        "90 1.5": "satu setengah jam",
        "0.5 12": "setengah hari",
        "12": "selusin",
    },
    "vi": {
        "30 0.5": "nửa tiếng|nửa giờ|nửa tiếng đồng hồ",
        "90 1.5": "một tiếng rưỡi|một giờ rưỡi",
        "0.5 12": "nửa ngày",
        "6 0.5": "nửa năm",
        "12": "một tá",
    },
    "ar": {
        "30 0.5": "نصف ساعة",
        "15": "ربع ساعة",
        "90 1.5": "ساعة ونصف",
        "0.5 12": "نصف يوم",
        "2": "ساعتين|ساعتان|يومين|يومان|أسبوعين|أسبوعان|شهرين|شهران",
    },
    "hi": {
        "30 0.5": "आधा घंटा|आधे घंटे",
        "90 1.5": "डेढ़ घंटा|डेढ़ घंटे",
        "150 2.5": "ढाई घंटे",
        "0.5 12": "आधा दिन|आधे दिन",
        "12": "एक दर्जन",
    },
    "ja": {
        "30 0.5": "半時間",
        "90 1.5": "一時間半",
        "0.5 12": "半日",
        "6 0.5": "半年",
    },
    "ko": {
        "30 0.5": "반 시간|반시간|삼십 분",
        "10": "십 분",
        "15": "보름|십오 분",
        "20": "이십 분",
        "40": "사십 분",
        "50": "오십 분",
        "90 1.5": "한 시간 반",
        "0.5 6": "반나절",
        "6 0.5": "반년",
        "2": "이틀",
        "3": "사흘",
        "4": "나흘",
        "7 1": "일주일",
    },
    "zh": {
        "30 0.5": "半个小时|半小时|半个钟头",
        "90 1.5": "一个半小时",
        "15": "一刻钟",
        "6 0.5": "半年",
    },
}
# the hour of what has a name
_MOMENTS: Final = {
    "en": {
        "12": "noon|midday",
        "0": "midnight",
    },
    "es": {
        "12": "mediodía|mediodia",
        "0": "medianoche",
    },
    "pt": {
        "12": "meio-dia",
        "0": "meia-noite",
    },
    "fr": {
        "12": "midi",
        "0": "minuit",
    },
    "it": {
        "12": "mezzogiorno",
        "0": "mezzanotte",
    },
    "de": {
        "0": "mitternacht",
    },
    "nl": {
        "0": "middernacht",
    },
    "pl": {
        "0": "północy",
    },
    "ru": {
        "12": "полдень",
        "0": "полночь|полночи",
    },
    "ja": {
        "12": "正午",
    },
    "ko": {
        "12": "정오",
        "0": "자정",
    },
    "zh": {
        "12": "正午",
        "0": "午夜",
    },
}
# how a time is told by its hour: the words, what they add to the hour, the minutes
TOLD_BY_THE_HOUR: Final = {
    "en": (("half past {hour}", 0, 30), ("quarter past {hour}", 0, 15), ("quarter to {hour}", -1, 45)),
    "es": (
        ("las? {hour} y media", 0, 30),
        ("las? {hour} y cuarto", 0, 15),
        ("las? {hour} menos cuarto", -1, 45),
    ),
    "pt": (("[àa]s? {hour} e meia", 0, 30),),
    "fr": (
        ("(?:à|vers|dès) {hour} heures? et demie", 0, 30),
        ("(?:à|vers|dès) {hour} heures? et quart", 0, 15),
        ("(?:à|vers|dès) {hour} heures? moins le quart", -1, 45),
    ),
    "it": (
        ("(?:le|alle|dalle) {hour} e mezz[ao]", 0, 30),
        ("(?:le|alle|dalle) {hour} e un quarto", 0, 15),
        ("(?:le|alle|dalle) {hour} meno un quarto", -1, 45),
    ),
    "de": (("halb {hour}", -1, 30), ("viertel nach {hour}", 0, 15), ("viertel vor {hour}", -1, 45)),
    "nl": (("half {hour}", -1, 30), ("kwart over {hour}", 0, 15), ("kwart voor {hour}", -1, 45)),
}
# and half of one more, before what is counted or after it
HALF_MORE: Final = {
    "en": "and a half",
    "es": "y medi[ao]",
    "pt": "e mei[ao]",
    "fr": "et demie?",
    "it": "e mezz[ao]",
}
# where words of one number are written as one
JOINED: Final = {"de": "und", "nl": "en", "it": "e"}
_ORDINALS: Final = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second"
    " twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth"
    " thirtieth thirty-first",
}


def spans_of(language: str) -> dict[str, tuple[str, ...]]:
    """The values of what is called by a name."""
    told = _SPANS.get(language, {})
    return {name: tuple(values.split()) for values, names in told.items() for name in names.split("|")}


def moments_of(language: str) -> dict[str, int]:
    told = _MOMENTS.get(language, {})
    return {name: int(hour) for hour, names in told.items() for name in names.split("|")}


def ordinals_of(language: str) -> dict[str, int]:
    """The days of a month by their words, where these are not those that count."""
    return {word: number for number, word in enumerate(_ORDINALS.get(language, "").split(), start=1)}
