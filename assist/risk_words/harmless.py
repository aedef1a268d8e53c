# ruff: noqa: E501 - a wide letter counts as two
"""What only sounds like a threat: to lawyers, courts, the public, somebody. Written as in `self_harm`."""

from typing import Final

HARMLESS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        r"(?:my|our|a|the) (?:lawyers?|attorneys?|solicitors?|accountant) (?:needs?"
        r"|asked|wants?|requires?|will (?:need|sign|pick|collect|send you the))",
        r"court (?:street|road|avenue|st|rd)|(?:tennis|basketball|food|squash|badminton"
        r"|padel) court|police (?:report|station|car|clearance|certificate)|speak(?:ing)? (?:to"
        r"|with) (?:a|my) lawyer about my (?:divorce|will|visa|mortgage|house)",
        r"(?:kill|murder|shoot|punch) (?:the|your|a|this|that) (?:app|process|task"
        r"|session|server|job|switch|order|time|background|connection|request|thread"
        r"|ratings?|mood|battery|lights)|(?:bath|photo|glitter|seed|mail|zip|cherry"
        r"|bug|flea|hydrogen|logic) ?bombs?|bomb(?:ing)? (?:the|my) (?:test|exam|interview)"
        r"|(?:hot glue|glue|nail|heat|caulking|spray|paint|massage|staple|water|nerf"
        r"|price|scanner|barcode) gun|(?:kitchen|bread|steak|pocket|butter|chef'?s"
        r"|pizza) kni(?:fe|ves)",
        r"(?:it|this|that|the wait(?:ing)?|suspense|stress|curiosity|queue) (?:is "
        r"|'s |will |would )?(?:kill|killing|murder) (?:me|us)",
        r"(?:post|put|share|write) (?:it|this|that|the \w+|my \w+) (?:on|to) (?:facebook"
        r"|instagram|linkedin|google|youtube|x) (?:marketplace|ads|drive|calendar"
        r"|docs|maps|sheets|shop|account)|(?:log|sign|logged|signed) in (?:with|via"
        r"|through|to) (?:facebook|google|x|twitter)",
        r"beat (?:you|your|the|u) (?:price|offer|quote|competitor)|shoot (?:you|me"
        r"|u|them) (?:an? )?(?:e-?mail|message|text|note|line|over)|beat you to it"
        r"|(?:will|would|'ll) (?:not |never )?hurt (?:you|your|the|them) (?:to|if"
        r"|when)",
    ),
    "es": (
        r"(?:mi|el|un) abogad[oa] (?:necesita|me pidi[oó]|requiere|va a necesitar)"
        r"|s[ií]guenos en redes sociales|(?:vi|vieron|encontr[eé]|anunci\w*) ~(?:en"
        r"|por) (?:las |sus )?redes sociales|calle de la prensa|me muero de",
    ),
    "ja": (
        r"弁護士(?:です|をして|費用保険|特約|事務所に勤|が必要とし|に提出)|(?:sns|インスタ|twitter|x)(?:で|に)(?:見"
        r"|広告|キャンペーン|ログイン|連携)|(?:爆弾|裁判)(?:おにぎり|ゲーム|所の|所に行くの)|暇を?潰",
    ),
    "de": (
        r"(?:mein|unser) anwalt (?:braucht|benötigt|hat (?:mich )?gebeten)|(?:bin"
        r"|als) (?:rechts)?anw[aä]lt\w*|(?:badebombe|bombe geschmeckt|bombenstimmung)",
    ),
    "fr": (
        r"(?:mon|notre) avocat (?:a besoin|demande|souhaite)|je suis avocat\w*|(?:vu"
        r"|trouvé) ~sur (?:les )?réseaux|un avocat (?:mûr|bio|pas mûr)|avocats? (?:mûrs?"
        r"|bio|abîmés?|pourris?)",
    ),
    "it": (
        r"(?:il )?mio avvocato (?:ha bisogno|mi ha chiesto|richiede)|sono un avvocato"
        r"|(?:visto|trovat\w+|pubblicità) (?:sui|su) (?:social|instagram|facebook)"
        r"|una stella (?:alpina|marina)",
    ),
    "pt": (
        r"(?:meu|minha) advogad[oa] (?:precisa|pediu|solicitou)|sou advogad[oa]|(?:vi"
        r"|anúncio|promoção|encontrei|login) ~(?:no|na|nas|pelo) (?:instagram|facebook"
        r"|redes sociais|google|internet|twitter|tiktok)|processar (?:o|meu|a|minha"
        r"|um) (?:pagamento|pedido|reembolso|compra|estorno|troca)",
    ),
    "nl": (r"(?:mijn|onze) advocaat (?:heeft|vraagt|wil)|(?:ik )?ben advocaat|(?:gezien|gevonden) op",),
    "pl": (
        r"(?:widział\w+|znalazł\w+|reklam\w+|zobaczył\w+) ~(?:na|w) (?:facebooku|instagramie"
        r"|tiktoku|internecie|google)|(?:kupił\w+|zamówił\w+) (?:to )?w internecie"
        r"|w internecie (?:jest|widzę|znalazł\w*)",
    ),
    "ru": (
        r"(?:видел\w*|нашла?|увидел\w*|реклам\w+|прочитал\w*|заказал\w*) ~(?:в|через) (?:соцсет\w+"
        r"|интернете|инстаграм\w*|телеграм\w*|тикток\w*)|в интернете (?:написано|нашла?"
        r"|указан\w*)|убью (?:время|процесс)",
    ),
    "hi": (r"(?:सोशल मीडिया|फेसबुक|इंस्टाग्राम|यूट्यूब|गूगल) (?:पर|में) (?:देखा|विज्ञापन|मिला|लॉगिन)\w*",),
    "ar": (
        r"(?:رأيت|شفت|شاهدت|وجدت|إعلان|اعلان) ~(?:على|في) (?:تويتر|فيسبوك|انستغرام"
        r"|إنستغرام|تيك توك|السوشيال ميديا|سوشيال|مواقع التواصل)",
    ),
    "ko": (
        r"(?:뉴스|인스타|트위터|유튜브|페이스북|블로그|네이버)(?:에서|로) ?(?:봤|보고|본|광고|로그인)|뉴스레터|뉴스 ?(?:앱"
        r"|구독|기사)|(?:폭탄|원자폭탄) ?(?:세일|할인|주|배송)|시간을? ?때우|기자재|배드 ?리뷰",
    ),
    "zh": (
        r"律师(?:需要|要求|事务所的发票)|媒体(?:播放|文件|库)|多媒体|流媒体|(?:在|从)(?:微博|小红书|抖音|网上)看到|消防|一星期|一星级",
    ),
    "id": (
        r"(?:lihat|nemu|iklan|beli|login|daftar|liat|dapat info|tahu) ~(?:di|dari"
        r"|lewat|pakai|ke) (?:instagram|ig|facebook|tiktok|twitter|google|medsos|media sosial"
        r"|x)|media player",
    ),
    "tr": (
        r"(?:instagram|facebook|twitter|google)\w* (?:gördüm|reklam\w*|gir\w*|giriş)"
        r"|avukatım (?:istiyor|istedi|için)",
    ),
    "vi": (
        r"(?:thấy|xem|mua|quảng cáo|đăng nhập) ~(?:trên|qua|bằng|ở) (?:facebook|fb"
        r"|mạng|tiktok|google|mạng xã hội)|luật sư (?:cần|yêu cầu|của tôi cần)",
    ),
}
