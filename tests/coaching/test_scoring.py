"""What the rules of the rubric see in a reply, in the three languages that guides speak."""

from pathlib import Path

import pytest

from assist.reader import InstantReader
from coaching.rubric import Dimension, Mark, Score
from coaching.rubric_cues import WORDS, load_cues
from coaching.scoring import Scorer
from guardrails.inspection import Guard
from locales.catalog import load_guides
from locales.phrase import Move
from locales.slots import KNOWN_SLOTS
from prompts.release import load_release

UPSET = "This is so frustrating!!! My parcel never came and I'm furious. Nobody answers me, it's outrageous!"
LONG = (
    "I ordered a blue kettle for my mother and the tracking has said out for delivery since Monday. "
    "The driver called once and then nothing, and the shop tells me to ask you."
)
GOOD = {
    "en-US": (
        "I'm furious!!! I've waited two weeks for my refund and nobody answers, this is outrageous!",
        "I can see how frustrating two weeks of waiting for a refund are. "
        "Could you send me the order number? "
        "I'll check with our billing team and write to you by 5 pm today.",
    ),
    "es-MX": (
        "¡¡Estoy furiosa!! Llevo dos semanas esperando mi reembolso y nadie me contesta, ¡es indignante!",
        "Entiendo lo frustrante que es esperar dos semanas por su reembolso. "
        "¿Me comparte el número de pedido? "
        "Reviso el pago con el equipo y le escribo antes de las 17:00 de hoy.",
    ),
    "ja-JP": (
        "本当に腹が立っています！二週間も返金を待っているのに、誰も返事をくれません！",
        "返金をお待ちのご不安な気持ち、お察しいたします。ご注文番号をお知らせいただけますでしょうか。"
        "お支払いの記録をお調べし、明日15時までにご連絡いたします。",
    ),
}


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    release = load_release(None, load_guides(were_judged=True), lambda _: [])
    return Scorer(InstantReader(("en", "es", "ja", "de")), Guard.load(were_tested=True), release)


def mark(score: Score, dimension: Dimension) -> Mark:
    return score.marks[dimension]


@pytest.mark.parametrize("locale", GOOD)
def test_a_reply_that_does_everything_scores_high_everywhere(scorer: Scorer, locale: str) -> None:
    score = scorer.score(*GOOD[locale], locale)
    due = {dimension: one.level for dimension, one in score.marks.items() if one.level is not None}
    assert {Dimension.TONE, Dimension.VALIDATION, Dimension.QUESTION, Dimension.CLOSURE} <= due.keys()
    assert min(due.values()) >= 4
    assert score.supported


@pytest.mark.parametrize("locale", GOOD)
def test_evidence_stands_inside_the_reply(scorer: Scorer, locale: str) -> None:
    customer, reply = GOOD[locale]
    for one in scorer.score(customer, reply, locale).marks.values():
        assert all(0 <= span.start < span.end <= len(reply) for span in one.evidence)


def test_a_formula_is_hardly_a_validation(scorer: Scorer) -> None:
    score = scorer.score(UPSET, "We apologize for any inconvenience. Someone will be in touch soon.", "en-US")
    assert mark(score, Dimension.VALIDATION).level == 2
    assert mark(score, Dimension.CLOSURE).level == 2


@pytest.mark.parametrize(
    ("reply", "level"),
    [
        ("I'll write to you by noon tomorrow.", 5),
        ("I'll look into it.", 4),
        ("I'll get back to you soon.", 3),
        ("Someone will be in touch.", 2),
        ("That is how it works.", 1),
    ],
)
def test_a_close_says_who_what_and_when(scorer: Scorer, reply: str, level: int) -> None:
    assert mark(scorer.score(UPSET, reply, "en-US"), Dimension.CLOSURE).level == level


@pytest.mark.parametrize(
    ("reply", "level"),
    [
        ("From what you tell me, the tracking has said out for delivery since Monday.", 5),
        ("So you ordered it yourself?", 4),
        ("The parcel is being looked at.", 1),
    ],
)
def test_a_story_is_said_back_as_the_customers(scorer: Scorer, reply: str, level: int) -> None:
    assert mark(scorer.score(LONG, reply, "en-US"), Dimension.PARAPHRASE).level == level


