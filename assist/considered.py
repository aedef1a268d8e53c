"""The considered reading: sentence vectors and what was learned on them, beside the instant reader's cues."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from assist.drivers import find_drivers
from assist.emotion import emotion_of
from assist.feeling import band_of
from assist.heads import Heads
from assist.likeness import Likeness
from assist.matter import manners_of, moment_of, scenario_of, with_matter
from assist.memory import Memory
from assist.reader import MAX_CHARS, InstantReader, level_after, range_around
from assist.reading import Reading
from assist.safety import safely_named
from assist.scenarios import load_scenarios
from assist.scoring import Scored, Scorer
from assist.vectors import SentenceVectors
from assist.weights import load_considered
from locales.detect import Detector

ENGINE: Final = "considered"

# where nothing that people labelled stands behind a score
_UNSUPPORTED_WIDTH: Final = 0.45
# learned from labelled texts, and no detector of ours knows them: only a hint can name them
_ONLY_BY_HINT: Final = frozenset({"ha"})
_NAMED_CONFIDENCE: Final = 0.5


class ConsideredReader:
    """Instant cues, n-grams and sentence vectors in one answer, in 10 to 45 ms of CPU a message.

    Same protocol as InstantReader, and its answer where a text has nothing to consider: `engine` says which
    one spoke. It blocks, with the interpreter free: on a loop, run it in an executor of one thread.
    samples: lines by scenario. Raises UndetectableLanguage.
    """

    def __init__(
        self,
        languages: Sequence[str],
        vectors: SentenceVectors,
        samples: Mapping[str, Sequence[str]],
        detector: Detector | None = None,
    ) -> None:
        heard = [one for one in languages if one.partition("-")[0] not in _ONLY_BY_HINT]
        self._instant: Final = InstantReader(heard, detector)
        self._heads: Final[Heads] = load_considered()
        self._scorer: Final = Scorer(vectors, self._heads)
        self._scenarios: Final = load_scenarios()
        # what a team added; of the rest more is known than its samples
        added = {name: lines for name, lines in samples.items() if name not in self._scenarios.known}
        self._likeness: Final = Likeness(vectors, self._scenarios, added)

    def read(self, text: str, memory: Memory, at: datetime) -> tuple[Reading, Memory]:
        """One customer message, up to 4,000 characters; more is cut at the end. No text raises."""
        text = text[:MAX_CHARS]
        instant, after = self._instant.read(text, memory, at)
        instant = _named_by_hint(instant, memory)
        scored = self._scorer.score(text, instant.language)
        if scored is None:
            return instant, after
        reading = self._considered(scored, instant, memory, at)
        return reading, replace(
            after,
            level=reading.level,
            scenario=reading.scenario,
            scenario_confidence=reading.scenario_confidence,
        )

    def after_agent(self, text: str, memory: Memory, at: datetime) -> Memory:
        return self._instant.after_agent(text, memory, at)

    def _considered(self, scored: Scored, instant: Reading, memory: Memory, at: datetime) -> Reading:
        language, band = instant.language, band_of(scored.score)
        calibration = self._heads.calibration(language)
        width = calibration.error if calibration.supported else _UNSUPPORTED_WIDTH
        level, trend = level_after(scored.score, memory, at)
        learned = self._scenarios.by_vector(scored.vector, scored.lowered.split(), scored.heard.scenarios)
        mentions = self._likeness.of(scored.vector) or with_matter(learned, scored.heard.scenarios)
        scenario, confidence = scenario_of(mentions, memory)
        return replace(
            instant,
            score=scored.score,
            score_range=range_around(scored.score, width),
            band=band,
            emotion=safely_named(emotion_of(scored.heard, scored.cues, scored.judged, band), instant.risk),
            drivers=find_drivers(scored, language, self._heads),
            level=level,
            trend=trend,
            scenario=scenario,
            scenario_confidence=confidence,
            manners=manners_of((*scored.heard.scenarios, *learned)),
            moment=moment_of(scored.lowered, scored.heard, band, memory),
            # learned from the language's own script
            supported=calibration.supported and instant.script is None,
            engine=ENGINE,
        )


def _named_by_hint(instant: Reading, memory: Memory) -> Reading:
    hinted = memory.hint.partition("-")[0] if memory.hint else None
    if hinted not in _ONLY_BY_HINT or memory.customer_turns:
        return instant
    return replace(instant, language=hinted, language_confidence=_NAMED_CONFIDENCE, locale=memory.hint)
