"""Praise that is none: good words before bad news, as people write them who have had enough."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import re2

from assist.cues import Hit
from assist.reading import Emotion, Span

# how much irony adds to a calm message
_WEIGHT: Final = 0.45

# language → what praises; what thanks; what in the rest of the same text shows that nothing was good
_WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "en": (
        r"(?:oh |just |how |absolutely )?(?:great|wonderful|brilliant|fantastic|lovely|perfect|awesome"
        r"|amazing"
        r"|marvell?ous|nice (?:one|work|job)|good job|great job|well done|congratulations|congrats|bravo)",
        r"thanks a (?:lot|bunch|million)|thank you (?:so|very) much",
        r"(?:is|are|was|were|got|been) (?:\w+ )?(?:down|cancell?ed|lost|broken|late|delayed|stuck)"
        r"|you (?:\w+ )?(?:lost|broke|cancell?ed|forgot|ruined|ignored)|(?:doesn|didn|don|isn|won)'?t work"
        r"|another (?:delay|error|outage|day|week|hour)|still (?:not|waiting|broken)|crash(?:ed|es)"
        r"|(?:late|wrong|broken|error|charged) again",
    ),
    "es": (
        r"(?:qué |muy )?(?:genial|maravilloso|fantástico|perfecto|excelente|estupendo|magnífico|bravo"
        r"|felicidades|enhorabuena|bonito|lindo)",
        r"(?:muchas|mil) gracias",
        r"(?:otra vez|de nuevo) (?:sin|no|tarde|mal|lo mismo|el mismo|caíd\w)|perdieron|cancelaron"
        r"|rompieron"
        r"|olvidaron|no (?:funciona|sirve|llegó|llego|carga|abre)|sigo (?:esperando|sin)|se cayó",
    ),
    "de": (
        r"(?:na |wie |ganz |echt )?(?:toll|super|klasse|prima|wunderbar|großartig|fantastisch|herrlich"
        r"|bravo"
        r"|(?:herzlichen )?glückwunsch|perfekt)",
        r"(?:vielen|schönen|besten) dank(?: auch)?|danke (?:schön|auch)",
        r"schon wieder|wieder (?:mal )?(?:nicht|kein|ausgefallen|weg|zu spät)|verloren|storniert"
        r"|ausgefallen|kaputt"
        r"|vergessen|(?:geht|funktioniert) (?:\w+ )?nicht|immer noch (?:nicht|kein)",
    ),
    "fr": (
        r"(?:ah |c'est )?(?:super|génial|bravo|parfait|formidable|magnifique|merveilleux|félicitations"
        r"|chapeau)",
        r"merci (?:beaucoup|bien)",
        r"encore (?:une? |en )(?:coupure|panne|retard|erreur|problème|annulation)|perdu|annulé|cassé|oublié"
        r"|ne (?:marche|fonctionne) (?:\w+ )?pas|toujours (?:pas|rien|en panne)|en panne",
    ),
    "it": (
        r"(?:che |ma che |molto )?(?:bravi|bravo|complimenti|fantastico|perfetto|meraviglioso|ottimo"
        r"|splendido)",
        r"grazie (?:mille|tante)",
        r"di nuovo (?:in ritardo|rotto|giù|senza|non|lo stesso)|perso|annullato|rotto|dimenticato"
        r"|non (?:funziona|va|arriva|è arrivato)|ancora (?:niente|nulla|in attesa|non)",
    ),
    "pt": (
        r"(?:que |muito )?(?:ótimo|otimo|maravilha|maravilhoso|parabéns|parabens|perfeito|excelente|bonito"
        r"|lindo|fantástico)",
        r"muito obrigad[oa]",
        r"caiu|perderam|cancelaram|quebrou|esqueceram|(?:erro|atrasado|atrasada|problema) (?:de novo"
        r"|outra vez)"
        r"|não (?:funciona|chegou|abre|carrega)|ainda (?:não|nada|esperando)",
    ),
    "ru": (
        r"(?:ну |как |просто )?(?:прекрасно|отлично|замечательно|здорово|браво|молодцы|супер"
        r"|великолепно|поздравляю)",
        r"спасибо (?:большое|огромное)|большое спасибо",
        r"(?:опять|снова) (?:не|сломал\w+|упал\w*|задерж\w+|отмен\w+|ошибка)|потеряли|отменили|сломали"
        r"|забыли"
        r"|не (?:работает|пришел|пришла|пришло|открывается)|до сих пор (?:не|нет)",
    ),
    "uk": (
        r"(?:ну |як |просто )?(?:прекрасно|чудово|супер|браво|молодці|вітаю|класно)",
        r"(?:дуже |велике )?дякую",
        r"знову (?:не|зламал\w+|помилка|затрим\w+)|загубили|скасували|зламали|забули"
        r"|не (?:працює|прийшл\w+|відкривається)|досі (?:не|нема)",
    ),
    "zh": (
        r"(?:真|太|好)?(?:棒|厉害|好极了|了不起|恭喜|佩服)(?:了|啊|呀)?",
        r"谢谢(?:了|啊|你们)?",
        r"又(?:坏|断|取消|丢|没|晚|卡|崩)|还是(?:没|不)|弄丢|不能用",
    ),
    "ja": (
        r"(?:さすが|素晴らしい|すばらしい|お見事|立派)(?:です|だ)?(?:ね)?",
        r"ありがとうございます",
        r"また(?:止ま|落ち|壊れ|遅れ|キャンセル|同じ)|まだ(?:届|来|返)|いつまで",
    ),
}
# praise stands at the start, or apart at the end, and a mark sets it off
_START: Final = r"^(?:{praise})\s*[,.!…。，！、:-]"
_END: Final = r"[,.!?…。，！？]\s*(?:{praise})[^,.!?…。，！？]{{0,20}}[.!…。！]*$"


class _Irony:
    __slots__ = ("_praises", "_set", "_thanks", "_trouble")

    def __init__(self, praise: str, thanks: str, trouble: str) -> None:
        forms = _START.format(praise=praise), _END.format(praise=praise)
        self._praises: Final = tuple(re.compile(form) for form in forms)
        self._thanks: Final = re.compile(thanks)
        self._trouble: Final = re.compile(trouble)
        self._set: Final = re2.Set.SearchSet()
        for form in forms:
            self._set.Add(form)
        self._set.Compile()

    def find(self, lowered: str) -> tuple[Span, ...]:
        if not self._set.Match(lowered.encode("utf-8", "replace")):
            return ()
        praises = [match.span() for praise in self._praises if (match := praise.search(lowered))]
        trouble = self._trouble.search(lowered)
        if not praises or not trouble or any(start <= trouble.start() < end for start, end in praises):
            return ()
        thanks = [match.span() for match in self._thanks.finditer(lowered)]
        spans = praises + [one for one in thanks if all(_apart(one, other) for other in praises)]
        return tuple(Span(start, end) for start, end in sorted(spans))


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


_IRONIES: Final = {language: _Irony(*words) for language, words in _WORDS.items()}


def find_irony(lowered: str, language: str) -> tuple[Span, ...]:
    """Praise and thanks that are meant the other way round. lowered: one message, in small letters."""
    irony = _IRONIES.get(language)
    return irony.find(lowered) if irony else ()


def ironic_hit(irony: Sequence[Span]) -> list[Hit]:
    """Irony as a cue: whoever praises like that is frustrated."""
    return [Hit(Emotion.FRUSTRATION.value, _WEIGHT, irony[0])] if irony else []


def blank(text: str, spans: Sequence[Span]) -> str:
    """The text with spaces in these places, so that all others stay where they are."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
