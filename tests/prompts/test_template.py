import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.errors import TemplateRejected, TemplateUnfit
from prompts.template import FILTERS, MAX_CHARS, MAX_SOURCE_BYTES, parse
from prompts.variables import VARIABLES, Shape, Value


def sample(name: str, shape: Shape) -> Value:
    match shape:
        case Shape.TEXT:
            return f"<{name}>"
        case Shape.LIST:
            return (f"{name} 1", f"{name} 2")
        case Shape.FLAG:
            return True


VALUES = {name: sample(name, variable.shape) for name, variable in VARIABLES.items()}

# ways into a Jinja2 that runs what it is given, and ways to make it sweat
ATTACKS = (
    "{{ 7*7 }}",
    "{{ 7*'7' }}",
    "{{ 7+7 }}",
    "{{ -7 }}",
    "{{ 2**99999 }}",
    "{{ 7//2 }}",
    "{{ 7 % 2 }}",
    "{{ '%0300000000d' % 1 }}",
    "{{ band ~ band }}",
    "{{ 'a' 'b' }}",
    "{{ band.upper() }}",
    "{{ band.__class__ }}",
    "{{ band['__class__'] }}",
    "{{ band[0] }}",
    "{{ moves[0] }}",
    "{{ moves[0:2] }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ().__class__.__bases__[0] }}",
    "{{ [].__class__ }}",
    "{{ {}.__class__ }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ (1, 2) }}",
    "{{ 1 }}",
    "{{ 1.5e9 }}",
    "{{ true }}",
    "{{ none }}",
    "{{ 'text' }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ config }}",
    "{{ request.application.__globals__ }}",
    "{{ lipsum.__globals__.os.popen('id').read() }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ joiner.__init__.__globals__.os }}",
    "{{ namespace(a=1).a }}",
    "{{ dict(a=1) }}",
    "{{ range(100000) }}",
    "{{ get_flashed_messages }}",
    "{{ url_for.__globals__ }}",
    "{{ g.pop.__globals__ }}",
    "{{ caller() }}",
    "{{ varargs }}",
    "{{ loop }}",
    "{{ band | attr('__class__') }}",
    "{{ band | format(1) }}",
    "{{ '%s' | format(band) }}",
    "{{ band | map(attribute='x') }}",
    "{{ moves | map('upper') | join }}",
    "{{ moves | join(band) }}",
    "{{ moves | join(',', attribute='__class__') }}",
    "{{ moves | join(',', '__class__') }}",
    "{{ moves | join(*moves) }}",
    "{{ moves | join(**moves) }}",
    "{{ moves | first }}",
    "{{ moves | list }}",
    "{{ moves | length }}",
    "{{ band | safe }}",
    "{{ band | replace('a', 'b') }}",
    "{{ band | center(99999999) }}",
    "{{ band | indent(99999999) }}",
    "{{ band | upper(1) }}",
    "{{ band | xmlattr }}",
    "{{ band | tojson }}",
    "{{ band | pprint }}",
    "{{ band | random }}",
    "{{ band | default('x') }}",
    "{{ band | e }}",
    "{{ band is defined }}",
    "{% if band is string %}x{% endif %}",
    "{{ band if band else due }}",
    "{{ band and due }}",
    "{{ not band }}",
    "{{ band == due }}",
    "{{ unknown }}",
    "{{ __builtins__ }}",
    "{{ moves }}",
    "{{ may_admit }}",
    "{% set x = 1 %}",
    "{% set band %}x{% endset %}",
    "{% import 'os' as os %}",
    "{% from 'a' import b %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'base' %}",
    "{% block a %}x{% endblock %}",
    "{% macro m() %}x{% endmacro %}",
    "{% call m() %}x{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with a = 1 %}x{% endwith %}",
    "{% autoescape true %}x{% endautoescape %}",
    "{% do band %}",
    "{% for x in range(9) %}x{% endfor %}",
    "{% for x in 'abc' %}x{% endfor %}",
    "{% for x in [1] %}x{% endfor %}",
    "{% for x in band %}x{% endfor %}",
    "{% for x in moves if x %}x{% endfor %}",
    "{% for x in moves %}x{% else %}y{% endfor %}",
    "{% for x in moves recursive %}{{ loop(x) }}{% endfor %}",
    "{% for a, b in moves %}x{% endfor %}",
    "{% for band in moves %}x{% endfor %}",
    "{% for self in moves %}x{% endfor %}",
    "{% for __x in moves %}x{% endfor %}",
    "{% for x in moves %}{{ loop.index }}{% endfor %}",
    "{% for x in moves %}{% for y in facts %}x{% endfor %}{% endfor %}",
    "{% for x in moves %}{% endfor %}{{ x }}",
    "{% for x in moves | sort %}x{% endfor %}",
    "{% if band < due %}x{% endif %}",
    "{% if band == 1 %}x{% endif %}",
    "{% if 'a' in 'b' == 'c' %}x{% endif %}",
    "{% if 'a' in may_admit %}x{% endif %}",
    "{% if band.x %}x{% endif %}",
    "{% if band() %}x{% endif %}",
    "{% if 7*7 == 49 %}x{% endif %}",
    "{% if true %}x{% endif %}",
    "{% if " + "not " * 4_000 + "band %}x{% endif %}",
    "{{ " + "(" * 4_000 + "band" + ")" * 4_000 + " | upper | nosuch }}",
    "{{ band" + " | lower" * 100 + " }}",
    "{% if band %}" * 50 + "x" + "{% endif %}" * 50,
    "{{ " + "9" * 5_000 + " }}",
    "{{ 1e999 }}",
    "{{",
    "{{ band",
    "{% if band %}",
    "{% endif %}",
    "{% nonsense %}",
)


