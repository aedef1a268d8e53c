# ruff: noqa: E501 - a wide letter counts as two
"""How people announce that their bank will take the money back. Written as in `self_harm`."""

from typing import Final

SAID: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        r"charge ?-?backs?|(?:dispute|disputing|reverse|reversing|contest|contesting"
        r"|claw(?:ing)? back) (?:it|this|that|the|these|all|every|my|your) ?~(?:with"
        r"|through|via|at) (?:my|the|our) (?:bank|card|credit card|card company|credit card company"
        r"|visa|mastercard|amex|paypal)",
        r"(?:have|get|getting|asking|ask|tell|telling|let) (?:my|the) (?:bank|card company"
        r"|credit card company) (?:to )?(?:reverse|dispute|claw|take|pull|cancel|stop"
        r"|block)|stop(?:ping)? (?:the|this|that|my) payment (?:at|with|through) my bank"
        r"|(?:open|file|start|filing|opening)(?:ing)? (?:a )?(?:paypal|payment|bank) (?:dispute"
        r"|claim)",
    ),
    "es": (
        r"contracargos?|charge ?back|(?:desconocer|desconozco|desconoceré|disputar"
        r"|disputo|impugnar|impugno|retroceder) ~(?:el |la |los |este |ese )?(?:cargos?"
        r"|pagos?|compra|cobro)(?: ~(?:con|en|ante|a través de) (?:mi|el) banco)|(?:mi"
        r"|al|el) banco (?:me )?(?:devuelva|reverse|revierta|retroceda|cancele el pago)"
        r"|aclaraci[oó]n con (?:mi|el) banco|devolver (?:el|los) recibos?",
    ),
    "ja": (
        r"チャージバック|(?:カード会社|クレジット会社|銀行)[^。]{0,10}(?:異議|支払(?:い)?(?:停止|を?止)|取り消し|申し立て|調査を依頼)|支払停止の抗弁",
    ),
    "de": (
        r"charge ?back|rückbuch\w*|rücklastschrift\w*|(?:zurückbuchen|zurück ?buchen"
        r"|zurückholen lassen|zurückziehen lassen)|(?:buche|hole) ~(?:über|bei|von) ~bank ~zurück"
        r"|käuferschutz|lastschrift (?:widerrufen|zurück\w*)",
    ),
    "fr": (
        r"charge ?back|rétrofactur\w*|opposition (?:au|à|sur|auprès|bancaire)|contest\w+ ~(?:paiement"
        r"|prélèvement|débit|transaction) ~(?:auprès de|à|avec) ma banque|(?:ma|à ma) banque ~(?:annul"
        r"\w*|rembours\w*|bloqu\w*|rejet\w*)|litige paypal",
    ),
    "it": (
        r"charge ?back|storn\w+ ~(?:dalla|con la|tramite|alla) (?:mia )?banca|(?:banca"
        r"|carta) ~(?:stornare|storno|bloccare il pagamento)|contest\w+ ~(?:addebito"
        r"|pagamento|transazione) ~(?:con|alla|presso la) (?:mia )?banca|controversia paypal"
        r"|disconosc\w+",
    ),
    "nl": (
        r"charge ?back|storner\w*|(?:laten )?terugboek\w*|terug ?(?:laten )?boeken"
        r"|(?:via|bij) mijn bank ~(?:terug\w*|betwist\w*)|geschil ~paypal",
    ),
    "pl": (
        r"charge ?back\w*|obciążenie zwrotne|obciążenia zwrotnego|reklamacj\w+ (?:w"
        r"|do) (?:moim |mojego )?bank\w+|cofn\w+ płatność ~bank\w*|spór ~paypal",
    ),
    "pt": (
        r"charge ?back|contest\w+ ~(?:compra|cobrança|pagamento|valor) ~(?:com|no"
        r"|junto ao|na|pelo) (?:o )?(?:meu )?(?:banco|cartão|operadora)|(?:banco|cartão"
        r"|operadora do cartão) ~(?:estornar|estorne|cancelar a compra)|disputa ~paypal",
    ),
    "ru": (
        r"чарджб[эе]к\w*|опротест\w+ ~(?:платеж|платёж|операци\w+|списани\w+|транзакци\w+)"
        r"|(?:банк\w*) ~(?:оспор\w*|отмен\w+ плат\w*|верн\w+ плат\w*)|оспор\w+ ~(?:платеж"
        r"|платёж|операци\w+|списани\w+) ~банк\w*",
    ),
    "tr": (
        r"charge ?back|ters ibraz\w*|(?:banka|bankam)\w* ~(?:itiraz|iptal ettir|geri (?:al"
        r"|çek))\w*|harcama itiraz\w*",
    ),
    "ar": (
        r"تشارج ?باك|استرداد (?:المبلغ )?عن طريق (?:ال)?بنك\w*|(?:أ|ا|سأ|س)?عترض ~(?:البنك"
        r"|بنكي|العملية|الدفع)|(?:اعتراض|نزاع|شكوى) ~(?:البنك|بنكي|بايبال|فيزا)|(?:البنك"
        r"|بنكي) ~(?:يلغي|يرجع|يسترد|يوقف)",
    ),
    "hi": (
        r"चार्जबैक|(?:बैंक|कार्ड कंपनी) ~(?:विवाद|डिस्प्यूट|शिकायत|पेमेंट रुकवा|पैसे वापस)\w*"
        r"|डिस्प्यूट (?:कर|डाल|रेज)\w*|charge ?back",
    ),
    "ko": (
        r"차지백|(?:카드사|은행)(?:에|를|로)? ?(?:통해 ?)?(?:이의|취소|결제 ?취소|분쟁|지급 ?정지|환불 ?신청|신고)|결제 ?이의",
    ),
    "zh": (
        r"拒付|(?:银行|銀行|信用卡公司|信用卡中心)[^。]{0,6}(?:撤销|撤銷|申诉|申訴|争议|爭議|退单|止付)|退单|争议账款|爭議帳款|(?:向|找)银行(?:追回|要回)",
    ),
    "id": (
        r"charge ?back|(?:sanggah|sanggahan|dispute) ~(?:transaksi|pembayaran|bank"
        r"|kartu)|(?:bank|kartu kredit) ~(?:membatalkan|batalkan|tarik kembali|dispute"
        r"|sanggah)\w*",
    ),
    "vi": (
        r"charge ?back|(?:khiếu nại|tra soát) ~(?:ngân hàng|giao dịch)|(?:nhờ|yêu cầu"
        r"|bảo|báo) ngân hàng ~(?:hoàn|đòi|hủy|chặn|thu hồi)",
    ),
}
