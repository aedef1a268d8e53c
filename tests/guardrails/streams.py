"""Random texts on their way through the gate, and what would be wrong with what comes out.

For the tests and for `benchmarks.gate`. Texts are built from what packs flag, pass and put in, ordinary
sentences, and all that makes ends of sentences and views of characters depend on what comes next.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from guardrails.finding import Allowance, Decision, Finding, Severity, Verdict
from guardrails.gate import Closing, Gate, Piece
from guardrails.inspection import PACKS, Guard
from guardrails.pack import read_specs
from guardrails.rail import Hit
from guardrails.rules import Pack
from guardrails.sentences import sentences
from guardrails.text import View

BREAKS_THE_GUARD: Final = "☢"
BROKEN_SHARE: Final = 0.05
_CUTS: Final = 5
_OF_WHOLE_SENTENCES: Final = frozenset(
    ("fault.learned", "promise.learned", "language.other", "tone.same-line")
)

_SPECS: Final = read_specs(PACKS)
_LANGUAGES: Final = frozenset(name for name in _SPECS if "-" not in name)
_RULES: Final = [rule for spec, _ in _SPECS.values() for rule in spec.rules]
FLAGGED: Final = tuple(line for rule in _RULES for line in rule.tests.must_flag)
PASSED: Final = tuple(line for rule in _RULES for line in rule.tests.must_pass)
ALTERNATIVES: Final = frozenset(
    [line for rule in _RULES for line in rule.alternatives]
    + [line for spec, _ in _SPECS.values() if spec.facts for line in spec.facts.alternatives]
)
_SORTED_ALTERNATIVES: Final = sorted(ALTERNATIVES)
_ORDINARY: Final = (
    "Thanks for getting in touch.", "I'm checking your order now.", "Could you tell me the number?",
    "That sounds exhausting, and I'm glad you wrote.", "It weighs 3.5 kg.", "See No. 5 on p. 12.",
    "Mr. Lee, i.e. the courier, wrote at 6 p.m.", "We close at 5 p.m.", "No.", "Who dropped it?", "We did.",
    "You get $52 back by 18:00.", "Your order is A-1043.", "Well... we see.", "Hm…", "e.g. this one",
    "1. Open the page.", "2) Close it", "Gracias por escribirnos.", "¿Quién fue?", "Nosotros.",
    "La Sra. Ruiz llamó a las 9 a.m.", "Cuesta 1.299,50 pesos.", "Ya lo reviso.", "承知いたしました。",
    "「確認します。」と申しました。", "「確認します。」", "と申しました。", "ただいまお調べしております",
    "三十日以内にご連絡ください。", "52円です。", "Nous regardons cela.", "Мы проверяем ваш заказ.",
    "धन्यवाद। मैं देखता हूँ।", "شكرا لك؟ نعم.", "我们正在处理。",
)  # fmt: skip
_HALVES: Final = (
    "we", "our", "our...", "team", "messed", "up", "mistake", "mistake.", "sorry", "for the", "error", "if",
    "wrong", "nos", "equivocamos", "culpa nuestra", "弊社の", "ミスです", "とのこと", "refund you", "not",
    "definitely", "$5", "2", "7.", "no", "p.m", "a", "Ref", "「", "」", "“", "”", '"', ")", "*", "_", "って",
    "っ", "という",
)  # fmt: skip
_CLAUSES: Final = (
    "Thank you for telling me", "I can see how long this has taken", "as you said", "we looked at it again",
    "I've read your messages", "Gracias por contármelo", "entiendo que lleva mucho tiempo", "como usted dijo",
    "ya lo he revisado", "ご連絡いただきありがとうございます", "お待たせしております", "確認しましたところ",
    "Je comprends que ce soit long", "j'ai relu vos messages", "write to ana@mail.example", "nº 12", "on it",
    "Thank you for sending us Bearer abcdefghijklmnopqr", "your password is abcdefgh", "I see Calle Mayor",
    "パスワードは abcdefgh", "we -- as you said -- have --------------- it", "ԝе меѕѕеԁ υр", "wemessedup",
    "Thank you for the note on nous avons perdu votre colis", "Gracias por contarme de our mistake",
    "it is t h e r e now",
)  # fmt: skip
_PAUSES: Final = (", ", ", ", ", ", " ", "; ", "、", ",", " , ", ",  ", "， ", ", \u200b")
_MARKS: Final = (
    ".", "..", "...", "…", "?", "!", "?!", "。", "！", "।", ":", ",", "\u200b", "\u200d", "\u0301", "\u0336",
    "\u3099", "\ufe0f", "👍", "👩\u200d💻", "İ", "ß", "ﾞ", "\u00ad", "\u2060", "а", "\n", "\n\n", "\n  ",
    " " * 14, "\t",
)  # fmt: skip
_JOINERS: Final = (" ", " ", " ", " ", "", "  ", "\n", "\n\n", " \u200b", "\u200b ", "\n- ")
_EDGES: Final = ("", "", "", " ", "\n", "  \n", "\u200b")
_LOCALES: Final = ("en-US", "es-MX", "ja-JP", "es", "fr-FR", None)
_EVIDENCE: Final = (None, None, (), ("$52 at 18:00", "order A-1043"))
_ALLOWANCES: Final = (
    Allowance(),
    Allowance(),
    Allowance(confirmed_fault=True),
    Allowance(frozenset({"refund"})),
)


class _Fragile(Pack):
    """Fails, as any code may one day, when it meets a certain character."""

    def hits(self, seen: View, previous: str) -> Iterator[Hit]:
        if BREAKS_THE_GUARD in seen.text:
            raise RuntimeError("the rules gave way")
        return super().hits(seen, previous)

    def is_settled(self, begun: str, previous: str) -> bool:
        if BREAKS_THE_GUARD in begun:
            raise RuntimeError("the rules gave way")
        return super().is_settled(begun, previous)


def fragile_guard() -> Guard:
    return Guard({name: _Fragile(spec, digest) for name, (spec, digest) in _SPECS.items()})


@dataclass(frozen=True, slots=True)
class Stream:
    chunks: tuple[str, ...]
    locale: str | None
    evidence: tuple[str, ...] | None
    allowance: Allowance
    by_clause: bool = False

    @property
    def text(self) -> str:
        return "".join(self.chunks)

    def gate(self, guard: Guard) -> Gate:
        return Gate(
            guard,
            locale=self.locale,
            allowance=self.allowance,
            evidence=self.evidence,
            by_clause=self.by_clause,
        )

    def judged(self, guard: Guard, text: str, *, by_clause: bool = False) -> Verdict:
        return _judged(guard, text, self.locale, self.allowance, self.evidence, by_clause)


@lru_cache(16)  # the same text comes a few times in a row
def _judged(
    guard: Guard,
    text: str,
    locale: str | None,
    allowance: Allowance,
    evidence: tuple[str, ...] | None,
    by_clause: bool,
) -> Verdict:
    return guard.judge(text, locale=locale, allowance=allowance, evidence=evidence, by_clause=by_clause)


def random_streams(rng: random.Random, *, by_clause: bool = False) -> Iterator[Stream]:
    """Without end: each text comes a few times, in other chunks."""
    while True:
        text = _text(rng)
        locale, evidence, allowance = rng.choice(_LOCALES), rng.choice(_EVIDENCE), rng.choice(_ALLOWANCES)
        for _ in range(_CUTS):
            yield Stream(_cut(text, rng), locale, evidence, allowance, by_clause)


def _text(rng: random.Random) -> str:
    parts = [rng.choice(_EDGES)]
    for _ in range(rng.randint(1, 4)):
        often = rng.choice((1, 1, 1, 1, 1, 1, 3))  # nothing is left to put in, so something is left out
        parts += (_part(rng), rng.choice(_JOINERS)) * often
    parts[-1] = rng.choice(_EDGES)
    text = "".join(parts)
    for _ in range(rng.choice((0, 0, 0, 1, 3))):
        place = rng.randint(0, len(text))
        text = text[:place] + rng.choice(_MARKS) + text[place + rng.randint(0, 1) :]
    if rng.random() < BROKEN_SHARE:
        place = rng.randint(0, len(text))
        text = text[:place] + BREAKS_THE_GUARD + text[place:]
    return text


def _part(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.3:
        return rng.choice(FLAGGED)
    if kind < 0.5:
        return rng.choice(PASSED)
    if kind < 0.55:
        return rng.choice(_SORTED_ALTERNATIVES)
    if kind < 0.8:
        return rng.choice(_ORDINARY)
    if kind < 0.87:
        clauses = rng.choice(_CLAUSES), rng.choice((*_CLAUSES, *FLAGGED)), rng.choice((*FLAGGED, *_ORDINARY))
        return rng.choice(_PAUSES).join(clauses)
    return rng.choice((" ", "")).join(rng.choices(_HALVES + _MARKS, k=rng.randint(1, 8)))


def _cut(text: str, rng: random.Random) -> tuple[str, ...]:
    """The text in chunks: one code point each, tokens of a few, a handful of large ones, some empty."""
    longest = rng.choice((1, 4, 12, 80))
    chunks: list[str] = []
    place = 0
    while place < len(text):
        size = rng.randint(1, longest)
        chunks.append(text[place : place + size])
        place += size
    if rng.random() < 0.1:
        chunks.insert(rng.randint(0, len(chunks)), "")
    return tuple(chunks)


@dataclass(frozen=True, slots=True)
class Outcome:
    """leaked: characters shown of sentences that the whole text's check faults. wrong: promises broken."""

    leaked: int
    wrong: tuple[str, ...]
    closing: Closing
    shown: str