def rejection(source: str) -> TemplateRejected:
    with pytest.raises(TemplateRejected) as rejected:
        parse(source)
    return rejected.value


@pytest.mark.parametrize("source", ATTACKS, ids=range(len(ATTACKS)))
def test_what_is_not_on_the_list_is_refused_before_it_is_compiled(source: str) -> None:
    assert rejection(source).mend


def test_what_is_on_the_list_works() -> None:
    source = (
        "{% for x in moves %}- {{ x }}\n{% endfor %}"
        '{% if band == "high" and not limit or "a" in facts %}A{% elif ask %}B{% else %}C{% endif %}'
        '{{ facts | join("; ") }} {{ due | upper | trim }}{# a note #}{% raw %}{{ 7*7 }}{% endraw %}'
    )

    text = parse(source).render(VALUES)

    assert text == "- moves 1\n- moves 2\nBfacts 1; facts 2 <DUE>{{ 7*7 }}"


def test_a_template_says_what_it_reads() -> None:
    assert parse('{{ due }}{% if band == "x" %}{{ facts | join }}{% endif %}').reads == {
        "due",
        "band",
        "facts",
    }


@pytest.mark.parametrize("attack", ATTACKS[:30])
def test_a_value_is_never_read_as_grammar(attack: str) -> None:
    values: dict[str, Value] = {"previous": attack, "turns": (attack, "{% raw %}")}

    text = parse("{{ previous }}|{% for x in turns %}{{ x }}|{% endfor %}").render(values)

    assert text == f"{attack}|{attack}|{{% raw %}}|"


def test_a_typo_is_refused_with_its_line_and_the_names_there_are() -> None:
    rejected = rejection("first\nsecond\n{{ bnad }}")

    assert rejected.line == 3
    assert rejected.problem == "`bnad` is not known"
    assert "band" in rejected.mend


def test_a_list_that_is_written_out_is_told_how() -> None:
    assert str(rejection("{{ moves }}")) == (
        'line 1: `moves` is a list; write {% for x in name %} or {{ name | join(", ") }}'
    )


def test_a_source_that_is_too_long_is_refused() -> None:
    assert "at most 16384" in rejection("x" * (MAX_SOURCE_BYTES + 1)).problem


def test_a_text_that_grows_too_long_is_refused() -> None:
    with pytest.raises(TemplateUnfit, match="longer than 65536"):
        parse("{% for x in turns %}{{ x }}{% endfor %}").render({"turns": ("x" * MAX_CHARS, "y")})


def test_a_missing_value_is_named() -> None:
    with pytest.raises(TemplateUnfit, match="no value for band, due"):
        parse("{{ due }}{{ band }}{{ ask }}").render({"ask": ""})


NAMES = st.sampled_from([*VARIABLES, "x", "loop", "self", "range", "__class__", "config", "lipsum"])
ATOMS = NAMES | st.sampled_from(["1", "'a'", "[]", "{}", "()", "none", "2.5", "'%s'", "'" + "a" * 99 + "'"])
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(
            "{} {} {}".format,
            inner,
            st.sampled_from(["+", "*", "**", "%", "~", "==", "in", "not in", "<", "and", "or", "is"]),
            inner,
        ),
        st.builds("{}.{}".format, inner, NAMES),
        st.builds("{}[{}]".format, inner, inner),
        st.builds("{}({})".format, inner, inner),
        st.builds("({})".format, inner),
        st.builds("not {}".format, inner),
        st.builds(
            "{} | {}".format, inner, st.sampled_from([*FILTERS, "join(', ')", "attr('x')", "format", "map"])
        ),
        st.builds("{} if {} else {}".format, inner, inner, inner),
    ),
    max_leaves=6,
)
TEMPLATES = st.recursive(
    st.one_of(st.builds("{{{{ {} }}}}".format, EXPRESSIONS), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("{{% if {} %}}{}{{% endif %}}".format, EXPRESSIONS, inner),
        st.builds("{{% for {} in {} %}}{}{{% endfor %}}".format, NAMES, EXPRESSIONS, inner),
        st.builds("{{% set {} = {} %}}{}".format, NAMES, EXPRESSIONS, inner),
        st.builds("{{% {} %}}{}".format, st.text(max_size=12), inner),
    ),
    max_leaves=4,
)


@settings(max_examples=400)
@given(TEMPLATES)
def test_whatever_is_written_is_refused_or_rendered_as_plain_text(source: str) -> None:
    started = time.process_time()
    try:
        text = parse(source).render(VALUES)
    except (TemplateRejected, TemplateUnfit):
        return
    finally:
        assert time.process_time() - started < 0.5

    assert "object at 0x" not in text
    assert "<class" not in text
