"""Italian cue words of feeling."""

from typing import Final

from assist.cues import LexiconSource

_COUNT: Final = r"(?:due|tre|quattro|cinque|sei|varie|diverse|\d+)"

SOURCE: Final = LexiconSource(
    negation=r"(?:\b(?:non|né|mai|senza|nessuna?)\s+(?:(?:sono|è|così|molto|più)\s+){0,2})$",
    feelings={
        "anger": {
            0.78: r"cazz[oi]|merda|stronz\w+|vaffanculo|incazzat\w+|furios[oaie]|truffator[ie]|ladri"
            r"|bugiard[oi]"
            r"|fate schifo|schifo|presa in giro|prendendo in giro",
            0.66: r"vergogn\w+|scandal\w+|inaccettabile|inammissibile|indecente|truffa\w*|mentito"
            r"|avvocato|denuncia\w*"
            r"|incompetenti|pegg?ior(?:e|i) (?:servizio|azienda|\w+)|pessim[oaie]|mancanza di rispetto",
            0.5: r"arrabbiat[oaie]|ridicol[oaie]|assurd[oa]|orribile|maledett[oaie]|indignat[oaie]"
            r"|una barzelletta",
        },
        "frustration": {
            0.6: r"stuf[oa] (?:di|marci[oa])|non ne posso più|(?:terza|quarta|quinta|ennesima|\d+ª) volta"
            r"|nessuno (?:mi )?(?:risponde|aiuta|richiama|fa niente|risolve)|perdita di tempo|mai più"
            r"|basta",
            0.45: rf"frustr\w+|da (?:{_COUNT} )?(?:settimane|mesi|ore)|ogni volta|sempre la stessa"
            rf"|rimpall\w+"
            rf"|{_COUNT} volte (?:che|già)|quante volte|nessuna risposta",
            0.15: r"ancora (?:niente|nulla|non)",
            0.25: r"sto aspettando da|di nuovo|avevate promesso",
        },
        "anxiety": {
            0.5: r"disperat[oaie]|panico|emergenza|vi supplico",
            0.38: r"preoccupat[oaie]|paura|ansia|urgente|agitat[oaie]",
        },
        "sadness": {0.5: r"distrutt[oa]|piangendo|mancat[oa] (?:mio|mia)|triste"},
        "disappointment": {0.42: r"delus[oaie]|deludente|delusione|mi aspettavo di (?:più|meglio)"},
        "confusion": {0.12: r"non (?:capisco|ho capito)|confus[oa]"},
        "relief": {0.0: r"che sollievo|sollevat[oa]|meno male"},
        "gratitude": {0.0: r"grazie|ringrazio"},
    },
    scenarios={},
    moments={},
    agent={},
)
