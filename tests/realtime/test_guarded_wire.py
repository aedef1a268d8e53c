"""No suggestion's words reach a socket without a verdict."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import realtime
from guardrails.errors import NotJudged
from guardrails.finding import Decision, Verdict
from guardrails.guarded import GuardedText

ROOM = Path(realtime.__file__).parent


def calls(name: str) -> Iterator[tuple[str, str]]:
    """(file, function) of every place in the room where something of this name is called."""
    for file in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for inner in ast.walk(node):
                    called = inner.func if isinstance(inner, ast.Call) else None
                    if name in (getattr(called, "id", None), getattr(called, "attr", None)):
                        yield file.name, node.name


def test_a_ready_frame_is_made_in_one_place_only_from_a_suggestion() -> None:
    assert list(calls("SuggestionReady")) == [("frames.py", "suggestion_ready")]


def test_that_place_takes_its_words_from_guarded_text_alone() -> None:
    source = ast.parse((ROOM / "frames.py").read_text("utf-8"))
    (made,) = (
        node
        for node in ast.walk(source)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "SuggestionReady"
    )
    words = next(keyword.value for keyword in made.keywords if keyword.arg == "text")
    assert ast.unparse(words) == "suggestion.text.text"


def test_nobody_at_the_front_door_makes_or_changes_guarded_text() -> None:
    assert list(calls("GuardedText")) == []
    assert list(calls("seal")) == []
    assert not [file for file in ROOM.rglob("*.py") if "guardrails.guarded" in file.read_text("utf-8")]


def test_guarded_text_cannot_be_made_without_the_guard() -> None:
    verdict = Verdict(Decision.ALLOW, (), "We will pay you back today.", "")
    with pytest.raises(NotJudged):
        GuardedText(verdict, object())