def watched(guard: Guard, stream: Stream) -> Outcome:
    """Let the stream through its gate, and hold what came out against the check of the whole text."""
    gate = stream.gate(guard)
    pieces: list[Piece] = []
    wrong: list[str] = []
    for chunk in stream.chunks:
        pieces += gate.feed(chunk)
    closing = gate.close()
    pieces += closing.pieces
    shown = "".join(piece.text.text for piece in pieces)
    guarded = sum(len(piece.text.verdict.text) for piece in pieces)
    wrong += _broken_promises(pieces, shown, closing)
    if not stream.by_clause:
        wrong += _run_together(pieces, shown)
        if closing.retracted != (closing.verdict.decision is Decision.BLOCK and bool(shown)):
            wrong.append("retracted without a block after something was shown, or a block without")
    if not len(shown) == guarded == len(gate.shown):
        wrong.append("characters released, guarded and told differ")
    if gate.failure is None:
        whole = stream.judged(guard, stream.text, by_clause=stream.by_clause)
        if closing.verdict != whole:
            wrong.append(f"verdict differs from the whole text's: {closing.verdict} {whole}")
        leaked = _leaked(stream.text, whole.findings, pieces)
        if stream.by_clause:
            leaked = _leaked_by_clause(stream.text, whole.findings, pieces)
            wrong += _moved(stream.judged(guard, stream.text), whole, stream.locale)
    else:
        if closing.verdict.decision is not Decision.BLOCK:
            wrong.append("the guard failed, and did not block")
        leaked = 0
    if any(_is_error(each) for each in stream.judged(guard, shown).findings):
        wrong.append("what was shown does not pass by itself")
    return Outcome(leaked, tuple(wrong), closing, shown)


