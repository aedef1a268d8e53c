"""What patterns find: whole words in any script, words without their accents, and which of many may match."""

from collections.abc import Iterator

import pytest
import re2

from guardrails.inspection import PACKS
from guardrails.matching import Patterns
from guardrails.pack import read_specs
from guardrails.patterns import PatternMaker
from guardrails.sentences import sentences
from guardrails.spec import PackSpec
from guardrails.text import view

SPECS = {name: spec for name, (spec, _) in read_specs(PACKS).items() if "-" not in name}


def finds(language: str, pattern: str, text: str) -> bool:
    maker = PatternMaker(PackSpec(pack=language, owner="tests"))
    compiled = maker.one_of((pattern,), "test")
    assert compiled is not None
    return compiled.search(text) is not None


@pytest.mark.parametrize(
    ("language", "pattern", "text"),
    [
        ("es", "cálmese", "calmese"),
        ("pt", "não", "nao"),
        ("fr", "désolée?", "desole"),
        ("de", "für", "fuer"),
        ("de", "[aä]rger", "arger"),
        ("pl", "błąd", "blad"),
        ("tr", "özür", "ozur"),
        ("ru", "ещё", "еще"),
        ("nl", "geïnd", "geind"),
    ],
)
def test_an_accent_may_be_left_off_where_people_do(language: str, pattern: str, text: str) -> None:
    assert finds(language, pattern, text)
    assert finds(language, pattern, pattern.replace("[aä]", "ä").replace("e?", ""))


@pytest.mark.parametrize(
    ("language", "pattern", "text"),
    [
        ("pt", "é", "e"),
        ("fr", "à", "a"),
        ("it", "è", "e"),
        ("de", "würden", "wurden"),
        ("vi", "có", "co"),
        ("en", "résumé", "resume"),
    ],
)
def test_an_accent_that_makes_the_word_stays(language: str, pattern: str, text: str) -> None:
    assert not finds(language, pattern, text)


@pytest.mark.parametrize("letter", list("aßéñőщىस한ợΩაԱกაⰀ𐐀٣४5"))
@pytest.mark.parametrize("text", ["{}fault", "fault{}", "our {}fault", "faults fault{} 😀", "οὐ fault{}"])
def test_a_word_with_a_letter_of_any_script_at_its_edge_is_another_word(letter: str, text: str) -> None:
    assert not finds("en", "fault", text.format(letter))


@pytest.mark.parametrize(
    "sign", [*" .,!?¿«»“”„’—–-…_*/|()[]{}<>€$₹₺😀☎️✨·•", "।", "،", "؟", "。", "、", "\n", "\u1680"]
)
@pytest.mark.parametrize("text", ["{}fault", "fault{}", "our{}fault{}today", "ხმა {}fault{}"])
def test_a_word_ends_at_a_sign(sign: str, text: str) -> None:
    assert finds("en", "fault", text.format(sign, sign))


def test_words_end_alike_for_every_sign_of_a_common_script() -> None:
    maker = PatternMaker(PackSpec(pack="en", owner="tests"))
    bounded = maker.one_of(("x",), "test")
    every_script = re2.compile(r"(?:^|[^\pL\pN])(x)(?:$|[^\pL\pN])")
    assert bounded

    signs = [chr(code) for code in (*range(1, 0xD800), *range(0xE000, 0x20000))]
    unlike = [
        each for each in signs if bool(bounded.search(f"{each}x")) != bool(every_script.search(f"{each}x"))
    ]

    assert unlike == []


def examples(spec: PackSpec) -> Iterator[str]:
    for rule in spec.rules:
        for line in (*rule.tests.must_flag, *rule.tests.must_pass, *rule.alternatives):
            yield from (view(each.words).text for each in sentences(line))


@pytest.mark.parametrize("language", SPECS)
def test_no_pattern_that_matches_is_missed_by_the_first_look(language: str) -> None:
    spec = SPECS[language]
    patterns = Patterns(spec)
    finder = patterns.maker.finder((rule.patterns, rule.id) for rule in spec.rules)
    lines = list(examples(spec))[::5]

    missed = [
        (rule.id, pattern, line)
        for line in lines
        for found in [finder.find(line)]
        for number, rule in enumerate(spec.rules)
        for pattern in rule.patterns
        if pattern not in found.get(number, ()) and patterns.one_of(rule.id, (pattern,)).search(line)
    ]

    assert missed == []
