# ruff: noqa: E501 - a wide letter counts as two
"""How people announce that they will tell the public: newspapers, networks, reviews. Written as in `self_harm`."""

from typing import Final

SAID: Final[dict[str, tuple[str, ...]]] = {
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
        r"(?:bbc|cnn|press|media|newspapers?|journalists?|local news) (?:will|would|is going to|are going to)"
        r" (?:hear|know|love to hear|be interested|find out)",
        r"(?:everyone|everybody|the whole world|people|the world) (?:will|is going to"
        r"|should|needs to|shall) (?:hear|know|find out) (?:about|what|how)|make (?:sure )?(?:this"
        r"|it) go(?:es)? viral|go(?:es)? viral|warn (?:everyone|others|people|everybody)",
        r"(?:\d+ ?k|\d+[.,]?000|thousands of|a million|half a million) (?:\w+ )?(?:followers|subscribers|subs)[^?]{0,30}(?:will|'ll|gonna|going to|about to) (?:all )?(?:hear|know|see|be told|find out|read)",
        r"(?:1|one|zero|0)[- ]?stars? (?:on|at|for you on) (?:google|trustpilot|yelp|amazon|tripadvisor|the app ?store) (?:is |are |it is )?(?:coming|incoming|unless|if you|from me|guaranteed)",
    ),
    "es": (
        r"(?:redes sociales|(?:la|a la) prensa|(?:los|a los) medios|un periodista"
        r"|la televisi[oó]n|el noticiero)|(?:publicar|publicaré|subir|subiré|compartir"
        r"|exhibir|exhibirlos|quemar|quemarlos|postear|poner|contar)(?:lo|los|las)? ~(?:en"
        r"|a) (?:twitter|x|facebook|instagram|tiktok|internet|google|todos)|(?:mala"
        r"|p[eé]sima|una) (?:reseña|estrella)|hacer(?:lo|los|la)? (?:viral|p[uú]blico)"
        r"|todo el mundo (?:se va a|va a) (?:enterar|saber)"
        r"|(?:publicar|subir|contar|exhibir|postear|compartir)\w* ~en (?:mis |todas (?:las |mis )?|las )?redes",
        r"\d+ ?(?:k|mil)? (?:\w+ )?seguidores[^?]{0,30}(?:van a (?:enterar|saber|ver)\w*|enterarán|sabrán|verán)|(?:llamada|llamo|llamaré|llamar)[^?]{0,6} (?:es |será )?(?:al periódico|a un periodista|al diario|al noticiero|para el periódico)|(?:una|1) estrella (?:en|os|les|te) ~(?:google|trustpilot|va a|voy a|caer|pongo)|sub(?:ir|o|iré) (?:este|el|todo el|esta) (?:chat|conversación) (?:entero |entera |completo |completa )?(?:a|en)",
    ),
    "ja": (
        r"(?:sns|ツイッター|twitter|x|インスタ|tiktok|ネット|口コミ|レビュー|youtube|ブログ|掲示板)(?:に|で)[^。]{0,14}(?:書"
        r"|晒|さら|拡散|投稿|公開|流|広め|上げ|低評価)|拡散(?:する|します|してやる|させ)|マスコミ|メディアに|新聞(?:社)?に|週刊誌"
        r"|テレビ局|星(?:一|1|１)つ|低評価(?:を|に|つけ)",
        r"フォロワー[^。]{0,10}(?:全部|みんな|全員)?に?[^。]{0,4}(?:話す|話し|知らせ|拡散|伝え|広め)|(?:やり?とり|チャット|会話|このやり取り)[^。]{0,8}(?:晒|さら|公開|投稿|拡散)",
    ),
    "de": (
        r"(?:an die|der|zur) (?:presse|zeitung|öffentlichkeit|bild(?:-?zeitung)?|medien)"
        r"|(?:in|auf|über) (?:den )?(?:sozialen medien|social media|sozialen netzwerken"
        r"|facebook|twitter|x|instagram|tiktok|google|trustpilot) ~(?:posten|teilen"
        r"|veröffentlichen|schreiben|öffentlich machen|poste\w*)|(?:poste|teile|veröffentliche"
        r"|schreibe) ~(?:auf|in|bei) (?:facebook|twitter|instagram|tiktok|google|trustpilot"
        r"|den sozialen)|(?:schlechte|negative|miese|vernichtende|ein-stern|1-stern)\w* (?:bewertung"
        r"|rezension)\w*|ein stern|öffentlich mach\w*|(?:poste|teile) (?:ich )?(?:das|es|alles|dies) überall",
        r"\d+ ?(?:k|000|tausend) (?:\w+ )?(?:follower|abonnenten)[^?]{0,30}(?:erfahren (?:das|es|alle|davon)|werden (?:das|es|davon) (?:alle )?(?:sehen|hören|erfahren))|(?:anruf|ruf|rufe) (?:geht )?~(?:an|bei) (?:der|die) (?:zeitung|presse|bild)|(?:poste|post|veröffentliche|stelle|stell) (?:ich )?(?:den|diesen|das|hier den) (?:ganzen |kompletten )?(?:chat|chatverlauf|verlauf)|(?:1|ein) stern (?:bei|auf) (?:trustpilot|google)",
    ),
    "fr": (
        r"(?:à la|la) presse|aux médias|un journaliste|aux journalistes|(?:publier"
        r"|partager|balancer|poster|afficher|dénoncer|raconter)\w* ~(?:sur|partout) ~(?:réseaux"
        r"|internet|twitter|x|facebook|instagram|tiktok|google|trustpilot|net)|(?:mauvais"
        r"|très mauvais|une étoile|1 étoile) (?:avis|étoile)|avis (?:négatif|désastreux)"
        r"|une étoile",
        r"\d+ ?(?:k|000|mille) (?:\w+ )?(?:abonnés|followers)[^?]{0,30}vont (?:tous )?(?:le |tout )?(?:savoir|voir|entendre)|(?:appel|appelle|coup de fil)[^?]{0,4} (?:c'est |sera |est )?(?:pour |au |le |à un |à )(?:le |un )?(?:journal|journaliste)|(?:mettre|mets|poster|poste|publier|balancer) (?:toute |tout )?(?:cette|la|ce|le) (?:conversation|chat|échange) (?:entière? )?(?:sur|partout)|(?:1|une) étoile (?:sur|chez) (?:trustpilot|google)",
    ),
    "it": (
        r"(?:alla|la) stampa|ai giornali|un giornalista|striscia la notizia|le iene"
        r"|(?:pubblic\w+|scriv\w+|posto|posterò|metto|racconto|racconter\w+|denunc\w+"
        r"|condivid\w+) ~(?:sui|su|nei) (?:tutti i )?(?:social|facebook|twitter|instagram"
        r"|tiktok|google|trustpilot)|(?:recensione|recensioni) (?:negativ\w+|pessim\w+"
        r"|da una stella)|pessima recensione|una stella|render\w* pubblic\w+|(?:lo"
        r"|vi) (?:faccio|farò) (?:sapere a tutti|diventare virale)",
        r"\d+ ?(?:k|mila)? (?:\w+ )?(?:follower|iscritti)[^?]{0,30}(?:sapranno|vedranno|verranno a sapere)|(?:telefonata|chiamata|chiamo)[^?]{0,10} (?:al|a un|il|un) (?:giornale|giornalista)|(?:pubblico|posto|metto) (?:tutta |tutto )?(?:sta|questa|la|questo|il) (?:chat|conversazione)|(?:una|1) stella (?:su|vi|non ve)",
    ),
    "nl": (
        r"(?:de|naar de) (?:pers|krant|media)|radar|kassa aandacht|(?:zet|deel|plaats"
        r"|gooi|post) ~(?:op|via) (?:social media|sociale media|facebook|twitter|x"
        r"|instagram|tiktok|google|trustpilot)|(?:op|via) (?:social media|sociale media"
        r"|facebook|twitter|x|instagram|tiktok|google|trustpilot) ~(?:zetten|plaatsen"
        r"|delen|gooien|posten)|(?:slechte|negatieve|1-ster) (?:review|recensie|beoordeling)\w*"
        r"|één ster|openbaar maken",
        r"\d+ ?(?:k|000|duizend) (?:\w+ )?volgers[^?]{0,30}(?:gaan|zullen) (?:het |dit )?(?:allemaal )?(?:horen|weten|zien)|(?:belletje|telefoontje|bel) (?:is |gaat )?~(?:naar )?(?:de krant|een journalist|de pers)|(?:zet|plaats|gooi|post) (?:ik )?(?:heel |de hele |dit hele |deze )~(?:chat|gesprek)|(?:1|één|een) ster (?:op|bij) (?:trustpilot|google)",
    ),
    "pl": (
        r"(?:do|w) (?:mediów|mediach|prasy|gazety|telewizji|dziennikarz\w*)|(?:opisz\w+"
        r"|opublikuj\w+|wrzuc\w+|wstawi\w+|opowiem|nagłośnię|udostępni\w+) ~(?:na"
        r"|w) (?:facebooku|twitterze|instagramie|tiktoku|internecie|internet|google"
        r"|mediach społecznościowych)|(?:złą|negatywną|fatalną) (?:opinię|recenzję"
        r"|ocenę)|jedn\w+ gwiazdk\w+|nagłośni\w*|opiszę (?:to|was)",
        r"\d+ ?(?:k|tys\w*\.?) (?:\w+ )?(?:obserwując\w+|followers\w*|subskry\w+)[^?]{0,30}(?:dowiedzą|usłyszą|zobaczą)(?: się)?|(?:telefon|dzwonię|zadzwonię)[^?]{0,12} do (?:gazety|dziennikarz\w*|telewizji)|(?:wrzuc\w+|wrzucę|publikuję|opublikuję) (?:cał\w+ )?(?:ten|tę|tą|to) (?:czat|rozmowę)|(?:cały ten|całą tę) (?:czat|rozmowę) na|(?:1|jedna) gwiazdka (?:na|w)",
    ),
    "pt": (
        r"(?:à|na|para a|com a) imprensa|(?:postar|publicar|expor|reclamar|divulgar"
        r"|colocar|contar|denunciar|espalhar|postarei|jogar) ~(?:nas|pelas|no|na) (?:redes(?: sociais)"
        r"?|twitter|x|facebook|instagram|tiktok|internet|google)|reclame ?aqui|um jornalista"
        r"|(?:avaliação|resenha) (?:negativa|péssima)|péssima avaliação|uma estrela"
        r"|(?:expor|viralizar|divulgar) ~(?:vocês|isso|tudo|empresa|caso)",
        r"\d+ ?(?:k|mil)? (?:\w+ )?seguidores[^?]{0,30}(?:vão (?:ficar )?(?:saber|sabendo|ver)|saberão)|(?:ligação|ligo|ligar|telefonema)[^?]{0,4} (?:é |vai ser )?(?:pro|para o|pra um|para um|ao) (?:jornal|jornalista|repórter)|(?:postar|posto|publicar) (?:essa|esta|este|toda|a) (?:conversa|chat)|(?:1|uma) estrela (?:no|na|pra vocês)",
    ),
    "ru": (
        r"(?:в|через) (?:сми|прессу|газету)|(?:напишу|выложу|расскажу|опубликую|размещу"
        r"|выкладываю|написать) ~(?:во?|через|на) (?:вс\w+ )?(?:соцсет\w+|социальн\w+ сет\w+"
        r"|интернет\w*|твиттер\w*|инстаграм\w*|телеграм\w*|тикток\w*)|журналист\w*"
        r"|(?:плохой|негативный|отрицательный|гневный) отзыв|(?:одну|1) звезд\w+|всем расскажу"
        r"|расскажу всем|пусть все (?:знают|узнают)|предам огласке|огласк\w*",
        r"\d+ ?(?:к|тыс\w*\.?|тысяч) (?:\w+ )?подписчик\w*[^?]{0,30}(?:узнают|расскажу|увидят|услышат)|(?:звонок|звоню|позвоню) (?:будет )?(?:в газету|журналист\w*|на телевидение)|(?:выложу|выкладываю|опубликую) (?:весь |всю )?(?:этот|эту|наш|нашу|чат|переписку) ?(?:чат|переписку)?|(?:1|одна) звезда (?:на|в)|(?:напишу|пишу) (?:про вас|о вас) (?:на|в|везде)",
    ),
    "tr": (
        r"(?:basına|medyaya|gazeteye|haberlere|gazeteciye)|(?:sosyal medya|twitter"
        r"|x|instagram|facebook|tiktok|ekşi|şikayetvar|google)(?:'?[dt]?[ae]n?|da"
        r"|de|ya|'da|'de|'ta|'a|'e|dan)? ~(?:paylaş|yaz|yay|duyur|ifşa|anlat)\w*|sosyal medyada\w*"
        r"|şikayetvar\w*|ifşa ed\w*|(?:kötü|olumsuz|tek yıldız) (?:yorum|puan|değerlendirme)\w*"
        r"|herkese (?:anlat|duyur)\w*",
        r"\d+ ?(?:k|bin) (?:\w+ )?takipçi\w*[^?]{0,30}(?:duyacak|öğrenecek|görecek|bilecek)\w*|(?:telefonum|aramam) (?:\w+ )?(?:gazeteye|gazeteciye|basına)|(?:sohbetin|konuşmanın|yazışmanın) ~(?:tamamını|hepsini) ~(?:koy|paylaş|at|yükle)\w*|(?:twittera|twitter'a|instagrama|ekşiye|ekşi'ye) (?:koy|yaz|at|taşı)\w*",
    ),
    "ar": (
        r"(?:ال|لل)?صحافة|(?:ال|لل)?صحافه|(?:وسائل|مواقع) (?:الإعلام|الاعلام|التواصل)"
        r"|(?:أنشر|انشر|سأنشر|بنشر|راح انشر|سانشر) ~(?:تجربتي|القصة|هذا|على|في|كل"
        r"|ال)\w*|(?:تقييم|تقيم) (?:سيئ|سيء|سلبي|نجمة)|أفضحكم|افضحكم|بفضحكم|سأفضحكم",
        r"(?:متابع|متابعين|مشترك)[^؟]{0,25}(?:بيدرون|بيعرفون|راح يعرفون|سيعرفون|هيعرفوا|بيشوفون)|(?:اتصالي|مكالمتي)[^؟]{0,10}(?:للجريدة|للصحيفة|للصحافة|للتلفزيون)|(?:بنشر|أنشر|سأنشر|راح أنشر|هنشر) (?:هال|ال|كل ال)?(?:محادثة|شات|رسائل)\w*|نجمة (?:وحدة|واحدة) (?:في|على|من)|(?:أفضحكم|بفضحكم|افضحكم|فضحكم|هفضحكم)",
    ),
    "hi": (
        r"(?:मीडिया|प्रेस|अखबार|अख़बार|पत्रकार|न्यूज़ चैनल|न्यूज चैनल)(?: में| को"
        r"| के पास)?|(?:सोशल मीडिया|ट्विटर|फेसबुक|इंस्टाग्राम|यूट्यूब|गूगल) (?:पर"
        r"|में) ~(?:डाल|लिख|पोस्ट|बता|शेयर)\w*|(?:बुरा|खराब|ख़राब|नेगेटिव|एक स्टार) (?:रिव्यू"
        r"|रेटिंग)|सबको (?:बता|बताऊ)\w*|वायरल कर\w*|social media p(?:e|ar)",
        r"followers? (?:hain?|h)[^?]{0,20}(?:sabko|sab ko|sab) (?:pata|bata)\w*|फॉलोअर\w*[^?]{0,20}सबको (?:पता|बता)\w*|(?:agla )?call (?:newspaper|akhbar|media|press) (?:ko|me)|(?:पूरी|सारी) (?:चैट|बातचीत) (?:\w+ )?(?:पर|में) (?:डाल|पोस्ट|शेयर)\w*|(?:1|एक|ek) (?:स्टार|star) (?:मिलेगा|दूंगा|दूँगा|milega|dunga|hi)|(?:twitter|facebook|insta|reddit|quora|linkedin) p(?:e|ar) (?:sab |sabko )?(?:likh|daal|dal|post|bata)\w*",
    ),
    "ko": (
        r"(?:언론|기자|방송국|뉴스|신문사)(?:에|에게|한테)?|제보(?:하|할|합)|(?:sns|인스타|트위터|페이스북|유튜브|블로그"
        r"|맘카페|커뮤니티|카페|인터넷|네이버)(?:에|에다|에도)? ?(?:다 ?|전부 ?|싹 ?)?(?:올리|올릴|퍼뜨|공개|알리|글)"
        r"|(?:나쁜|악성|별점 ?(?:1|한|하나|일)) ?(?:점|개|리뷰|평가|후기)?|리뷰 ?(?:테러|남기)|공론화",
        r"(?:팔로워|구독자)[^?]{0,15}(?:다 ?알게|알릴|알려|공개|말할)|(?:대화|채팅|상담 ?내용)[^?]{0,8}(?:올리|올릴|공개|퍼뜨)|별점 ?(?:1|한|하나)|(?:보배드림|네이트판|블라인드|클리앙|맘카페|에펨코리아)에[^?]{0,6}(?:올리|올릴|올립|쓰겠|씁니다|쓸)",
    ),
    "zh": (
        r"曝光|媒体|媒體|记者|記者|(?:发|發|放|传|傳|挂)(?:到|上|在)?(?:微博|小红书|小紅書|抖音|朋友圈|网上|網上|知乎|脸书"
        r"|臉書|推特|dcard|ptt|社交媒体|社群)|差评|負評|负评|一星|爆料|黑猫投诉|爆料公社|公之于众",
        r"(?:粉丝|粉絲)[^？?]{0,6}(?:全|都)(?:都)?(?:会|會|要)?(?:知道|看到)|(?:打给|打給|联系|聯繫|找)(?:报社|報社|电视台|電視台|报纸|報紙)|(?:聊天|对话|對話)(?:记录|記錄|紀錄)[^？?]{0,4}(?:发|發|放|贴|貼|传|傳)",
    ),
    "id": (
        r"(?:ke|lewat) (?:media|media sosial|medsos|sosmed|koran|wartawan|pers)|(?:posting"
        r"|post|unggah|upload|sebar|tulis|ceritakan|bongkar) ~(?:di|ke) (?:twitter"
        r"|x|facebook|instagram|ig|tiktok|google)|viral(?:kan|in)?|(?:ulasan|review"
        r"|rating) (?:buruk|jelek|bintang (?:satu|1))|bintang (?:satu|1)|sebarkan"
        r"|sebarin",
        r"(?:followers?|pengikut|subscriber)\w* ~\d*[^?]{0,25}(?:bakal tau|bakal tahu|akan tahu|pada tau|saya ceritain|harus tahu)|(?:telpon|telepon|hubungi|kontak) (?:koran|wartawan|media|stasiun tv)|(?:chat|percakapan|obrolan) ini[^?]{0,12}(?:posting|post|upload|sebar|viral|naikin)\w*|tulis (?:di|ke) (?:kaskus|twitter|medsos|fb|facebook|google)",
    ),
    "vi": (
        r"(?:báo chí|nhà báo|phóng viên|truyền thông|đài truyền hình)|(?:đăng|đưa"
        r"|phốt) ~lên (?:mạng|facebook|fb|tiktok|mạng xã hội|group|youtube|google)"
        r"|bóc phốt|(?:đánh giá|review) (?:1 sao|một sao|xấu|tệ)|cho (?:mọi người"
        r"|cả thiên hạ|cả mạng) biết",
        r"(?:follow|người theo dõi|theo dõi)[^?]{0,20}(?:ai cũng (?:sẽ )?biết|sẽ biết hết|kể hết)|(?:gọi|cuộc gọi)[^?]{0,12}(?:cho )?(?:báo|đài|nhà báo)(?: chí)?|đăng (?:hết|cả|toàn bộ|nguyên) (?:đoạn )?(?:chat|tin nhắn|cuộc)|(?:1|một) sao (?:trên|ở) (?:google|shopee|app)|viết (?:bài )?(?:lên|trên) (?:voz|facebook|fb|tinhte|webtretho)",
    ),
}
