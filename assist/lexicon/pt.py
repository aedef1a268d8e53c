"""Portuguese cue words of feeling, with and without accents as people type them."""

from typing import Final

from assist.cues import LexiconSource

_COUNT: Final = r"(?:duas|dois|três|tres|quatro|cinco|várias|varias|\d+)"

SOURCE: Final = LexiconSource(
    negation=r"(?:\b(?:não|nao|nunca|nem|sem|nada)\s+(?:(?:é|estou|está|tão|muito)\s+){0,2})$",
    feelings={
        "anger": {
            0.78: r"put[oa]s? (?:da|que)|merda|porra|caralho|furios[oa]s?|revoltad[oa]s?|indignad[oa]s?"
            r"|golpistas?"
            r"|ladr(?:ões|oes)|estelionat\w+|mentiros[oa]s",
            0.66: r"palhaçada|palhacada|absurdo|inaceitável|inaceitavel|vergonha|vergonhoso"
            r"|enganad[oa]s?|mentiram"
            r"|me roubaram|procon|reclame aqui|advogad[oa]|processar|pior (?:empresa|serviço"
            r"|atendimento|\w+)"
            r"|péssim[oa]s?|pessim[oa]s?|descaso|falta de respeito|desrespeito",
            0.5: r"raiva|ódio|odio|irritad[oa]s?|ridícul[oa]|ridicul[oa]|horrível|horrivel|uma piada"
            r"|incompetentes?"
            r"|droga|lixo|nojo",
        },
        "frustration": {
            0.6: r"cansad[oa] de|fart[oa] de|chega|de saco cheio|última vez que"
            r"|(?:terceira|quarta|quinta|sexta|décima|milésima|\d+ª) vez|ninguém (?:\w+ )?(?:responde"
            r"|atende|resolve"
            r"|ajuda|liga)|ninguem (?:\w+ )?(?:responde|atende|resolve|ajuda|liga)|perda de tempo"
            r"|nunca mais"
            r"|me ignoram|enrola(?:ndo|ção|m)",
            0.45: r"frustrad[oa]|frustrante|toda hora|toda vez|de novo a mesma|já (?:liguei|mandei"
            r"|escrevi|falei|pedi)"
            rf" {_COUNT} vezes|há {_COUNT} (?:semanas|meses)|faz {_COUNT} (?:semanas|meses)|até quando"
            r"|não aguento|nao aguento",
            0.15: r"ainda não|ainda nao|até agora",
            0.25: r"de novo|continuo sem|estou esperando há|cadê",
        },
        "anxiety": {
            0.5: r"desesperad[oa]s?|pânico|panico|emergência|emergencia|pelo amor de deus",
            0.38: r"preocupad[oa]s?|medo|aflit[oa]|urgente|nervos[oa]",
        },
        "sadness": {0.5: r"chorando|arrasad[oa]|faleceu|triste|chatead[oa]"},
        "disappointment": {
            0.42: r"decepcionad[oa]s?|decepção|decepcao|decepcionante|esperava (?:mais|melhor)"
        },
        "confusion": {0.12: r"não (?:entendo|entendi)|nao (?:entendo|entendi)|confus[oa]"},
        "relief": {0.0: r"que alívio|aliviad[oa]|graças a deus|ainda bem"},
        "gratitude": {0.0: r"obrigad[oa]|obg|agradeço|valeu"},
    },
    scenarios={},
    moments={},
    agent={},
)
