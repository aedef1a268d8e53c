# ruff: noqa: E501 - a wide letter counts as two
"""How people say that they may harm themselves; what only sounds like it is in `figures_of_speech`.

RE2, lower case; `~` stands for up to three words, `*` after letters for the rest of a word.
"""

from typing import Final

SAID: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        r"(?:nobody|no[- ]?one|who) (?:would|will|even) (?:\w+ )?(?:miss|notice|care|mind) ~if i(?:'m|'d| am| was| were)? ?(?:just )?(?:gone|dead|not here|disappeared|disappear|die|died)",
        r"(?:let|leave) me (?:just )?die|(?:tired|sick|exhausted) of (?:living|being alive|my life)",
        r"(?:have|got|holding|with) (?:the|my|a) (?:pills|rope|razor|noose|bottle of pills|blade) (?:right |ready |already )?(?:here|in (?:front|my hand)|next to|ready|in hand)",
        r"(?:don'?t|do not|can'?t|cannot|no longer) (?:see|find|have) (?:a|any|the|much|one) (?:\w+ )?(?:reason|point|sense|purpose) (?:to|in|for|of) (?:keep |keep on |go on |continue |still )?(?:to )?(?:living|live|being alive|be alive|be here)",
        r"(?:walk|step|run) (?:in front of|into) (?:a |the )?(?:traffic|train|bus|truck)|drive (?:my car )?(?:off a (?:bridge|cliff)|into a (?:tree|wall))",
        r"suicid(?:e|al|ality)",
        r"(?:kill|killing|hang|hanging|shoot|shooting|drown|poison|unalive|unaliving"
        r"|off|end|ending) my ?self",
        r"(?:end|ending|ended|take|taking|took) (?:my|my own|this) (?:own )?life",
        r"end(?:ing)? it all",
        r"(?:want|wanna|ready|trying|decided|prefer|rather|plan|planning|like|love"
        r"|i deserve|(?:i'?m|i am) (?:\w+ )?(?:going|gonna)) "
        r"(?:to )?(?:just )?die",
        r"(?:want|wanna|wish|better off|rather|i'd|i'?ll|i (?:\w+ )?(?:would|could|should|will|was|were)) ~"
        r"(?:i (?:was|were) )?(?:be )?dead",
        r"as well (?:be dead|die)",
        r"wish i (?:was|were|had) (?:never (?:been )?born|not alive|gone)",
        r"(?:don'?t|do not|didn'?t|no longer|not) (?:really |even )?(?:want|wanna|wish|care) (?:to )?"
        r"(?:live|be alive|exist|wake up|be here|be on this earth|go on living)(?: any ?more)?",
        r"(?:no|any|without a) (?:reason|point|will) (?:left )?(?:to|in) (?:live|living"
        r"|be alive|stay alive|go on living)",
        r"(?:nothing|anything) (?:left )?to live for",
        r"life (?:is|isn'?t|is not|'s) ~(?:not |n't )?worth (?:living|it any ?more)",
        r"(?:can'?t|cannot|can not) (?:go on|keep) (?:living|being alive)",
        r"better off (?:dead|without me)",
        r"(?:harm|harming|cutting|injure|injuring) my ?self",
        r"self[- ]?harm(?:ing|ed)?",
        r"(?:hurt|cut|burn) my ?self (?:again|on purpose|tonight|because)",
        r"(?:want|wanna|going|gonna|urge|thinking (?:of|about)|might|thoughts of|will|about) (?:to )?"
        r"(?:hurt|hurting|cut|cutting|burn) my ?self",
        r"(?:slit|cut|slash) my (?:wrists?|veins|throat)",
        r"jump(?:ing)? (?:off|from|in front of) (?:a|the|this|my) (?:bridge|roof|building"
        r"|balcony|train|window|cliff)",
        r"(?:swallow|swallowed|take|took|taking|taken) (?:all|the whole|every one of) (?:of )?(?:my"
        r"|the|these) "
        r"(?:pills|tablets|meds|medication|sleeping pills)",
        r"overdose on (?:my|pills|these|sleeping)",
        r"(?:goodbye|farewell) (?:note|letter) (?:is|to my)|(?:written|wrote|writing) (?:my"
        r"|a) (?:goodbye|suicide) (?:note|letter)",
        r"(?:won'?t|will not|not going to|not gonna) be (?:alive|around any ?more|here tomorrow)",
        r"put an end to (?:my life|myself)",
        r"do something to myself|(?:going to|gonna|want to|will|might) (?:do|top) my ?self(?: in)?",
        r"(?:can'?t|cannot|don'?t want to) (?:be in|stay in) this world",
        r"disappear (?:forever|from this (?:world|earth))",
    ),
    "es": (
        r"(?:sentido|raz[oó]n|caso) (?:a|de|para|en) (?:seguir |continuar )?(?:viviendo|vivir|vivo|viva)|cansad[oa] de (?:vivir|la vida)|(?:d[eé]jenme|quiero dejarme) morir|nadie me (?:va a extrañar|extrañar[ií]a)",
        r"suicid(?:io|ios|a|as|arme|arse|aré|are|ar|ándome|andome|ado)",
        r"(?:quitarme|acabar con|terminar con|me quito|me voy a quitar) (?:de )?(?:la|mi) (?:propia )?vida",
        r"(?:matarme|me (?:voy a|quiero|quisiera|gustaría|pienso) matar|me mato|me (?:voy a )?ahorc(?:"
        r"o|ar)|ahorcarme)",
        r"(?:quiero|quisiera|prefiero|preferiría|preferiria|deseo|ganas de|mejor) ?(?:estar )?(?:morir"
        r"(?:me)?|muert[oa])",
        r"(?:me quiero|me quisiera|me gustaría) morir(?: ya)?",
        r"(?:no|ya no|tampoco) (?:quiero|deseo|tengo ganas de|aguanto|puedo) (?:seguir )?(?:vivir"
        r"|viviendo|vivo|viva|existir|despertar)"
        r"(?: más| mas)?",
        r"(?:no|ya no) (?:tengo|hay|le veo|encuentro|veo) ~(?:razones?|motivos?|sentido|nada)"
        r" (?:para|por|por (?:la|lo) que|de|a) ~(?:vivir|la vida)",
        r"(?:la|mi) vida (?:ya )?no (?:tiene sentido|vale (?:la pena|nada))",
        r"(?:hacerme|me (?:quiero|voy a) hacer) daño|autolesi\w*|lastimarme (?:a mí"
        r"|a mi|otra vez)|cortarme las venas|cortarme (?:otra vez|los brazos)",
        r"(?:tirarme|aventarme|lanzarme|arrojarme) (?:de|desde|por|a|al|a las) (?:un"
        r"|una|el|la|las|l)? ?(?:puente|balc[oó]n|azotea|ventana|v[ií]as|tren|metro"
        r"|edificio)",
        r"(?:tomarme|me tom[eé]|me voy a tomar) tod(?:as|os) (?:las|mis|los) (?:pastillas|medicamentos)",
        r"acabar con todo(?: esto)? de una vez",
        r"estar[ií]an mejor sin m[ií]|mejor (?:estar[ií]a )?muert[oa]",
        r"ojal[aá] (?:no despertara|me muera|me muriera|estuviera muert[oa])",
        r"desaparecer (?:para siempre|de este mundo)",
    ),
    "ja": (
        r"(?:楽に|簡単に|苦しまずに)死(?:ね|に)|死ぬ方法|死なせて|死んでも(?:いい|誰も|構わ)|死を考え|生きる(?:希望|意味|気力|理由)(?:が|も)(?:な|あり)|生きていく(?:希望|気力|自信)(?:が|も)",
        r"死にたい|死のうと|死のうか|死んでしまいたい|死んだ(?:方|ほう)が(?:いい|良い|まし|マシ|楽)|死ぬしかない|死んで(?:やる|やります|しまおう|楽に)"
        r"|もう死ぬ(?:つもり|しか|ことしか|だけ|わ|ね)?[。、!！\s]|死にます[。!！]?$|死ぬことばかり|死ぬことしか",
        r"自殺",
        r"自死|自害|首を?(?:吊|つ)(?:る|り|って|ろう)|飛び降り(?:る|たい|よう|ます|て死)|飛び込(?:もう|みたい|んで死)",
        r"リストカット|リスカ|自傷|手首を切|腕を切(?:り|って|っちゃ)",
        r"(?:生きて|生きる)(?:い?たくな(?:い|く)|いたくありません|いくのが(?:つら|辛|嫌|いや|しんど)|いる(?:意味|価値|理由)が(?:な"
        r"|分からな|わからな|ありません)|意味が(?:な|分からな|わからな|ありません)"
        r"|のが(?:つら|辛|嫌|いや|しんど|苦し)|のに疲れ|気力が(?:な|も)|いけ(?:ない|ません)|られ(?:ない|ません))",
        r"(?:この世から)?(?:消えて(?:しまい|なくなり|いなくなり|しまえたら)|消えたい|いなくなりたい|居なくなりたい)",
        r"生きてい(?:ても|て)(?:意味|しかたが?な|仕方が?な|しょうが?な|も?いいことが?な)",
        r"命を(?:絶|断)(?:つ|ち|とう)|人生を(?:終わらせ|終わりに)|終わりにしたい(?:です)?[。、!！]?(?:人生|命|生きる)?",
        r"(?:薬|睡眠薬)を(?:全部|大量に|たくさん)(?:飲|の)|オーバードーズ",
        r"遺書",
    ),
    "de": (
        r"ohne mich ~besser dran|lebensmüde|(?:ich )?mag nicht mehr leben|niemand würde mich vermissen|(?:sterben|tot sein) (?:will|möchte|wollen)|des lebens müde",
        r"(?:selbstmord|suizid|selbsttötung|freitod)\w*|suizidal\w*",
        r"(?:mich|mir) ~(?:umbringen|umbringe|umzubringen|aufhängen|erhängen|erschießen"
        r"|das leben (?:nehmen|zu nehmen)|was an ?(?:tun|zutun)|etwas an ?(?:tun|zutun)"
        r"|die pulsadern ~aufschneiden)",
        r"(?:bringe?|häng|erschieß|erhänge|hänge) (?:ich )?mich ~(?:um|auf|jetzt)?",
        r"(?:nehme?) (?:ich )?mir (?:jetzt |noch )?das leben|mein(?:em)? leben (?:ein ende"
        r"|zu beenden|beenden|nehmen)",
        r"(?:will|möchte|würde|wäre|wünschte) ~(?:sterben|tot sein|tot|nicht mehr (?:leben"
        r"|da sein|aufwachen|existieren|weiterleben))",
        r"(?:nicht|kein) mehr (?:leben|weiterleben|aufwachen|am leben sein)(?: will"
        r"| wollen| möchte| mag| kann)?",
        r"(?:kein(?:en)?) (?:sinn|grund|lebenswillen)(?: mehr)? (?:zu leben|im leben"
        r"|am leben|weiterzuleben)",
        r"(?:leben|alles) (?:hat|macht) ~keinen sinn mehr",
        r"(?:mich|mir) (?:selbst )?(?:zu )?(?:verletzen|ritzen|wehtun)|ritze mich|selbstverletz\w*",
        r"(?:von der|vor den|vor die|aus dem) (?:brücke|zug|bahn|fenster|dach) (?:springen"
        r"|werfen|stürzen)|spring(?:e)? ~(?:von der brücke|vor den zug|aus dem fenster)",
        r"(?:alle|sämtliche) (?:tabletten|pillen|schlaftabletten) (?:schlucken|genommen|nehmen|geschluckt)",
        r"(?:ohne mich|tot) besser dran|besser tot|lieber tot",
        r"abschiedsbrief",
    ),
    "fr": (
        r"(?:fatiguée?|lasse?|marre) de (?:vivre|la vie)|à quoi bon (?:vivre|continuer à vivre)|plus (?:de )?goût à la vie|laissez-moi mourir|je ne manquerai\w* à personne",
        r"suicid\w*",
        r"je me (?:tue|flingue|pends|supprime)",
        r"me (?:tuer|pendre|flinguer|foutre en l'air|supprimer|noyer|tailler les veines"
        r"|jeter (?:sous|par|du|d'un|dans))",
        r"(?:mettre fin à|en finir avec) (?:mes jours|ma vie|la vie)|en finir (?:pour de bon"
        r"|une bonne fois|avec tout)|envie d'en finir",
        r"(?:veux|voudrais|envie de|préfère|préférerais|aimerais|vais) (?:juste |plutôt )?(?:mourir"
        r"|crever|être mort\w*)",
        r"(?:veux|envie de|envie d'|peux|ai plus envie de|souhaite) ?plus (?:de )?(?:vivre"
        r"|exister|me réveiller|être en vie|être là)",
        r"plus (?:envie|la force|le goût) de (?:vivre|continuer à vivre|exister)|ne veux pas continuer"
        r" à vivre",
        r"(?:plus|aucune?) (?:de )?raisons? de (?:vivre|continuer à vivre)|vie (?:ne vaut"
        r"|n'a) plus (?:la peine|de sens|le coup|d'être vécue)",
        r"me faire du mal|m'automutil\w*|automutil\w*|me scarifi\w*|m'ouvrir les veines",
        r"sauter (?:du|d'un|par|sous|de) (?:le |la |un |une )?(?:pont|toit|balcon|fenêtre|train|métro)",
        r"(?:avaler|avalé|prendre|pris) (?:tous|toute) (?:mes|les|la boîte) ?(?:cachets"
        r"|comprimés|médicaments|de médicaments|de somnifères)?",
        r"mieux (?:sans moi|mort\w*)|(?:serais|serait|j'étais) (?:mieux )?mort\w*",
        r"lettre d'adieux?|disparaître (?:pour toujours|à jamais|de ce monde)",
    ),
    "it": (
        r"meglio morire che (?:continuare|vivere|andare avanti)",
        r"mi butto (?:dal|dalla|da|giù|sotto|nel)|stanc[oa] di vivere|lasciatemi morire|non vedo (?:più )?(?:il |un )?senso (?:di|della|nella|a) (?:vivere|vita)",
        r"suicid\w*",
        r"(?:uccidermi|ammazzarmi|impiccarmi|togliermi la vita|farla finita|mi (?:ammazzo"
        r"|uccido|impicco|tolgo la vita)|buttarmi (?:giù|sotto|dal|da un|dalla))",
        r"(?:voglio|vorrei|preferirei|preferisco|desidero|voglia di|meglio) (?:solo "
        r"|essere )?(?:morire|mort[oa]|crepare)",
        r"(?:non|nemmeno) (?:voglio|ho voglia di|riesco|ce la faccio|desidero|ha senso"
        r"|vale la pena) (?:più )?(?:a )?(?:vivere|continuare a vivere|esistere|svegliarmi)",
        r"(?:non ho|non c'è|senza) (?:più )?(?:un |nessun |alcun )?(?:motivo|ragione"
        r"|senso) (?:per|di) (?:vivere|continuare a vivere)",
        r"(?:porre fine|mettere fine) alla mia vita|(?:la|mia) vita non ha (?:più )?senso"
        r"|vita non vale (?:più )?(?:la pena|niente)",
        r"farmi (?:del )?male|autolesion\w*|tagliarmi (?:le vene|i polsi|ancora)",
        r"(?:prendere|preso|ingoiare|ingoiato) tutt[ei] (?:le|i) (?:pastiglie|pillole|farmaci|sonniferi)",
        r"(?:sarebbe|starebbero|stareste|starebbe) (?:tutti )?meglio senza di me|lettera d'addio"
        r"|sparire per sempre",
    ),
    "nl": (
        r"leven niet meer zitten|er (?:een )?einde? aan (?:te )?maken|(?:maak|ik maak) er een einde? aan|liever dood|levensmoe|laat me (?:dan )?(?:maar )?(?:dood|sterven)",
        r"zelfmoord\w*|suïcid\w*|suicid\w*|zelfdoding\w*",
        r"(?:mezelf|mijzelf|me) ~(?:van kant (?:te )?maken|ophangen|op te hangen|iets aandoen"
        r"|iets aan (?:te )?doen|pijn (?:te )?doen|snijden|te snijden|verdrinken|doden"
        r"|te doden|vermoorden)",
        r"(?:maak|ik) (?:ik )?(?:mezelf|mijzelf|me) (?:van kant|op|dood)|een einde (?:aan mijn leven"
        r"|maken aan mijn leven)|mijn leven (?:te )?(?:beëindigen|nemen)",
        r"(?:wil|wou|zou|was|kan beter) ~(?:dood|sterven|doodgaan|niet meer (?:leven"
        r"|bestaan|wakker worden|verder leven))",
        r"niet (?:meer )?(?:langer )?(?:wil(?:len)?|wens|zin) (?:om )?(?:te )?(?:leven"
        r"|bestaan)|(?:geen|zonder) (?:zin|reden|doel)(?: meer)? (?:om te leven|in het leven)",
        r"leven (?:heeft|is) ~(?:geen zin meer|niet (?:meer )?waard)|zelfbeschadig\w*|automutil\w*",
        r"(?:van|voor) (?:een|de|het) (?:brug|dak|trein|flat|balkon) (?:springen|af te springen"
        r"|af)|spring ~(?:voor de trein|van de brug)",
        r"alle pillen (?:ineens )?(?:slikken|geslikt|nemen)|beter af zonder mij|afscheidsbrief",
    ),
    "pl": (
        r"(?:nie widzę|nie ma|straciłam|straciłem) (?:już )?sensu? (?:życia|w życiu|dalszego życia|dalej żyć|żyć)|skocz\w+ (?:z|pod) (?:mostu|dachu|okna|balkonu|pociąg\w*|wieżowca)|zmęczon[ya] życiem|dajcie mi umrzeć",
        r"samobój\w*",
        r"(?:zabić|zabije|zabiję|powiesić|powieszę|utopić|potnę|pociąć|okaleczać|okaleczam) się"
        r"|się (?:zabić|zabiję|zabije|powieszę|powiesić|potnę)",
        r"(?:odebrać|odbiorę|odebrał\w*) sobie życie|skończyć (?:ze sobą|z życiem"
        r"|to wszystko raz)|zakończyć (?:swoje )?życie|targnąć się na życie",
        r"(?:chcę|chce|chciał\w*|wolę|wolał\w*|mam ochotę) ~(?:umrzeć|nie żyć|zdechnąć)",
        r"nie (?:chcę|chce|mam siły|mam ochoty|potrafię) (?:już |mi się )?(?:dłużej )?(?:żyć"
        r"|istnieć)|nie chce mi się (?:już )?żyć|żyć mi się (?:już )?nie chce|nie mam (?:już )?(?:po c"
        r"o|dla kogo|powodu,? (?:by|żeby)|siły) (?:dalej )?żyć",
        r"życie (?:nie ma|straciło|już nie ma) (?:dla mnie |już )?sensu|życia nie ma sensu"
        r"|lepiej (?:by było )?beze mnie|lepiej (?:dla wszystkich )?(?:gdybym|jakbym"
        r"|żebym) (?:nie żył\w*|umarł\w*)",
        r"(?:zrobić|zrobię) sobie (?:coś(?: złego)?|krzywdę)|coś sobie zrobi\w*|samookalecz\w*"
        r"|podciąć (?:sobie )?żyły|skoczyć (?:z|pod) (?:mostu|dachu|pociąg|okna|wieżowca)",
        r"(?:połkn\w+|wezmę|wzięł\w+|połykam) wszystkie (?:tabletki|leki)|list pożegnalny",
    ),
    "pt": (
        r"cansad[oa] de viver|me deixem? morrer|ningu[eé]m (?:vai sentir|sentiria) (?:a )?minha falta",
        r"suic[ií]d\w*|me suicidar",
        r"(?:me matar|matar-me|me mato|vou me matar|me enforcar|tirar (?:a )?minha (?:própria )?vida"
        r"|tirar a própria vida|acabar com (?:a )?minha vida|pôr fim à (?:minha )?vida"
        r"|dar (?:um )?fim (?:na|à) minha vida)",
        r"(?:quero|queria|prefiro|preferia|vontade de|desejo|melhor|gostaria de) (?:só "
        r"|apenas )?(?:morrer|estar mort[oa]|sumir deste mundo|sumir desse mundo)",
        r"(?:não|nao) (?:quero|aguento|tenho vontade de|consigo|vejo sentido em|tenho forças (?:para"
        r"|pra)) (?:mais )?(?:continuar )?(?:viver|vivendo|a viver|existir|acordar"
        r"|viva|vivo)",
        r"(?:não|nao) (?:tenho|há|vejo|existe) (?:mais )?(?:nenhum[a]? )?(?:motivos?"
        r"|raz(?:ão|ões|ao)|sentido) (?:para|pra|de|em) (?:continuar )?(?:viver|vivendo"
        r"|a viver)",
        r"(?:minha|a) vida (?:não|nao) (?:faz|tem|vale) (?:mais )?(?:sentido|a pena"
        r"|nada)|sem vontade de viver",
        r"me (?:machucar|ferir|cortar) (?:de novo|de propósito)|(?:quero|vou|pensando em"
        r"|vontade de) me (?:machucar|ferir|cortar)|automutila\w*|cortar os pulsos",
        r"(?:me jogar|pular|me atirar|atirar-me) (?:da|de uma|do|de um|na frente) (?:d[aoe] )?(?:ponte"
        r"|prédio|janela|sacada|trem|metrô|viaduto)",
        r"(?:tomar|tomei|engolir) (?:todos|todas) (?:os|as) (?:meus |minhas )?(?:remédios"
        r"|comprimidos|pílulas)|melhor sem mim|carta de (?:despedida|adeus)",
    ),
    "ru": (
        r"(?:незачем|не для чего|нет сил|нет смысла|устала?|надоело) (?:больше |мне )?жить|дайте (?:мне )?умереть|никто (?:обо мне )?не (?:вспомнит|заметит),? если",
        r"суицид\w*|самоуби\w*",
        r"(?:покончить|покончу|покончила|кончу|кончать) (?:с собой|жизнь|с жизнью)"
        r"|(?:убить|убью|повесить|утопить|повешу|порезать|зарежу) себя|(?:повешусь"
        r"|повеситься|убьюсь|утоплюсь|застрелюсь|отравлюсь|застрелиться|утопиться"
        r"|отравиться)",
        r"(?:хочу|хочется|лучше бы|лучше|желаю|мечтаю|осталось) (?:уже |просто |мне "
        r"|только |я )?(?:умереть|сдохнуть|умру|умерла|умер|сдохла|сдох|исчезнуть навсегда)",
        r"не (?:хочу|хочется|могу|вижу смысла|осталось сил|хотела|хотел) (?:больше "
        r"|уже )?(?:дальше )?(?:жить|просыпаться|существовать)|жить (?:больше |уже )?(?:не хочу"
        r"|не хочется|незачем|не могу|не для чего|не за чем)",
        r"(?:нет|не вижу|потеряла?) (?:больше )?смысла? (?:жить|жизни|в жизни)|жизнь (?:больше )?(?:по"
        r"теряла|не имеет) смысла?|свести сч[её]ты с жизнью|уйти из жизни",
        r"(?:что-нибудь|что-то|что нибудь) с собой (?:сделаю|сделать)|(?:сделаю|сделать) (?:что-нибудь"
        r" |что-то )?с собой|(?:режу|резать) себя|себя режу|(?:вскрою|вскрыть|порежу"
        r"|перережу) (?:себе )?вены|причинить себе (?:вред|боль)|самоповрежд\w*",
        r"(?:прыгну|прыгнуть|брошусь|броситься|спрыгну|сброшусь|спрыгнуть|выйду) (?:с"
        r"|из|под) (?:моста|крыши|окна|балкона|поезд|метро)|выпь?(?:ю|ила|ил|ить) все (?:таблетки"
        r"|лекарства)|наглота\w* таблеток|предсмертн\w* записк\w*|без меня (?:всем )?(?:будет )?лучше",
    ),
    "uk": (
        r"суїцид\w*|самогуб\w*|покінчити (?:з собою|з життям|життя)|(?:хочу|хочеться"
        r"|краще б?) ~(?:померти|вмерти|здохнути)|не (?:хочу|хочеться|можу) (?:більше "
        r"|вже )?жити|жити (?:більше |вже )?(?:не хочу|не хочеться|немає сенсу)|(?:вб'ю"
        r"|вбити|повішу|повісити) себе|повішусь|заподіяти собі",
    ),
    "ro": (
        r"sinucid\w*|suicid\w*|(?:să )?mă (?:omor|sinucid|spânzur|arunc de pe)|(?:vreau"
        r"|aș vrea) să mor|nu (?:mai )?(?:vreau|pot) să (?:mai )?trăiesc|îmi (?:iau"
        r"|pun capăt) (?:viața|vieții)|îmi fac rău",
    ),
    "tr": (
        r"ölmeyi (?:düşün|iste)\w*|yaşamaktan (?:bıktım|yoruldum|usandım)|bırakın öleyim|hayata? (?:son vermek|veda etmek)",
        r"intihar\w*|kendimi (?:öldür|as|vur|kes|yarala|at)\w*|kendime zarar\w*|canıma kıy\w*"
        r"|hayatıma (?:son ver|kıy)\w*|yaşamıma son ver\w*|bileklerimi kes\w*|kendimi bir yerden at\w*",
        r"(?:ölmek|geberip gitmek) (?:istiyorum|istiyom|isterim|istedim|daha iyi)"
        r"|ölsem (?:daha iyi|keşke|de kurtulsam)|keşke ölsem|ölüp (?:gitmek|kurtulmak) (?:istiyorum"
        r"|isterim)|ölümü düşün\w*",
        r"yaşamak (?:istemiyorum|istemiyom|için (?:bir )?(?:sebebim|nedenim|neden) (?:yok"
        r"|kalmadı)|anlamsız)|yaşamanın (?:bir )?anlamı (?:yok|kalmadı)|yaşayacak (?:gücüm"
        r"|halim) (?:yok|kalmadı)|hayatımın (?:bir )?anlamı (?:yok|kalmadı)|artık var olmak istemiyoru"
        r"m",
        r"(?:köprüden|çatıdan|balkondan|camdan|trenin önüne) ~atla\w*|(?:bütün|tüm) (?:hapları"
        r"|ilaçları) (?:iç|yut)\w*|veda mektubu|bensiz daha iyi",
    ),
    "ar": (
        r"(?:تعبت|مليت|زهقت|سئمت) من (?:الحياة|حياتي|العيش)|دعوني أموت|خلوني أموت|سيكون العالم أفضل بدوني",
        r"(?:ال)?انتحار\w*|[أاسنيت]*نتحر\w*|(?:أ|ا|س|سأ|سا|هـ|ه|ب)*(?:قتل|اقتل|أقتل"
        r"|شنق|اشنق|أشنق) نفسي|قتل نفسي|شنق نفسي",
        r"(?:أ|ا)?نهي حياتي|إنهاء حياتي|انهاء حياتي|أضع حدا لحياتي|اضع حد لحياتي|أنهي كل شيء في حياتي",
        r"(?:أريد|اريد|عايز|عاوز|عايزة|بدي|ابغى|أبغى|ابي|أتمنى|اتمنى|نفسي|ودي|نبغي"
        r"|بغيت|حاب) (?:أن |ان )?(?:أموت|اموت|الموت|نموت)|يا ليتني (?:أموت|مت|ميت)"
        r"|ليتني (?:أموت|مت|ميت)\w*",
        r"(?:لا|ما|مش|مو|لم أعد|ما عدت|لم اعد) ~(?:أريد|اريد|عايز|عاوز|بدي|ابغى|أبغى"
        r"|ابي|أرغب|قادر|اقدر|استطيع|أستطيع) (?:أن |ان )?(?:أعيش|اعيش|العيش|الحياة"
        r"|أكمل حياتي|اكمل حياتي)",
        r"(?:لا|ما|لم يعد|مافي|ما في|لا يوجد) ~(?:معنى|سبب|فائدة|داعي|قيمة) (?:ل|من "
        r"|في )?(?:حياتي|للحياة|لحياتي|الحياة|الحياه|العيش|للعيش|أعيش|لأعيش)|كرهت (?:حياتي"
        r"|الحياة)",
        r"(?:أ|ا|سأ|سا)?(?:ؤ|و)?ذي نفسي|إيذاء نفسي|ايذاء نفسي|أجرح نفسي|اجرح نفسي"
        r"|أقطع (?:وريدي|شراييني|عروقي)|أرمي نفسي (?:من|تحت)|ارمي نفسي (?:من|تحت)"
        r"|أقفز من (?:الجسر|السطح|النافذة|الشرفة)",
    ),
    "hi": (
        r"(?:ज़िंदगी|जिंदगी|ज़िन्दगी|जिन्दगी|जीवन) (?:को )?(?:खत्म|ख़त्म|समाप्त) (?:कर|करना)\w*|(?:जीने|ज़िंदगी|जिंदगी) से (?:थक|तंग|ऊब)\w*|मर जाने दो",
        r"आत्महत्या|आत्म हत्या|खुदकुशी|ख़ुदकुशी|सुसाइड",
        r"(?:मर जाना|मरना) (?:चाहता|चाहती|चाहते|है मुझे|ही बेहतर|बेहतर)|मर (?:जाऊँ"
        r"|जाऊं|जाऊँगा|जाऊंगा|जाऊँगी|जाऊंगी|जाता|जाती) (?:तो (?:अच्छा|बेहतर)|यही)"
        r"|मरने (?:का मन|की इच्छा|का सोच)",
        r"(?:जीना|जिंदा रहना|ज़िंदा रहना|ज़िन्दा रहना|जीने) (?:नहीं|नही|का मन नहीं"
        r"|की इच्छा नहीं|का मन नही|का कोई)|जीने (?:का|की) (?:कोई )?(?:मतलब|वजह|इच्छा"
        r"|मन|फायदा|हिम्मत) (?:नहीं|नही|नहीं रहा|नहीं बची)|(?:और|अब) (?:नहीं|नही) जी (?:सकता"
        r"|सकती|पाऊँगा|पाऊंगा)",
        r"(?:अपनी|खुद की|ख़ुद की) (?:जान|ज़िंदगी|जिंदगी|ज़िन्दगी) (?:दे|ले|खत्म|ख़त्म)\w*"
        r"|जान दे (?:दूँगा|दूंगा|दूँगी|दूंगी|देना)|(?:खुद|ख़ुद|अपने आप) को (?:खत्म"
        r"|ख़त्म|मार|नुकसान|चोट|काट|फांसी|फाँसी)\w*|(?:फांसी|फाँसी|फंदा) (?:लगा|पर लटक"
        r"|से लटक)\w*|नस (?:काट|काटने)\w*|पुल से कूद\w*|छत से कूद\w*",
        r"zindagi khatam kar\w*|(?:khudkushi|khudkhushi|aatmahatya|atmahatya|suicide) ~(?:kar\w*"
        r"|ka)|mar (?:jana|jaana) chah\w*|marna chah\w*|jeena nahi(?:n)? (?:chah\w*"
        r"|hai)|jeene ka (?:mann?|dil) nahi\w*|apni jaan (?:de|le)\w*",
    ),
    "ko": (
        r"(?:사는|살아가는) ?(?:게|것이) ?(?:너무 ?)?(?:지겹|싫|고통)|죽게 ?(?:놔|내버려) ?(?:두|둬)|죽고만 ?싶|죽을 ?(?:방법|용기)",
        r"자살|자해|극단(?:적인?)? ?선택",
        r"죽고 ?싶|죽어 ?버리(?:고 ?싶|ㄹ|겠|려)|죽어버릴|죽는 ?게 ?(?:낫|나)|죽을 ?(?:생각|결심|거예요|겁니다|래요)"
        r"|죽는 ?것 ?밖에|죽으려고|차라리 ?죽(?:고|는|을)",
        r"(?:살고 ?싶지 ?않|살기 ?(?:싫|힘들어서 ?죽)|살 ?(?:이유|의미|가치|희망|의욕)(?:가|도|이)? ?(?:없|모르)"
        r"|더 ?(?:이상 ?)?살(?:고 ?싶지|아갈 ?(?:힘|자신|이유)|기 ?싫)|삶을 ?(?:끝내|포기|마감)|사는 ?(?:게|의미"
        r"|이유)(?:가)? ?(?:없|의미 ?없))",
        r"목(?:을|숨을|숨)? ?(?:매|끊)(?:고|을|어|려|겠|달)|목숨을 ?끊|손목(?:을)? ?긋|손목을 ?(?:그|베)|뛰어 ?내리(?:고"
        r"|려|겠|ㄹ)|뛰어내릴|세상을 ?떠나고|세상에서 ?사라지|사라지고 ?싶|없어지고 ?싶|약을 ?(?:다|전부|한꺼번에) ?(?:먹"
        r"|삼)|유서",
    ),
    "zh": (
        r"活(?:着|著)?(?:太|好)?累(?:了|啊)?，?(?:不想|想死)|让我死(?:了|吧)|讓我死|没人会在乎我(?:死|活)",
        r"自杀|自殺|自尽|自盡|自残|自殘|自伤|轻生|輕生|寻死|尋死|寻短见|尋短見|割腕|上吊|跳楼|跳樓|跳河|跳桥|跳橋|卧轨|臥軌|结束(?:我的"
        r"|自己的)?生命|結束(?:我的|自己的)?生命|了结(?:自己|这一生|生命)|伤害(?:我)?自己|傷害(?:我)?自己",
        r"(?:我|真的?|只|就|好|很)想死|想(?:要)?去死|不如死(?:了|掉)|死了算了|死(?:掉|了)(?:更|比较|反而|還|还)?(?:好"
        r"|轻松|輕鬆|痛快)|(?:我)?(?:要|去|想)(?:去)?死了(?:算了|吧)|死给你们?看",
        r"不想(?:再)?活(?:了|下去|着)?|活不下去|活着(?:还有|也|没|有)?(?:什么)?(?:没有?)?(?:意思|意义|意義|劲|必要)"
        r"|活著(?:還有|也|沒)?(?:什麼)?(?:沒有?)?(?:意思|意義)|没有活下去的(?:理由|意义|勇气|动力)|沒有活下去的(?:理由"
        r"|意義|勇氣)|生无可恋|遗书|遺書|想从这个世界上?消失|想消失在这个世界|吞(?:了)?(?:一整瓶|所有的?|整瓶)(?:药|安眠药)",
    ),
    "id": (
        r"(?:capek|lelah|bosan) hidup|biarkan (?:aku|saya) mati|lebih baik (?:aku|saya) (?:mati|tiada)",
        r"bunuh diri|membunuh diri|(?:mau|ingin|pengen|pingin|pgn|lebih baik|mending) (?:aku "
        r"|saya )?(?:mati|mengakhiri hidup|akhiri hidup)(?: saja| aja)?|mengakhiri hidup\w*"
        r"|akhiri hidup\w*",
        r"(?:tidak|nggak|gak|ga|ngga|enggak|tak|udah ga|sudah tidak) (?:mau|ingin"
        r"|pengen|sanggup|kuat|ada alasan (?:untuk|buat)) (?:lagi )?hidup(?: lagi)?"
        r"|hidup(?:ku| saya)? (?:sudah |udah )?(?:tidak|nggak|gak|ga) (?:ada )?(?:artinya"
        r"|gunanya|berarti)(?: lagi)?|tidak ada gunanya (?:saya |aku )?hidup",
        r"menyakiti diri(?: sendiri|ku| saya)?|melukai diri(?: sendiri|ku| saya)?"
        r"|gantung diri|(?:loncat|lompat|terjun) dari (?:jembatan|gedung|atap|balkon"
        r"|lantai)|(?:potong|iris|sayat) (?:nadi|urat nadi|pergelangan)|minum semua (?:obat"
        r"|pil)\w*",
    ),
    "vi": (
        r"sống (?:không|chẳng|ko) (?:còn )?(?:ý nghĩa|để làm gì|nổi)|(?:chán|mệt mỏi) (?:với )?(?:cuộc )?sống|để tôi chết|không ai (?:cần|nhớ) (?:đến )?tôi nữa",
        r"tự tử|tự sát|tự vẫn|tự kết liễu|kết liễu (?:đời|cuộc đời|bản thân)|quyên sinh"
        r"|tự tu (?:cho xong|luôn)",
        r"(?:muốn|thà|ước gì|chỉ muốn|đi|chỉ còn nước) (?:được )?chết(?: đi| quách"
        r"| cho rồi| cho xong| luôn|$|[.!,])|chết (?:đi )?cho (?:xong|rồi|nhẹ)|chết quách"
        r"|muốn chết (?:lắm|quá) rồi",
        r"(?:không|chẳng|ko|k|hết) (?:còn )?(?:muốn|thiết) sống(?: nữa)?|sống (?:làm gì"
        r"|không bằng chết|chẳng để làm gì)(?: nữa)?|(?:không|chẳng) (?:còn )?(?:lý do"
        r"|lí do|ý nghĩa|động lực) (?:gì )?(?:để|gì để) sống|cuộc sống (?:không|chẳng) còn (?:ý nghĩa"
        r"|đáng sống)|(?:kết thúc|chấm dứt) (?:cuộc đời|cuộc sống|mạng sống|đời)",
        r"(?:làm đau|làm hại|tổn thương|rạch tay) (?:chính |bản )?(?:mình|thân)|rạch (?:cổ )?tay"
        r"|treo cổ|nhảy (?:cầu|lầu|sông)|uống hết (?:thuốc|số thuốc)|biến mất khỏi (?:thế giới"
        r"|cõi đời) này",
    ),
}
