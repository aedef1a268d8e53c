"""Words of praise that is none, by language: what praises, what thanks, what shows that nothing was good."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class IronyWords(NamedTuple):
    """Patterns in small letters. praise, thanks: are none where `trouble` stands in the rest of the text.

    turned: needs no bad news beside it. mended: news so good that praise is meant as it was said.
    """

    praise: str
    thanks: str
    trouble: str
    turned: str
    mended: str


IRONIES: Final[Mapping[str, IronyWords]] = {
    "en": IronyWords(
        r"(?:oh |just |how |absolutely |so )?(?:great|wonderful|brilliant|fantastic|lovely|perfect|awesome"
        r"|amazing|marvell?ous|nice (?:one|work|job)|good job|great (?:job|stuff|service|work)|well done"
        r"|congratulations|congrats|bravo|fabulous|superb|classy|how nice|nice|cheers)",
        r"thanks a (?:lot|bunch|million)|thank you (?:so|very) much|thanks so much|much appreciated",
        r"(?:is|are|was|were|got|been|gets) (?:\w+ ){0,2}(?:down|cancell?ed|lost|broken|late|delayed|stuck"
        r"|dead|smashed|stranded|ignored|missing|gone)|you (?:\w+ )?(?:lost|broke|cancell?ed|forgot|ruined"
        r"|ignored|charged)|(?:doesn|didn|don|isn|won)'?t work|another (?:\w+ )?(?:delay|error|outage|day"
        r"|week|hour|excuse|fee|form|voucher)|still (?:not|waiting|broken|no)|crash(?:ed|es)|(?:late|wrong"
        r"|broken|error|charged|down|cancelled|delayed) again|(?:hours?|days?|weeks?|months?) (?:late"
        r"|on hold|without|in the queue|for nothing)|on hold for|(?:second|third|fourth|fifth|sixth"
        r"|tenth) time|no (?:reply|answer|heating|water|power|internet|bags?)|no ?(?:body"
        r"|one) (?:\w+ )?(?:cares?|answers?|knows?|came|replies|turned)|never (?:came|arrived|showed|works?)"
        r"|hung up|exactly what i needed|just what i needed",
        r"thanks? (?:you )?(?:\w+ ){0,3}for (?:nothing|losing|cancell?ing|breaking|ruining|wasting|ignoring"
        r"|hanging up|making me (?:wait|miss)|leaving (?:me|us)|charging)|(?:lov(?:e|ing)"
        r"|enjoy(?:ing)?) (?:how|when|it when|that) (?:you|your|they|the) (?:\w+ ){0,6}(?:never|nobody|late"
        r"|lose|lost|ignore|cancel|broke\w*|charge|hang|wait|not|no|don't|can't|won't)|love (?:waiting"
        r"|being (?:ignored|lied|charged|stuck|put on hold)|sitting (?:on|in|at)"
        r"|paying (?:\w+ ){0,3}for nothing)|(?:so|really|very) glad (?:i|we) (?:paid|upgraded|waited|stayed"
        r"|booked|chose) (?:\w+ ){0,8}(?:to|for|only) (?:\w+ ){0,4}(?:nothing|broken|late|cancelled|wait"
        r"|stand|sit|ignored)|great (?:way|start|job|work) (?:to|of|at|on|with) (?:\w+ )?(?:losing|lose"
        r"|ruin\w*|treat\w*|break\w*|wast\w*|cancel\w*)|(?:how )?(?:nice|kind"
        r"|good) of you to (?:\w+ )?(?:lose|cancel|ignore|charge|hang|forget|break)",
        r"works? (?:now|again|fine)|working (?:now|again)|fixed|sorted|resolved|solved|found (?:it|them)"
        r"|(?:quick|fast|great|your|for the|all the) (?:help|reply|response|support)|not a problem"
        r"|thanks for (?:the|your)",
    ),
    "es": IronyWords(
        r"(?:qué |muy |pues )?(?:genial|maravilloso|maravilla|fantástico|perfecto|excelente|estupendo"
        r"|magnífico|bravo|felicidades|felicitaciones|enhorabuena|bonito|lindo|de lujo|espectacular"
        r"|muy bien)",
        r"(?:muchas|mil) gracias",
        r"(?:otra vez|de nuevo) (?:sin|no|tarde|mal|lo mismo|el mismo|caíd\w)|perdieron|perdisteis"
        r"|cancelaron|rompieron|olvidaron|no (?:funciona|sirve|llegó|llego|carga|abre|vino|contesta\w*"
        r"|aparece)|sigo (?:esperando|sin)|se cayó|tampoco (?:vino|llegó|funciona)|(?:horas|días|semanas"
        r"|meses) (?:esperando|de retraso|sin)|(?:segunda|tercera|cuarta|quinta) (?:vez|cita)|otro retraso"
        r"|nadie (?:contesta|responde|sabe|viene)|me colgaron",
        r"gracias por (?:nada|perder|cancelar|arruinar|ignorar|dejarme|hacerme (?:perder|esperar))"
        r"|me encanta (?:esperar|que (?:nunca|nadie|no)|pagar por nada)|qué (?:bonito|lindo|bien"
        r"|detalle) (?:que|cómo) (?:\w+ ){0,3}(?:nunca|nadie|no|cobr\w+|cancel\w+|pierd\w+)",
        r"ya (?:funciona|llegó|quedó|está (?:arreglad|resuelt|solucionad)\w)|solucionad|resuelto|arreglad"
        r"|por (?:su|tu|la) ayuda",
    ),
    "de": IronyWords(
        r"(?:na |wie |ganz |echt |ja |oh )?(?:toll|super|klasse|prima|wunderbar|großartig|fantastisch"
        r"|herrlich|bravo|(?:herzlichen )?glückwunsch|perfekt|spitze|spitzenmäßig|ganz großes kino"
        r"|großes kino|tolle leistung|respekt|schön)",
        r"(?:vielen|schönen|besten|herzlichen) dank(?: auch)?|danke (?:schön|auch|vielmals)",
        r"schon wieder|wieder (?:mal )?(?:nicht|kein\w*|ausgefallen|weg|zu spät|nur)|verloren|storniert"
        r"|ausgefallen|kaputt|vergessen|(?:geht|funktioniert|klappt|kommt|kam) (?:\w+ )?(?:nicht|keiner"
        r"|niemand)|immer noch (?:nicht|kein)|(?:stunden|tage|wochen|monate) (?:warten|gewartet|verspätung"
        r"|ohne)|(?:zweite|dritte|vierte|fünfte)[nrs]? (?:mal|termin|absage)|niemand (?:da|zuständig"
        r"|erreichbar|antwortet)|abgesagt|keine antwort|aufgelegt",
        r"danke für (?:nichts|die verspätung(?:$|[ .,!])|das lange warten|den ausfall)|(?:schön|toll|super"
        r"|klasse), (?:dass|wie|wenn) (?:\w+ ){0,5}(?:nie|nicht|kein\w*|niemand|keiner|wieder|zu spät"
        r"|verlier\w*)|ich liebe es,? (?:\w+ ){0,3}(?:zu warten|wenn (?:\w+ ){0,4}(?:nicht|kein\w*|niemand))"
        r"|dafür (?:zahle|bezahle) ich (?:doch )?gern",
        r"(?:geht|läuft|funktioniert|klappt) (?:jetzt|wieder|nun)|jetzt (?:geht|klappt|läuft|funktioniert)"
        r"|gelöst|erledigt|behoben|für (?:die|ihre|eure|deine) (?:\w+ )?hilfe|gefunden",
    ),
    "fr": IronyWords(
        r"(?:ah |c'est |vraiment |bah )?(?:super|génial|bravo|parfait|formidable|magnifique|merveilleux"
        r"|félicitations|chapeau|excellent|top|la classe|de mieux en mieux)",
        r"merci (?:beaucoup|bien|infiniment)",
        r"encore (?:une? |en |pas )(?:\w+ )?(?:coupure|panne|retard|erreur|problème|annulation|grève"
        r"|de réponse)|perdu|annulé|cassé|oublié|ne (?:marche|fonctionne|répond|vient) (?:\w+ )?(?:pas|plus)"
        r"|toujours (?:pas|rien|aucun\w*|en panne)|en panne|(?:heures?|jours|semaines|mois) (?:d'attente"
        r"|de retard|sans|à attendre)|(?:deuxième|troisième|quatrième|cinquième) fois"
        r"|personne (?:ne )?(?:répond|sait|vient|n'est venu)|raccroché|jamais (?:venu|arrivé|livré)",
        r"merci pour rien|merci de (?:m'avoir|nous avoir) (?:\w+ )?(?:laissé|perdu|ignoré|raccroché"
        r"|fait (?:perdre|attendre))|j'adore (?:attendre|quand (?:\w+ ){0,4}(?:pas|rien|personne|jamais"
        r"|plus))|comme c'est (?:gentil|aimable|pratique) de (?:\w+ ){0,2}(?:perdre|annuler|raccrocher"
        r"|facturer)",
        r"(?:ça|tout) (?:marche|fonctionne|remarche)(?: bien)?(?: maintenant| à nouveau|$)|réglé|résolu"
        r"|réparé|retrouvé|pour (?:votre|ton|l') ?aide",
    ),
    "it": IronyWords(
        r"(?:che |ma che |molto |ah )?(?:bravi|bravo|complimenti|fantastico|perfetto|meraviglioso|ottimo"
        r"|splendido|bello|bellissimo|grandi|magnifico|congratulazioni|bene)",
        r"grazie (?:mille|tante|infinite)",
        r"di nuovo (?:in ritardo|rotto|giù|senza|non|lo stesso)|pers[oaie]\b|annullat\w|rotto|dimenticat\w"
        r"|soppresso|non (?:funziona|va|arriva|è arrivat\w|risponde|è venuto|si è visto)|ancora (?:niente"
        r"|nulla|in attesa|non|senza)|(?:ore|giorni|settimane|mesi) (?:di attesa|di ritardo|senza"
        r"|ad aspettare)|(?:seconda|terza|quarta|quinta) volta|nemmeno l'ombra|nessuno (?:risponde|sa|viene"
        r"|è venuto)|riattaccato|un altro ritardo",
        r"grazie (?:\w+ )?(?:per|di) (?:niente|nulla|aver(?:mi|ci|e)? (?:\w+ )?(?:perso|lasciat\w|annullat\w"
        r"|fatto (?:perdere|aspettare)))|adoro (?:aspettare|quando (?:\w+ ){0,4}(?:non|nessuno|mai|niente))"
        r"|che (?:bello|carino|gentile) (?:quando|che) (?:\w+ ){0,4}(?:non|nessuno|mai|perdete|annullate)",
        r"(?:ora|adesso|già) (?:funziona|va)|funziona (?:di nuovo|tutto)|risolto|sistemato|ritrovat\w"
        r"|per (?:l'aiuto|il vostro aiuto)",
    ),
    "pt": IronyWords(
        r"(?:que |muito |mas que |aí sim, ?)?(?:ótimo|otimo|maravilha|maravilhoso|parabéns|parabens|perfeito"
        r"|excelente|bonito|lindo|fantástico|beleza|show|show de bola|legal|sensacional|palmas|top)",
        r"muito obrigad[oa]|obrigad[oa] mesmo|valeu mesmo",
        r"caiu|perderam|cancelaram|quebrou|esqueceram|(?:erro|atrasado|atrasada|problema"
        r"|errad[oa]) (?:de novo|outra vez|pela)|não (?:funciona|chegou|abre|carrega|veio|apareceu|atende\w*"
        r"|responde\w*)|ainda (?:não|nada|esperando)|de novo (?:sem|fora|não|o mesmo)|(?:horas|dias|semanas"
        r"|meses) (?:esperando|de atraso|sem|na fila)|(?:segunda|terceira|quarta|quinta) vez"
        r"|ninguém (?:atende|responde|sabe|apareceu|veio)|desligaram|mais um atraso",
        r"obrigad[oa] por (?:nada|perder|cancelar|estragar|me (?:deixar|fazer|ignorar))|adoro (?:esperar"
        r"|quando (?:\w+ ){0,4}(?:não|nunca|ninguém|cai)|pagar por nada)|que (?:bonito|lindo|legal"
        r"|bom) (?:\w+ )?(?:que|quando|como) (?:\w+ ){0,3}(?:nunca|ninguém|não|cobram|cancelam|perdem)",
        r"(?:já|agora) (?:funciona|chegou|deu certo|está (?:funcionando|certo))|voltou|resolvid|resolveu"
        r"|consertad|deu certo|pela (?:ajuda|atenção)",
    ),
    "ru": IronyWords(
        r"(?:ну |как |просто |да )?(?:прекрасно|отлично|замечательно|здорово|браво|молодцы|супер|великолепно"
        r"|поздравляю|класс|шикарно|чудесно|красота)",
        r"спасибо (?:большое|огромное)|большое спасибо",
        r"(?:опять|снова) (?:не|нет|без|сломал\w+|упал\w*|задерж\w+|отмен\w+|ошибка|перен\w+)|потеряли"
        r"|отменили|сломали|забыли|не (?:работает|пришел|пришёл|пришла|пришло|открывается|привезли"
        r"|приехал\w*|отвеча\w+)|до сих пор (?:не|нет)|(?:второй|третий|четвертый|четвёртый|пятый) раз"
        r"|(?:час\w*|дн\w+|недел\w+|месяц\w*) (?:жду|ждем|ждём|без|ожидания)|никто (?:не|ничего)"
        r"|бросили трубку",
        r"спасибо (?:за ничего|что (?:\w+ )?(?:потеряли|сломали|отменили|бросили|испортили|не (?:привезли"
        r"|приехали|ответили)))|обожаю (?:ждать|когда (?:\w+ ){0,4}(?:не|никто|опять))",
        r"(?:уже|теперь|снова|всё|все) (?:работает|заработал\w*|пришл\w+|решил\w+)|решен|решён|починили"
        r"|нашли|нашлось|за помощь",
    ),
    "uk": IronyWords(
        r"(?:ну |як |просто |та )?(?:прекрасно|чудово|супер|браво|молодці|вітаю|класно|клас|шикарно|красота)",
        r"(?:дуже |велике )?дякую|велике спасибі",
        r"знову (?:не|нема|без|зламал\w+|помилка|затрим\w+|скасув\w+|перен\w+)|загубили|скасували|зламали"
        r"|забули|не (?:працює|прийшл\w+|прийшов|відкривається|привезли|приїха\w+|відповіда\w+)|досі (?:не"
        r"|нема)|(?:вдруге|втретє|вчетверте|другий раз|третій раз)|(?:годин\w*|дн\w+|тижн\w+"
        r"|місяц\w*) (?:чекаю|без|очікування)|ніхто (?:не|нічого)|кинули слухавку",
        r"дякую (?:за ніщо|що (?:\w+ )?(?:загубили|зламали|скасували|зіпсували|не (?:привезли|приїхали"
        r"|відповіли)))|обожнюю (?:чекати|коли (?:\w+ ){0,4}(?:не|ніхто|знову))",
        r"(?:вже|тепер|знову|все) (?:працює|запрацювал\w+|прийшл\w+|вирішил\w+)|вирішено|полагодили|знайшли"
        r"|за допомогу",
    ),
    "zh": IronyWords(
        r"(?:真|太|好|可真)?(?:棒|厉害|好极了|了不起|恭喜|佩服|行|牛|优秀|好啊)(?:了|啊|呀|的)?",
        r"谢谢(?:了|啊|你们)?",
        r"又(?:坏|断|取消|丢|没|晚|卡|崩|延误|推迟|不)|还是(?:没|不)|弄丢|不能用|(?:第二|第三|第四|第五|两|三|四|五)次(?:了|都|还)?|一次都没|没人(?:管|理|接"
        r"|来|回)|等了(?:\w{0,4})(?:小时|天|周|个月)",
        r"谢谢你们(?:弄丢|取消|毁了|耽误|让我白)|我就喜欢(?:等|被)",
        r"(?:已经|终于)?(?:修好|解决|找到)了|可以用了|好了谢谢|帮忙",
    ),
    "ja": IronyWords(
        r"(?:さすが|素晴らしい|すばらしい|お見事|立派|最高|ご立派|大したもの)(?:です|だ)?(?:ね|な)?",
        r"ありがとうございます",
        r"また(?:止ま|落ち|壊れ|遅れ|キャンセル|同じ|延期|届か)|まだ(?:届|来|返)|いつまで|(?:二|三|四|2|3|4)(?:回|度)目|(?:時間|日|週間|か月"
        r"|ヶ月)(?:も)?(?:待た|放置)|誰も(?:出|来|答え)",
        r"(?:何も|なにも)してくれなくてありがとう|待たせてくれてありがとう",
        r"直り|解決|届きました|使えるように|助かりました",
    ),
    "nl": IronyWords(
        r"(?:nou |lekker |wat |echt )?(?:geweldig|fantastisch|super|mooi|prachtig|top|bravo|gefeliciteerd"
        r"|perfect)",
        r"(?:heel erg )?bedankt|hartelijk dank",
        r"(?:al)?weer (?:geen|niet|te laat|kapot|mis|uitgevallen)|nog steeds (?:niet|niks|geen)|kwijtgeraakt"
        r"|geannuleerd|kapot|(?:werkt|kwam|komt) (?:\w+ )?niet|(?:tweede|derde|vierde|vijfde) keer"
        r"|niemand (?:neemt|weet|komt|kwam|reageert)|(?:uur|dagen|weken|maanden) (?:wachten|gewacht|te laat"
        r"|zonder)|opgehangen",
        r"bedankt voor (?:niks|niets|het lange wachten|de vertraging(?:$|[ .,!]))",
        r"werkt (?:nu|weer)|doet het (?:nu|weer)|opgelost|gevonden|voor (?:je|uw|jullie|de) hulp",
    ),
    "pl": IronyWords(
        r"(?:no |po prostu |jak )?(?:super|świetnie|brawo|gratulacje|gratuluję|pięknie|cudownie|rewelacja"
        r"|wspaniale|genialnie)",
        r"(?:bardzo |wielkie )?dzięki|dziękuję bardzo",
        r"znowu (?:nie|brak|awaria|opóźnien\w+|to samo)|znów (?:nie|brak|awaria)|zgubili\w*|odwołali\w*"
        r"|zepsut\w+|nie (?:działa|przyszł\w+|przyjecha\w+|dotarł\w*|odbiera\w*|odpowiada\w*)|(?:drugi"
        r"|trzeci|czwarty|piąty) raz|nadal (?:nie|nic|czekam)|nikt (?:nie|nic)|(?:godzin\w*|dni|tygodni\w*"
        r"|miesi\w+) (?:czekam|czekania|bez|opóźnienia)",
        r"dzięki za nic|dziękuję za nic",
        r"(?:już|teraz) działa|naprawion|rozwiązan|znalazł|za pomoc",
    ),
    "sv": IronyWords(
        r"(?:jaha |ja |så )?(?:grattis|toppen|underbart|fantastiskt|strålande|kanon|bravo|härligt|perfekt"
        r"|snyggt jobbat)",
        r"tack så (?:mycket|hemskt mycket)",
        r"(?:inte|ingen|inget) (?:\w+ )?(?:dök upp|kom|svarar|fungerar|funkar|igen)|nere igen"
        r"|försena\w+ igen|inställt|trasig\w*|ännu en (?:försening|dag|vecka)|(?:andra|tredje|fjärde"
        r"|femte) (?:gången|tiden)|fortfarande (?:inte|inget|ingen)|(?:timmar|dagar|veckor) (?:i kö|utan"
        r"|försenad\w*)|tappat bort|ingen tekniker",
        r"tack för (?:ingenting|inget|att ni (?:tappade|glömde|ställde in))",
        r"(?:funkar|fungerar) (?:nu|igen)|löst|hittat|för hjälpen",
    ),
    "ro": IronyWords(
        r"(?:ce |foarte )?(?:felicitări|bravo|super|minunat|excelent|grozav|perfect|frumos)",
        r"mulțumesc (?:frumos|mult)|mersi mult",
        r"iar (?:nu|fără|întârzi\w+|s-a)|tot nu|din nou (?:nu|fără)|ați (?:pierdut|anulat|uitat|stricat)"
        r"|stricat|pierdut|nu (?:merge|funcționează|a venit|a ajuns|răspunde)|(?:a doua|a treia|a patra"
        r"|a cincea) (?:oară|programare)|nimeni nu|(?:ore|zile|săptămâni|luni) (?:de așteptare|de întârziere"
        r"|fără)",
        r"mulțumesc pentru nimic|mersi pentru nimic",
        r"(?:acum|deja) (?:merge|funcționează)|rezolvat|reparat|găsit|pentru ajutor",
    ),
    "hi": IronyWords(
        r"(?:क्या |अरे )?(?:वाह(?: वाह)?|बहुत खूब|शाबाश|बधाई हो|कमाल है|क्या बात है|बढ़िया)",
        r"बहुत (?:बहुत )?(?:धन्यवाद|शुक्रिया)",
        r"फिर (?:से )?(?:बंद|खराब|देर|वही|नहीं|गायब)|(?:दूसरी|तीसरी|चौथी|पांचवीं|पाँचवीं) बार|(?:अभी तक"
        r"|अब तक) (?:\w+ )?नहीं|नहीं (?:आया|आई|पहुँचा|पहुंचा|चल रहा|मिला|उठाता)|कोई (?:आया ही नहीं"
        r"|जवाब नहीं)|गुम|रद्द",
        r"कुछ न(?:हीं)? करने के लिए (?:धन्यवाद|शुक्रिया)",
        r"ठीक हो गया|चल रहा है|मिल गया|हल हो गया|मदद के लिए",
    ),
    "ar": IronyWords(
        r"(?:ما شاء الله(?: عليكم)?|برافو|ممتاز|رائع|مبروك|يا سلام|عظيم|أحسنتم|احسنتم|جميل)",
        r"شكرا (?:جزيلا|لكم|كثيرا)",
        r"(?:مرة ثانية|مره ثانيه|مجددا) (?:\w+ )?(?:لا|ما|تأخر\w*|انقطع\w*)|(?:ثاني|ثالث|رابع|خامس) (?:مرة"
        r"|موعد|مره)|ما (?:جا|وصل|يشتغل|يرد|حد)\w*|لم (?:يصل|يأت|تصل|يعمل|يرد)|لا (?:يعمل|أحد|يرد)|ضيعتوا"
        r"|الغيتوا|ألغيتم|أضعتم|للحين|إلى الآن|تأخير",
        r"شكرا على لا شيء|شكرا (?:على|ع) (?:ولا شي|التأخير)",
        r"تم الحل|اشتغل|وصلت الحمد|على (?:المساعدة|مساعدتكم)|انحلت",
    ),
}
