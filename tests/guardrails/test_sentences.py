import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.sentences import LONGEST, Sentence, Splitter, sentences, split, stays_apart

PIECES = st.sampled_from(
    [
        "Mai", "Novem", "ber",
        "We", "we", "no", "No", "p.m", "etc", "Mr", "a", "5", "7", "12", "と", "って", "っ", "いう", "確認",
        "「", "」", "）", '"', "”", "*", "_", ".", "..", "...", "…", "?", "!", "。", "！", "।", "؟", ",",
        ", ", " ", "  ", " " * 14, "\n", "\n\n", "\n ", "\u200b", "\u0301", "É", "é", "👍", "x" * 700,
        "ab " * 400, "e\u0301" * 900,
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=20).map("".join))


def parts(text: str) -> list[str]:
    return [sentence.words for sentence in sentences(text)]


def told(chunks: list[str]) -> tuple[list[Sentence], str]:
    splitter = Splitter()
    early = [sentence for chunk in chunks for sentence in splitter.feed(chunk)]
    last, tail = splitter.close()
    return early + last, tail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 3.5 kg. We know.", ["It is 3.5 kg.", "We know."]),
        ("Use a browser, i.e. Firefox. Then go on.", ["Use a browser, i.e. Firefox.", "Then go on."]),
        ("See No. 5 please. No. We did not.", ["See No. 5 please.", "No.", "We did not."]),
        ("Write to Mr. Smith! Now?", ["Write to Mr. Smith!", "Now?"]),
        ("By 6 p.m. today. By 6 p.m. We close.", ["By 6 p.m. today.", "By 6 p.m.", "We close."]),
        (
            "確認します。お待ちください！よろしいですか？",
            ["確認します。", "お待ちください！", "よろしいですか？"],
        ),
        ("「ミスだ。」とのこと、確認します。", ["「ミスだ。」とのこと、確認します。"]),
        ("確認中です…。お待ちください。", ["確認中です…。", "お待ちください。"]),
        ("धन्यवाद। मैं देखता हूँ।", ["धन्यवाद।", "मैं देखता हूँ।"]),
        ("من فعل؟ نحن.", ["من فعل؟", "نحن."]),
        ("¿Quién? Nosotros.", ["¿Quién?", "Nosotros."]),
        ("One line\ngoes on\n\nAnother", ["One line\ngoes on", "Another"]),
        ("Do this:\n  1. Open it.\n2. Close it.", ["Do this:", "1. Open it.", "2. Close it."]),
        ("There are 2. Open it.", ["There are 2.", "Open it."]),
        ("Bis zum 2. November. Ok?", ["Bis zum 2. November.", "Ok?"]),
        ("Am 14. um 9. Mai be.", ["Am 14. um 9. Mai be."]),
        ("Es war Zimmer 12. Danke!", ["Es war Zimmer 12.", "Danke!"]),
        ("Zimmer 3.\nNovember ist frei.", ["Zimmer 3.", "November ist frei."]),
        ("Well... we see. Hm…ok", ["Well... we see.", "Hm…ok"]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_say(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@given(TEXTS)
def test_sentences_hold_everything_and_their_gaps_the_rest(text: str) -> None:
    found, tail = split(text)

    assert "".join(each.gap + each.words for each in found) + tail == text
    assert all(text[each.start : each.end] == each.words == each.words.strip() for each in found)


@given(TEXTS, st.data())
def test_a_text_that_comes_in_chunks_has_the_sentences_of_the_whole(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    chunks = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]

    assert told(chunks) == told(list(text)) == split(text)


@pytest.mark.parametrize(
    ("held", "then", "expected"),
    [
        ("It is 3.", "5 kg", []),
        ("See No. ", "5", []),
        ("See No. ", "We", ["See No."]),
        ("By 6 p.m. ", "t", []),
        ("By 6 p.m. ", "T", ["By 6 p.m."]),
        ("He said “stop.", "” ", ["He said “stop.”"]),
        ("「確認します。」", "と", []),
        ("「確認します。」っ", "て", []),
        ("「確認します。」", "次", ["「確認します。」"]),
        ("Hi!", "\u0301", []),
        ("Hi!", "\u200b", []),
        ("Well... ", "w", []),
        ("Am 2. ", "um", []),
        ("Am 2. Nov", "ember", []),
        ("Am 2. Novem", "bewahrt", ["Am 2."]),
        ("Nummer 2. ", "Danke", ["Nummer 2."]),
        ("a line\n", "goes", []),
        ("a line\n", "Goes", ["a line"]),
    ],
)
def test_an_end_that_hangs_on_what_follows_waits_for_it(held: str, then: str, expected: list[str]) -> None:
    splitter = Splitter()

    early = splitter.feed(held)

    assert (early, [each.words for each in splitter.feed(then)]) == ([], expected)


def test_an_end_that_is_sure_waits_for_nothing_more() -> None:
    assert [each.words for each in Splitter().feed("I'm on it. ")] == ["I'm on it."]


def test_what_never_ends_is_cut_at_its_last_pause() -> None:
    text = "word, " * 600

    first, *others = parts(text)

    assert LONGEST // 2 < len(first) <= LONGEST
    assert first.endswith("word,")
    assert " ".join([first, *others]) == text.strip()


@pytest.mark.parametrize("text", ["x" * 5000, "あ" * 5000, "word " * 1000, "1,000" * 900, "e\u0301" * 2500])
def test_no_sentence_is_longer_than_the_longest(text: str) -> None:
    found = parts(text)

    assert max(map(len, found)) <= LONGEST
    assert not any(each.startswith("\u0301") for each in found)


def test_a_number_is_not_cut_at_its_comma() -> None:
    assert all(not each.endswith(",") for each in parts("1,000 " * 700))


@pytest.mark.parametrize(
    ("sentence", "gap", "following", "expected"),
    [
        ("We wait...", " ", "you know", False),
        ("We wait...", "\n\n", "you know", True),
        ("See no.", " ", "5 is it", False),
        ("7.", " ", "Open it.", False),
        ("I'm on it.", " ", "you know", True),
    ],
)
def test_new_neighbours_may_run_together(sentence: str, gap: str, following: str, expected: bool) -> None:
    assert stays_apart(sentence, gap, following, opens_line=True) is expected


@pytest.mark.parametrize("flood", [" ", "\n", ".", "!", "x", "\u0301", "\n ", "。」", ". "])
def test_a_flood_costs_no_more_the_longer_it_gets(flood: str) -> None:
    chunks = flood * 20_000
    splitter = Splitter()

    before = time.process_time()
    for chunk in chunks:
        splitter.feed(chunk)
    splitter.close()

    assert time.process_time() - before < 2.0


def test_what_nobody_sees_at_the_end_of_a_line_is_no_part_of_the_sentence_before_it() -> None:
    text = "We close at 5 p.m. \u200b\n\n！And so on"

    apart = [sentence.words for sentence in sentences(text)]

    assert apart == ["We close at 5 p.m.", "\u200b", "！", "And so on"]
    assert [sentence.words for each in apart for sentence in sentences(each)] == apart
