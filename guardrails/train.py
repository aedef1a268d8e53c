"""Learn the layers of one topic again: `python -m guardrails.train fault`, ten minutes, three with `--kept`.

scikit-learn is needed here only (`requirements/train.txt`), and the vectors of a room above, which hands them
in by name. Sentences held out are never read. Limits come from scores out of fold, with sentences that mean
the same in several languages kept in one fold, and those of one reply; with vectors from whole replies, of
which the encoder itself learned nothing, for of what it knows it is surer than it will ever be.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from guardrails.cases import Labelled
from guardrails.classifier import BITS, buckets_of
from guardrails.cues import Cues, read_cues, read_promise_cues
from guardrails.finding import Severity
from guardrails.fitting import (
    GAMMA,
    STEP,
    Meaning,
    Numbers,
    Seen,
    alike,
    fit_instant,
    fit_meaning,
    instant_scores,
    kernel_parts,
    out_of_fold,
)
from guardrails.inspection import Guard
from guardrails.kept_vectors import known_to_encoder, remembered
from guardrails.learned import FAULT, PROMISES, Topic
from guardrails.lessons import NOT_TYPICAL, SOFT, mark_of, on_fault, on_promises
from guardrails.reply_limits import Replies, limit_aside
from guardrails.text import view
from guardrails.vectors import DIMENSIONS, Embed, read_as
from guardrails.whole_cases import Whole, read_whole, read_whole_promises

_REPLIES: Final = 4000
_POOLED: Final = 300  # so many sentences of a language weigh as much as all other languages
_MARGIN: Final = 0.02  # for what is lost when weights are kept in bytes


@dataclass(frozen=True, slots=True)
class Course:
    """How one topic is learned. hard: the lookalikes a limit is made for; None: all that are typical.

    instant: of replies with one of those and two soft sentences, so many may be stopped by the instant layer.
    meaning: of whole replies that only look so, so many may be stopped with vectors.
    """

    topic: Topic
    words: Callable[[], Mapping[str, Sequence[Sequence[str]]]]
    sentences: Callable[[], list[Labelled]]
    replies: Callable[[], Sequence[Whole]]
    others: Callable[[], Sequence[Whole]]
    hard: frozenset[str] | None
    instant: float
    meaning: float

    def is_hard(self, each: Labelled) -> bool:
        return not each.must_stop and (
            each.kind not in NOT_TYPICAL if self.hard is None else each.kind in self.hard
        )


COURSES: Final = {
    "fault": Course(
        FAULT, read_cues, on_fault, read_whole, read_whole_promises, None, instant=0.02, meaning=0.09
    ),
    "promises": Course(
        PROMISES,
        read_promise_cues,
        on_promises,
        read_whole_promises,
        read_whole,
        frozenset(("lookalike",)),
        instant=0.02,
        meaning=0.05,
    ),
}


def look(sentences: Sequence[Labelled], cues: Cues, embed: Embed, known: NDArray[np.uint32]) -> Seen:
    """known: marks of what the encoder learned from."""
    folded = [view(each.text).text for each in sentences]
    buckets = [buckets_of(text, each.before) for text, each in zip(folded, sentences, strict=True)]
    ends = np.cumsum([0, *map(len, buckets)])
    values = np.concatenate([np.full(len(each), len(each) ** -0.5) for each in buckets])
    ngrams = csr_matrix(
        (values, np.concatenate(buckets).astype(np.int64), ends), shape=(len(buckets), 1 << BITS)
    )
    found = [
        cues.of(text, each.text, each.before, each.language)
        for text, each in zip(folded, sentences, strict=True)
    ]
    marks = [mark_of(_read(each)) for each in sentences]
    tongues = np.stack([cues.tongue(each.language) for each in sentences])
    return Seen(ngrams, _vectors(sentences, embed), np.stack(found), tongues, np.isin(marks, known))


def _vectors(sentences: Sequence[Labelled], embed: Embed) -> NDArray[np.float32]:
    nothing = np.zeros(DIMENSIONS, np.float32)
    vectors = []
    for count, each in enumerate(sentences, 1):
        vector = embed(_read(each))
        vectors.append(nothing if vector is None else vector)
        if count % 1000 == 0:
            _say(f"{count} of {len(sentences)} sentences read")
    return np.stack(vectors)


def _read(each: Labelled) -> str:
    return "".join(read_as(each.text, each.before))


def limits(
    course: Course, sentences: Sequence[Labelled], scores: Numbers, stopped: float
) -> dict[str, float]:
    """By language, nearer to that of all languages the fewer hard sentences a language has."""
    everywhere = _limit(course, sentences, scores, stopped)
    spoken = sorted({each.language for each in sentences if each.kind in SOFT})
    own = {}
    for language in spoken:
        rows = np.array([each.language == language for each in sentences])
        some = [each for each in sentences if each.language == language]
        hard = sum(map(course.is_hard, some))
        apart = _limit(course, some, scores[rows], stopped) - everywhere
        own[language] = round(everywhere + apart * hard / (hard + _POOLED), 4)
    return {"": round(everywhere, 4), **own}


def above_phrases(
    at: Mapping[str, float], sentences: Sequence[Labelled], scores: Numbers
) -> dict[str, float]:
    """Limits raised where a phrase of a guide, which must pass, would be stopped."""
    raised = dict(at)
    for each, score in zip(sentences, scores, strict=True):
        if each.kind == "phrase":
            limit = raised.get(each.language, raised[""])
            raised[each.language] = max(limit, round(float(score) + _MARGIN, 4))
    return raised


def _limit(course: Course, sentences: Sequence[Labelled], scores: Numbers, stopped: float) -> float:
    """What keeps so many of the replies made of one hard lookalike and two soft sentences."""
    hard = np.array([course.is_hard(each) for each in sentences])
    soft = np.array([not each.must_stop and each.kind in SOFT for each in sentences])
    draw = np.random.default_rng(7)
    replies = [draw.choice(scores[hard], _REPLIES)] + [draw.choice(scores[soft], _REPLIES) for _ in range(2)]
    return float(np.quantile(np.max(replies, axis=0), 1 - stopped))


def save(
    file: Path,
    instant: LogisticRegression,
    meaning: Meaning,
    words: Mapping[str, object],
    chosen: Mapping[str, object],
) -> None:
    size = 1 << BITS
    weights = instant.coef_[0]
    scale = float(np.abs(weights[:size]).max()) / 127
    np.savez_compressed(
        file,
        ngrams=np.round(weights[:size] / scale).astype(np.int8),
        pairs=weights[size:].astype(np.float32),
        **kernel_parts(meaning.support, meaning.kernel, meaning.mean, meaning.spread, meaning.cue_weight),
        # in the order in which `learned` reads them
        numbers=np.array([scale, instant.intercept_[0], STEP, GAMMA, meaning.kernel.intercept_[0]]),
        words=np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), np.uint8),
        limits=np.frombuffer(json.dumps(chosen).encode(), np.uint8),
    )


def train(course: Course, embed: Embed, plain: Embed) -> None:
    """embed: of the tuned encoder; plain: of the same as it is packed."""
    words, sentences = course.words(), _once(course.sentences())
    labels = np.array([each.must_stop for each in sentences])
    seen = look(sentences, Cues(words), embed, known_to_encoder())
    replies = Replies.among(sentences, course.replies())
    groups = replies.kept_together(_grouped(sentences, course, plain))
    scores = out_of_fold(seen, labels, groups, course.topic.cue_weight, _say)
    instant, meaning = fit_instant(seen, labels), fit_meaning(seen, labels, course.topic.cue_weight)
    instant_at = above_phrases(
        limits(course, sentences, scores.instant, course.instant), sentences, instant_scores(instant, seen)
    )
    new = [each for each, is_known in zip(sentences, seen.is_known, strict=True) if not is_known]
    new_scores = scores.meaning[~seen.is_known]
    # vectors say much the same in all languages, so that one limit finds more at the same price
    everywhere = {"": round(replies.limit(scores.meaning, course.meaning), 4)}
    meaning_at = above_phrases(everywhere, sentences, meaning.scores(seen))
    aside = round(limit_aside(scores.meaning, labels & _found_by_rules(course, sentences)), 4)
    _told(course, "instant layer", sentences, scores.instant, instant_at)
    _told(course, "with vectors", new, new_scores, meaning_at)
    file = course.topic.weights
    file.parent.mkdir(exist_ok=True)
    save(file, instant, meaning, words, {"instant": instant_at, "meaning": meaning_at, "aside": aside})
    _say(f"{len(sentences)} sentences, {file.stat().st_size // 1024} kB in {file.name}")


def _grouped(sentences: Sequence[Labelled], course: Course, plain: Embed) -> NDArray[np.intp]:
    """A number for each group that says the same. Authors of whole replies were told to write none twice."""
    in_replies = {
        each for whole in (*course.replies(), *course.others()) for each in (whole.decides, *whole.around)
    }
    rest = [row for row, each in enumerate(sentences) if each not in in_replies]
    groups = np.arange(len(sentences))
    groups[rest] = len(sentences) + alike(_vectors([sentences[row] for row in rest], plain))
    numbered: NDArray[np.intp] = np.unique(groups, return_inverse=True)[1]
    return numbered


def _found_by_rules(course: Course, sentences: Sequence[Labelled]) -> NDArray[np.bool_]:
    guard = Guard.load(were_tested=True)
    return np.array(
        [
            any(
                found.category is course.topic.category and found.severity is Severity.ERROR
                for found in guard.judge(each.text, locale=each.language).findings
            )
            for each in sentences
        ]
    )


def _once(sentences: Sequence[Labelled]) -> list[Labelled]:
    """Each once: guides and packs of one language share lines, and twice the same weighs twice."""
    return list({(each.language, each.before, each.text): each for each in reversed(sentences)}.values())


def _told(
    course: Course,
    name: str,
    sentences: Sequence[Labelled],
    scores: Numbers,
    by_language: Mapping[str, float],
) -> None:
    labels = np.array([each.must_stop for each in sentences])
    hard = np.array([course.is_hard(each) for each in sentences])
    at = np.array([by_language.get(each.language, by_language[""]) for each in sentences])
    stopped = scores > at
    for language in ("", *sorted({each.language for each in sentences})):
        rows = np.array([language in ("", each.language) for each in sentences])
        found, false = stopped[rows & labels].mean(), stopped[rows & hard].mean()
        _say(f"{name}, out of fold, {language or 'all'}: {found:.3f} found, {false:.3f} stopped")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("topic", choices=COURSES, help="what to learn")
    parser.add_argument("--vectors", default="assist.vectors:open_vectors", help="who gives sentence vectors")
    parser.add_argument("--kept", type=Path, help="a file that keeps vectors for the next time")
    asked = parser.parse_args()
    tuned, plain = remembered(asked.vectors, asked.kept)
    train(COURSES[asked.topic], tuned.of, plain.of)
    tuned.save()
    plain.save()
