"""What people said of a reading, as the conversation takes it in: in the reading and in its memory."""

from collections.abc import Sequence
from dataclasses import replace

from assist.copilot import Copilot
from assist.reading import Reading
from coaching.corrections import Wrong
from locales.phrase import Band
from realtime.live import Live
from realtime.wire.messages import MessageAdded
from realtime.wire.readings import PartCorrected


def take_in(
    live: Live, copilot: Copilot, message: MessageAdded, part: PartCorrected, parts: Sequence[PartCorrected]
) -> Reading:
    """Make it what is known of the last message, and what the conversation remembers.

    parts: all that was said of it. Of another language all is read again, then what else was said holds.
    """
    reading = live.last_reading
    assert reading
    todo = [part]
    if part.wrong is Wrong.LANGUAGE and part.should_be is not None:
        ruled_out = part.was if part.was != part.should_be else None
        reading = copilot.hear_in(live.talk, message.text, message.at, part.should_be, ruled_out)
        todo = [one for one in parts if one.wrong is not Wrong.LANGUAGE]
    for one in todo:
        if one.wrong is Wrong.BAND and one.should_be is not None:
            reading = replace(reading, band=Band(one.should_be))
        elif one.wrong is Wrong.SCENARIO:
            sure = 1.0 if one.should_be else 0.0
            reading = replace(reading, scenario=one.should_be, scenario_confidence=sure)
            live.talk.memory = replace(live.talk.memory, scenario=one.should_be, scenario_confidence=sure)
    copilot.reconsider(
        live.talk, message.text, message.at, message.id, reading, is_answered=live.open_turn != message.id
    )
    live.last_reading = reading
    return reading


def take_in_again(live: Live, copilot: Copilot, message: MessageAdded) -> None:
    """What was said of a message, when the conversation is loaded and was just brought to it."""
    made = live.view.reading(message.id)
    if made is None or not made.corrected:
        return
    live.corrected[message.id] = made.corrected
    in_time = [part for part in made.corrected if not part.is_late]
    for part in sorted(in_time, key=lambda one: one.wrong is not Wrong.LANGUAGE):
        take_in(live, copilot, message, part, in_time)
