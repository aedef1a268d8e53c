"""`tactful score`: how replies score by the empathy rubric, over JSON lines."""

from collections.abc import Sequence

from assist.content import load_content
from coaching.rubric import Dimension, Score
from coaching.scoring import Scorer
from guardrails.errors import GuardError
from locales.errors import UnknownTag
from locales.tag import normalise
from realtime.batch import Words, open_guard, open_reader
from realtime.lines import LineIn, Unusable, answer_lines


class ToScore(LineIn):
    customer: Words
    reply: Words
    locale: str | None = None


def score_lines(languages: Sequence[str]) -> int:
    """Score each reply to what the customer wrote."""
    scorer = Scorer(open_reader(tuple(languages)), open_guard(), load_content().composer.release)

    def answer(line: ToScore) -> object:
        try:
            locale = normalise(line.locale) if line.locale else None
            score = scorer.score(line.customer, line.reply, locale)
        except UnknownTag as unknown:
            raise Unusable("invalid_field", f"locale: {unknown}") from unknown
        except GuardError as refused:
            raise Unusable("invalid_field", f"reply: {refused}") from refused
        return {"id": line.id, **_told(score)}

    return answer_lines(ToScore, answer)


def _told(score: Score) -> dict[str, object]:
    marks = {dimension: score.marks[dimension] for dimension in Dimension}
    return {
        **{dimension.value: mark.level for dimension, mark in marks.items()},
        "total": score.total,
        "evidence": {
            dimension.value: [{"start": span.start, "end": span.end} for span in mark.evidence]
            for dimension, mark in marks.items()
        },
        "language": score.language,
        "supported": score.supported,
    }
