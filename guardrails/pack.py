"""Reading rule packs: folder over folder, each file whole or not at all, what it inherits put in."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import reduce
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from guardrails.errors import PackRejected
from guardrails.places import place_of
from guardrails.spec import PackSpec, RuleSpec
from locales.field_words import said_of
from locales.strict_yaml import UnreadableYaml, parse_yaml

Specs = Mapping[str, tuple[PackSpec, str]]


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    content: bytes
    spec: PackSpec


def read_specs(folder: Path, *over: Path) -> dict[str, tuple[PackSpec, str]]:
    """Every pack of a folder with what it inherits, and the first twelve hex digits of its hash.

    over: further folders or files, each laid over those before it: a pack of the same name stands in the
    place of theirs, or adds to it where it inherits from its own name.
    Raises PackRejected with all reasons at once.
    """
    if not _files(folder):
        raise PackRejected([f"{folder}: no rule packs here; expected files such as en.yaml"])
    layers = _layers((folder, *over))
    reasons: list[str] = []
    whole: dict[str, tuple[PackSpec, str]] = {}
    for name in sorted({name for layer in layers for name in layer}):
        try:
            whole[name] = _whole(_chain(name, layers))
        except PackRejected as rejected:
            reasons += rejected.reasons
    if reasons:
        raise PackRejected(list(dict.fromkeys(reasons)))
    return whole


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("*.yaml")) if place.is_dir() else [place]


def _layers(places: Iterable[Path]) -> list[dict[str, _File]]:
    reasons: list[str] = []
    layers: list[dict[str, _File]] = []
    for place in places:
        layer: dict[str, _File] = {}
        for path in _files(place):
            try:
                layer[path.stem] = _read(path)
            except PackRejected as rejected:
                reasons += rejected.reasons
        layers.append(layer)
    if reasons:
        raise PackRejected(reasons)
    return layers


def _read(path: Path) -> _File:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PackRejected([f"{path.name}: {error.strerror or 'cannot be read'}"]) from error
    try:
        data = parse_yaml(path.name, content)
        spec = PackSpec.model_validate(data)
    except UnreadableYaml as error:
        raise PackRejected([f"{error} (not valid YAML)"]) from error
    except ValidationError as error:
        raise PackRejected([_told(path, data, each) for each in error.errors()]) from error
    if spec.pack != path.stem:
        raise PackRejected(
            [f"{place_of(path, 'pack')}: `pack` says {spec.pack!r}: it must be the file's name"]
        )
    for rule in spec.rules:
        rule.read_in(path)
    return _File(path, content, spec)


def _told(path: Path, data: object, error: ErrorDetails) -> str:
    """Where in the file it is and what is wrong there, rules by their id."""
    way = [part for part in error["loc"] if part != "[key]"]
    named = ".".join(map(str, _with_id(data, way))) or "pack"
    return f"{place_of(path, *way)}: {named}: {said_of(error)}"


def _with_id(data: object, way: Sequence[str | int]) -> Sequence[str | int]:
    """The rule's id in place of its number, where it has one."""
    if len(way) < 2 or way[0] != "rules" or not isinstance(data, dict):
        return way
    rules, number = data.get("rules"), way[1]
    if isinstance(rules, list) and isinstance(number, int) and isinstance(rules[number], dict):
        return (str(rules[number].get("id", f"rules.{number}")), *way[2:])
    return way


def _chain(name: str, layers: Sequence[Mapping[str, _File]]) -> list[_File]:
    """A pack and what it inherits, the pack itself last."""
    chain: list[_File] = []
    below = len(layers)
    while True:
        layer = next((each for each in reversed(range(below)) if name in layers[each]), None)
        if layer is None:
            heir = chain[-1].path
            raise PackRejected(
                [f"{place_of(heir, 'inherits')}: inherits {name!r}, which is no other pack here"]
            )
        file = layers[layer][name]
        if file in chain:
            raise PackRejected([f"{place_of(file.path, 'inherits')}: inherits itself, by way of others"])
        chain.append(file)
        parent = file.spec.inherits
        if parent is None:
            return chain[::-1]
        below = layer if parent == name else len(layers)
        name = parent


def _whole(chain: Sequence[_File]) -> tuple[PackSpec, str]:
    first, *heirs = chain
    _adjusted((), first)
    spec = reduce(_merged, heirs, _under_its_terms(first.spec))
    return spec, hashlib.sha256(b"\0".join(file.content for file in chain)).hexdigest()[:12]


def _under_its_terms(spec: PackSpec) -> PackSpec:
    return spec.model_copy(update={"rules": tuple(rule.under(spec) for rule in spec.rules)})


def _merged(parent: PackSpec, file: _File) -> PackSpec:
    """Lists grow, rules and shields of the same name are replaced."""
    child = file.spec
    slots = {
        name: parent.slots.get(name, ()) + child.slots.get(name, ())
        for name in parent.slots.keys() | child.slots.keys()
    }
    replaced = {rule.id for rule in child.rules}
    kept = tuple(rule for rule in _adjusted(parent.rules, file) if rule.id not in replaced)
    return child.model_copy(
        update={
            "script": parent.script,
            "spaced": parent.spaced,
            "tells": parent.tells + child.tells,
            "foreign_letters": parent.foreign_letters + child.foreign_letters,
            "slots": slots,
            "breaks": parent.breaks + child.breaks,
            "joins": parent.joins + child.joins,
            "quote_cues": parent.quote_cues + child.quote_cues,
            "shields": {**parent.shields, **child.shields},
            "facts": child.facts or parent.facts,
            "contractors": child.contractors or parent.contractors,
            "rules": kept + _under_its_terms(child).rules,
        }
    )


def _adjusted(inherited: Sequence[RuleSpec], file: _File) -> list[RuleSpec]:
    known = [rule.id for rule in inherited]
    for name in file.spec.adjust:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            where = place_of(file.path, "adjust", name)
            raise PackRejected([f"{where}: adjust.{name}: no such rule is inherited{hint}"])
    changes = file.spec.adjust
    return [rule.changed(changes[rule.id]) if rule.id in changes else rule for rule in inherited]
