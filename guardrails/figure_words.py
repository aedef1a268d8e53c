"""How the languages of the packs write months, money, shares and times, folded as rules see them."""

from typing import Final

# January to December; what a month may be called stands between spaces, _ is a space inside a name
_MONTHS: Final = {
    "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep"
    "|october oct|november nov|december dec",
    "es": "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago"
    "|septiembre setiembre sept sep|octubre oct|noviembre nov|diciembre dic",
    "pt": "janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago"
    "|setembro set|outubro out|novembro nov|dezembro dez",
    "fr": "janvier janv|février févr|mars|avril avr|mai|juin|juillet juil|août|septembre sept|octobre oct"
    "|novembre nov|décembre déc",
    "it": "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago"
    "|settembre set|ottobre ott|novembre nov|dicembre dic",
    "nl": "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep"
    "|oktober okt|november nov|december dec",
    "de": "januar jänner jan|februar feb|märz mär|april apr|mai|juni jun|juli jul|august aug"
    "|september sept sep|oktober okt|november nov|dezember dez",
    "ru": "января январь янв|февраля февраль февр фев|марта март мар|апреля апрель апр|мая май|июня июнь июн"
    "|июля июль июл|августа август авг|сентября сентябрь сент сен|октября октябрь окт|ноября ноябрь нояб ноя"
    "|декабря декабрь дек",
    "pl": "stycznia styczeń sty|lutego luty lut|marca marzec mar|kwietnia kwiecień kwi|maja maj"
    "|czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz"
    "|października październik paź|listopada listopad lis|grudnia grudzień gru",
    "tr": "ocak oca|şubat şub|mart mar|nisan nis|mayis may|haziran haz|temmuz tem|ağustos ağu|eylül eyl"
    "|ekim eki|kasim kas|aralik ara",
    "id": "januari jan|februari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu agt"
    "|september sep|oktober okt|november nov|desember des",
    "ar": "يناير جانفي كانون_الثاني|فبراير فيفري شباط|مارس آذار|أبريل إبريل ابريل أفريل نيسان|مايو ماي أيار"
    "|يونيو جوان حزيران|يوليو يوليوز جويلية تموز|أغسطس اغسطس غشت أوت آب|سبتمبر شتنبر أيلول"
    "|أكتوبر اكتوبر تشرين_الأول|نوفمبر نونبر تشرين_الثاني|ديسمبر دجنبر كانون_الأول",
    "hi": "जनवरी जन॰|फ़रवरी फरवरी फ़र॰|मार्च|अप्रैल|मई|जून|जुलाई जुल॰|अगस्त अग॰|सितंबर सितम्बर सित॰"
    "|अक्टूबर अक्तूबर अक्टू॰|नवंबर नवम्बर नव॰|दिसंबर दिसम्बर दिस॰",
}
EVERYWHERE: Final = "en"  # whose dates any language may hold


def months_of(language: str | None) -> dict[str, int]:
    """The number of each month by its names, English ones besides; None: of every language."""
    languages = _MONTHS if language is None else {language, EVERYWHERE} & _MONTHS.keys()
    return {
        name.replace("_", " "): number
        for each in languages
        for number, names in enumerate(_MONTHS[each].split("|"), start=1)
        for name in names.split()
    }


# by what stands for all of them, so that 49 $ and 49 dollars are one amount
_MONEY: Final = {
    "$": "$ us$ mx$ ca$ au$ usd mxn cad aud dollars dollar dólares dólar dollari dollaro dolarów dolar"
    " долларов доллара доллар डॉलर دولارات دولارًا دولار ドル 美元 달러 pesos peso",
    "€": "€ eur euros euro euró eura евро यूरो يورو ユーロ 欧元 유로",
    "£": "£ gbp pounds pound libras sterline funtów фунтов sterlin",
    "¥": "¥ jpy cny rmb yen 円 元 块钱 块 人民币 日元 엔",
    "r$": "r$ brl reais real",
    "₽": "₽ rub рублей рублями рубля рублю рубль руб р",
    "zł": "zł pln złotych złote złoty złotego",
    "₺": "₺ tl lira lirasi liradir",
    "₩": "₩ krw 원",
    "₹": "₹ inr rs rupees रुपये रुपयों रुपए रुपया रु",
    "₫": "₫ vnd vnđ đồng đ",
    "rp": "rp idr rupiah",
    "chf": "chf franken francs",
    "sar": "sar ر.س ريالًا ريالات ريال",
    "aed": "aed د.إ درهمًا درهم",
    "egp": "egp ج.م جنيهًا جنيه",
}
CURRENCIES: Final = {word: sign for sign, words in _MONEY.items() for word in words.split()}
_BEFORE_NUMBERS: Final = (
    "$ us$ mx$ ca$ au$ r$ € £ ¥ ₽ ₺ ₩ ₹ ₫ zł rp rs usd mxn cad aud eur gbp jpy cny rmb brl pln krw inr vnd"
    " idr chf sar aed egp"
)
MONEY_BEFORE: Final = tuple(_BEFORE_NUMBERS.split())

_PER_CENT: Final = (
    "% ٪ percent per_cent por_ciento por_cento pour_cent prozent procent procentów процентов процента процент"
    " phần_trăm persen प्रतिशत بالمئة بالمائة في_المئة في_المائة パーセント 퍼센트 프로"
)
PER_CENT: Final = tuple(word.replace("_", " ") for word in _PER_CENT.split())
PER_CENT_BEFORE: Final = ("%", "yüzde ", "百分之")
TENTHS: Final = "割"

_SCALES: Final = {
    1e3: "千 천 ribu rb nghìn ngàn тысяч тысячи тысяча тыс tysięcy tysiące tys bin mil हज़ार ألف آلاف",
    1e4: "万 만",
    1e5: "लाख lakh",
    1e6: "million millions millionen millones milhões milioni miljoen миллионов миллиона млн milionów mln"
    " milyon juta jt triệu مليون",
    1e7: "crore करोड़",
    1e8: "億 亿 억",
    1e9: "billion billions milliard milliards miliardi miliard miliardów milyar miliar tỷ миллиардов миллиард"
    " مليار",
}
SCALES: Final = {word: scale for scale, words in _SCALES.items() for word in words.split()}

MORNING: Final = tuple(
    ["午前", "上午", "早上", "凌晨", "오전", "아침", "새벽", "صباحًا", "صباحا", "ص", "sáng", "सुबह", "утра"]
)
AFTERNOON: Final = tuple(
    [
        "午後",
        "下午",
        "晚上",
        "傍晚",
        "오후",
        "저녁",
        "밤",
        "مساءً",
        "مساء",
        "م",
        "chiều",
        "tối",
        "दोपहर",
        "शाम",
        "रात",
        "дня",
        "вечера",
    ]
)
