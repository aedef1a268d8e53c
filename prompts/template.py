"""Jinja2's only door: for what models read, behind an allow-list on the parsed syntax tree.

Text, `{{ name }}`, if/elif/else with ==, in, not, and, or, `for x in list`, and a few filters. Nothing else
is compiled at all, so the sandbox behind it is the second wall and not the first. Import this file where it
is used, not above: Jinja2 takes 80 ms to import, and most starts have no prompt to judge or to fill.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NoReturn

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from prompts.errors import TemplateRejected, TemplateUnfit
from prompts.variables import VARIABLES, Shape, Value, Variable

MAX_SOURCE_BYTES: Final = 16_384
MAX_CHARS: Final = 65_536
FILTERS: Final = ("capitalize", "join", "lower", "trim", "upper")
_MAX_DEPTH: Final = 12
_NAME_CHARS: Final = 32
_OPERATORS: Final = {"eq": "==", "in": "in", "notin": "not in"}
_ALLOWED: Final = "use {{ name }}, if/elif/else with == in not and or, or for x in list"


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # a model reads it, not a browser
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=0,
        auto_reload=False,
    )
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.globals.clear()
    environment.tests.clear()
    return environment


_ENVIRONMENT: Final = _environment()


class Template:
    """A parsed prompt. reads: the variables it needs; own: its own words, line by line, without values.

    Made by `parse`, shared, never changed.
    """

    __slots__ = ("_compiled", "own", "reads")

    def __init__(self, tree: nodes.Template, reads: frozenset[str]) -> None:
        self.reads: Final = reads
        self.own: Final = tuple(
            line for data in tree.find_all(nodes.TemplateData) for line in data.data.splitlines()
        )
        self._compiled: Final = _ENVIRONMENT.from_string(tree)

    def render(self, values: Mapping[str, Value]) -> str:
        """The text with its values, which are data and never read as grammar. Raises TemplateUnfit."""
        missing = sorted(self.reads - values.keys())
        if missing:
            raise TemplateUnfit(f"no value for {', '.join(missing)}")
        text = self._compiled.render({name: values[name] for name in self.reads})
        if len(text) > MAX_CHARS:
            raise TemplateUnfit(f"longer than {MAX_CHARS} characters")
        return text


def parse(source: str, variables: Mapping[str, Variable] = VARIABLES) -> Template:
    """Read a prompt. Raises TemplateRejected with the line and how to mend it."""
    size = len(source.encode("utf-8", "surrogatepass"))
    if size > MAX_SOURCE_BYTES:
        raise TemplateRejected(1, f"is {size} bytes, at most {MAX_SOURCE_BYTES}", "shorten it")
    try:
        tree = _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        raise TemplateRejected(error.lineno, (error.message or "unreadable").rstrip("."), _ALLOWED) from error
    except (RecursionError, ValueError, OverflowError) as error:
        raise TemplateRejected(1, "too deep or too large an expression", "write it flat") from error
    check = _Check(variables)
    check.statements(tree.body, depth=0)
    return Template(tree, frozenset(check.reads))


class _Check:
    """Goes through every node of a tree and refuses the first that is not on the list."""

    def __init__(self, variables: Mapping[str, Variable]) -> None:
        self._variables: Final = variables
        self._items: set[str] = set()  # names that loops give to the items of a list
        self.reads: Final[set[str]] = set()

    def statements(self, body: Iterable[nodes.Node], depth: int) -> None:
        for node in body:
            _check_depth(node, depth)
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    self._written(child, depth + 1)
            elif isinstance(node, nodes.If):
                self._condition(node.test, depth + 1)
                for branch in (node.body, node.elif_, node.else_):
                    self.statements(branch, depth + 1)
            elif isinstance(node, nodes.For):
                self._loop(node, depth + 1)
            else:
                _refuse(node)

    def _loop(self, node: nodes.For, depth: int) -> None:
        if node.test is not None or node.recursive or node.else_:
            _reject(node, "a for with a condition, an else or recursion", "put an if inside the loop")
        if self._items:
            _reject(node, "a for inside a for", "write two loops, one after the other")
        self._list(node.iter)
        name = node.target.name if isinstance(node.target, nodes.Name) else ""
        if not (name.isascii() and name.isidentifier() and name.islower() and name[0].isalpha()):
            _reject(node, "a loop that takes apart its items", "write `for item in list`")
        if name in self._variables or name in ("loop", "self", "super", "caller") or len(name) > _NAME_CHARS:
            _reject(node, f"`{name}` already means something", "give the item another name")
        self._items.add(name)
        self.statements(node.body, depth)
        self._items.discard(name)

    def _written(self, node: nodes.Node, depth: int) -> None:
        """What ends up in the text: the text itself, a variable, a filter over one."""
        _check_depth(node, depth)
        if isinstance(node, nodes.TemplateData):
            return
        if isinstance(node, nodes.Name):
            shape = self._shape(node)
            if shape is not Shape.TEXT:
                _reject(node, f"`{node.name}` is a {shape}", f"write {_HOW[shape]}")
        elif isinstance(node, nodes.Filter):
            self._filter(node, depth + 1)
        else:
            _refuse(node)

    def _filter(self, node: nodes.Filter, depth: int) -> None:
        _check_depth(node, depth)
        if node.node is None or node.name not in FILTERS:
            _reject(node, f"the filter `{node.name}`", f"use one of {', '.join(FILTERS)}")
        if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
            _reject(node, "a filter with named arguments", 'write `join(", ")`')
        if node.name == "join":
            self._list(node.node)
            if len(node.args) > 1 or not all(_is_text(arg) for arg in node.args):
                _reject(node, "join with anything but one text", 'write `join(", ")`')
        elif node.args:
            _reject(node, f"`{node.name}` with arguments", f"write `{node.name}` alone")
        else:
            self._written(node.node, depth)

    def _condition(self, node: nodes.Node, depth: int) -> None:
        _check_depth(node, depth)
        if isinstance(node, nodes.Name):
            self._shape(node)
        elif isinstance(node, nodes.Not):
            self._condition(node.node, depth + 1)
        elif isinstance(node, nodes.And | nodes.Or):
            self._condition(node.left, depth + 1)
            self._condition(node.right, depth + 1)
        elif isinstance(node, nodes.Compare):
            self._comparison(node)
        else:
            _refuse(node)

    def _comparison(self, node: nodes.Compare) -> None:
        if len(node.ops) != 1 or node.ops[0].op not in _OPERATORS:
            _reject(node, "a comparison of another kind", f"use {', '.join(_OPERATORS.values())}")
        for side in (node.expr, node.ops[0].expr):
            if isinstance(side, nodes.Name):
                self._shape(side)
            elif not _is_text(side):
                _reject(side, "a comparison with anything but names and texts", 'write `band == "high"`')
        holder = node.ops[0].expr
        if node.ops[0].op != "eq" and isinstance(holder, nodes.Name) and self._shape(holder) is Shape.FLAG:
            _reject(holder, f"nothing is in `{holder.name}`, it is a flag", f"write {_HOW[Shape.FLAG]}")

    def _list(self, node: nodes.Node) -> None:
        if not isinstance(node, nodes.Name):
            _reject(node, "a loop or join over anything but a list of the brief", "name the list")
        if (shape := self._shape(node)) is not Shape.LIST:
            _reject(node, f"`{node.name}` is a {shape}", f"write {_HOW[shape]}")

    def _shape(self, node: nodes.Name) -> Shape:
        if node.ctx != "load":
            _refuse(node)
        if node.name in self._items:
            return Shape.TEXT
        if node.name not in self._variables:
            _reject(node, f"`{node.name}` is not known", f"use one of {', '.join(sorted(self._variables))}")
        self.reads.add(node.name)
        return self._variables[node.name].shape


_HOW: Final = {
    Shape.TEXT: "{{ name }}",
    Shape.LIST: '{% for x in name %} or {{ name | join(", ") }}',
    Shape.FLAG: "{% if name %}",
}


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


def _check_depth(node: nodes.Node, depth: int) -> None:
    if depth > _MAX_DEPTH:
        _reject(node, "nested too deeply", "write it flat")


def _refuse(node: nodes.Node) -> NoReturn:
    _reject(node, f"{type(node).__name__.lower()} is not allowed here", _ALLOWED)


def _reject(node: nodes.Node, problem: str, mend: str) -> NoReturn:
    raise TemplateRejected(node.lineno, problem, mend)
