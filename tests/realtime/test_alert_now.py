"""An alert as time goes by: somebody waits on, or was answered."""

from datetime import UTC, datetime, timedelta

from assist.escalation import Sign
from realtime import store
from realtime.alerts import alert_now

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def signalled(*signs: Sign, waiting: datetime | None = NOON, is_answered: bool = False) -> store.Signalled:
    conversation = store.Conversation(
        "conv_1", "ws_1", "", None, None, "chat", None, None, None, None, {}, None, NOON, NOON
    )
    told = tuple((sign.value, NOON) for sign in signs)
    return store.Signalled(conversation, "medium", 0.5, told, is_answered, waiting)


def test_a_light_sign_becomes_an_alert_when_they_have_waited_long() -> None:
    one = signalled(Sign.REPEATED_CONTACT)

    early, late = (alert_now(one, NOON + wait) for wait in (9 * MINUTE, 11 * MINUTE))

    assert early is None
    assert late is not None
    assert set(late.reasons) == {Sign.REPEATED_CONTACT, Sign.LONG_WAIT}
    assert late.since == NOON + 10 * MINUTE


def test_an_answer_ends_what_only_a_reply_was_missing_from() -> None:
    signs = (Sign.REPEATED_CONTACT, Sign.UNANSWERED_QUESTION)

    assert alert_now(signalled(*signs), NOON) is not None
    assert alert_now(signalled(*signs, waiting=None, is_answered=True), NOON) is None


def test_a_sign_of_another_release_is_passed_over() -> None:
    one = signalled(Sign.THREAT)
    newer = store.Signalled(one.conversation, "high", 0.9, (*one.signs, ("grudge", NOON)), False, None)

    alert = alert_now(newer, NOON)

    assert alert is not None
    assert alert.reasons == (Sign.THREAT,)
