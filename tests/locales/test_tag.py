"""Tags are normalised, and no request is served across languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.errors import UnknownTag
from locales.tag import normalise, resolve

SHIPPED = ("en-US", "es-MX", "ja-JP")
GROWN = ("de-DE", "en-GB", "en-US", "es-AR", "es-ES", "es-MX", "fr-FR", "hi-IN", "pt-BR", "pt-PT", "zh-CN")


@pytest.mark.parametrize(
    ("given_tag", "tag"),
    [("en_us", "en-US"), ("EN-gb", "en-GB"), ("es-419", "es-419"), ("iw", "he"), ("und", "und")],
)
def test_a_tag_is_written_as_bcp_47_writes_it(given_tag: str, tag: str) -> None:
    assert normalise(given_tag) == tag


@pytest.mark.parametrize("tag", ["", "english", "en-", "zz-QQ", "🙂", "e", "en-US-" + "x" * 90])
def test_what_is_no_tag_is_refused_by_name(tag: str) -> None:
    with pytest.raises(UnknownTag, match="is no language tag"):
        normalise(tag)


@pytest.mark.parametrize(
    ("requested", "served", "is_fallback"),
    [
        ("es_mx", "es-MX", False),
        ("es", "es-MX", False),
        ("en", "en-US", False),
        ("ja", "ja-JP", False),
        ("es-419", "es-MX", True),
        ("es-CL", "es-MX", True),
        ("es-UY", "es-MX", True),
        ("es-ES", "es-MX", True),
        ("en-CA", "en-US", True),
        ("en-AU", "en-US", True),
        ("ca-ES", None, False),
        ("gl-ES", None, False),
        ("ht-HT", None, False),
        ("ja-Latn-JP", None, False),
        ("und", None, False),
    ],
)
def test_the_shipped_guides_serve(requested: str, served: str | None, is_fallback: bool) -> None:
    resolution = resolve(requested, SHIPPED)
    assert (resolution.served, resolution.is_fallback) == (served, is_fallback)


@pytest.mark.parametrize(
    ("requested", "served"),
    [
        ("pt", "pt-BR"),
        ("pt-AO", "pt-PT"),
        ("pt-MZ", "pt-PT"),
        ("en-NZ", "en-GB"),
        ("es-PY", "es-MX"),
        ("de-CH", "de-DE"),
        ("fr-BE", "fr-FR"),
        ("zh-TW", None),
        ("zh-HK", None),
        ("zh-Hant-TW", None),
        ("hi-Latn-IN", None),
        ("eu-ES", None),
    ],
)
def test_with_more_guides_the_table_comes_before_the_distance(requested: str, served: str | None) -> None:
    assert resolve(requested, GROWN).served == served


def test_what_the_table_rules_out_is_not_served_however_near() -> None:
    assert resolve("zh-HK", ("zh-TW",)).served is None


def test_the_path_names_every_tag_that_was_tried() -> None:
    assert resolve("en-AU", SHIPPED).path == ("en-AU", "en-GB", "en-US")


@given(
    st.from_regex(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", fullmatch=True), st.sets(st.sampled_from(GROWN))
)
def test_no_request_is_ever_served_in_another_language(requested: str, available: set[str]) -> None:
    try:
        wanted = normalise(requested)
    except UnknownTag:
        return
    served = resolve(requested, available).served
    assert served is None or (served in available and served.split("-")[0] == wanted.split("-")[0])
