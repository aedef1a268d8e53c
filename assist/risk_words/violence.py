# ruff: noqa: E501 - a wide letter counts as two
"""How people announce blows, or worse, to somebody. Written as in `self_harm`."""

from typing import Final

SAID: Final[dict[str, tuple[str, ...]]] = {
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
