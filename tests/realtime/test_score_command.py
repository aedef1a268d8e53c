"""`tactful score`: the contract of its lines, through the command itself."""

import json

from tests.realtime.test_cli import answers, tactful

DIMENSIONS = ("tone", "validation", "paraphrase", "question", "closure")
REPLY = "I can see how frustrating this is. I'll check the parcel and write to you by 5 pm today."
LINES = (
    {"id": 1, "customer": "My parcel never came, I am furious!!!", "reply": REPLY, "locale": "en-US", "x": 1},
    {"id": "b", "customer": "hi", "reply": ""},
    {"id": 3, "customer": "hi"},
    {"customer": "hi", "reply": "Hello.", "locale": "no tag"},
    {"id": 5, "customer": "Wo bleibt es?", "reply": "Ich schaue nach.", "locale": "de-DE"},
)


def test_score_gives_five_levels_their_evidence_and_a_total() -> None:
    lines = [*map(json.dumps, LINES), "not json"]

    done = tactful("score", lines="\n".join(lines).encode())

    good, empty, missing, bad_tag, german, broken = answers(done)
    assert done.returncode == 1
    assert [good["id"], empty["id"], missing["id"], bad_tag["id"]] == [1, "b", 3, None]
    levels = [good[name] for name in DIMENSIONS if good[name] is not None]
    assert all(1 <= level <= 5 for level in levels)
    assert good["total"] == round(sum(levels) / len(levels) / 5, 4)
    assert good["evidence"].keys() == set(DIMENSIONS)
    span = good["evidence"]["validation"][0]
    assert REPLY[span["start"] : span["end"]] == "I can see how frustrating this is."
    assert [empty[name] for name in (*DIMENSIONS, "total")] == [None] * 6
    assert missing["error"] == {"code": "missing_field", "message": "reply: is missing; add it", "line": 3}
    assert bad_tag["error"]["message"].startswith("locale: ")
    assert (german["supported"], german["closure"]) == (False, None)
    assert broken["error"]["line"] == 6


def test_a_language_that_cannot_be_told_is_wrong_usage() -> None:
    done = tactful("score", "--languages", "en,tlh")

    assert done.returncode == 2
    assert b"--languages" in done.stderr
