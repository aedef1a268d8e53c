"""German cue words of feeling, small and capital spelling alike, with and without umlauts."""

from typing import Final

from assist.cues import LexiconSource

_COUNT: Final = r"(?:zwei|drei|vier|fünf|sechs|mehreren|\d+)"

SOURCE: Final = LexiconSource(
    negation=r"(?:\b(?:nicht|kein|keine|nie|ohne|weder)\s+(?:(?:so|sehr|mehr|besonders|unbedingt)\s+)?)$",
    feelings={
        "anger": {
            0.78: r"stinksauer|fuchsteufelswild|schei(?:ß|ss)\w*|verarsch\w*|arsch\w*|unverschämt\w*"
            r"|betrüger\w*"
            r"|abzocke\w*|wütend|empört",
            0.66: r"frechheit|unverschämtheit|skandal\w*|inakzeptabel|unfassbar|lüg(?:e|en|ner|t)"
            r"|belogen|betrogen"
            r"|anwalt|anzeige erstatten|verbraucherzentrale|inkompetent\w*|schlechteste\w*|unter aller sau",
            0.5: r"sauer|verärgert|ärgerlich|verdammt\w*|lächerlich|ein witz|katastrophal|katastrophe"
            r"|unmöglich(?:es|er|e)?|dreist|schlamperei|miserabel",
        },
        "frustration": {
            0.6: r"hab(?:e)? (?:es |die nase |die schnauze )?(?:so )?(?:satt|voll)|jetzt reicht(?:'?s| es)"
            r"|(?:zum )?(?:dritten|vierten|fünften|x-ten|\d+\.) mal|(?:keiner"
            r"|niemand) (?:\w+ )?(?:antwortet|meldet"
            r"|reagiert|hilft|kümmert|geht ran)|hingehalten|zeitverschwendung|nie wieder|kündige sofort",
            0.45: r"frustri\w+|genervt|nervt|nervig|immer wieder|schon wieder|seit (?:wochen|monaten"
            r"|stunden|tagen)"
            rf"|seit {_COUNT} (?:wochen|monaten|stunden)|vertröste\w*|kann doch nicht (?:wahr )?sein",
            0.25: r"immer noch (?:nicht|kein\w*)|endlich|warte (?:seit|schon)|trotz mehrfacher",
        },
        "anxiety": {0.5: r"verzweifelt|panik|notfall", 0.38: r"mache mir sorgen|besorgt|angst|dringend\w*"},
        "sadness": {0.5: r"am boden zerstört|weine|verstorben|traurig"},
        "disappointment": {0.42: r"enttäusch\w+|enttaeusch\w+|hätte mehr erwartet|schade"},
        "confusion": {0.12: r"verstehe (?:das |ich )?nicht|verwirr\w+|blicke nicht durch"},
        "relief": {
            0.0: r"erleichtert|was für eine erleichterung|zum glück|gott sei dank"
            r"|puh,? (?:jetzt|endlich) (?:geht|läuft|klappt)"
        },
        "gratitude": {0.0: r"danke\w*|vielen dank|herzlichen dank|besten dank"},
    },
    scenarios={},
    moments={},
    agent={},
)
