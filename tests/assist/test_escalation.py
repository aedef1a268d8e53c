from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.escalation import Alert, Course, Sign, TurningPoint, after_agent, after_customer, alert_of
from assist.memory import Memory
from assist.reader import InstantReader
from locales.phrase import Band

START = datetime(2026, 3, 2, 15, tzinfo=UTC)
READER = InstantReader(("en", "es", "ja"))
MINUTE = timedelta(minutes=1)


def run(story: str, language: str = "en") -> Course:
    """A line a message, a minute apart; `>` before the agent's, `#7` names the seventh line's message."""
    course, memory = Course(), Memory.start(language)
    for number, line in enumerate(story.strip().splitlines(), start=1):
        text, at = line.strip(), START + number * MINUTE
        if text.startswith(">"):
            memory = READER.after_agent(text[1:], memory, at)
            course = after_agent(course)
        else:
            reading, memory = READER.read(text, memory, at)
            course = after_customer(course, f"#{number}", text, reading, at)
    return course


def alert(story: str, language: str = "en", *, after: int = 0) -> Alert | None:
    lines = len(story.strip().splitlines())
    return alert_of(run(story, language), START + (lines + after) * MINUTE)


CALM = """
Hi, where can I find my invoice?
> Under Orders, in your profile.
ok found it, thanks
> Anything else?
no, that's all, bye
"""


def test_a_calm_conversation_raises_no_alert() -> None:
    assert alert(CALM) is None


def test_a_rising_score_is_told_with_where_it_began() -> None:
    found = alert(
        """
        Hi, my order 20418 has not arrived.
        > I'm looking into it.
        I'm annoyed, this has been three weeks now.
        > I see.
        This is unacceptable, I am furious, you lied to me!
        """
    )
    assert found is not None
    assert found.reasons[0] is Sign.RISING
    assert {"#1", "#5"} <= set(found.messages)


def test_one_question_put_more_sharply_is_no_rise() -> None:
    course = run(
        """
        Hi, where can I find my invoice?
        > Under Orders, in your profile.
        It's late again.
        """
    )
    assert course.scores[-1].band is Band.MEDIUM
    assert course.scores[-1].score - course.scores[0].score > 0.25
    assert alert_of(course, START + 5 * MINUTE) is None


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("You will hear from my lawyer.", Sign.THREAT),
        ("I will dispute this charge with my bank", Sign.THREAT),
        ("I know where you live", Sign.DANGER),
        ("I want to die", Sign.DANGER),
        ("Let me speak to your manager.", Sign.MANAGER_ASKED),
    ],
)
def test_one_heavy_sign_is_enough(text: str, sign: Sign) -> None:
    found = alert(text)
    assert found is not None
    assert found.reasons == (sign,)
    assert (found.messages, found.since) == (("#1",), START + MINUTE)


def test_a_light_sign_alone_is_too_little() -> None:
    assert alert("I already called twice about the lamp.") is None


def test_two_light_signs_are_enough_and_date_from_the_second() -> None:
    found = alert(
        """
        I already called twice about the lamp.
        When will somebody look at it?
        and is it the same person?
        """
    )
    assert found is not None
    assert set(found.reasons) == {Sign.REPEATED_CONTACT, Sign.UNANSWERED_QUESTION}
    assert found.since == START + 3 * MINUTE
    assert found.messages == ("#1", "#2", "#3")


def test_a_question_that_is_asked_again_after_a_reply_was_not_answered() -> None:
    course = run(
        """
        When does my parcel arrive?
        > Thank you for writing to us.
        so when does my parcel arrive?
        """
    )
    assert [one.sign for one in course.evidence] == [Sign.UNANSWERED_QUESTION]


def test_another_question_after_a_reply_is_just_another_question() -> None:
    course = run(
        """
        When does my parcel arrive?
        > On Tuesday.
        Can I pay by card?
        """
    )
    assert not course.evidence


def test_a_reply_ends_the_wait_and_the_unanswered_question() -> None:
    waiting = "I already wrote twice.\nWhen does it come?\nwhen?"
    assert alert(waiting, after=30) is not None
    assert alert(waiting + "\n> Tomorrow by noon.", after=30) is None


def test_waiting_long_counts_from_the_first_message_without_a_reply() -> None:
    found = alert("I already called twice about the lamp.\nhello", after=15)
    assert found is not None
    assert found.reasons == (Sign.REPEATED_CONTACT, Sign.LONG_WAIT)
    assert found.since == START + 11 * MINUTE


def test_staying_high_is_a_sign_of_its_own() -> None:
    found = alert("I am furious, this is a scam!\n> Let me see.\nYou are liars, this is outrageous!")
    assert found is not None
    assert Sign.STAYS_HIGH in found.reasons


def test_an_alert_ends_when_the_matter_is_settled() -> None:
    story = "Let me speak to your manager.\n> It is repaired now.\nit works now, thank you so much"
    assert alert(story) is None


def test_danger_is_not_ended_by_thanks() -> None:
    found = alert("I want to die\n> I am here.\nthank you, bye")
    assert found is not None
    assert found.reasons == (Sign.DANGER,)


def test_a_jump_of_the_level_is_a_turning_point() -> None:
    course = run("Hi, where is my order?\n> Let me see.\nThis is outrageous, I am furious!")
    (turn,) = course.turning_points
    assert (turn.message, turn.change > 0.25) == ("#3", True)
    assert isinstance(turn, TurningPoint)


@pytest.mark.parametrize(
    ("language", "text", "sign"),
    [
        ("es", "quiero hablar con un supervisor", Sign.MANAGER_ASKED),
        ("ja", "責任者と話したいです", Sign.MANAGER_ASKED),
        ("ja", "弁護士に相談します", Sign.THREAT),
    ],
)
def test_signs_are_heard_in_other_languages(language: str, text: str, sign: Sign) -> None:
    found = alert(text, language)
    assert found is not None
    assert sign in found.reasons


@given(
    st.lists(
        st.sampled_from(["> ok", "hi", "I want to sue you!", "where is it?", "thanks, bye"]), max_size=12
    )
)
def test_the_same_conversation_gives_the_same_alert(lines: list[str]) -> None:
    story = "\n".join(lines) or "hi"
    assert run(story) == run(story)
    assert alert(story) == alert(story)


def test_a_long_conversation_is_remembered_in_little() -> None:
    course = run("\n".join(["This is outrageous, when do you call me?", "> soon", "ok fine"] * 60))
    assert len(course.scores) <= 3
    assert len(course.questions) <= 4
    assert len(course.turning_points) <= 8
    assert all(len(one.messages) <= 6 for one in course.evidence)
