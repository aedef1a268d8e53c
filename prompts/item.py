"""Schema of what stands in `content/`: moves, scenarios, policies, model prompts, and the library's own page.

One item a file: Markdown with YAML front matter. The front matter is for the machine, the body for people.
"""

import hashlib
import json
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from locales.phrase import Band, Move
from prompts.errors import TemplateRejected

if TYPE_CHECKING:
    from prompts.template import Template

# holds wherever no other policy does
DEFAULT_POLICY: Final = "default"
# the line between what the model is told and what it is given
USER_PART: Final = "--- user ---"

Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Count = Annotated[int, Field(strict=True, ge=1, le=400)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Within(_Part):
    """How soon the customer hears again: working hours or working days, one of the two."""

    hours: Count | None = None
    days: Count | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "Within":
        if (self.hours is None) == (self.days is None):
            raise ValueError("give either `hours` or `days`, for example `within: {hours: 4}`")
        return self


class Need(_Part):
    """A fact without which nobody can act. topic: the fact's name, and that of the phrase that asks for it.

    or_any: facts that serve as well. decides: what the answer decides, for the agent.
    """

    topic: Word
    or_any: tuple[Word, ...] = ()
    decides: Line


class Limit(_Part):
    """When policy says no or not yet. Any one condition is enough; with none the limit always applies.

    moments: where the conversation stands; facts: values, given by the workspace, that set the limit.
    clause: the rule in a customer's words by locale, as one clause without a full stop.
    """

    moments: tuple[Word, ...] = ()
    facts: dict[Word, tuple[Line, ...]] = {}
    clause: dict[Tag, Line] = {}
    alternatives: tuple[Word, ...] = ()


class NextStep(_Part):
    owner: Word
    within: Within


class PolicyRule(_Part):
    """allow: kinds of promise that may be made; nothing is promised unless it is listed.

    next_step: in place of the scenario's own.
    """

    allow: tuple[Word, ...] = ()
    limit: Limit | None = None
    next_step: NextStep | None = None


class _Item(_Part):
    """revision: counts for people; the identity is the hash."""

    id: str
    revision: Annotated[int, Field(strict=True, ge=1)]
    summary: Line
    body: str

    @cached_property
    def hash(self) -> str:
        """The item's identity, whatever its number: the same words have the same hash."""
        data = self.model_dump(mode="json", exclude={"revision"})
        canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()[:12]


class MoveItem(_Item):
    """bands: what the move does in each; adapt, fixed, never: the rules for whoever changes a line."""

    kind: Literal["move"]
    move: Move
    bands: Annotated[dict[Band, Line], Field(min_length=1)]
    adapt: tuple[Line, ...] = ()
    fixed: tuple[Line, ...] = ()
    never: tuple[Line, ...] = ()

    @property
    def name(self) -> str:
        return self.move.value


class ScenarioItem(_Item):
    """owner, within: who takes the next step and how soon, unless the policy says otherwise.

    samples: what customers write, by language.
    """

    kind: Literal["scenario"]
    scenario: Word
    needs: tuple[Need, ...] = ()
    owner: Word
    within: Within
    policy: Word = DEFAULT_POLICY
    samples: Annotated[dict[Tag, Annotated[tuple[Line, ...], Field(min_length=1)]], Field(min_length=1)]

    @property
    def name(self) -> str:
        return self.scenario


class PolicyItem(_Item):
    """scenarios: the rule for each; otherwise: for every other conversation, also without a scenario.

    contractor_blame: a courier or another who works for us may be named as the one who caused it.
    regret_words: whether we may say that we are sorry at all.
    """

    kind: Literal["policy"]
    policy: Word
    contractor_blame: bool = False
    regret_words: bool = True
    scenarios: dict[Word, PolicyRule] = {}
    otherwise: PolicyRule

    @property
    def name(self) -> str:
        return self.policy

    def rule(self, scenario: str | None) -> PolicyRule:
        return self.otherwise if scenario is None else self.scenarios.get(scenario, self.otherwise)


class PromptName(StrEnum):
    """What a model is asked for; each has its file."""

    REPLY = "reply"
    QUESTION = "question"
    SHORTER = "shorter"
    WARMER = "warmer"
    FIRMER = "firmer"
    MORE_FORMAL = "more_formal"
    SIMPLER = "simpler"


class ModelItem(_Item):
    """A prompt: two templates of `prompts.template`, the system part and, below `--- user ---`, the user's.

    reads: the variables of `prompts.variables` that leave the house with it, all of them.
    max_tokens: of the answer, written in Latin letters; max_prompt_tokens: of both parts together.
    first_line: where the body begins in the file; for messages.
    """

    kind: Literal["model"]
    prompt: PromptName
    reads: Annotated[tuple[Word, ...], Field(min_length=1)]
    max_tokens: Annotated[int, Field(strict=True, ge=16, le=2_000)]
    max_prompt_tokens: Annotated[int, Field(strict=True, ge=200, le=16_000)]
    temperature: Annotated[float, Field(ge=0.0, le=1.0)] = 0.4
    first_line: Annotated[int, Field(exclude=True)] = 1

    @property
    def name(self) -> str:
        return self.prompt.value

    @model_validator(mode="after")
    def _two_parts(self) -> "ModelItem":
        if self._lines.count(USER_PART) != 1 or not all(part.strip() for part in self._parts):
            raise ValueError(f"write the system part, a line `{USER_PART}` and the user's part below it")
        return self

    @cached_property
    def templates(self) -> "tuple[Template, Template]":
        """The system part and the user's, parsed once. Raises TemplateRejected with the file's line."""
        # Jinja2 takes 80 ms to import; a start that has no prompt to judge or fill does without
        from prompts.template import parse

        system, user = self._parts
        below = self._lines.index(USER_PART) + 1
        try:
            # empty lines in front keep the numbers of the lines below
            return parse(system), parse("\n" * below + user)
        except TemplateRejected as error:
            line = error.line + self.first_line - 1
            raise TemplateRejected(line, error.problem, error.mend) from error

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The words of both parts, line by line, without values."""
        return tuple(line for template in self.templates for line in template.own)

    @property
    def _lines(self) -> list[str]:
        return [line.rstrip() for line in self.body.split("\n")]

    @property
    def _parts(self) -> tuple[str, str]:
        at = self._lines.index(USER_PART)
        lines = self.body.split("\n")
        return "\n".join(lines[:at]), "\n".join(lines[at + 1 :])


Item = MoveItem | ScenarioItem | PolicyItem | ModelItem


class Library(_Part):
    """`content/library.yaml`: the release's calendar name, and the names that items and guides may use.

    owners: who can take a next step; topics: what a phrase can be about; general: the next step where no
    scenario was recognised; open_question: the topic that asks what they need.
    """

    release: Annotated[str, StringConstraints(pattern=r"^20\d{2}\.(0?[1-9]|1[0-2])\.\d{1,3}$")]
    owners: Annotated[dict[Word, Line], Field(min_length=1)]
    topics: dict[Word, Line]
    general: NextStep
    open_question: Word