def _broken_promises(pieces: list[Piece], shown: str, closing: Closing) -> Iterator[str]:
    place = 0
    for piece in pieces:
        if piece.offset != place:
            yield f"offset {piece.offset} where {place} characters were shown"
        place += len(piece.text.text)
        for replaced in piece.replaced:
            words = shown[replaced.start : replaced.end]
            if words and words not in ALTERNATIVES:
                yield f"told as replaced, and not approved: {words!r}"
    if closing.retracted and not shown:
        yield "retracted, and nothing was shown"
    if not closing.retracted and shown != closing.verdict.text:
        yield f"shown {shown!r} is not the text of the verdict {closing.verdict.text!r}"


def _run_together(pieces: list[Piece], shown: str) -> Iterator[str]:
    apart = [sentence.words for piece in pieces for sentence in sentences(piece.text.text)]
    if apart != [sentence.words for sentence in sentences(shown)]:
        yield "sentences that were judged one by one run together"


def _leaked(text: str, findings: tuple[Finding, ...], pieces: list[Piece]) -> int:
    """Each sentence shown as it was written must be the next of those without an error."""
    errors = [each for each in findings if _is_error(each)]
    clean = iter(
        [
            sentence.words
            for sentence in sentences(text)
            if not any(each.start < sentence.end and sentence.start < each.end for each in errors)
        ]
    )
    leaked = 0
    for piece in pieces:
        words = piece.text.text.strip()
        is_put_in = any(each.start < each.end for each in piece.replaced)
        if words and not is_put_in and words not in clean:
            leaked += len(words)
    return leaked


def _leaked_by_clause(text: str, findings: tuple[Finding, ...], pieces: list[Piece]) -> int:
    """Each piece that is shown as it was written must be the next of those in which no error stands."""
    errors = [each for each in findings if _is_error(each)]
    leaked = place = 0
    for piece in pieces:
        words = piece.text.text.strip()
        if not words or any(each.start < each.end for each in piece.replaced):
            continue
        start = text.find(words, place)
        while start >= 0 and any(each.start < start + len(words) and start < each.end for each in errors):
            start = text.find(words, start + 1)
        if start < 0:
            leaked += len(words)
        else:
            place = start + len(words)
    return leaked


def _moved(strict: Verdict, by_clause: Verdict, locale: str | None) -> Iterator[str]:
    """Where a rule finds something is the same by clause.

    Behind a pause may begin what reads whole sentences, and what is found by another language's rules.
    """
    for found, same in zip(strict.findings, by_clause.findings, strict=True):
        language = found.rule_id.partition(".")[0]
        is_stranger = language in _LANGUAGES and language != (locale or "").partition("-")[0]
        if found != same and found.rule_id not in _OF_WHOLE_SENTENCES and not is_stranger:
            yield f"{found.rule_id} is found from {found.start} on, by clause from {same.start} on"


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR
