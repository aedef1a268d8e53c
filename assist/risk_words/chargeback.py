# ruff: noqa: E501 - a wide letter counts as two
"""How people announce that their bank will take the money back. Written as in `self_harm`."""

from typing import Final

SAID: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        r"charge ?-?backs?|(?:dispute|disputing|reverse|reversing|contest|contesting"
        r"|claw(?:ing)? back) (?:it|this|that|the|these|all|every|my|your) ?~(?:with"
        r"|through|via|at) (?:my|the|our) (?:bank|card|credit card|card company|credit card company"
        r"|visa|mastercard|amex|paypal)",
        r"(?:reverse|reversing|dispute|disputing) (?:it|this|that|the|my|your) ~(?:with|through|via|on|at) (?:paypal|klarna|visa)",
        r"(?:my|our) (?:bank|card company|credit card company|credit card) (?:will|is going to|can|has agreed to)"
        r" (?:reverse|claw|take|pull|get|claim) (?:it|this|that|the money|my money)(?: back)?",
        r"(?:have|get|getting|asking|ask|tell|telling|let) (?:my|the) (?:bank|card company"
        r"|credit card company) (?:to )?(?:reverse|dispute|claw|take|pull|cancel|stop"
        r"|block)|stop(?:ping)? (?:the|this|that|my) payment (?:at|with|through) my bank"
        r"|(?:open|file|start|filing|opening)(?:ing)? (?:a )?(?:paypal|payment|bank) (?:dispute"
        r"|claim)",
        r"(?:open|opening|file|filing|start|starting|raise|raising|escalate) (?:a |the )?(?:paypal|klarna|visa|bank) (?:case|dispute|claim)|paypal (?:case|dispute|claim) (?:opened|open|filed|coming|tomorrow|it is)|(?:reported|report|reporting|told|tell|telling) ~(?:as |it is |it's |its )?(?:fraud|unauthori[sz]ed) (?:to|with) (?:my|the) (?:bank|card company)|(?:told|tell|telling) (?:my bank|the bank|amex|visa|mastercard|my card company) (?:it's|its|it is|it was|this is) (?:fraud|unauthori[sz]ed|a scam)",
    ),
    "es": (
        r"contracargos?|charge ?back|(?:desconocer|desconozco|desconoceré|disputar"
        r"|disputo|impugnar|impugno|retroceder) ~(?:el |la |los |este |ese )?(?:cargos?"
        r"|pagos?|compra|cobro)(?: ~(?:con|en|ante|a través de) (?:mi|el) banco)|(?:mi"
        r"|al|el) banco (?:me )?(?:devuelva|reverse|revierta|retroceda|cancele el pago)"
        r"|aclaraci[oó]n con (?:mi|el) banco|devolver (?:el|los) recibos?",
        r"(?:anulo|anular|cancelo|devuelvo|retroceder|rechazo|rechazar) (?:el|los|la) (?:cargo|recibo|pago|adeudo)s? (?:con|en|desde|por) (?:el|mi) banco|(?:banco) que (?:me )?(?:devuelva|anule|retroceda|rechace) (?:el|los|la)|retroceder (?:el|los) (?:recibo|cargo)s?|(?:abro|abrir|abriré) (?:una )?(?:disputa|reclamación|caso) (?:en|con|por) (?:paypal|klarna|bizum|visa)",
    ),
    "ja": (
        r"チャージバック|(?:カード会社|クレジット会社|銀行)[^。]{0,10}(?:異議|支払(?:い)?(?:停止|を?止)|取り消し|申し立て|調査を依頼)|支払停止の抗弁",
        r"(?:paypal|ペイパル)(?:で|に)(?:紛争|異議|クレーム|申し立て)|(?:銀行|カード会社)に[^。]{0,10}(?:取り消|取消|止めて|不正利用)",
    ),
    "de": (
        r"charge ?back|rückbuch\w*|rücklastschrift\w*|(?:zurückbuchen|zurück ?buchen"
        r"|zurückholen lassen|zurückziehen lassen)|(?:buche|hole) ~(?:über|bei|von) ~bank ~zurück"
        r"|käuferschutz|lastschrift (?:widerrufen|zurück\w*)",
        r"paypal[ -]?(?:fall|konflikt|käuferschutz)\w* ~(?:auf|öffne\w*|eröffne\w*|meld\w*|ein)|(?:öffne|eröffne|mach|mache|melde) (?:ich )?(?:einen |nen |den |das )?(?:paypal|klarna)|(?:von der bank|bei der bank|über die bank) (?:zurück\w*|stornieren)|(?:der|meiner) bank (?:schon |als |das )*betrug (?:gemeldet|melden)",
    ),
    "fr": (
        r"charge ?back|rétrofactur\w*|opposition (?:au|à|sur|auprès|bancaire)|contest\w+ ~(?:paiement"
        r"|prélèvement|débit|transaction) ~(?:auprès de|à|avec) ma banque|(?:ma|à ma) banque ~(?:annul"
        r"\w*|rembours\w*|bloqu\w*|rejet\w*)|litige paypal",
        r"opposition (?:à|auprès de) (?:la|ma) banque|(?:ouvre|ouvrir|ouvrirai) (?:un )?(?:litige|dossier|différend) (?:sur |chez |avec )?(?:paypal|klarna|visa)|(?:rejeter|refuser|annuler|bloquer) (?:le|ce|votre) (?:prélèvement|paiement) (?:par|à|auprès de) (?:la|ma) banque|banque (?:de|d') ?(?:rejeter|annuler|refuser|bloquer) (?:le|ce|votre)|(?:signal\w+|déclar\w+) (?:une |la )?fraude à (?:ma|la) banque",
    ),
    "it": (
        r"charge ?back|storn\w+ ~(?:dalla|con la|tramite|alla) (?:mia )?banca|(?:banca"
        r"|carta) ~(?:stornare|storno|bloccare il pagamento)|contest\w+ ~(?:addebito"
        r"|pagamento|transazione) ~(?:con|alla|presso la) (?:mia )?banca|controversia paypal"
        r"|disconosc\w+",
        r"contesto (?:l'addebito|il pagamento|la spesa) ~banca|(?:apro|aprire|aprirò) (?:una )?(?:contestazione|controversia|disputa|segnalazione) (?:su |con |a )?(?:paypal|klarna|visa)|(?:faccio|far) stornare|(?:segnalato|segnalo|denunciato) la frode alla banca",
    ),
    "nl": (
        r"charge ?back|storner\w*|(?:laten )?terugboek\w*|terug ?(?:laten )?boeken"
        r"|(?:via|bij) mijn bank ~(?:terug\w*|betwist\w*)|geschil ~paypal",
        r"(?:open|start|begin) (?:ik )?(?:een )?(?:paypal|klarna|visa)[ -]?(?:geschil|zaak|claim)|laat (?:ik )?(?:het |de bank |mijn bank )*~(?:terug ?boeken|terughalen|storneren)|(?:bij )?de bank (?:al |als )*fraude (?:gemeld|melden)",
    ),
    "pl": (
        r"charge ?back\w*|obciążenie zwrotne|obciążenia zwrotnego|reklamacj\w+ (?:w"
        r"|do) (?:moim |mojego )?bank\w+|cofn\w+ płatność ~bank\w*|spór ~paypal",
        r"reklam\w+ (?:tę |tą )?(?:transakcj\w+|płatność) (?:w|przez) (?:banku|bank)|bank (?:wam (?:cofnie|ściągnie|zabierze)|cofnie (?:wam|tę|tą))|(?:otwieram|otworzę|zakładam) (?:spór|sprawę) (?:na|w|przez) (?:paypal\w*|visa|klarn\w+)|(?:zgłosił\w+|zgłaszam|zgłoszę) (?:już )?(?:w banku |do banku )(?:jako )?oszustwo",
    ),
    "pt": (
        r"charge ?back|contest\w+ ~(?:compra|cobrança|pagamento|valor) ~(?:com|no"
        r"|junto ao|na|pelo) (?:o )?(?:meu )?(?:banco|cartão|operadora)|(?:banco|cartão"
        r"|operadora do cartão) ~(?:estornar|estorne|cancelar a compra)|disputa ~paypal",
        r"(?:contesto|contestar|contestarei) (?:a compra|o valor|a cobrança|tudo) ~(?:banco|cartão|operadora)|(?:abro|abrir|abrirei|abrindo) (?:uma )?(?:disputa|reclamação|contestação) (?:no|na|pelo|com) (?:paypal|mercado pago|banco|nubank|cartão)|(?:mando|mandar|peço|pedir) (?:o|pro|ao) (?:meu )?banco (?:para |pra )?estornar",
    ),
    "ru": (
        r"чарджб[эе]к\w*|опротест\w+ ~(?:платеж|платёж|операци\w+|списани\w+|транзакци\w+)"
        r"|(?:банк\w*) ~(?:оспор\w*|отмен\w+ плат\w*|верн\w+ плат\w*)|оспор\w+ ~(?:платеж"
        r"|платёж|операци\w+|списани\w+) ~банк\w*",
        r"(?:открою|открываю|открыть) (?:спор|диспут) (?:в|на|через) (?:пейпал\w*|paypal|банк\w*)|банк (?:отзов[её]т|отменит) (?:этот |ваш )?(?:плат[её]ж|деньги)|оспор\w+ ~(?:через|в) банк\w*|в банк (?:уже )?заявил\w* о мошенничестве",
    ),
    "tr": (
        r"charge ?back|ters ibraz\w*|(?:banka|bankam)\w* ~(?:itiraz|iptal ettir|geri (?:al"
        r"|çek))\w*|harcama itiraz\w*",
        r"paypal\S* (?:itiraz|anlaşmazlık|dava)\w* ~aç\w*|banka\w* ~geri (?:çek|al)\w*|bankaya (?:dolandırıcılık|sahtekarlık) bildir\w*",
    ),
    "ar": (
        r"تشارج ?باك|استرداد (?:المبلغ )?عن طريق (?:ال)?بنك\w*|(?:أ|ا|سأ|س)?عترض ~(?:البنك"
        r"|بنكي|العملية|الدفع)|(?:اعتراض|نزاع|شكوى) ~(?:البنك|بنكي|بايبال|فيزا)|(?:البنك"
        r"|بنكي) ~(?:يلغي|يرجع|يسترد|يوقف)",
        r"(?:أفتح|بفتح|سأفتح|افتح) (?:نزاع|شكوى|قضية) (?:على |في )?(?:بايبال|باي بال|paypal|فيزا)|(?:بخلي|راح أخلي|بطلب من) (?:ال)?بنك\w* (?:ي)?(?:سترجع|رجع|سترد|لغي)|بلغت البنك (?:إنها|انها|أنها|عن) (?:عملية )?احتيال",
    ),
    "hi": (
        r"चार्जबैक|(?:बैंक|कार्ड कंपनी) ~(?:विवाद|डिस्प्यूट|शिकायत|पेमेंट रुकवा|पैसे वापस)\w*"
        r"|डिस्प्यूट (?:कर|डाल|रेज)\w*|charge ?back",
        r"(?:पेपाल|पेपैल|paypal) (?:पर |में |par |me )?(?:केस|विवाद|डिस्प्यूट|case|dispute) (?:खोल|कर|डाल|khol|kar|daal)\w*|bank (?:se|ko) ~(?:payment |paisa |transaction )?(?:reverse|dispute|wapas|fraud report) ~(?:kar\w*|karwa\w*|dunga|diya)",
    ),
    "ko": (
        r"차지백|(?:카드사|은행)(?:에|를|로)? ?(?:통해 ?)?(?:이의|취소|결제 ?취소|분쟁|지급 ?정지|환불 ?신청|신고)|결제 ?이의",
        r"(?:페이팔|paypal) ?(?:에 ?)?(?:분쟁|클레임|이의)|(?:은행|카드사)에[^?]{0,8}(?:취소 ?요청|결제 ?취소|도용으로 ?신고|부정 ?사용)",
    ),
    "zh": (
        r"拒付|(?:银行|銀行|信用卡公司|信用卡中心)[^。]{0,6}(?:撤销|撤銷|申诉|申訴|争议|爭議|退单|止付)|退单|争议账款|爭議帳款|(?:向|找)银行(?:追回|要回)",
        r"(?:开|開|发起|發起|提)(?:起)?(?:paypal|支付宝|信用卡)?(?:的)?(?:争议|爭議)|(?:paypal|贝宝)(?:争议|爭議|纠纷|糾紛)|(?:让|叫|找|讓)(?:银行|銀行)[^。]{0,8}(?:追回|退回|要回)|(?:跟|和|向)(?:银行|銀行)(?:说|說|报|報)[^。]{0,4}(?:盗刷|盜刷)",
    ),
    "id": (
        r"charge ?back|(?:sanggah|sanggahan|dispute) ~(?:transaksi|pembayaran|bank"
        r"|kartu)|(?:bank|kartu kredit) ~(?:membatalkan|batalkan|tarik kembali|dispute"
        r"|sanggah)\w*",
        r"(?:buka|ajukan|bikin) (?:sengketa|dispute|kasus) (?:di |ke |lewat )?(?:paypal|bank|visa)|bank ~(?:suruh )?(?:tarik balik|tarik lagi|balikin|batalin)|(?:lapor|laporkan|udah lapor) ~(?:penipuan|fraud) ke bank",
    ),
    "vi": (
        r"charge ?back|(?:khiếu nại|tra soát) ~(?:ngân hàng|giao dịch)|(?:nhờ|yêu cầu"
        r"|bảo|báo) ngân hàng ~(?:hoàn|đòi|hủy|chặn|thu hồi)",
        r"(?:mở|tạo|nộp) (?:tranh chấp|khiếu nại) (?:trên |qua |với )?(?:paypal|visa|ngân hàng)|(?:báo|bảo) ngân hàng (?:là )?(?:bị )?(?:gian lận|lừa đảo|đòi lại|hoàn)",
    ),
}
