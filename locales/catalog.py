"""Loads the phrase guides and their cases from files: all of them, or none and every reason why."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from locales.cases import Cases
from locales.errors import GuideRejected, UnknownTag
from locales.field_words import at_field
from locales.guide import PhraseGuide
from locales.lint import Problem, Weight, judge
from locales.strict_yaml import UnreadableYaml, load_yaml
from locales.tag import normalise

CONTENT: Final = Path(__file__).parent / "content"
_BOOLEAN_LOOKS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"})
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Catalog:
    """The guides by tag, and what could be better in them (`guide file, key path: message [rule]`)."""

    guides: dict[str, PhraseGuide]
    warnings: tuple[str, ...]


def load_guides(folder: Path | None = None, *, were_judged: bool = False) -> dict[str, PhraseGuide]:
    """Every guide of a content folder, by tag: all, or GuideRejected with every reason.

    were_judged: the very same guides passed before, by the same code.
    """
    return load_catalog(folder, were_judged=were_judged).guides


def load_catalog(folder: Path | None = None, *, were_judged: bool = False) -> Catalog:
    """As `load_guides`, with the warnings, where they are judged."""
    folder = folder or CONTENT
    homes = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    if not homes:
        raise GuideRejected([f"{folder.name}: no guides; expected folders such as en-US/ with a guide.yaml"])
    guides: dict[str, PhraseGuide] = {}
    errors: list[str] = []
    warnings: list[str] = []
    for home in homes:
        try:
            guide = _load(home, "guide.yaml", PhraseGuide)
        except GuideRejected as rejected:
            errors += rejected.reasons
            continue
        guides[home.name] = guide
        for problem in () if were_judged else (*_placed(home.name, guide), *judge(guide)):
            reasons = errors if problem.weight is Weight.ERROR else warnings
            reasons.append(f"{home.name}/guide.yaml: {problem}")
    if errors:
        raise GuideRejected(errors)
    return Catalog(guides, tuple(warnings))


def load_cases(tag: str, folder: Path | None = None) -> Cases:
    """The cases of one locale. Raises GuideRejected."""
    return _load((folder or CONTENT) / tag, "cases.yaml", Cases)


def _load(home: Path, name: str, model: type[_Model]) -> _Model:
    file = f"{home.name}/{name}"
    try:
        data = load_yaml(home / name)
    except UnreadableYaml as error:
        raise GuideRejected([f"{home.name}/{error}"]) from error
    if reasons := [f"{file}: {reason}" for reason in _odd_keys(data, "")]:
        raise GuideRejected(reasons)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise GuideRejected([f"{file}: {at_field(e, 'the whole file')}" for e in error.errors()]) from error


def _odd_keys(value: object, path: str) -> Iterator[str]:
    """Keys that another YAML reader would take for true or false, and keys that are no text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            here = f"{path}.{key}".lstrip(".")
            if not isinstance(key, str):
                yield f"{here}: a key must be text; put it in quotes [key.type]"
            elif key.lower() in _BOOLEAN_LOOKS:
                yield f"{here}: this key looks like true or false; rename it [key.boolean]"
            yield from _odd_keys(inner, here)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _odd_keys(inner, f"{path}.{number}")


def _placed(folder: str, guide: PhraseGuide) -> Iterator[Problem]:
    try:
        is_normal = normalise(guide.locale) == guide.locale
    except UnknownTag:
        is_normal = False
    if not is_normal or guide.locale != folder:
        message = (
            f"{guide.locale!r} must be a BCP 47 tag such as en-US, and the name of its folder ({folder})"
        )
        yield Problem(Weight.ERROR, "locale", "locale", message)
