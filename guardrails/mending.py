"""Put approved words where a sentence may not stand."""

from collections.abc import Mapping, Sequence

from guardrails.text import Sentence


def mend(text: str, sentences: Sequence[Sentence], faulty: Mapping[int, Sequence[str]]) -> str:
    """The text with each faulty sentence replaced by the first of its alternatives not yet said, or left out.

    faulty: number of the sentence → what may stand in its place, best first.
    """
    said: set[str] = set()
    kept: list[str] = []
    for number, sentence in enumerate(sentences):
        start = sentences[number - 1].end if number else 0
        gap = text[start : sentence.start]
        words = text[sentence.start : sentence.end]
        if number in faulty:
            words = next((each for each in faulty[number] if each not in said and each not in text), "")
            said.add(words)
        if words:
            kept.append(gap + words)
    tail = text[sentences[-1].end :] if sentences else text
    return ("".join(kept).lstrip(" ") + tail) if kept else ""