@pytest.mark.parametrize(
    ("reply", "level"),
    [
        ("Which order is this about?", 5),
        ("Which order is this about? When did you place it?", 4),
        ("Is it broken?", 3),
        ("Which order? When? Where did it go?", 2),
        ("What is your password?", 1),
        ("I'll look into it today.", 1),
    ],
)
def test_a_question_helps_to_act(scorer: Scorer, reply: str, level: int) -> None:
    score = scorer.score("Where is my refund for the shoes?", reply, "en-US")
    assert mark(score, Dimension.QUESTION).level == level


def test_a_goodbye_is_no_question(scorer: Scorer) -> None:
    score = scorer.score("Thank you, that works now!", "Is there anything else I can do for you?", "en-US")
    assert mark(score, Dimension.QUESTION).level is None


def test_nobody_calm_needs_a_validation_or_their_words_back(scorer: Scorer) -> None:
    score = scorer.score("Which sizes do you have?", "I'll look that up and write to you today.", "en-US")
    assert mark(score, Dimension.VALIDATION).level is None
    assert mark(score, Dimension.PARAPHRASE).level is None


@pytest.mark.parametrize(
    ("reply", "level"),
    [
        ("Thank you for writing. I'm checking the parcel for you now.", 5),
        ("The parcel is being checked by our support team right now.", 4),
        ("The SAMSUNG parcel is being checked by our support team right now.", 4),
        ("THERE IS NOTHING NEW about your parcel, and it stays like that!!", 3),
        ("No news.", 3),
        ("It's only a parcel, and it comes when it comes, not before.", 2),
        ("Calm down, the parcel comes when it comes and not before.", 1),
    ],
)
def test_the_tone_is_as_warm_as_the_words(scorer: Scorer, reply: str, level: int) -> None:
    assert mark(scorer.score(UPSET, reply, "en-US"), Dimension.TONE).level == level


def test_feelings_made_small_are_no_validation(scorer: Scorer) -> None:
    score = scorer.score(UPSET, "Calm down, I understand you are upset.", "en-US")
    assert mark(score, Dimension.VALIDATION).level == 1


def test_the_total_is_the_mean_of_what_applies(scorer: Scorer) -> None:
    score = scorer.score("Thank you, that works now!", "You're very welcome. Have a great day.", "en-US")
    levels = [one.level for one in score.marks.values() if one.level is not None]
    assert score.total == round(sum(levels) / len(levels) / 5, 4)


@pytest.mark.parametrize("reply", ["", "  \n"])
def test_a_reply_without_a_word_scores_nothing(scorer: Scorer, reply: str) -> None:
    score = scorer.score(UPSET, reply, "en-US")
    assert {one.level for one in score.marks.values()} == {None}
    assert score.total is None


def test_without_words_for_a_language_only_the_tone_is_judged(scorer: Scorer) -> None:
    score = scorer.score("Wo bleibt mein Paket?", "Ich schaue sofort nach.", "de-DE")
    assert not score.supported
    assert {name for name, one in score.marks.items() if one.level is not None} <= {Dimension.TONE}


def test_the_same_words_score_the_same(scorer: Scorer) -> None:
    assert scorer.score(UPSET, GOOD["en-US"][1], "en-US") == scorer.score(UPSET, GOOD["en-US"][1], "en-US")


@pytest.mark.parametrize("path", sorted(WORDS.glob("*.yaml")), ids=lambda path: path.stem)
def test_cues_are_lower_case_and_said_once(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        cues = [cue.strip() for cue in line.partition(": ")[2].strip("[]").split('", "')]
        assert len(cues) == len(set(cues)), line[:20]
        assert line == line.lower(), line[:20]


@pytest.mark.parametrize("tag", GOOD)
def test_most_validations_and_next_steps_of_the_guides_are_seen(tag: str) -> None:
    guide, cues = load_guides(were_judged=True)[tag], load_cues(tag.partition("-")[0])
    assert cues is not None
    filled = dict.fromkeys(KNOWN_SLOTS, "17:00")
    seen = {Move.VALIDATION: cues.understands, Move.NEXT_STEP: cues.acts}
    for move, pattern in seen.items():
        items = [item for item, phrase in guide.phrases.items() if phrase.move is move]
        lines = [guide.templates[item].fill(filled).text.lower().replace("’", "'") for item in items]
        assert sum(bool(pattern.search(line)) for line in lines) / len(lines) >= 0.8, move
