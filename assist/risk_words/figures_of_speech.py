# ruff: noqa: E501 - a wide letter counts as two
"""What sounds like self-harm and is none: figures of speech, titles, what people do for a living. As in `self_harm`."""

from typing import Final

# what only sounds like it: looked at once something above was found, and taken out
HARMLESS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        r"suicide (?:prevention|awareness) (?:charity|donation|fund\w*|week|month|day|training|foundation|walk|run|course)",
        r"suicide (?:squad|doors?|girls?|king|silence)|suicidal tendencies",
        r"rather die than|die (?:of|from|with) (?:laughter|laughing|embarrassment"
        r"|shame|boredom|cringe|cute\w*|happiness)"
        r"|die laughing|want to die (?:of|from|laughing)",
        r"(?:battery|phone|laptop|car|screen|line|link|account|app|site|server|screen"
        r"|router|modem|remote|watch|printer|device|fridge|engine)"
        r" (?:\w+ ){0,3}(?:be |was |is |'s )?dead",
        r"(?:wouldn'?t|won'?t|not) be caught dead|(?:be|was|were|is) dead (?:on arrival"
        r"|wrong|serious|right|easy|simple|set|sure|slow|quiet|tired|last|battery"
        r"|pixels?|zone)",
        r"would (?:rather|sooner) be dead than (?:use|fly|buy|shop|stay)",
        r"(?:want|wanna|wish|care) (?:to )?live (?:alone|with|near|there|here|on my own"
        r"|in (?:a|an|the|my|your|that|this (?:city|town|flat|house|area|country)))",
        r"wake up (?:to|at|early|by)|want to be here forever",
        r"(?:don'?t|do not) (?:want|wanna) to be here (?:all|waiting|for|on|until|chatting|arguing)",
        r"(?:off|end) my ?self[- ]service|want (?:it|this|them|the \w+) (?:to )?(?:be )?dead",
        r"how (?:do|can) i prevent suicide|(?:my|the|your|their) (?:\w+ )?(?:would"
        r"|could|should|will) be dead",
        r"suicide (?:\w+ )?(?:hot|help|crisis )?(?:line|number|hotline|helpline)(?:'s)?(?: number)? (?:\w+ ){0,2}for (?:a|our|the|my) (?:poster|flyer|leaflet|notice ?board|website|newsletter|class|students|patients|ward|staff|colleagues)",
        r"live without (?:my|a|the|your) (?:phone|mobile|cell|internet|wifi|laptop|car|coffee\w*|tablet|app|tv)",
        r"(?:plant|cactus|succulent|flower|phone|laptop|app|printer|server|fridge|router|car|computer|kettle|toaster)s? (?:just |has |have )?(?:committed |commits )?(?:suicide|killed itself)",
    ),
    "es": (
        r"vivir sin (?:internet|luz|agua|gas|servicio|mi (?:celular|tel[eé]fono|m[oó]vil)|tel[eé]fono|wifi|calefacci[oó]n|la app)",
        r"(?:quiero|deseo|puedo|aguanto) (?:seguir )?(?:vivir|viviendo) (?:sol[oa]"
        r"|en (?:es[ae]|est[ae]|un|una|la|el)|con|aqu[ií]|cerca)",
        r"(?:morir(?:me)?|muert[oa]) de (?:risa|hambre|sed|calor|fr[ií]o|pena|vergüenza"
        r"|aburrimiento|amor|ganas|sueño|cansancio|miedo|los nervios|envidia|ternura)",
        r"(?:antes|prefiero|preferir[ií]a) (?:morir(?:me)?|muert[oa]) (?:antes )?(?:que"
        r"|a) (?:volver|comprar|usar|viajar|pagar)"
        r"|(?:prefiero|preferir[ií]a) morir antes que|escuadr[oó]n suicida|mejor muert[oa] que",
        r"me mato (?:trabajando|de (?:la )?risa|estudiando)|ganas de morir(?:me)? de (?:risa|hambre)",
        r"(?:prevención del |contra el |línea de(?:l)? |sobre el )suicidio[?,.]? (?:[^ ]+ ){0,3}(?:para|de) (?:un|una|el|la) (?:cartel|póster|poster|folleto|afiche|web|taller|charla|planta)",
        r"(?:vivir|vivo|viviendo) sin (?:mi |el |la |los )?(?:m[oó]vil|celular|tel[eé]fono|cel|ordenador|coche|tele|app|caf[eé])|(?:app|aplicaci[oó]n|web|espera|cola) (?:me )?(?:mata|está matando|va a matar)",
        r"(?:cactus|planta|suculenta|m[oó]vil|celular|port[aá]til|impresora|ordenador|router) (?:ya |me )?se (?:ha )?suicid\w*",
    ),
    "ja": (
        r"死にたい(?:くらい|ほど|ぐらい)(?:恥|笑|面白|嬉|うれ|おいし|かわい)|笑い死|自殺(?:防止|点|対策)|(?:操作|画面|端末"
        r"|電池|バッテリー|サーバー?|回線|スマホ|携帯|パソコン|通信)[がはもすぐに、]{0,5}死",
        r"早く終わりにしたい|(?:やり取り|話|取引|契約|件|会話|手続き)を?終わりにしたい(?:です)?",
        r"(?:アカウント|履歴|登録|通知|データ|広告|表示|メール|画面)[^。]{0,8}消え(?:たい|て)",
        r"自殺(?:防止|予防|対策)[^。]{0,20}(?:ポスター|チラシ|掲示|パンフ|研修)",
        r"(?:スマホ|携帯|ネット|これ|コーヒー|アプリ)(?:が)?(?:なし|無し|ない|無い)(?:では|じゃ|と|で)生きて(?:い)?(?:け|られ)(?:ない|ません)",
        r"スーサイド・?スクワッド|楽しみすぎて死|恥ずかしくて死|(?:落ち|重|遅)すぎて死",
        r"(?:サボテン|植物|観葉|スマホ|パソコン|プリンター?|冷蔵庫)(?:が|は)自殺",
    ),
    "de": (
        r"(?:sterben|tot|sterbe) vor (?:lachen|hunger|durst|langeweile|scham|angst"
        r"|neugier)|lache? mich tot|totgelacht|lieber tot als|"
        r"(?:leitung|akku|handy|gerät|internet|verbindung|link|konto) ~tot",
        r"bringe? (?:ich )?mich (?:auf den|auf dem|in|zu|zum|zur|nach|auf)|(?:hänge?) (?:ich )?mich (?"
        r":an|rein|dran|ran|dazu|auf die (?:leitung|warteschleife))",
        r"(?:das|es|alles) (?:hat|macht) ~keinen sinn mehr",
        r"bring(?:e)? (?:ich )?mich jetzt",
        r"(?:suizid|selbstmord)(?:prävention|verhütung|vorbeugung)\w*[?,.]? (?:[^ ]+ ){0,4}für (?:ein|einen|unser\w*|die|das|den) (?:plakat|poster|aushang|flyer|station|webseite|schule)",
        r"ohne (?:mein |meine |das |die |den )?(?:handy|internet|wlan|auto|laptop|kaffee|app) ~(?:nicht (?:mehr )?leben|leben)",
        r"(?:kaktus|pflanze|handy|laptop|drucker|router|rechner|kühlschrank) hat (?:wohl |einfach )?(?:selbstmord|suizid) begangen",
    ),
    "fr": (
        r"(?:mourir|crever|meurs|mort\w*) (?:de|d') ?(?:rire|faim|soif|froid|chaud"
        r"|chaleur|honte|peur|ennui|envie)|(?:plutôt|préfère) (?:mourir|crever) que de"
        r"|suicide squad|me tuer? (?:à la tâche|à vous|à le|à répéter|au travail)"
        r"|je me tue à|me tuer (?:à la tâche|au travail|à vous|à le|à expliquer)|me jeter (?:dans les "
        r"bras|sur)|suicide commercial|(?:me|m') ?pendre (?:au téléphone)",
        r"en finir (?:une bonne fois|avec tout) (?:ça|cela|ce dossier|ces démarches|cette histoire)",
        r"suicide[?,.]? (?:[^ ]+ ){0,3}pour (?:une|un|l'|le|la|notre) ?(?:affiche|dépliant|poster|site|atelier|service|formation)",
        r"vivre sans (?:mon |ma |le |la |l'|mes )?(?:tel|tél|téléphone|portable|internet|wifi|voiture|ordi|café|appli)",
        r"(?:cactus|plante|téléphone|ordi|imprimante|frigo|portable) s'est suicidée?",
        r"(?:fils|fille|femme|mari|patronne?|chef|mère|père|copine|copain) (?:va|vont) me tuer",
    ),
    "it": (
        r"(?:morire|morto|morta|morendo) (?:di|dal|dalle|dalla) (?:fame|sete|risate"
        r"|ridere|sonno|caldo|freddo|noia|vergogna|voglia|curiosità)|(?:mi ammazzo"
        r"|ammazzarmi) (?:di (?:lavoro|risate|fatica)|dalle risate)|(?:preferirei"
        r"|meglio) morire (?:piuttosto )?che (?:comprare|usare|tornare|chiamare|volare|pagare)|suicide squad|farla finita con (?:questa"
        r"|questo|il|la|queste)",
        r"(?:contro il |prevenzione (?:del |al )?|antisuicidio )suicidio[?,.]? (?:[^ ]+ ){0,3}per (?:un|una|il|la) (?:cartello|poster|volantino|locandina|sito|reparto|corso)",
        r"vivere senza (?:il |la |l'|mio |il mio )?(?:telefono|cellulare|internet|wifi|computer|auto|caff[eè])",
        r"(?:cactus|pianta|telefono|portatile|stampante|computer|router) si è suicidat\w",
    ),
    "nl": (
        r"dood (?:van|aan) (?:het lachen|honger|verveling)|doodgaan van (?:het lachen"
        r"|de honger|schaamte)|liever dood dan|suicide squad|(?:wil|wou) ~dood(?:gewoon"
        r"|simpel|eenvoudig)",
        r"(?:zelfmoord|suïcide)preventie\w*[?,.]? (?:[^ ]+ ){0,4}(?:poster|folder|flyer|afdeling|website|school)",
        r"leven zonder (?:mijn |m'n |de |het )?(?:telefoon|mobiel|internet|wifi|auto|laptop|koffie)",
        r"(?:cactus|plant|telefoon|laptop|printer|router) (?:heeft |pleegde )(?:zelfmoord)(?: gepleegd)?",
    ),
    "pl": (
        r"(?:umrzeć|umieram|umrę) (?:ze|z) (?:śmiechu|nudów|głodu|wstydu|ciekawości)"
        r"|wol\w+ umrzeć niż|zabić się (?:o|na tych|na tym)|legion samobójców",
        r"(?:zapobieganiu |przeciw |zapobiegania |kryzysie )samobój\w*[?,.]? (?:[^ ]+ ){0,3}na (?:plakat|ulotk\w+|stron\w+|tablic\w+|oddział\w*)",
        r"(?:żyć|życia) bez (?:mojego )?(?:telefonu|internetu|komórki|wifi|auta|kawy)",
        r"(?:kaktus|roślina|telefon|laptop|drukarka|router) popełnił\w? samobójstwo",
    ),
    "pt": (
        r"(?:morrer|mort[oa]|morrendo) de (?:rir|fome|sede|calor|frio|vergonha|tédio"
        r"|vontade|saudade|amor|sono|medo|raiva|inveja)|me mato de (?:rir|trabalhar)"
        r"|(?:prefiro|preferia) morrer (?:a|do que)|esquadrão suicida|me mato (?:trabalhando"
        r"|estudando)",
        r"(?:prevenção (?:ao|do|de) |contra o |sobre )suic[ií]dio[?,.]? (?:[^ ]+ ){0,3}(?:pra|para|de|num|em) (?:um|uma|o|a) (?:cartaz|p[oô]ster|panfleto|folheto|site|palestra|mural)",
        r"(?:viver|vivo) sem (?:meu |o |a |minha )?(?:celular|telem[oó]vel|telefone|internet|wifi|carro|computador|caf[eé]|app)",
        r"(?:cacto|planta|suculenta|celular|notebook|impressora|computador|roteador) (?:já )?se suicid\w*",
    ),
    "ru": (
        r"жить без (?:интернета|света|воды|телефона|связи|отопления|газа|вас|этого)",
        r"жить (?:в (?:этом|этой) (?:городе|доме|квартире|стране)|здесь|рядом|с (?:ним"
        r"|ней|ними|вами))|(?:умереть|умру|умираю|сдохнуть) (?:со|от|с) (?:смеху|смеха"
        r"|голоду|голода|скуки|стыда|любопытства)|лучше (?:умру|умереть),? чем|отряд самоубийц",
        r"(?:телефон\w* доверия|горяч\w+ лини\w+|профилактик\w+|предотвращени\w+) ~(?:суицид|самоуби)\w*[?,.]? (?:[^ ]+ ){0,2}(?:плакат|листовк|постер|стенд|сайт)\w*",
        r"(?:жить|жизни) (?:не могу |не смогу )?без (?:своего |моего )?(?:телефона|интернета|света|воды|мобильного|вайфая|машины|кофе|ноутбука)",
        r"(?:кактус|цветок|телефон|ноутбук|принтер|роутер|комп) (?:совершил|покончил) (?:самоубийство|с собой)",
    ),
    "tr": (
        r"(?:gülmekten|açlıktan|meraktan|utançtan|sıkıntıdan|sıcaktan) öl\w*|kendimi (?:at(?:tım"
        r"|ıyorum|arım) (?:eve|dışarı|koltuğa|yatağa))|kendimi kesinlikle|intihar timi"
        r"|kendimi as(?:ıl|la|lında|ya)\w*|kendimi (?:astım hasta\w*)|kendimi vur(?:gula)\w*"
        r"|kendimi atla\w*|kendimi at(?:aşehir|anmış|ölye)\w*",
        r"intihar(?:ı)? önleme\w*[?,.]? (?:[^ ]+ ){0,6}(?:afiş|poster|broşür|pano|site)\w*",
        r"(?:telefonsuz|internetsiz|kahvesiz|arabasız) yaşa\w*",
        r"(?:kaktüsüm|çiçeğim|telefonum|laptopum|yazıcım|bilgisayarım) intihar etti",
    ),
    "ar": (
        r"(?:أموت|اموت|سأموت|بموت) (?:من|في|فيك|ب) ?(?:الضحك|الجوع|العطش|الحر|البرد"
        r"|الملل|الفضول)?|مفرزة الانتحار|فرقة الانتحار",
        r"(?:الوقاية|منع|مكافحة) (?:من )?(?:ال)?انتحار[؟،,.]? (?:[^ ]+ ){0,3}(?:ملصق|بوستر|منشور|لوحة|موقع)\w*",
        r"(?:أعيش|العيش|عيش) (?:بدون|من غير|بلا|من دون) (?:جوالي|الجوال|تلفوني|موبايلي|هاتفي|النت|الإنترنت|الانترنت|سيارتي|قهوة)",
        r"(?:صبارتي|نبتتي|زرعتي|جوالي|لابتوبي|طابعتي) انتحر\w*",
    ),
    "ko": (
        r"(?:배고파|웃겨|졸려|더워|추워|심심해|귀여워|궁금해|보고 ?싶어|힘들어|답답해|짜증나|쪽팔려|창피해)서? ?죽(?:고|겠|을|는)|자살골|핸드폰이? 죽|배터리가? 죽|"
        r"수어사이드 ?스쿼드|(?:계정|데이터|기록|메시지|사진)이? ?사라지",
        r"자살 ?예방[^.]{0,20}(?:포스터|전단|게시판|홈페이지|교육)",
        r"(?:폰|핸드폰|휴대폰|인터넷|커피|이거) ?없이(?:는)? ?(?:못 ?살|살 ?수)",
        r"(?:기다리다|기다리느라) ?죽",
        r"(?:선인장|화분|식물|핸드폰|노트북|프린터|냉장고)(?:이|가)? ?자살",
    ),
    "zh": (
        r"想死你|想死我|笑死|饿死|气死|累死|热死|冻死|急死|烦死|死机|自杀小队|自殺突擊隊|跳楼价|跳樓價|跳楼大甩卖",
        r"自杀(?:干预|预防|防治)[^。]{0,16}(?:海报|宣传|传单|展板|网站)|自殺(?:防治|預防)[^。]{0,16}(?:海報|宣傳|傳單|網站)",
        r"(?:没|没有|沒有|离开|離開)(?:了)?(?:手机|手機|网|網|网络|電腦|电脑|咖啡|空调|冷氣)[^。，]{0,4}(?:活不下去|活不了|不想活)",
        r"想(?:吃|买|買|去|收|要|看|喝)?[^。，]{0,4}想死了",
        r"(?:仙人掌|植物|盆栽|花|手机|手機|电脑|電腦|打印机)(?:就)?自(?:杀|殺)",
    ),
    "id": (
        r"(?:mau|pengen|pingin) mati (?:ketawa|kelaparan|kepanasan|penasaran)|(?:hp"
        r"|layar|baterai|lampu|listrik|internet|mesin|laptop|wifi)\w* (?:\w+ ){0,2}mau mati"
        r"|lebih baik mati daripada",
        r"pencegahan bunuh diri[?,.]? (?:[^ ]+ ){0,3}(?:poster|brosur|selebaran|mading|situs)",
        r"hidup tanpa (?:hp|internet|wifi|kopi|laptop|motor)",
        r"(?:kaktus|tanaman|hp|laptop|printer|router)(?:ku| saya| aku)? bunuh diri",
        r"(?:gak|ga|nggak|ngga|tidak|enggak) mau mati",
    ),
    "vi": (
        r"(?:chờ|đợi|nóng|chán|tức|lâu) (?:\w+ )?muốn chết(?: luôn)?",
        r"(?:cười|đói|mệt|nóng|lạnh|tò mò|buồn ngủ|ngại|nhục) (?:muốn )?chết|(?:máy"
        r"|điện thoại|pin|mạng) (?:\w+ )?(?:muốn )?chết|thà chết (?:chứ|còn hơn) ",
        r"(?:phòng chống|ngăn ngừa|phòng ngừa) tự (?:tử|sát)[?,.]? (?:[^ ]+ ){0,5}(?:poster|áp phích|tờ rơi|bảng tin|trang web)",
        r"(?:không có|thiếu) (?:điện thoại|mạng|wifi|internet|cà phê) ~sống (?:nổi|được)",
        r"(?:xương rồng|cây|điện thoại|máy tính|laptop|máy in) (?:nhà tui |nhà mình |của tôi )?tự tử",
    ),
    "hi": (
        r"आत्महत्या (?:रोकथाम|निवारण|रोकने)[^?।]{0,30}[?।]? (?:[^ ]+ ){0,3}(?:पोस्टर|पर्चे|बोर्ड|वेबसाइट)",
        r"(?:फोन|मोबाइल|इंटरनेट|phone|mobile|internet|net) (?:के )?(?:ke )?(?:बिना|bina) (?:main |मैं )?(?:जी|जीना|jee|jeena) (?:नहीं|नही|nahi)\w*|सुसाइड स्क्वाड|suicide squad",
        r"(?:कैक्टस|पौधे|फोन|लैपटॉप|प्रिंटर) ने (?:आत्महत्या|सुसाइड|खुदकुशी)",
    ),
}
