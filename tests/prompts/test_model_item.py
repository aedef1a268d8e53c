from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from prompts.errors import ItemRejected
from prompts.item import ModelItem, PromptName
from prompts.lint import judge
from prompts.source import read_item
from prompts.template import FILTERS
from prompts.variables import VARIABLES
from tests.loaded import release

FILE = PurePosixPath("model/reply.md")
TEXT = """---
id: model.reply
kind: model
revision: 2
summary: A reply.
prompt: reply
reads: [canary, fence, turns]
max_tokens: 100
max_prompt_tokens: 400
---

[{{ canary }}]
Write.
--- user ---
{{ fence }}
{{ turns | join }}
{{ fence }}
"""


def item(text: str = TEXT) -> ModelItem:
    read = read_item(FILE, text)
    assert isinstance(read, ModelItem)
    return read


def judged(text: str) -> list[str]:
    return judge(replace(release(), models={**release().models, "reply": item(text)}))


def test_a_prompt_has_a_system_part_and_a_users_part() -> None:
    system, user = item().templates

    assert system.render({"canary": "c"}).strip() == "[c]\nWrite."
    assert user.render({"fence": "f", "turns": ("a", "b")}).strip() == "f\nab\nf"


def test_all_that_a_model_can_be_asked_for_has_its_prompt() -> None:
    assert release().models.keys() == set(PromptName)


def test_a_release_pins_its_prompts() -> None:
    pins = {pin.name: pin for pin in release().lock}

    reply = release().models["reply"]
    assert (pins["model.reply"].number, pins["model.reply"].hash) == (reply.revision, reply.hash)


def test_where_a_prompt_stands_in_its_file_is_not_its_identity() -> None:
    assert item(TEXT.replace("revision: 2", "revision: 3\n# a remark")).hash == item().hash
    assert item(TEXT.replace("Write.", "Write!")).hash != item().hash


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("--- user ---\n", ""), "model/reply.md: kind: write the system part, a line `--- user ---`"),
        (("{{ fence }}\n", "{{ fence }}\n--- user ---\n"), "write the system part"),
        (("[{{ canary }}]\nWrite.\n", ""), "write the system part"),
        (("prompt: reply", "prompt: poem"), "model/reply.md: prompt: "),
        (("max_tokens: 100", "max_tokens: 0"), "model/reply.md: max_tokens: "),
        (("max_tokens: 100", "max_tokens: 100\ntemperature: 3"), "model/reply.md: temperature: "),
        (("max_tokens: 100", "max_tokens: 100\nfirst_line: 3"), "first_line: is not a field"),
        (("reads: [canary, fence, turns]\n", ""), "reads: is missing; add it"),
    ],
)
def test_a_wrong_prompt_is_refused_with_place_and_cure(change: tuple[str, str], says: str) -> None:
    with pytest.raises(ItemRejected) as refused:
        read_item(FILE, TEXT.replace(*change, 1))

    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("Write.", "{{ bnad }}"), "model/reply.md: line 13: `bnad` is not known"),
        (("{{ turns | join }}", "{{ turns | first }}"), "model/reply.md: line 16: the filter `first`"),
        (("[canary, fence, turns]", "[canary, turns]"), "write `reads: [canary, fence, turns]`"),
        (("Write.", "{{ turns | join }}"), "turns: holds customers' words; write it in the user's part"),
        (("{{ fence }}\n", ""), "without {{ fence }} before and after"),
        (("[{{ canary }}]", "Hello"), "never writes {{ canary }} in its system part"),
    ],
)
def test_a_prompt_that_would_not_hold_is_named(change: tuple[str, str], says: str) -> None:
    assert any(says in reason for reason in judged(TEXT.replace(*change)))


def test_a_missing_prompt_is_named() -> None:
    models = {name: prompt for name, prompt in release().models.items() if name != "warmer"}

    assert "model/warmer.md: is missing; write the prompt for warmer" in judge(
        replace(release(), models=models)
    )


def test_the_page_for_authors_names_every_variable_and_filter() -> None:
    page = (Path(__file__).parents[2] / "docs" / "prompts.md").read_text(encoding="utf-8")

    for name, variable in VARIABLES.items():
        assert f"| `{name}` | {variable.shape} | {variable.means} |" in page
    for name in FILTERS:
        assert f"`{name}" in page
