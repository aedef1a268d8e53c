# ruff: noqa: E501 - a wide letter counts as two
"""How people announce what they will do: court, bank, public, blows. Written as in `self_harm`."""

from typing import Final

Words = dict[str, tuple[str, ...]]

LEGAL: Final[Words] = {
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
        r"llamar (?:a )?la polic[ií]a|ir (?:a|con) la polic[ií]a",
    ),
    "ja": (
        r"弁護士|訴え(?:ます|る|てやる|ようと)|訴訟|裁判|法的(?:措置|手段|手続)|消費者(?:センター|庁|生活センター)|国民生活センター"
        r"|消セン|警察(?:に|を)(?:通報|相談|届|行|言|呼)|被害届|告訴|金融庁|総務省に",
    ),
    "de": (
        r"(?:mein|einen|meinen|meinem|unser|unserem|mein\w*) (?:rechts)?anw[aä]lt\w*"
        r"|rechtsanw[aä]lt\w* (?:einschalten|beauftragen|nehmen)|(?:zum|an meinen"
        r"|dem) anwalt|verklage\w*|klage (?:ein|erheben|gegen)|anzeige (?:erstatten"
        r"|gegen|bei)|(?:zeige|zeig) (?:ich )?(?:sie|euch) an"
        r"|rechtliche schritte|vor gericht|gerichtlich|verbraucherzentrale|verbraucherschutz"
        r"|schlichtungsstelle|ombuds\w+|bundesnetzagentur|bafin|(?:zur|die) polizei",
    ),
    "fr": (
        r"(?:mon|notre|un) avocat\w*|porter plainte|porte plainte|dépos\w+ (?:une )?plainte"
        r"|(?:vous )?(?:poursuiv\w+|attaqu\w+) en justice|action en justice|au tribunal"
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
    ),
    "ru": (
        r"(?:мой|моему|моим|к|с) (?:адвокат\w*|юрист\w*)|(?:подам|подаю|подать|обращусь"
        r"|пойду|обратиться|подадим) ~(?:в суд|иск)|(?:в|через) суд|суд[еи]ться|роспотребнадзор\w*"
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
    ),
    "vi": (
        r"luật sư|(?:kiện|khởi kiện) (?:ra tòa|các (?:bạn|người|anh)|công ty|mấy người"
        r"|tụi)|(?:ra|đưa (?:\w+ )?ra) tòa|pháp lý|pháp luật|(?:bảo vệ|hội|cục) (?:quyền lợi )?người t"
        r"iêu dùng|(?:báo|trình báo|tố cáo) (?:với )?(?:công an|cảnh sát)|khiếu nại lên (?:sở"
        r"|cục|bộ|ngân hàng nhà nước)",
    ),
}

