# ruff: noqa: E501 - a wide letter counts as two
"""How people announce that they will go to court, to the police or to those who watch over a trade. Written as in `self_harm`."""

from typing import Final

SAID: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        r"(?:my|our|a|an) (?:lawyers?|attorneys?|solicitors?|legal (?:team|counsel|representative))"
        r" (?:will|is going to|are going to|shall|is (?:already )?(?:on|preparing"
        r"|drafting|involved|contacting)|has been)",
        r"(?:hear(?:ing)? from|speak(?:ing)? (?:to|with)|talk(?:ing)? (?:to|with)"
        r"|contact(?:ing)?|call(?:ing)?|consult(?:ing)?|hir(?:e|ing)"
        r"|get(?:ting)?|involve|involving|instruct(?:ing)?) (?:my|our|a|an) (?:lawyers?"
        r"|attorneys?|solicitors?)",
        r"(?:sue|suing) (?:you|u|your|this company|the company|them|for damages|over this)"
        r"|(?:i(?:'ll| will|'m going to)|gonna|going to|we(?:'ll| will)) sue",
        r"(?:i'll|i will|i'm|i am|we'll|we will|we're|or|gonna|going to|have to|must) (?:just |now )?(?:go(?:ing)? (?:straight )?(?:to|see)"
        r"|see(?:ing)?|take (?:this|it|you) to|bring (?:this|it) to|turn (?:this|it) over to|hand (?:this|it) (?:over )?to)"
        r" (?:my|our|a|an) (?:lawyers?|attorneys?|solicitors?)",
        r"(?:spoken|spoke|talked) (?:to|with) (?:my|our|a|an) (?:lawyers?|attorneys?|solicitors?)",
        r"(?:letter|call|e-?mail|notice|papers|hear|hearing) from (?:my|our) (?:lawyers?|attorneys?|solicitors?"
        r"|legal (?:team|department|counsel|representative))",
        r"(?:my|our) (?:lawyers?|attorneys?|solicitors?|legal team) (?:says?|said|told me|tells me|advised|advises"
        r"|thinks|confirms?|confirmed|agrees?|recommend(?:s|ed))",
        r"meet(?:ing)? (?:you |again )?in court|(?:this|it|that)(?:'s| is|'ll| will)? (?:going|go|ends?|end up) (?:to|up in|in) court",
        r"(?:take|taking|took|get|getting|seek|seeking|sought) (?:some )?legal advice",
        r"lawsuit|class action|small claims|legal (?:action|proceedings|steps|measures)"
        r"|letter before action",
        r"(?:take|taking|drag|see|bring) (?:you|this|u|it|them) (?:guys |all )?(?:to"
        r"|in|into) court|in court you|court (?:order|case|action) against",
        r"(?:report|reporting|reported|complain|complaining|complaint|escalate|escalating"
        r"|go|going|file|filing|contact|contacting) ~(?:you |this |it )?"
        r"(?:to|with|against you with|by) (?:the |your |my )?(?:\w+ )?(?:ombudsman"
        r"|regulator|consumer (?:protection|affairs|rights)|trading standards|attorney general"
        r"|better business bureau|bbb|ftc|fcc|cfpb|fca|ofcom|ofgem|dot|data protection (?:authority"
        r"|office|commissioner)|ico|authorities|police)",
        r"(?:call|calling|involve|involving) the (?:police|cops|authorities)|press(?:ing)? charges",
    ),
    "es": (
        r"(?:los |las |les |te |lo |la )?(?:voy|vamos) a (?:demandar|denunciar)\w*"
        r"|(?:los|las|te|lo|la) (?:demando|denuncio|demandaré|denunciaré)|(?:demandarlos"
        r"|denunciarlos|demandarles|denunciarles)"
        r"|(?:pondré|poner|presentar|presentaré|interponer|meter|levantar|levantaré) (?:una )?(?:deman"
        r"da|denuncia|reclamaci[oó]n ante|queja (?:ante|en|con) (?:la )?(?:profeco"
        r"|condusef|consumo))",
        r"(?:mi|nuestro|un|el) abogad[oa] (?:va|se va|ya|los|les|se pondr[aá]|lo)"
        r"|(?:hablar|consultar|contactar|llamar|hablar[eé]) (?:con|a) (?:mi|un|nuestro) abogad[oa]",
        r"acciones legales|v[ií]a(?:s)? (?:legal|judicial)(?:es)?|(?:nos vemos|ir a"
        r"|llevarlos a) (?:los )?(?:juicio|tribunal\w*|la corte|juzgados?)|(?:profeco"
        r"|condusef|consumidor|ocu|facua|indecopi|sernac|defensa del consumidor)",
        r"llamar (?:a )?la polic[ií]a|(?:ir|ir[eé]|voy|acudir[eé]) (?:a|con|ante) la polic[ií]a",
        r"(?:voy|vamos|ir|ir[eé]|acudir|acudir[eé]|recurrir[eé]) (?:con|a|al) (?:un |mi |el )?abogad[oa]"
        r"|mi abogad[oa] (?:se comunicar[aá]|hablar[aá]|me (?:dice|dijo|recomend[oó]|aconsej[oó]))",
        r"(?:los|les|nos|te|os) (?:veo|vemos|ver[eé]|veremos) en (?:el |los |la )?(?:juzgados?|tribunal\w*|corte|juicio)"
        r"|(?:les|te|os|le) pon(?:go|dré) una (?:demanda|denuncia)",
    ),
    "ja": (
        r"弁護士|訴え(?:ます|る|てやる|ようと)|訴訟|裁判|法的(?:措置|手段|手続)|消費者(?:センター|庁|生活センター)|国民生活センター"
        r"|消セン|警察(?:に|を)(?:通報|相談|届|行|言|呼)|被害届|告訴|金融庁|総務省に",
        r"法廷で",
    ),
    "de": (
        r"(?:mein|einen|meinen|meinem|unser|unserem|mein\w*) (?:rechts)?anw[aä]lt\w*"
        r"|rechtsanw[aä]lt\w* (?:einschalten|beauftragen|nehmen)|(?:zum|an meinen"
        r"|dem) anwalt|verklage\w*|klage (?:ein|erheben|gegen)|(?:straf)?anzeige (?:erstatten"
        r"|gegen|bei)|(?:erstatte|stelle) (?:ich )?(?:straf)?anzeige|(?:zeige|zeig) (?:ich )?(?:sie|euch) an"
        r"|rechtliche schritte|vor gericht|gerichtlich|verbraucherzentrale|verbraucherschutz"
        r"|schlichtungsstelle|ombuds\w+|bundesnetzagentur|bafin|(?:zur|die) polizei",
        r"(?:dann|sonst|folgt|droht|reiche|reich) (?:ich )?(?:die |eine )?klage",
    ),
    "fr": (
        r"(?:mon|notre|un) avocat\w*|porter plainte|porte plainte|dépos\w+ (?:une )?plainte"
        r"|(?:vous )?(?:poursuiv\w+|attaqu\w+) en justice|action en justice|au tribunal"
        r"|saisi(?:r|s|rai|rons) (?:le tribunal|la justice|le médiateur|mon avocat)"
        r"|devant (?:le tribunal|la justice)|voie judiciaire|poursuites (?:judiciaires)?"
        r"|mise en demeure"
        r"|répression des fraudes|dgccrf|ufc|60 millions|médiateur|conciliateur|à la police|la gendarmerie",
    ),
    "it": (
        r"(?:il|al|un) mio (?:avvocato|legale)|(?:un|dall'|all') ?avvocato|vie legali"
        r"|azioni? legal\w+|vi (?:denuncio|querelo|faccio causa|porto in tribunale"
        r"|cito)|(?:fare|faccio|farò|farvi) causa|denuncerò|querela\w*|in tribunale"
        r"|ai carabinieri|dai carabinieri|associazione (?:dei )?consumatori|altroconsumo"
        r"|codacons|garante|agcom|antitrust",
    ),
    "nl": (
        r"(?:mijn|een|onze) advocaat|advocaat (?:in(?:schakelen)?|bellen)|rechtszaak"
        r"|voor de rechter|naar de rechter|juridische stappen|aangifte (?:doen|tegen)"
        r"|klaag (?:ik )?(?:jullie|u) aan|aanklagen|consumentenbond|geschillencommissie"
        r"|ombudsman|autoriteit consument|acm|rechtsbijstand|(?:naar|bij) de politie",
        r"doe (?:ik )?aangifte|aangifte doen|(?:zien|zie|spreken) (?:elkaar|jullie|je) (?:wel |nog )?(?:bij|voor) (?:de rechter|de rechtbank|rechtbank)",
    ),
    "pl": (
        r"(?:mój|mojego|mojemu|moim|do|z) (?:prawnik\w*|adwokat\w*)|pozw\w+ (?:was"
        r"|państwa|firmę)|pozew|pozwę|do sądu|w sądzie|na drogę sądową|kroki prawne"
        r"|uokik\w*|rzecznik\w* (?:praw )?konsument\w*|rzecznik\w* (?:finansow\w*"
        r"|praw)|inspekcj\w+ handlow\w+|(?:na|zgłaszam|zgłoszę) ~(?:policję|policji"
        r"|prokuratur\w+)",
    ),
    "pt": (
        r"(?:meu|um|nosso) advogad[oa]|process(?:ar|o judicial|arei|á-los|ar vocês)"
        r"|(?:vou|vamos) (?:te |os |lhes )?processar|na justiça|ação judicial|medidas (?:legais"
        r"|judiciais|cabíveis)|pequenas causas|procon|anatel|senacon|consumidor\.gov"
        r"|banco central|bacen|livro de reclamações|(?:na|à|para a) (?:polícia|delegacia)"
        r"|boletim de ocorrência|deco",
        r"(?:se vê|nos vemos|vejo vocês|te vejo) no (?:tribunal|fórum)"
        r"|(?:abrir|abro|entrar com|mover|movo) (?:um |uma )?(?:processo|ação) (?:contra|na|por)",
    ),
    "ru": (
        r"(?:мой|моему|моим|к|с) (?:адвокат\w*|юрист\w*)|(?:подам|подаю|подать|обращусь"
        r"|пойду|обратиться|подадим) ~(?:в суд|иск)|(?:в|через) суд|(?:встретимся|увидимся|до встречи) в суде|суд[еи]ться|роспотребнадзор\w*"
        r"|прокуратур\w*|(?:в|вызову) полици\w+|заявление в|досудебн\w*|жалоб\w+ в (?:цб"
        r"|центробанк|роскомнадзор)|защит\w+ прав потребител\w*",
    ),
    "tr": (
        r"avukat(?:ım|ıma|ımla|ımız|a|ımdan)\w*|dava (?:aç|ed)\w*|mahkemeye (?:ver"
        r"|taşı|git|başvur)\w*|mahkemede|yasal (?:yol|işlem|hak)\w*|hukuki (?:yol"
        r"|süreç|işlem)\w*|tüketici (?:hakem|mahkeme|hak)\w*|savcılığ\w*|suç duyurusu\w*"
        r"|polise (?:git|şikayet|haber)\w*|cimer\w*|bddk\w*",
        r"btk\w*",
    ),
    "ar": (
        r"(?:ال)?محامي(?:ي|تي)?|(?:سأ|سوف |س|راح |هـ|ه)?(?:أرفع|ارفع|نرفع|رفع) ~(?:دعوى"
        r"|قضية|قضيه|دعوة)|(?:ال)?محكمة|للقضاء|مقاضا\w*|(?:أ|ا|سأ|سا)قاضيكم|إجراءات قانونية"
        r"|اجراءات قانونية|حماية المستهلك|وزارة التجارة|(?:أبلغ|ابلغ|بلاغ|أشتكي|اشتكي"
        r"|شكوى) ~(?:الشرطة|للشرطة|النيابة|البنك المركزي|هيئة)",
        r"(?:بلاغ|شكوى|بشتكي\w*|أشتكي\w*) (?:ل|عند |إلى |في )(?:وزارة|حماية|هيئة|النيابة|الشرطة)",
    ),
    "hi": (
        r"वकील|मुकदमा|मुक़दमा|केस (?:कर|ठोक|दर्ज)\w*|कोर्ट|अदालत|कानूनी कार्रवाई|क़ानूनी कार्रवाई"
        r"|उपभोक्ता (?:फोरम|अदालत|आयोग|मंच|न्यायालय)|कंज्यूमर (?:कोर्ट|फोरम)|पुलिस (?:में"
        r"|को|के पास)|एफआईआर|लोकपाल|ट्राई में|consumer (?:court|forum)|case (?:kar"
        r"|thok|file)\w*",
    ),
    "ko": (
        r"변호사|고소(?:하|할|합|장|를)|고발(?:하|할|합)|소송|법적 ?(?:조치|대응|절차|책임)|법정에서|소비자 ?(?:보호원"
        r"|원|센터|고발|상담)|한국소비자원|소보원|금융감독원|금감원|방통위|공정위|경찰(?:에|서)|민원 ?(?:넣|제기)",
    ),
    "zh": (
        r"律师|律師|起诉|起訴|告(?:上法庭|你们|你們|到底)|法庭|法院|打官司|法律(?:途径|手段|行动|途徑|行動|责任|責任|程序)|消费者协会"
        r"|消協|消协|12315|消保(?:官|会|會)|工商局|市场监管|银保监|工信部|报警|報警|立案|投诉到(?:工信|银监|监管)",
    ),
    "id": (
        r"pengacara(?: saya)?|kuasa hukum|(?:jalur|langkah|tindakan|proses|menempuh) hukum"
        r"|(?:tuntut|menuntut|gugat|menggugat) ~(?:kalian|anda|perusahaan|ke pengadilan)?"
        r"|ke pengadilan|(?:lapor|laporkan|melaporkan|lapor ke) ~(?:polisi|ylki|ojk"
        r"|bpkn|kominfo|bank indonesia)|somasi|ylki",
        r"(?:ketemu|sampai jumpa|jumpa) di pengadilan",
    ),
    "vi": (
        r"luật sư|(?:kiện|khởi kiện) (?:ra tòa|các (?:bạn|người|anh)|công ty|mấy người"
        r"|tụi)|(?:ra|đưa (?:\w+ )?ra) tòa|pháp lý|pháp luật|(?:bảo vệ|hội|cục) (?:quyền lợi )?người t"
        r"iêu dùng|(?:báo|trình báo|tố cáo) (?:với )?(?:công an|cảnh sát)|khiếu nại lên (?:sở"
        r"|cục|bộ|ngân hàng nhà nước)",
        r"(?:nộp|viết|gửi) đơn kiện|đơn kiện|hẹn gặp ở tòa|gặp (?:nhau )?(?:ở|tại) (?:tòa|toà)|(?:tôi|mình|tao) (?:sẽ )?kiện (?:các|mấy|tụi|công ty|shop|ra)",
    ),
}
