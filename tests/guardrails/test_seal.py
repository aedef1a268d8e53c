import re
from pathlib import Path

import pytest

from guardrails.errors import NotJudged
from guardrails.finding import Decision, Verdict
from guardrails.guarded import GuardedText, seal

ROOT = Path(__file__).parents[2]
ROOMS = ("assist", "prompts", "locales", "realtime", "guardrails", "coaching")
HOLDERS = {Path("guardrails", name) for name in ("guarded.py", "inspection.py", "gate.py")}


def test_nothing_but_the_inspection_and_the_gate_holds_the_seal() -> None:
    for room in ROOMS:
        for file in (ROOT / room).rglob("*.py"):
            if file.relative_to(ROOT) not in HOLDERS:
                code = file.read_text(encoding="utf-8")
                assert not re.search(r"\b_SEAL\b|guarded import [^\n]*\bseal\b|guarded\.seal", code), file


def test_a_blocked_text_cannot_be_sealed() -> None:
    with pytest.raises(NotJudged):
        seal(Verdict(Decision.BLOCK, (), "", ""))


def test_text_cannot_be_made_without_the_seal() -> None:
    with pytest.raises(NotJudged):
        GuardedText(Verdict(Decision.ALLOW, (), "hello", ""), object())
