"""Judged words are let out evenly, whole, and all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.content import Content
from assist.drafting import Faulted, Released
from assist.model import Fault
from guardrails.gate import Gate, Piece
from realtime.pacing import Pacing

REPLY = "I can see how long you have been waiting for this. First, I will look at what the system shows. "
OWN = "ご注文の状況をただいま確認しております。少々お待ちいただけますでしょうか。"


def judged(content: Content, text: str, locale: str = "en-US") -> Released:
    gate = Gate(content.guard, locale=locale)
    return Released((*gate.feed(text), *gate.close().pieces))


def frames(pacing: Pacing, step: Released) -> list[tuple[Piece, ...]]:
    """What goes out frame by frame, when nothing more comes."""
    told = [pacing.next([step])]
    while pacing:
        told.append(pacing.next([]))
    found = []
    for steps in told:
        (released,) = steps
        assert isinstance(released, Released)
        found.append(released.pieces)
    return found


def text_of(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text.text for piece in pieces)


def test_two_sentences_go_out_in_many_frames_of_whole_words(content: Content) -> None:
    told = [text_of(pieces) for pieces in frames(Pacing(), judged(content, REPLY))]

    assert "".join(told) == REPLY
    assert len(told) >= 10
    assert [text.split() for text in told] == [
        [word for word in text.split() if word in REPLY.split()] for text in told
    ]
    assert max(map(len, told)) <= len(REPLY) / 4


def test_each_piece_says_where_it_belongs(content: Content) -> None:
    place = 0
    for pieces in frames(Pacing(), judged(content, REPLY)):
        for piece in pieces:
            assert piece.offset == place
            place += len(piece.text.text)


def test_where_words_have_no_spaces_between_them_it_is_not_all_or_nothing(content: Content) -> None:
    told = [text_of(pieces) for pieces in frames(Pacing(), judged(content, OWN, "ja-JP"))]

    assert "".join(told) == OWN
    assert len(told) >= 6


def test_with_the_end_goes_all_that_waits(content: Content) -> None:
    pacing, end = Pacing(), Faulted(Fault.CUT)
    pacing.next([judged(content, REPLY)])

    released, ended = pacing.next([end])

    assert isinstance(released, Released)
    assert REPLY.endswith(text_of(released.pieces))
    assert len(text_of(released.pieces)) > len(REPLY) / 2
    assert ended is end
    assert not pacing


def test_words_in_place_of_others_come_in_one(content: Content) -> None:
    step = judged(content, "I can see how tiring this is. This was our fault. I will look into it now. ")
    (mended,) = (piece for piece in step.pieces if piece.replaced)

    told = [piece for pieces in frames(Pacing(), step) for piece in pieces]

    assert [piece for piece in told if piece.replaced] == [mended]
    with pytest.raises(ValueError, match="shown as one"):
        mended.parted(1)


@given(st.lists(st.text(st.sampled_from("ab .é\u0301\u200d👩🏽世界\n"), max_size=60), min_size=1, max_size=5))
def test_whatever_it_is_no_character_is_lost_doubled_or_kept_back(content: Content, texts: list[str]) -> None:
    steps = [step for text in texts if (step := judged(content, text)).pieces]
    pacing = Pacing()
    told = ""
    for step in steps:
        (released,) = pacing.next([step])
        assert isinstance(released, Released)
        assert released.pieces
        told += text_of(released.pieces)
    while pacing:
        (released,) = pacing.next([])
        assert isinstance(released, Released)
        assert released.pieces
        told += text_of(released.pieces)
    assert told == "".join(text_of(step.pieces) for step in steps)
