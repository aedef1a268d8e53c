"""What holds of every line, whatever the situation."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assist.choosing import used_after
from assist.composer import Composer, Situation
from assist.plan import Mood, pace
from assist.policy import CasePolicy
from assist.reading import Emotion, Moment, Trend
from locales.phrase import Band, Move
from tests.assist.composing import BASE, CALENDAR, NOW, composed, items, reading
from tests.loaded import release

TAGS = ("en-US", "es-MX", "ja-JP")

SITUATIONS = st.builds(
    BASE._replace,
    reading=st.builds(
        reading,
        band=st.sampled_from(Band),
        emotion=st.sampled_from(Emotion),
        trend=st.sampled_from(Trend),
        scenario=st.sampled_from(["refund", "account", "technical_failure", "delivery", None]),
        moment=st.sampled_from(Moment),
    ),
    requested_locale=st.sampled_from(TAGS),
    now=st.just(NOW),
    calendar=st.just(CALENDAR),
    customer_turns=st.integers(1, 9),
    facts=st.dictionaries(
        st.sampled_from(
            ["order_number", "amount", "customer_name", "case_id", "product", "device", "summary"]
        ),
        st.sampled_from(["88213", "$45.90", "Ana", "{due}", "[[x]]", ""]),
    ),
    policy=st.builds(CasePolicy, is_limited=st.sampled_from([None, None, True, False])),
    seed=st.text(max_size=5),
    message_chars=st.integers(0, 500),
    is_repeat=st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(SITUATIONS)
def test_a_reply_is_its_pieces_and_its_marks_lie_inside_them(situation: Situation) -> None:
    composition = composed(situation)

    joiner = release().guides[composition.locale].joiner
    assert joiner.join(composition.text[p.start : p.end] for p in composition.pieces) == composition.text
    ends = [0, *(mark.end for mark in composition.marks)]
    for before, mark in zip(ends, composition.marks, strict=False):
        assert before <= mark.start < mark.end <= len(composition.text)
        assert any(piece.start <= mark.start and mark.end <= piece.end for piece in composition.pieces)


@settings(max_examples=200, deadline=None)
@given(SITUATIONS)
def test_no_slot_stays_open_and_no_value_is_made_up(situation: Situation) -> None:
    composition = composed(situation)

    values = (value for value in situation.facts.values() if value)
    text = composition.text
    for value in sorted({*values, *composition.evidence}, key=len, reverse=True):
        text = text.replace(value, "")
    assert not set("{}[]") & set(text)


@settings(max_examples=200, deadline=None)
@given(SITUATIONS)
def test_low_never_validates_and_nobody_is_validated_twice(situation: Situation) -> None:
    moves = [piece.move for piece in composed(situation).pieces]

    assert moves.count(Move.VALIDATION) <= (0 if situation.reading.band is Band.LOW else 1)
    assert moves.count(Move.QUESTION) <= 1
    assert len(moves) == len(set(moves))


@settings(max_examples=200, deadline=None)
@given(SITUATIONS)
def test_the_same_situation_gives_the_same_line(situation: Situation) -> None:
    assert Composer(release()).compose(situation) == composed(situation)


def fresh_instead(situation: Situation, item: str) -> set[str]:
    """Unused phrases that would do where `item` stands, told from the guide alone."""
    guide = release().guides[situation.requested_locale]
    said, reading = guide.phrases[item], situation.reading
    band = (
        reading.band
        if said.move is Move.CLOSE
        else pace(Mood(reading.band, reading.trend, reading.emotion, reading.moment))
    )
    moments = {reading.moment.value}
    if said.move is Move.CLOSE:
        moments.add("closing")
    if said.move is Move.OPENING and situation.customer_turns == 1:
        moments.add("opening")
    is_late_opening = said.move is Move.OPENING and situation.customer_turns > 1
    have = {name for name, value in situation.facts.items() if value} | {"due", "owner"}
    return {
        other
        for other, phrase in guide.phrases.items()
        if other not in situation.used
        and phrase.move is said.move
        and band in phrase.bands
        and phrase.scenario in (None, reading.scenario)
        and phrase.topic == (said.topic if said.move is Move.QUESTION else None)
        and (not phrase.emotions or reading.emotion in phrase.emotions)
        and (moments & set(phrase.moments) or not (phrase.moments or is_late_opening))
        and guide.templates[other].required <= have
    }


@settings(max_examples=60, deadline=None)
@given(SITUATIONS, st.integers(2, 12))
def test_no_line_comes_back_while_another_fits(situation: Situation, turns: int) -> None:
    used: tuple[str, ...] = ()
    for turn in range(1, turns + 1):
        here = situation._replace(used=used_after({}, used), customer_turns=turn)
        said = items(composed(here))
        for item in set(said) & set(used):
            assert fresh_instead(here, item) == set()
        used += said
