# ruff: noqa: E501 - a wide letter counts as two
"""What only sounds like a threat: to lawyers, courts, the public, somebody. Written as in `self_harm`."""

from typing import Final

HARMLESS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        r"(?:my|our|a|the) (?:lawyers?|attorneys?|solicitors?|accountant) (?:needs?"
        r"|asked|wants?|requires?|will (?:need|sign|pick|collect|send you the))",
        r"(?:lawyers?|attorneys?|solicitors?) (?:about (?:my|the|our) (?:divorce|will|visa|mortgage|house)|through (?:my|our))",
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
        r"(?:work|works|working|job) (?:at|for|in) (?:a |the |our )?law firm|(?:daughter|son|wife|husband|sister|brother|mum|mom|dad|friend)(?:'s| is)? a (?:lawyer|solicitor|barrister)|court shoes?",
    ),
    "es": (
        r"(?:mi|el|un) abogad[oa] (?:necesita|me pidi[oó]|requiere|va a necesitar)"
        r"|s[ií]guenos en redes sociales|(?:vi|vieron|encontr[eé]|anunci\w*) ~(?:en"
        r"|por) (?:las |sus )?redes sociales|calle de la prensa|me muero de",
        r"(?:hij[ao]|mujer|marido|herman[ao]|espos[ao]|amig[ao]|madre|padre) es (?:una? )?abogad[ao]|bufete de abogad\w+|(?:dejo|dejar|pongo|poner|escribir) (?:una|la|mi) (?:reseña|opini[oó]n)",
    ),
    "ja": (
        r"弁護士(?:です|をして|費用保険|特約|事務所に勤|が必要とし|に提出)|(?:sns|インスタ|twitter|x)(?:で|に)(?:見"
        r"|広告|キャンペーン|ログイン|連携)|(?:爆弾|裁判)(?:おにぎり|ゲーム|所の|所に行くの)|暇を?潰",
        r"(?:娘|息子|妻|夫|姉|妹|兄|弟|友人|主人)(?:が|は|も)弁護士|裁判所の(?:隣|近く|前|横|向かい)|法律事務所で(?:働|勤)",
    ),
    "de": (
        r"(?:mein|unser) anwalt (?:braucht|benötigt|hat (?:mich )?gebeten)|(?:bin"
        r"|als) (?:rechts)?anw[aä]lt\w*|(?:badebombe|bombe geschmeckt|bombenstimmung)",
        r"(?:tochter|sohn|frau|mann|schwester|bruder|freundin|freund) ist (?:rechts)?anw[aä]lt\w*|anwaltskanzlei",
    ),
    "fr": (
        r"(?:mon|notre) avocat (?:a besoin|demande|souhaite)|je suis avocat\w*|(?:vu"
        r"|trouvé) ~sur (?:les )?réseaux|un avocat (?:mûr|bio|pas mûr)|avocats? (?:mûrs?"
        r"|bio|abîmés?|pourris?)",
        r"(?:fille|fils|femme|mari|sœur|soeur|frère|amie?|mère|père) est avocate?|cabinet d'avocats|un avocat (?:dans|pourri|de (?:ma|mon))|avocat (?:était|est) pourri",
    ),
    "it": (
        r"(?:il )?mio avvocato (?:ha bisogno|mi ha chiesto|richiede)|sono un avvocato"
        r"|(?:visto|trovat\w+|pubblicità) (?:sui|su) (?:social|instagram|facebook)"
        r"|una stella (?:alpina|marina)",
        r"(?:figlia|figlio|moglie|marito|sorella|fratello|amic[ao]) è avvocat\w+|studio legale|via (?:dei )?tribunali",
    ),
    "pt": (
        r"(?:meu|minha) advogad[oa] (?:precisa|pediu|solicitou)|sou advogad[oa]|(?:vi"
        r"|anúncio|promoção|encontrei|login) ~(?:no|na|nas|pelo) (?:instagram|facebook"
        r"|redes sociais|google|internet|twitter|tiktok)|processar (?:o|meu|a|minha"
        r"|um) (?:pagamento|pedido|reembolso|compra|estorno|troca)",
        r"(?:filh[ao]|esposa|marido|irmã[o]?|amig[ao]) é advogad[ao]|escrit[oó]rio de advoca\w+",
    ),
    "nl": (
        r"(?:mijn|onze) advocaat (?:heeft|vraagt|wil)|(?:ik )?ben advocaat|(?:gezien|gevonden) op",
        r"(?:dochter|zoon|vrouw|man|zus|broer|vriendin|vriend) is advocaat|advocatenkantoor|de pers (?:van|voor|zit|doet)",
    ),
    "pl": (
        r"(?:widział\w+|znalazł\w+|reklam\w+|zobaczył\w+) ~(?:na|w) (?:facebooku|instagramie"
        r"|tiktoku|internecie|google)|(?:kupił\w+|zamówił\w+) (?:to )?w internecie"
        r"|w internecie (?:jest|widzę|znalazł\w*)",
        r"(?:córka|syn|żona|mąż|siostra|brat) jest (?:prawni\w+|adwokat\w*)|kancelari\w+ prawn\w+",
    ),
    "ru": (
        r"(?:видел\w*|нашла?|увидел\w*|реклам\w+|прочитал\w*|заказал\w*) ~(?:в|через) (?:соцсет\w+"
        r"|интернете|инстаграм\w*|телеграм\w*|тикток\w*)|в интернете (?:написано|нашла?"
        r"|указан\w*)|убью (?:время|процесс)",
        r"(?:дочь|дочка|сын|жена|муж|сестра|брат) (?:адвокат|юрист)",
    ),
    "hi": (
        r"(?:सोशल मीडिया|फेसबुक|इंस्टाग्राम|यूट्यूब|गूगल) (?:पर|में) (?:देखा|विज्ञापन|मिला|लॉगिन)\w*",
        r"(?:बेटी|बेटा|पत्नी|पति|बहन|भाई|दोस्त) (?:एक )?वकील (?:है|हैं|हूं)|कोर्ट (?:रोड|के पास|के सामने)|बाथ बम|बम (?:सेट|टूट)\w*",
        r"कपड़े प्रेस|प्रेस (?:खराब|ख़राब|गरम|गर्म|करने|नहीं चल)",
    ),
    "ar": (
        r"(?:رأيت|شفت|شاهدت|وجدت|إعلان|اعلان) ~(?:على|في) (?:تويتر|فيسبوك|انستغرام"
        r"|إنستغرام|تيك توك|السوشيال ميديا|سوشيال|مواقع التواصل)",
        r"(?:بنتي|ابنتي|ولدي|ابني|زوجتي|زوجي|أختي|أخي|أخوي) محامي(?:ة)?|مكتب (?:ال)?محاماة|(?:جنب|قرب|بجانب|أمام|عند) (?:ال)?محكمة",
    ),
    "ko": (
        r"(?:뉴스|인스타|트위터|유튜브|페이스북|블로그|네이버)(?:에서|로) ?(?:봤|보고|본|광고|로그인)|뉴스레터|뉴스 ?(?:앱"
        r"|구독|기사)|(?:폭탄|원자폭탄) ?(?:세일|할인|주|배송)|시간을? ?때우|기자재|배드 ?리뷰",
        r"(?:딸|아들|아내|남편|언니|누나|형|오빠|동생|친구)(?:이|가|은|는)? ?변호사(?:인데|예요|이에요|라)|법원 ?(?:옆|근처|앞|건너)",
    ),
    "zh": (
        r"律师(?:需要|要求|事务所的发票)|媒体(?:播放|文件|库)|多媒体|流媒体|(?:在|从)(?:微博|小红书|抖音|网上)看到|消防|一星期|一星级",
        r"(?:女儿|女兒|儿子|兒子|老婆|老公|姐姐|妹妹|哥哥|弟弟|朋友)(?:是|也是)(?:律师|律師)|(?:法院|法庭)(?:旁边|旁邊|附近|对面|對面|隔壁)",
        r"(?:浴球|沐浴|泡澡|浴盐|浴鹽)(?:炸弹|炸彈)|(?:炸弹|炸彈)(?:套装|套裝|礼盒|禮盒)",
    ),
    "id": (
        r"(?:lihat|nemu|iklan|beli|login|daftar|liat|dapat info|tahu) ~(?:di|dari"
        r"|lewat|pakai|ke) (?:instagram|ig|facebook|tiktok|twitter|google|medsos|media sosial"
        r"|x)|media player",
        r"(?:anak|istri|suami|kakak|adik|teman) (?:saya|aku) (?:seorang )?pengacara|kantor (?:hukum|pengacara)|(?:sebelah|dekat|depan) pengadilan",
    ),
    "tr": (
        r"(?:instagram|facebook|twitter|google)\w* (?:gördüm|reklam\w*|gir\w*|giriş)"
        r"|avukatım (?:istiyor|istedi|için)",
        r"(?:kızım|oğlum|eşim|kardeşim|ablam|abim) avukat|hukuk bürosu\w*",
    ),
    "vi": (
        r"(?:thấy|xem|mua|quảng cáo|đăng nhập) ~(?:trên|qua|bằng|ở) (?:facebook|fb"
        r"|mạng|tiktok|google|mạng xã hội)|luật sư (?:cần|yêu cầu|của tôi cần)",
        r"(?:con gái|con trai|vợ|chồng|anh trai|chị gái|em gái|bạn) (?:mình |tôi )?là luật sư|văn phòng luật\w*|(?:cạnh|gần|đối diện|trước) toà án|(?:giấy tờ|văn bản|trang|thông tin) pháp lý",
    ),
}
