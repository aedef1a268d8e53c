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
        r"(?:whoever|the one who|the idiot who)[^?]{0,25}(?:better )?(?:watch (?:his|her|their) back|better (?:run|hide))|i(?:'ll| will|'m gonna|'m going to)? find you(?:[.!]| and (?:make|hurt|then)| one day)|(?:wait|waiting) for (?:you|your (?:driver|courier|staff|guy|agent)) (?:outside )?with (?:a|my) (?:bat|gun|baseball bat)",
        r"(?:burn|burning|torch|torching) (?:your|ur|that|the) (?:damn |whole |fucking )?(?:shop|store|office|place|warehouse|building)(?: down| to the ground)?",
        r"(?:come|coming|show(?:ing)? up|drive|driving) (?:down |over |round )?(?:to |at |by )?~(?:your|ur) ~(?:office|house|home|store|shop|branch|headquarters|door|building|workplace),? (?:[^ ]+ ){0,3}(?:burn|torch|smash|wreck|shoot) (?:up )?(?:it|you|u|everything|everyone|everybody|all|the place|the lot|your|ur)",
        r"(?:i'?ll|i will|i'?m gonna|i'?m going to|imma|gonna) (?:[^ ]+ ){0,4}(?:burn|torch) (?:it|you|that place|this place|the place|everything|you all|y'all) (?:all down|down(?:[.!]|$| (?:if|with|tonight|tomorrow|today|and|unless|for))|(?:all )?to the ground)",
        r"(?:i'?m|i'?ll|i will|i am|i'd) (?:gonna |going to |\w+ )?(?:break|breaking|smash|smashing|snap|snapping) (?:his|her|their|your) (?:legs?|face|neck|arms?|teeth|jaw|skull)",
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
        r"(?:os|te|le|les) (?:parto|rompo|reviento|voy a partir|voy a romper|voy a reventar) (?:la (?:cara|boca|cabeza)|las piernas|los dientes)|(?:partir|romper) la (?:cara|boca) a",
        r"(?:and[ea]\w*|anden|vaya\w*|tenga\w*) con (?:ojo|cuidado)[^?]{0,10}(?:porque|que|pq) (?:yo )?(?:lo|la|los|te|os|le) (?:voy a (?:encontrar|buscar)|encontraré|encuentro)|(?:os|les|te) (?:voy a quemar|quemo) (?:la|el|vuestr\w+|su) (?:tienda|local|oficina|negocio|sede)",
        r"(?:espero|esperar|esperaré) (?:al?|a (?:tu|su|vuestro)) (?:repartidor|mensajero|técnico|conductor|empleado) con (?:un|una|el) (?:bate|palo|pistola|martillo)",
        r"(?:le|les|te|os) (?:rompo|parto|voy a romper) las (?:piernas|manos)",
    ),
    "ja": (
        r"殺す|殺して(?:やる|やろう)|殺しに|ぶっ殺|ぶん殴|殴りに|殴ってやる|刺して?(?:やる|に行)|(?:会社|店|事務所|店舗|ビル)(?:に"
        r"|を)[^。]{0,6}(?:火|放火|爆破|燃や|爆弾)|爆弾|家(?:に|まで)(?:行って|押しかけ)|家(?:は|を|も)(?:知って"
        r"|特定)|夜道(?:に|は)気をつけ|住所(?:を|は)特定",
        r"(?:会社|店|事務所|店舗|オフィス|職場)(?:に|まで)(?:行って|押しかけて|乗り込んで)[^。]{0,12}(?:後悔させ|思い知らせ|ただじゃ|ただでは)|(?:お前|おまえ"
        r"|あんた|あなた|君)(?:ら|たち)?の(?:職場|勤務先)(?:は|を|も)(?:知って|特定)|どこで働いて(?:いる|る)(?:の)?か(?:は|も)?(?:知って|わかって"
        r"|分かって)(?:いる|る)|痛い目に(?:遭|あ|合)わせ",
        r"(?:気をつけ|覚えて(?:い|お)|覚悟し)[^。]{0,8}(?:必ず|絶対に?)(?:見つけ|探し|捜し)出|(?:バット|包丁|ナイフ|木刀|金槌)(?:を)?(?:持って|で)(?:待って|行く|行って|待つ)",
        r"(?:足|腕|骨|首)(?:を)?(?:へし折|折って?やる|折るぞ)",
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
        r"(?:aufs maul|auf die fresse|in die fresse|eine in die fresse) ?(?:hau\w*|geb\w*|schlag\w*|kriegen)?|(?:hau|haue|schlag|schlage|box|boxe) (?:ich )?(?:einem|jemandem|euch|dir|ihm|allen) ~(?:aufs maul|eine rein|die fresse|ins gesicht|zusammen)",
        r"(?:fackel|fackle|zünd|zünde|brenn|brenne|steck|stecke) (?:ich )?(?:euch )?(?:eure\w*|den|die|das|euren) (?:\w+ )?(?:laden|bude|büro|filiale|geschäft|lager) (?:ab|an|nieder|in brand)",
        r"(?:soll|sollte|sollten) (?:gut |lieber |besser )?(?:aufpassen|sich in acht nehmen|sich warm anziehen)[^?]{0,10}(?:ich )?(?:finde|find|krieg|kriege) (?:ich )?(?:dich|ihn|euch|sie)|wart\w* ~mit (?:nem|einem|meinem|dem) (?:baseballschläger|knüppel)",
        r"brech\w* (?:ich )?(?:euch|eurem|dir|ihm|dem|eurer) ~(?:die )?(?:beine|knochen|nase|arme)",
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
        r"(?:casser|péter|exploser|défoncer) (?:la gueule|la tronche) (?:à|de)|foutre le feu|intérêt à (?:se|vous|te) (?:méfier|planquer|cacher)",
        r"(?:attendre|attends|attendrai) (?:ton|votre|le|vos) (?:livreurs?|facteur|chauffeur|technicien|employés?) avec (?:une|un|ma|mon) (?:batte|barre|marteau|flingue)",
        r"(?:lui|leur|vous|te) (?:pète|péter|casse|casser|brise|briser) (?:les jambes|la gueule|les bras|les dents)",
    ),
    "it": (
        r"(?:vi|ti|lo|la) (?:ammazzo|uccido|spacco|gonfio|accoltello|sparo|vengo a prendere)"
        r"|(?:ammazzarvi|uccidervi|picchiarvi|spaccarvi la faccia|ammazzarti|spararvi)"
        r"|(?:brucio|do fuoco|incendio|bruciare|faccio saltare|dare fuoco) ~(?:ufficio"
        r"|negozio|sede|filiale|locale)|una bomba (?:in|nel|nella|da)|so dove (?:abiti"
        r"|abitate|lavori|lavorate)",
        r"(?:vengo|verrò|passo|venire) (?:[^ ]+ ){0,4}(?:ufficio|negozio|sede|filiale|casa),? (?:[^ ]+"
        r" ){0,4}(?:vi|ti|ve|te) (?:[^ ]+ ){0,3}pent\w+",
        r"(?:spacco|rompo|spaccare|rompere|spaccherò) (?:la faccia|il muso|le gambe|la testa|i denti)|(?:stia|stai|state) attent\w+[^?]{0,8}(?:che|perché) (?:lo|la|vi|ti) (?:trovo|vengo a)|(?:vi|ti) do fuoco|do fuoco (?:al|alla|ai)",
        r"(?:aspetto|aspetterò|aspettare) (?:il |la |i )?(?:vostro |vostra |tuo )?(?:corriere|fattorino|autista|tecnico|postino) con (?:una mazza|un bastone|la mazza)",
        r"(?:gli|le|ti|vi) (?:spezzo|rompo|spacco) (?:le gambe|la faccia|le braccia|i denti)",
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
        r"(?:sla|sloeg|slaan|ros|beuk) ~op (?:z'n|zijn|je|jullie|hun|de) (?:bek|smoel|gezicht|bakkes)|(?:moet|kan maar beter|mag) uitkijken[^?]{0,12}(?:ik )?(?:weet|vind) (?:ik )?(?:je|jullie|hem|haar) ?(?:te vinden|wel)?|steek ~(?:in de fik|in brand)",
        r"wacht ~(?:op )?~met (?:een|mijn|m'n) (?:honkbalknuppel|knuppel)",
        r"breek ik (?:de |je |zijn |haar )?(?:benen|poten|nek|armen)",
    ),
    "pl": (
        r"(?:zabiję|zabije|pobiję|zastrzelę|zadźgam|rozwalę|zajebię) (?:was|cię|cie"
        r"|ciebie|go|ją|państwa)|(?:was|cię) (?:zabiję|zabije|pobiję|zastrzelę|pozabijam)"
        r"|pozabijam|(?:spalę|podpalę|wysadzę) (?:wam|wasz\w*|ten|to|sklep|biuro)"
        r"|bomb[aęy] w|wiem,? gdzie (?:mieszkasz|pan mieszka|mieszkacie|pracujesz)",
        r"(?:przyjdę|przyjadę|wpadnę) (?:[^ ]+ ){0,3}(?:biura|sklepu|domu|oddziału|siedziby),? (?:[^ ]+"
        r" ){0,4}pożałuj(?:ecie|esz|e pan\w*|ą państwo)|wiem,? gdzie (?:pracujecie|pani? (?:pracuje"
        r"|mieszka))",
        r"(?:komuś|wam|mu|jej|ci) (?:wpierdolę|przypierdolę|przywalę|dowalę|obiję)|obiję ~(?:mordę|gębę|ryj)|niech (?:lepiej )?uważa\w*[^?]{0,10}znajdę (?:go|ją|was|cię|ich)",
        r"(?:poczekam|czekam|zaczekam) na (?:waszego|twojego|was|ciebie) \w* ?z (?:kijem|bejsbolem|pałką)",
        r"(?:połamię|złamię|przetrącę) (?:\w+ )?(?:nogi|ręce|kark|szczękę|kości)",
    ),
    "pt": (
        r"(?:vou|vamos) (?:te|os|matar|bater em|quebrar a cara|dar um tiro|esfaquear"
        r"|acabar com) ?(?:matar|bater|quebrar|pegar|vocês|você|a cara|sua raça|todos)"
        r"|mato (?:vocês|você|todo mundo|todos)|(?:botar|tacar|colocar|meter) (?:fogo"
        r"|uma bomba) ~(?:loja|escritório|agência|empresa|prédio)?|(?:sei|descobri) onde (?:você"
        r"|vocês|tu) (?:mora|moram|trabalha|trabalham|moras)",
        r"(?:vou|irei|apareço) (?:[^ ]+ ){0,3}(?:escritório|loja|agência|casa|trabalho)(?: de vocês)?,?"
        r" (?:[^ ]+ ){0,3}(?:vocês|você|vão|vai|te) (?:[^ ]+ ){0,3}arrepend\w+",
        r"(?:quebrar|quebro|arrebentar|partir) (?:a cara|a fuça|os dentes|as pernas) de|(?:tacar|taco|botar|meter|atear) fogo (?:na|no|em|nessa|nesse)|(?:se cuide|toma cuidado|abre o olho|fica esperto)[^?]{0,15}(?:vou|vamos) (?:te |o |a )?(?:achar|encontrar|pegar)",
        r"(?:espero|esperar|esperando) (?:o |a |seu |sua )?(?:entregador|motoboy|motorista|carteiro|técnico) (?:de vocês )?com (?:um|uma) (?:pau|pedaço de pau|taco|arma|barra de ferro)",
        r"(?:quebro|quebrar|vou quebrar) (?:as pernas|a cara|os dentes|os braços) d\w+",
    ),
    "ru": (
        r"(?:убью|прибью|зарежу|застрелю|урою|замочу|изобью|набью морду|пристрелю) (?:вас"
        r"|тебя|его|её|всех|вам|тебе)?|(?:вас|тебя|всех) (?:убью|прибью|зарежу|урою"
        r"|порву|перебью|поубиваю)|поубиваю|(?:взорву|подожгу|сожгу|спалю) (?:ваш\w*"
        r"|вас|офис|магазин|контор\w+|склад)|бомб[ау] (?:в|у|под)|знаю,? где (?:ты"
        r"|вы) (?:жив\w+|работа\w+)",
        r"(?:приду|приеду|заявлюсь) (?:[^ ]+ ){0,4}(?:офис|магазин|дом|домой|контору|работу),? (?:[^ ]+"
        r" ){0,4}(?:пожалеете|пожалеешь|мало не покажется)",
        r"(?:морду|рожу|лицо) (?:набью|разобью|начищу)|(?:пусть ~(?:ходит|оглядывается|боится)|берегись|берегитесь)[^?]{0,25}(?:найду|достану)",
        r"(?:дождусь|жду|подожду|встречу) (?:вашего |твоего |вас |тебя )?\w* ?с (?:битой|палкой|ломом)|(?:сожгу|спалю|подожгу) (?:вам |к чёрту |нахрен )?(?:магазин|офис|контору|лавку)",
        r"(?:ноги|руки|кости|шею) ~(?:переломаю|сломаю|вырву|выдерну)|(?:переломаю|сломаю) (?:вам |ему |тебе |всем )?(?:ноги|руки|кости|шею)",
    ),
    "tr": (
        r"(?:seni|sizi|hepinizi|onu) ~(?:öldür|gebert|vur|bıçakla|döv|bul)(?:ür|eceğim"
        r"|ecem|acağım|acam|ürüm|ur|urum|erim|ğim|eceğiz|uracağım)\w*|(?:ofisinizi"
        r"|mağazanızı|dükkanınızı|şubenizi|binanızı) ~(?:yak|bombala|patlat|bas)\w*"
        r"|bomba (?:koy|at|var)\w*|nerede (?:oturduğunu|yaşadığını|çalıştığını|oturduğunuzu)\w* (?:bil"
        r"iyorum|biliyoruz)",
        r"(?:ofisinize|mağazanıza|şubenize|dükkanınıza|evinize|işyerinize),? (?:[^ ]+ ){0,3}gel\w+,?"
        r" (?:[^ ]+ ){0,4}pişman (?:ed\w*|olacaksın\w*|olursun\w*)",
        r"(?:ağzını|burnunu|kafasını|kafanı|kemiklerini|kemiğini) ~kır(?:arım|acağım|ıcam|acam|arız)|ayağını denk al\w*|(?:dükkan|mağaza|ofis|şube|bina)\w* ~yak(?:arım|acağım|ıcam|acam|arız)",
        r"(?:sopayla|bıçakla|beyzbol sopasıyla|demirle) (?:seni |sizi |onu )?(?:bekliyorum|bekleyeceğim|beklicem|bekliyor olacağım)",
        r"(?:bacaklarını|bacağını|kollarını|kolunu|çenesini) kır(?:arım|acağım|ıcam|acam|arız)",
    ),
    "ar": (
        r"(?:سأ|سا|س|راح |بـ|ب|هـ|ه|والله )*(?:أقتلك|اقتلك|أقتلكم|اقتلكم|قتلكم|أذبحكم"
        r"|اذبحكم|أضربكم|اضربكم|أضربك|أكسر راس\w*)|(?:أحرق|احرق|أفجر|افجر|سأحرق|سأفجر) ~(?:المحل"
        r"|المكتب|الفرع|مكتبكم|محلكم|فرعكم|الشركة)|قنبلة (?:في|ب)|أعرف (?:أين|وين"
        r"|فين) (?:تسكن|ساكن|بيت)\w*|اعرف (?:اين|وين|فين) (?:تسكن|ساكن|بيت)\w*",
        r"(?:سآتي|ساتي|سأجي|راح أجي|راح اجي|بجيكم|جاي) (?:[^ ]+ ){0,2}(?:مكتبكم|محلكم|فرعكم|بيتكم|مكتبك"
        r"|بيتك),? (?:[^ ]+ ){0,3}(?:و?س?تندم\w*|و?س?أجعلكم تندمون|و?(?:أ|ا)ندمكم)|(?:أعرف|اعرف) (?:أين"
        r"|اين|وين|فين) (?:ت|بت)(?:عمل|شتغل)\w*",
        r"(?:بحرق|راح أحرق|سأحرق|بولع) (?:في )?(?:محلكم|مكتبكم|فرعكم|شركتكم|المحل|الفرع)|(?:أكسر|بكسر|أكسّر) (?:راس|رأس|رجول|يد|عظام)\w*|(?:ينتبه|انتبه|انتبهوا) (?:ل|على )نفس(?:ه|ك|كم)[^؟]{0,10}(?:بلاقيه|بلاقيك|بجيه|بجيك|سأجده)",
        r"(?:بستنى|أستنى|بنتظر|سأنتظر|منتظر) (?:ال)?\w+ (?:\w+ )?(?:بعصا|بسلاح)",
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
        r"(?:हाथ[ -]?पैर|हाथ पांव|टांग|टाँग|टांगें|हड्डी|हड्डियां|मुंह|मुँह) तोड़ (?:दूंगा|दूँगा|दूंगी|दूँगी|देंगे|डालूंगा)|(?:haath|hath|haath pair|taang|tang|muh|haddi) ~tod (?:dunga|doonga|dungi|denge)",
        r"(?:sambhal|samhal|bach) ke rah\w*[^?]{0,12}(?:dhoondh|dhundh|dhoond) (?:lunga|loonga|nikal\w*)|(?:संभल|सम्भल|बच) ?कर रह\w*[^?]{0,12}(?:ढूंढ|ढूँढ) (?:लूंगा|लूँगा|निकाल\w*)|aag laga (?:dunga|doonga|denge)|(?:डंडा|डंडे|चाकू|लाठी) (?:लेकर|से|के साथ) ~(?:इंतज़ार|इंतजार)",
        r"(?:taang|tang|haath|pair|haddi) (?:tod|todh|thod) (?:dunga|doonga|dungi|denge)",
    ),
    "ko": (
        r"죽여 ?(?:버|줄|주겠|드릴)|죽일 ?(?:거|줄|테|겁)|죽이러|죽이겠|(?:칼|총)(?:로|을|들고) ?(?:찌|쏘|찾|들고)"
        r"|패 ?(?:버|죽|러)|때리러|때려 ?(?:죽|버)|(?:회사|매장|사무실|건물|가게|지점)(?:에|을|를)? ?(?:불|폭파"
        r"|폭탄|불태|불지)|폭탄|어디 ?사는지 ?(?:알|안)|찾아가서 ?(?:죽|때|패|가만)|밤길 ?조심",
        r"(?:회사|매장|사무실|가게|지점|집)(?:으로|에|로) ?(?:찾아가|쳐들어가|가서)[^.]{0,15}(?:후회하게|가만 ?안|가만두지)|(?:너|네|니|당신)[^.]{0,6}어디서? ?일하는지 ?(?:알|안)",
        r"(?:조심|각오)(?:해|하)[^?]{0,8}(?:찾아낸|찾아낼|찾아내|찾아간)|(?:방망이|칼|몽둥이|망치)(?:을|를)? ?(?:들고|가지고) ?(?:기다|찾아)|(?:방망이|몽둥이)로 ?기다",
        r"(?:다리|팔|뼈|목)(?:를|을)? ?(?:부러뜨린|부러뜨릴|부러뜨려 ?버|분질러|꺾어 ?버)",
    ),
    "zh": (
        r"杀了(?:你|你们|你們|他|她)|殺了(?:你|你們)|弄死(?:你|你们|你們|他)|砍(?:死|了)?(?:你|你们|你們|人)|打死(?:你"
        r"|你们|你們)|揍(?:你|死|扁)|捅(?:死|了)?(?:你|他)|(?:烧|燒|炸|砸)(?:了|掉|你们的?|你們的?)(?:店|公司"
        r"|办公室|楼|門市|门店|你们|你們)|炸弹|炸彈|知道你(?:住|家)在?哪|(?:拿|带|帶)(?:着)?刀|同归于尽",
        r"(?:去|到|来)(?:你们|你們|你)的?(?:公司|店|办公室|辦公室|门店)[^。]{0,10}(?:让|叫|讓)(?:你们|你們|你)[^。]{0,4}(?:后悔|後悔|好看)"
        r"|知道你(?:们|們)?在哪(?:里|裡|儿)?(?:上班|工作)",
        r"揍人|(?:过去|過去|上门|上門|去)(?:揍|砍|捅)|(?:小心点|小心點|等着瞧|走着瞧)，?(?:我)?(?:会|會|一定|肯定)?(?:找到|找上)(?:你|他|门|門)|一把火(?:烧|燒)|(?:拿|带|帶|提)(?:着|著)?(?:棒球棍|棍子|刀|锤子|錘子)(?:去|等|找|过去)",
        r"打断(?:你|他|她|你们)[^。]{0,4}(?:腿|手|骨头)|打斷(?:你|他|你們)[^。]{0,4}(?:腿|手|骨頭)",
    ),
    "id": (
        r"(?:aku|saya|gue|gua|kami)? ?(?:bunuh|tembak|tikam|bacok|hajar|pukul|gebukin) (?:kalian"
        r"|kamu|lu|lo|kau|anda|dia|mereka)|(?:bakar|bom|ledakkan) ~(?:kantor|toko"
        r"|gedung|kalian|cabang)\w*|tahu (?:di mana|dimana) (?:kamu|kalian|anda|lu) (?:tinggal"
        r"|kerja|rumah)",
        r"(?:datang|datangi|samperin|ke) (?:[^ ]+ ){0,2}(?:kantor|toko|rumah|cabang) ?(?:kalian|kamu|lu"
        r"|anda|kau)?,? (?:[^ ]+ ){0,3}(?:bikin|buat|membuat|kalian (?:akan|pasti|bakal)) (?:[^ ]+"
        r" ){0,2}(?:menyesal|nyesel)",
        r"(?:datangin|datengin|datangi|samperin|cari)[^?]{0,15}(?:hajar|pukulin|gebukin|bacok|habisi)|awas (?:ya|lu|lo|kalian|kau|aja)[^?]{0,10}(?:saya|aku|gue|bakal)[^?]{0,8}(?:cari|temuin|temukan|datengin)|(?:tunggu|tungguin|nungguin) (?:pake|pakai|bawa) (?:pentungan|parang|golok|pisau|balok)",
        r"(?:kaki|tangan|leher)\w* ~(?:saya |aku )?(?:patahin|patahkan)",
    ),
    "vi": (
        r"(?:giết|chém|đâm|bắn|đập chết|đánh chết|xử) (?:chết )?(?:mày|chúng mày|tụi mày"
        r"|mấy người|các người|hết|cả nhà|bọn mày)|(?:đốt|đánh bom|phá|cho nổ) ~(?:cửa hàng"
        r"|văn phòng|công ty|chi nhánh)|biết (?:nhà mày|mày|mày sống|chỗ mày) ~(?:ở đâu"
        r"|đâu)?",
        r"(?:đến|tới|qua) (?:[^ ]+ ){0,3}(?:văn phòng|cửa hàng|công ty|nhà),? (?:[^ ]+ ){0,5}(?:cho"
        r"|khiến|làm) (?:chúng |tụi |bọn )?(?:mày|các người|mấy người) (?:[^ ]+ ){0,2}(?:hối hận|biết"
        r" tay)|biết (?:mày|các người|mấy người|chúng mày) làm (?:việc )?ở đâu",
        r"(?:đập|đánh|tẩn|dần) (?:cho )?(?:tụi mày |mày |bọn mày )?(?:một|1) trận|coi chừng[^?]{0,12}(?:tìm ra|tìm tới|tìm được|tới số)|(?:cầm|xách|mang) (?:gậy|dao|búa|mã tấu)[^?]{0,6}(?:đợi|tới|đến|chờ|tìm)",
        r"(?:bẻ|đánh gãy|đập gãy) (?:chân|tay|giò)",
    ),
}