CHARGEBACK: Final[Words] = {
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

PRESS: Final[Words] = {
    "en": (
        r"(?:go|going|talk|talking|take (?:this|it)|write|writing|speak|turn|call"
        r"|calling|contact|contacting|send (?:this|it)) (?:straight |directly )?(?:to )?(?:the )?(?:pr"
        r"ess|media|newspapers?|papers|news|journalists?|bbc|cnn|local news|tv station)",
        r"(?:post|posting|share|sharing|put|putting|tell|telling|blast|blasting|plaster"
        r"|write|writing|expose|exposing|publish|publishing|rant|ranting|name and shame)"
        r" ~(?:this |it |you |everyone |everybody |all |my story )?(?:on|all over"
        r"|over|to|about it on|about you on|about this on) (?:the )?(?:social media"
        r"|socials|twitter|x|facebook|instagram|insta|tiktok|reddit|linkedin|youtube"
        r"|trustpilot|yelp|google|internet|my followers)",
        r"(?:leave|leaving|write|writing|post|posting|give|giving) (?:you )?(?:a "
        r"|an |the )?(?:\w+ )?(?:bad|negative|terrible|awful|horrible|nasty|scathing"
        r"|one[- ]star|1[- ]star|zero[- ]star|honest) (?:google |trustpilot |yelp )?(?:reviews?"
        r"|rating)",
        r"(?:one|1|zero)[- ]star (?:reviews?|rating)",
        r"(?:everyone|everybody|the whole world|people|the world) (?:will|is going to"
        r"|should|needs to|shall) (?:hear|know|find out) (?:about|what|how)|make (?:sure )?(?:this"
        r"|it) go(?:es)? viral|go(?:es)? viral|warn (?:everyone|others|people|everybody)",
    ),
    "es": (
        r"(?:redes sociales|(?:la|a la) prensa|(?:los|a los) medios|un periodista"
        r"|la televisi[oó]n|el noticiero)|(?:publicar|publicaré|subir|subiré|compartir"
        r"|exhibir|exhibirlos|quemar|quemarlos|postear|poner|contar)(?:lo|los|las)? ~(?:en"
        r"|a) (?:twitter|x|facebook|instagram|tiktok|internet|google|todos)|(?:mala"
        r"|p[eé]sima|una) (?:reseña|estrella)|hacer(?:lo|los|la)? (?:viral|p[uú]blico)"
        r"|todo el mundo (?:se va a|va a) (?:enterar|saber)",
    ),
    "ja": (
        r"(?:sns|ツイッター|twitter|x|インスタ|tiktok|ネット|口コミ|レビュー|youtube|ブログ|掲示板)(?:に|で)[^。]{0,14}(?:書"
        r"|晒|さら|拡散|投稿|公開|流|広め|上げ|低評価)|拡散(?:する|します|してやる|させ)|マスコミ|メディアに|新聞(?:社)?に|週刊誌"
        r"|テレビ局|星(?:一|1|１)つ|低評価(?:を|に|つけ)",
    ),
    "de": (
        r"(?:an die|der|zur) (?:presse|zeitung|öffentlichkeit|bild(?:-?zeitung)?|medien)"
        r"|(?:in|auf|über) (?:den )?(?:sozialen medien|social media|sozialen netzwerken"
        r"|facebook|twitter|x|instagram|tiktok|google|trustpilot) ~(?:posten|teilen"
        r"|veröffentlichen|schreiben|öffentlich machen|poste\w*)|(?:poste|teile|veröffentliche"
        r"|schreibe) ~(?:auf|in|bei) (?:facebook|twitter|instagram|tiktok|google|trustpilot"
        r"|den sozialen)|(?:schlechte|negative|miese|vernichtende|ein-stern|1-stern)\w* (?:bewertung"
        r"|rezension)\w*|ein stern|öffentlich mach\w*",
    ),
    "fr": (
        r"(?:à la|la) presse|aux médias|un journaliste|aux journalistes|(?:publier"
        r"|partager|balancer|poster|afficher|dénoncer|raconter)\w* ~(?:sur|partout) ~(?:réseaux"
        r"|internet|twitter|x|facebook|instagram|tiktok|google|trustpilot|net)|(?:mauvais"
        r"|très mauvais|une étoile|1 étoile) (?:avis|étoile)|avis (?:négatif|désastreux)"
        r"|une étoile",
    ),
    "it": (
        r"(?:alla|la) stampa|ai giornali|un giornalista|striscia la notizia|le iene"
        r"|(?:pubblic\w+|scriv\w+|posto|posterò|metto|racconto|racconter\w+|denunc\w+"
        r"|condivid\w+) ~(?:sui|su|nei) (?:tutti i )?(?:social|facebook|twitter|instagram"
        r"|tiktok|google|trustpilot)|(?:recensione|recensioni) (?:negativ\w+|pessim\w+"
        r"|da una stella)|pessima recensione|una stella|render\w* pubblic\w+|(?:lo"
        r"|vi) (?:faccio|farò) (?:sapere a tutti|diventare virale)",
    ),
    "nl": (
        r"(?:de|naar de) (?:pers|krant|media)|radar|kassa aandacht|(?:zet|deel|plaats"
        r"|gooi|post) ~(?:op|via) (?:social media|sociale media|facebook|twitter|x"
        r"|instagram|tiktok|google|trustpilot)|(?:op|via) (?:social media|sociale media"
        r"|facebook|twitter|x|instagram|tiktok|google|trustpilot) ~(?:zetten|plaatsen"
        r"|delen|gooien|posten)|(?:slechte|negatieve|1-ster) (?:review|recensie|beoordeling)\w*"
        r"|één ster|openbaar maken",
    ),
    "pl": (
        r"(?:do|w) (?:mediów|mediach|prasy|gazety|telewizji|dziennikarz\w*)|(?:opisz\w+"
        r"|opublikuj\w+|wrzuc\w+|wstawi\w+|opowiem|nagłośnię|udostępni\w+) ~(?:na"
        r"|w) (?:facebooku|twitterze|instagramie|tiktoku|internecie|internet|google"
        r"|mediach społecznościowych)|(?:złą|negatywną|fatalną) (?:opinię|recenzję"
        r"|ocenę)|jedn\w+ gwiazdk\w+|nagłośni\w*|opiszę (?:to|was)",
    ),
    "pt": (
        r"(?:à|na|para a|com a) imprensa|(?:postar|publicar|expor|reclamar|divulgar"
        r"|colocar|contar|denunciar|espalhar|postarei|jogar) ~(?:nas|pelas|no|na) (?:redes(?: sociais)"
        r"?|twitter|x|facebook|instagram|tiktok|internet|google)|reclame ?aqui|um jornalista"
        r"|(?:avaliação|resenha) (?:negativa|péssima)|péssima avaliação|uma estrela"
        r"|(?:expor|viralizar|divulgar) ~(?:vocês|isso|tudo|empresa|caso)",
    ),
    "ru": (
        r"(?:в|через) (?:сми|прессу|газету)|(?:напишу|выложу|расскажу|опубликую|размещу"
        r"|выкладываю|написать) ~(?:во?|через|на) (?:вс\w+ )?(?:соцсет\w+|социальн\w+ сет\w+"
        r"|интернет\w*|твиттер\w*|инстаграм\w*|телеграм\w*|тикток\w*)|журналист\w*"
        r"|(?:плохой|негативный|отрицательный|гневный) отзыв|(?:одну|1) звезд\w+|всем расскажу"
        r"|расскажу всем|пусть все (?:знают|узнают)|предам огласке|огласк\w*",
    ),
    "tr": (
        r"(?:basına|medyaya|gazeteye|haberlere|gazeteciye)|(?:sosyal medya|twitter"
        r"|x|instagram|facebook|tiktok|ekşi|şikayetvar|google)(?:'?[dt]?[ae]n?|da"
        r"|de|ya|'da|'de|'ta|'a|'e|dan)? ~(?:paylaş|yaz|yay|duyur|ifşa|anlat)\w*|sosyal medyada\w*"
        r"|şikayetvar\w*|ifşa ed\w*|(?:kötü|olumsuz|tek yıldız) (?:yorum|puan|değerlendirme)\w*"
        r"|herkese (?:anlat|duyur)\w*",
    ),
    "ar": (
        r"(?:ال|لل)?صحافة|(?:ال|لل)?صحافه|(?:وسائل|مواقع) (?:الإعلام|الاعلام|التواصل)"
        r"|(?:أنشر|انشر|سأنشر|بنشر|راح انشر|سانشر) ~(?:تجربتي|القصة|هذا|على|في|كل"
        r"|ال)\w*|(?:تقييم|تقيم) (?:سيئ|سيء|سلبي|نجمة)|أفضحكم|افضحكم|بفضحكم|سأفضحكم",
    ),
    "hi": (
        r"(?:मीडिया|प्रेस|अखबार|अख़बार|पत्रकार|न्यूज़ चैनल|न्यूज चैनल)(?: में| को"
        r"| के पास)?|(?:सोशल मीडिया|ट्विटर|फेसबुक|इंस्टाग्राम|यूट्यूब|गूगल) (?:पर"
        r"|में) ~(?:डाल|लिख|पोस्ट|बता|शेयर)\w*|(?:बुरा|खराब|ख़राब|नेगेटिव|एक स्टार) (?:रिव्यू"
        r"|रेटिंग)|सबको (?:बता|बताऊ)\w*|वायरल कर\w*|social media p(?:e|ar)",
    ),
    "ko": (
        r"(?:언론|기자|방송국|뉴스|신문사)(?:에|에게|한테)?|제보(?:하|할|합)|(?:sns|인스타|트위터|페이스북|유튜브|블로그"
        r"|맘카페|커뮤니티|카페|인터넷|네이버)(?:에|에다|에도)? ?(?:다 ?|전부 ?|싹 ?)?(?:올리|올릴|퍼뜨|공개|알리|글)"
        r"|(?:나쁜|악성|별점 ?(?:1|한|하나|일)) ?(?:점|개|리뷰|평가|후기)?|리뷰 ?(?:테러|남기)|공론화",
    ),
    "zh": (
        r"曝光|媒体|媒體|记者|記者|(?:发|發|放|传|傳|挂)(?:到|上|在)?(?:微博|小红书|小紅書|抖音|朋友圈|网上|網上|知乎|脸书"
        r"|臉書|推特|dcard|ptt|社交媒体|社群)|差评|負評|负评|一星|爆料|黑猫投诉|爆料公社|公之于众",
    ),
    "id": (
        r"(?:ke|lewat) (?:media|media sosial|medsos|sosmed|koran|wartawan|pers)|(?:posting"
        r"|post|unggah|upload|sebar|tulis|ceritakan|bongkar) ~(?:di|ke) (?:twitter"
        r"|x|facebook|instagram|ig|tiktok|google)|viral(?:kan|in)?|(?:ulasan|review"
        r"|rating) (?:buruk|jelek|bintang (?:satu|1))|bintang (?:satu|1)|sebarkan"
        r"|sebarin",
    ),
    "vi": (
        r"(?:báo chí|nhà báo|phóng viên|truyền thông|đài truyền hình)|(?:đăng|đưa"
        r"|phốt) ~lên (?:mạng|facebook|fb|tiktok|mạng xã hội|group|youtube|google)"
        r"|bóc phốt|(?:đánh giá|review) (?:1 sao|một sao|xấu|tệ)|cho (?:mọi người"
        r"|cả thiên hạ|cả mạng) biết",
    ),
}

VIOLENCE: Final[Words] = {
    "en": (
        r"(?:i(?:'ll| will|'m going to|'m gonna|'d| am going to| wanna| want to)|gonna"
        r"|going to|will) (?:\w+ )?(?:kill|murder|shoot|stab|strangle|beat|punch|hurt"
        r"|slap|choke|hunt down|find and \w+|break the \w+ of) (?:you|u|ya|him|her"
        r"|them|all of you|every(?:one|body)|somebody|someone|one of you|your|the (?:driver"
        r"|courier|agent|manager|staff))",
        r"(?:kill|murder|shoot|stab) (?:you|all of you|every one of you|you all|your (?:family"
        r"|kids|children|boss|manager))|death to you|you (?:should|will|'re going to"
        r"|are going to|'re gonna) (?:all )?(?:die|bleed|be dead)|you(?:'re| are) (?:all )?dead",
        r"(?:burn|blow|smash|shoot|tear|bomb)(?:ing)? (?:down |up )?(?:your|the|this"
        r"|that|up your) (?:\w+ )?(?:office|store|shop|building|house|branch|headquarters"
        r"|place|windows|warehouse)(?: down| up)?",
        r"(?:a|the|planted a|bring a|bringing a|brought a|with a|got a|my) (?:bomb"
        r"|gun|knife|baseball bat|axe)(?: (?:in|to|at|and|with|for) (?:your|you|me"
        r"|the))",
        r"(?:i |we )?know where (?:you|u|he|she) (?:live|lives|work|works)|watch your back"
        r"|(?:come|coming) (?:over |down |round )?(?:there |to your (?:office|house"
        r"|store|shop) )?(?:and|to) (?:beat|hurt|kill|smash|break|punch|get you)|you(?:'ll"
        r"| will) (?:all )?pay (?:for this )?with your (?:life|blood)|beat the (?:shit"
        r"|crap|hell) out of",
        r"(?:come|coming|show(?:ing)? up|turn(?:ing)? up|drive|driving|drop(?:ping)? by|visit(?:ing)?)"
        r" ~(?:your|ur) ~(?:office|house|home|store|shop|branch|headquarters|door|building|work"
        r"|workplace),? (?:[^ ]+ ){0,4}(?:make (?:you|u) (?:all |guys )?(?:regret|pay|sorry|suffer)"
        r"|teach (?:you|u) (?:all )?a lesson|(?:you|u)(?:'ll| will) (?:all )?(?:regret|be sorry))|make"
        r" (?:you|u) (?:all )?(?:suffer|bleed)",
    ),
    "es": (
        r"(?:te|los|las|lo|la|les) (?:voy|vamos) a (?:matar|golpear|partir|romper la"
        r"|madrear|pegar|balear|apuñalar|quemar|buscar y)|(?:los|te|las) mato|(?:los"
        r"|te) voy a encontrar|(?:quemar|quemo|poner una bomba|bomba en|incendiar) ~(?:oficina"
        r"|tienda|sucursal|local|negocio|edificio)|s[eé] d[oó]nde (?:vives|viven|trabajas"
        r"|vive)|cu[ií]date la espalda|(?:se van a|te vas a) (?:morir|arrepentir con)"
        r"|matarlos a todos",
        r"(?:voy|vamos|iré|ire) ~(?:tu|su|sus) (?:oficinas?|casa|tienda|sucursal|local|trabajo),? (?:[^"
        r" ]+ ){0,3}(?:te|se|los|les|hacerte|hacerlos) (?:[^ ]+ ){0,3}arrepentir\w*|s[eé] d[oó]nde"
        r" trabajan?",
    ),
    "ja": (
        r"殺す|殺して(?:やる|やろう)|殺しに|ぶっ殺|ぶん殴|殴りに|殴ってやる|刺して?(?:やる|に行)|(?:会社|店|事務所|店舗|ビル)(?:に"
        r"|を)[^。]{0,6}(?:火|放火|爆破|燃や|爆弾)|爆弾|家(?:に|まで)(?:行って|押しかけ)|家(?:は|を|も)(?:知って"
        r"|特定)|夜道(?:に|は)気をつけ|住所(?:を|は)特定",
        r"(?:会社|店|事務所|店舗|オフィス|職場)(?:に|まで)(?:行って|押しかけて|乗り込んで)[^。]{0,12}(?:後悔させ|思い知らせ|ただじゃ|ただでは)|(?:お前|おまえ"
        r"|あんた|あなた|君)(?:ら|たち)?の(?:職場|勤務先)(?:は|を|も)(?:知って|特定)|どこで働いて(?:いる|る)(?:の)?か(?:は|も)?(?:知って|わかって"
        r"|分かって)(?:いる|る)|痛い目に(?:遭|あ|合)わせ",
    ),
    "de": (
        r"(?:bringe?|bring) (?:ich )?(?:euch|dich|sie|ihn) ~um|(?:ich )?(?:bringe?"
        r"|mach|mache|schlag|schlage|erschieß|erschieße|stech|steche|hau|haue) (?:euch"
        r"|dich|sie alle|dir|ihn) ~(?:um|kalt|tot|zusammen|ab|nieder|aufs maul|die fresse\w*)"
        r"|(?:euch|dich) (?:alle )?(?:umbringen|erschießen|abstechen|verprügeln|zusammenschlagen"
        r"|töten|fertigmachen)|(?:laden|büro|filiale|bude|geschäft) (?:anzünden|abfackeln"
        r"|in die luft)|bombe (?:legen|in)|ich weiß,? wo (?:du|sie|ihr) wohn\w+",
        r"komme? (?:[^ ]+ ){0,4}(?:büro|filiale|laden|geschäft|haus|vorbei),? (?:[^ ]+ ){0,4}(?:ihr|euch"
        r"|du|dir|dich|sie|werdet|wirst) (?:[^ ]+ ){0,3}(?:bereu|büß)\w+|ich weiß,? wo (?:du|sie|ihr)"
        r" arbeite\w+",
    ),
    "fr": (
        r"(?:je vais|j'vais|on va|envie de) (?:te|vous|le|la|les|tous vous) (?:tuer"
        r"|buter|frapper|casser la gueule|égorger|planter|démolir|défoncer|crever"
        r"|retrouver)|je vous (?:tue|bute)|(?:brûler|incendier|faire sauter|mettre le feu à"
        r"|poser une bombe) ~(?:agence|magasin|bureau\w*|boutique|locaux)?|une bombe dans"
        r"|je sais où (?:tu|vous) (?:habit\w+|viv\w+|travaill\w+)",
        r"(?:viens|venir|viendrai|passer|passerai|débarque|débarquer) (?:[^ ]+ ){0,4}(?:bureaux?|agence"
        r"|magasin|locaux|boutique|chez (?:toi|vous)),? (?:[^ ]+ ){0,4}(?:vous|te|tu) (?:[^ ]+"
        r" ){0,3}regrett\w+",
    ),
    "it": (
        r"(?:vi|ti|lo|la) (?:ammazzo|uccido|spacco|gonfio|accoltello|sparo|vengo a prendere)"
        r"|(?:ammazzarvi|uccidervi|picchiarvi|spaccarvi la faccia|ammazzarti|spararvi)"
        r"|(?:brucio|do fuoco|incendio|bruciare|faccio saltare|dare fuoco) ~(?:ufficio"
        r"|negozio|sede|filiale|locale)|una bomba (?:in|nel|nella|da)|so dove (?:abiti"
        r"|abitate|lavori|lavorate)",
        r"(?:vengo|verrò|passo|venire) (?:[^ ]+ ){0,4}(?:ufficio|negozio|sede|filiale|casa),? (?:[^ ]+"
        r" ){0,4}(?:vi|ti|ve|te) (?:[^ ]+ ){0,3}pent\w+",
    ),
    "nl": (
        r"(?:ik )?(?:maak|vermoord|schiet|steek|sla) (?:ik )?(?:je|jullie|u|hem|haar) ~(?:dood"
        r"|af|kapot|neer|in elkaar|allemaal)|(?:je|jullie) (?:vermoorden|doodschieten"
        r"|doodmaken|neersteken|in elkaar slaan)|(?:kantoor|winkel|pand) (?:in brand"
        r"|in de fik|opblazen|in de as)|bom (?:in|bij|onder)|ik weet waar (?:je|jij"
        r"|jullie|u) woon\w*",
        r"(?:kom|langskomen) (?:[^ ]+ ){0,5}(?:kantoor|winkel|huis|filiaal|langs),? (?:[^ ]+"
        r" ){0,4}(?:jullie|je|u|jij) (?:[^ ]+ ){0,4}(?:spijt|berouwen)|ik weet waar (?:je|jij|jullie|u)"
        r" werk\w*",
    ),
    "pl": (
        r"(?:zabiję|zabije|pobiję|zastrzelę|zadźgam|rozwalę|zajebię) (?:was|cię|cie"
        r"|ciebie|go|ją|państwa)|(?:was|cię) (?:zabiję|zabije|pobiję|zastrzelę|pozabijam)"
        r"|pozabijam|(?:spalę|podpalę|wysadzę) (?:wam|wasz\w*|ten|to|sklep|biuro)"
        r"|bomb[aęy] w|wiem,? gdzie (?:mieszkasz|pan mieszka|mieszkacie|pracujesz)",
        r"(?:przyjdę|przyjadę|wpadnę) (?:[^ ]+ ){0,3}(?:biura|sklepu|domu|oddziału|siedziby),? (?:[^ ]+"
        r" ){0,4}pożałuj(?:ecie|esz|e pan\w*|ą państwo)|wiem,? gdzie (?:pracujecie|pani? (?:pracuje"
        r"|mieszka))",
    ),
    "pt": (
        r"(?:vou|vamos) (?:te|os|matar|bater em|quebrar a cara|dar um tiro|esfaquear"
        r"|acabar com) ?(?:matar|bater|quebrar|pegar|vocês|você|a cara|sua raça|todos)"
        r"|mato (?:vocês|você|todo mundo|todos)|(?:botar|tacar|colocar|meter) (?:fogo"
        r"|uma bomba) ~(?:loja|escritório|agência|empresa|prédio)?|(?:sei|descobri) onde (?:você"
        r"|vocês|tu) (?:mora|moram|trabalha|trabalham|moras)",
        r"(?:vou|irei|apareço) (?:[^ ]+ ){0,3}(?:escritório|loja|agência|casa|trabalho)(?: de vocês)?,?"
        r" (?:[^ ]+ ){0,3}(?:vocês|você|vão|vai|te) (?:[^ ]+ ){0,3}arrepend\w+",
    ),
    "ru": (
        r"(?:убью|прибью|зарежу|застрелю|урою|замочу|изобью|набью морду|пристрелю) (?:вас"
        r"|тебя|его|её|всех|вам|тебе)?|(?:вас|тебя|всех) (?:убью|прибью|зарежу|урою"
        r"|порву|перебью|поубиваю)|поубиваю|(?:взорву|подожгу|сожгу|спалю) (?:ваш\w*"
        r"|вас|офис|магазин|контор\w+|склад)|бомб[ау] (?:в|у|под)|знаю,? где (?:ты"
        r"|вы) (?:жив\w+|работа\w+)",
        r"(?:приду|приеду|заявлюсь) (?:[^ ]+ ){0,4}(?:офис|магазин|дом|домой|контору|работу),? (?:[^ ]+"
        r" ){0,4}(?:пожалеете|пожалеешь|мало не покажется)",
    ),
    "tr": (
        r"(?:seni|sizi|hepinizi|onu) ~(?:öldür|gebert|vur|bıçakla|döv|bul)(?:ür|eceğim"
        r"|ecem|acağım|acam|ürüm|ur|urum|erim|ğim|eceğiz|uracağım)\w*|(?:ofisinizi"
        r"|mağazanızı|dükkanınızı|şubenizi|binanızı) ~(?:yak|bombala|patlat|bas)\w*"
        r"|bomba (?:koy|at|var)\w*|nerede (?:oturduğunu|yaşadığını|çalıştığını|oturduğunuzu)\w* (?:bil"
        r"iyorum|biliyoruz)",
        r"(?:ofisinize|mağazanıza|şubenize|dükkanınıza|evinize|işyerinize),? (?:[^ ]+ ){0,3}gel\w+,?"
        r" (?:[^ ]+ ){0,4}pişman (?:ed\w*|olacaksın\w*|olursun\w*)",
    ),
    "ar": (
        r"(?:سأ|سا|س|راح |بـ|ب|هـ|ه|والله )*(?:أقتلك|اقتلك|أقتلكم|اقتلكم|قتلكم|أذبحكم"
        r"|اذبحكم|أضربكم|اضربكم|أضربك|أكسر راس\w*)|(?:أحرق|احرق|أفجر|افجر|سأحرق|سأفجر) ~(?:المحل"
        r"|المكتب|الفرع|مكتبكم|محلكم|فرعكم|الشركة)|قنبلة (?:في|ب)|أعرف (?:أين|وين"
        r"|فين) (?:تسكن|ساكن|بيت)\w*|اعرف (?:اين|وين|فين) (?:تسكن|ساكن|بيت)\w*",
        r"(?:سآتي|ساتي|سأجي|راح أجي|راح اجي|بجيكم|جاي) (?:[^ ]+ ){0,2}(?:مكتبكم|محلكم|فرعكم|بيتكم|مكتبك"
        r"|بيتك),? (?:[^ ]+ ){0,3}(?:و?س?تندم\w*|و?س?أجعلكم تندمون|و?(?:أ|ا)ندمكم)|(?:أعرف|اعرف) (?:أين"
        r"|اين|وين|فين) (?:ت|بت)(?:عمل|شتغل)\w*",
    ),
    "hi": (
        r"(?:जान से|गोली|चाकू) (?:मार|से मार)\w*|(?:तुम्हें|तुझे|सबको|तुम सबको|आपको) (?:मार"
        r"|पीट|काट|जला)\w*|मार (?:डालूँगा|डालूंगा|दूँगा|दूंगा|डालूंगी|डालूँगी)|(?:दुकान"
        r"|ऑफिस|दफ्तर|दफ़्तर|शोरूम) (?:जला|में आग|उड़ा|में बम)\w*|बम (?:रख|लगा|से)\w*"
        r"|(?:पता है|जानता हूँ|जानता हूं) ~कहाँ रहते|कहाँ रहते हो ~(?:पता|जानता)\w*"
        r"|jaan se maar\w*|maar dalunga|goli maar\w*",
        r"(?:ऑफिस|दफ्तर|दफ़्तर|दुकान|घर) (?:[^ ]+ ){0,3}(?:आकर|आऊंगा|आऊँगा|आऊंगी|आऊँगी),? (?:[^ ]+"
        r" ){0,5}(?:पछताओगे|पछताएंगे|पछताएँगे|पछताना पड़ेगा|सबक सिखा\w*)|(?:पता है|जानता हूँ|जानता हूं"
        r"|मालूम है) (?:[^ ]+ ){0,3}कहाँ काम करते|कहाँ काम करते (?:[^ ]+ ){0,3}(?:पता|जानता|मालूम)",
    ),
    "ko": (
        r"죽여 ?(?:버|줄|주겠|드릴)|죽일 ?(?:거|줄|테|겁)|죽이러|죽이겠|(?:칼|총)(?:로|을|들고) ?(?:찌|쏘|찾|들고)"
        r"|패 ?(?:버|죽|러)|때리러|때려 ?(?:죽|버)|(?:회사|매장|사무실|건물|가게|지점)(?:에|을|를)? ?(?:불|폭파"
        r"|폭탄|불태|불지)|폭탄|어디 ?사는지 ?(?:알|안)|찾아가서 ?(?:죽|때|패|가만)|밤길 ?조심",
        r"(?:회사|매장|사무실|가게|지점|집)(?:으로|에|로) ?(?:찾아가|쳐들어가|가서)[^.]{0,15}(?:후회하게|가만 ?안|가만두지)|(?:너|네|니|당신)[^.]{0,6}어디서? ?일하는지 ?(?:알|안)",
    ),
    "zh": (
        r"杀了(?:你|你们|你們|他|她)|殺了(?:你|你們)|弄死(?:你|你们|你們|他)|砍(?:死|了)?(?:你|你们|你們|人)|打死(?:你"
        r"|你们|你們)|揍(?:你|死|扁)|捅(?:死|了)?(?:你|他)|(?:烧|燒|炸|砸)(?:了|掉|你们的?|你們的?)(?:店|公司"
        r"|办公室|楼|門市|门店|你们|你們)|炸弹|炸彈|知道你(?:住|家)在?哪|(?:拿|带|帶)(?:着)?刀|同归于尽",
        r"(?:去|到|来)(?:你们|你們|你)的?(?:公司|店|办公室|辦公室|门店)[^。]{0,10}(?:让|叫|讓)(?:你们|你們|你)[^。]{0,4}(?:后悔|後悔|好看)"
        r"|知道你(?:们|們)?在哪(?:里|裡|儿)?(?:上班|工作)",
    ),
    "id": (
        r"(?:aku|saya|gue|gua|kami)? ?(?:bunuh|tembak|tikam|bacok|hajar|pukul|gebukin) (?:kalian"
        r"|kamu|lu|lo|kau|anda|dia|mereka)|(?:bakar|bom|ledakkan) ~(?:kantor|toko"
        r"|gedung|kalian|cabang)\w*|tahu (?:di mana|dimana) (?:kamu|kalian|anda|lu) (?:tinggal"
        r"|kerja|rumah)",
        r"(?:datang|datangi|samperin|ke) (?:[^ ]+ ){0,2}(?:kantor|toko|rumah|cabang) ?(?:kalian|kamu|lu"
        r"|anda|kau)?,? (?:[^ ]+ ){0,3}(?:bikin|buat|membuat|kalian (?:akan|pasti|bakal)) (?:[^ ]+"
        r" ){0,2}(?:menyesal|nyesel)",
    ),
    "vi": (
        r"(?:giết|chém|đâm|bắn|đập chết|đánh chết|xử) (?:chết )?(?:mày|chúng mày|tụi mày"
        r"|mấy người|các người|hết|cả nhà|bọn mày)|(?:đốt|đánh bom|phá|cho nổ) ~(?:cửa hàng"
        r"|văn phòng|công ty|chi nhánh)|biết (?:nhà mày|mày|mày sống|chỗ mày) ~(?:ở đâu"
        r"|đâu)?",
        r"(?:đến|tới|qua) (?:[^ ]+ ){0,3}(?:văn phòng|cửa hàng|công ty|nhà),? (?:[^ ]+ ){0,5}(?:cho"
        r"|khiến|làm) (?:chúng |tụi |bọn )?(?:mày|các người|mấy người) (?:[^ ]+ ){0,2}(?:hối hận|biết"
        r" tay)|biết (?:mày|các người|mấy người|chúng mày) làm (?:việc )?ở đâu",
    ),
}

# what only sounds like a threat
HARMLESS: Final[Words] = {
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
