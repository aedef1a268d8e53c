"""French cue words of feeling, with and without accents as people type them."""

from typing import Final

from assist.cues import LexiconSource

_COUNT: Final = r"(?:deux|trois|quatre|cinq|six|plusieurs|\d+)"

SOURCE: Final = LexiconSource(
    negation=r"(?:\b(?:pas|plus|jamais|rien|aucune?|sans)\s+(?:(?:du tout|très|si|vraiment|de)\s+)?)$",
    feelings={
        "anger": {
            0.78: r"merde|putain|bordel|foutre|furieu(?:x|se)|scandaleu(?:x|se)|escrocs?"
            r"|arnaque(?:urs?)?|voleurs?"
            r"|menteurs?|foutez de|fichez de|moquez de"
            r"|tabarna(?:k|c|que)|c[âa]liss?e|crisse|ostie|ciboire|viarge",
            0.66: r"scandale|honte|honteux|inadmissible|inacceptable|menti|escroquerie|avocat"
            r"|porter plainte"
            r"|déposer plainte|que choisir|incompétents?|pire (?:service|société|entreprise|\w+)"
            r"|n'importe quoi"
            r"|manque de respect|odieux",
            0.5: r"en colère|énervée?|enervée?|ridicule|catastrophique|lamentable|minable|nulle?s?"
            r"|une blague"
            r"|exaspér\w+|agaçant",
        },
        "frustration": {
            0.6: r"ras le bol|ras-le-bol|marre|(?:troisième|quatrième|cinquième|énième|\d+(?:ème|e)) fois"
            r"|personne (?:ne )?(?:\w+ )?(?:répond|repond|rappelle|aide|décroche)|plus jamais"
            r"|perte de temps"
            r"|me balade|ça suffit|ca suffit|dernière fois que",
            0.45: rf"frustr\w+|depuis (?:des |{_COUNT} )?(?:semaines|mois|heures)|toujours (?:pas|rien"
            rf"|le même)"
            rf"|encore une fois|à chaque fois|{_COUNT} fois que|combien de fois|aucune réponse"
            rf"|sans réponse",
            0.25: r"j'attends (?:toujours|encore|depuis)|encore en retard|vous aviez promis",
        },
        "anxiety": {
            0.5: r"désespérée?|panique|au secours|urgence|angoiss\w+",
            0.38: r"inquiète?s?|inquiet|peur|stressée?|urgent",
        },
        "sadness": {0.5: r"dévastée?|je pleure|décédée?|triste|effondrée?"},
        "disappointment": {0.42: r"déçue?s?|décevant|déception|m'attendais à mieux"},
        "confusion": {0.12: r"comprends (?:pas|rien|plus)|perdue?s? dans|pas clair"},
        "relief": {0.0: r"soulagée?|ouf|heureusement|quel soulagement|dieu merci"},
        "gratitude": {0.0: r"merci\w*|remercie"},
    },
    scenarios={},
    moments={},
    agent={},
)
