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
