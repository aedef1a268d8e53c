"""Server-sent events to words: what OpenAI's chat completions look like on the wire."""

from typing import Any, Final

import orjson

from assist.models.asking import Fault, ModelFailed
from assist.models.failing import fault_of_event

MAX_LINE: Final = 1 << 20
_QUIET: Final = (b":", b"event:", b"id:", b"retry:")


class Reader:
    """Blocks may begin and end anywhere, also inside a character: only whole lines are decoded."""

    def __init__(self, name: str) -> None:
        self._name: Final = name
        self._rest = b""
        self._has_events = False
        self._has_noise = False
        self._has_finished = False
        self.is_done = False
        self.is_cut = False
        self.tokens: tuple[int | None, int | None] = (None, None)

    @property
    def is_over(self) -> bool:
        """All words have come; counts and end mark may not have."""
        return self._has_finished or self.is_done

    def feed(self, block: bytes) -> str:
        """The words of all events that are complete by now, joined."""
        *lines, self._rest = (self._rest + block).split(b"\n") if self._rest else block.split(b"\n")
        if len(self._rest) > MAX_LINE:
            raise self._malformed("a line without end")
        return self._read(lines)

    def end(self) -> str:
        """The last line, which may lack its end. Raises ModelFailed when more should have come."""
        words = self._read([self._rest])
        if self.is_over:
            return words
        if self._has_noise and not self._has_events:
            raise self._malformed("no events")
        raise ModelFailed(Fault.CUT, self._name)

    def _read(self, lines: list[bytes]) -> str:
        words: list[str] = []
        for line in lines:
            if line.startswith(b"data:"):
                try:
                    if text := self._take(orjson.loads(line[5:])):
                        words.append(text)
                    continue
                except orjson.JSONDecodeError:
                    is_end = line[5:].strip() == b"[DONE]"
                except (AttributeError, IndexError, KeyError, TypeError):
                    is_end = False
                if not is_end:
                    raise self._malformed("an event of another form")
                self.is_done = True
                break
            if not self._has_events and line.strip() and not line.startswith(_QUIET):
                self._has_noise = True
        try:
            return "".join(words)
        except TypeError:
            pass  # raised below, so that the library's words hang on nothing
        raise self._malformed("words that are no text")

    def _take(self, event: Any) -> Any:
        """The words of one event, if it has some. Of another form than it should be: an error of Python's."""
        self._has_events = True
        if error := event.get("error"):
            raise ModelFailed(fault_of_event(error), self._name, detail="an error in the stream")
        if usage := event.get("usage"):
            self.tokens = _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens"))
        if not (choices := event.get("choices")):
            return None
        if reason := choices[0].get("finish_reason"):
            if reason == "content_filter":
                raise ModelFailed(Fault.REFUSED, self._name, detail="its content filter")
            self._has_finished = True
            self.is_cut = reason == "length"
        delta = choices[0].get("delta")
        return delta.get("content") if delta else None

    def _malformed(self, detail: str) -> ModelFailed:
        return ModelFailed(Fault.MALFORMED, self._name, detail=detail)


def _count(told: object) -> int | None:
    return told if isinstance(told, int) and told >= 0 else None
