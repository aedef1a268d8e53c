import pytest

from assist.grams import BITS, count_grams, has_word_gaps


@pytest.mark.parametrize("text", ["", " ", "a", "it's late!!", "何度も連絡", "\ud83d", "x" * 10_000, "😡"])
def test_any_text_is_counted_into_buckets(text: str) -> None:
    buckets, counts = count_grams(text)
    assert len(buckets) == len(counts) == len(set(buckets.tolist()))
    assert all(0 <= bucket < 1 << BITS for bucket in buckets)
    assert all(count >= 1.0 for count in counts)


def test_a_word_that_comes_again_counts_more_but_not_double() -> None:
    once, twice = count_grams("late"), count_grams("late late")
    assert set(once[0].tolist()) == set(twice[0].tolist())
    assert once[1].sum() < twice[1].sum() < 2 * once[1].sum()


@pytest.mark.parametrize(
    ("text", "gaps"), [("parcel", True), ("посылка", True), ("荷物", False), ("พัสดุ", False)]
)
def test_scripts_without_gaps_between_words_are_known(text: str, gaps: bool) -> None:
    assert has_word_gaps(text) is gaps


def test_words_of_a_script_without_gaps_share_their_pieces() -> None:
    one, other = count_grams("返金してください")[0], count_grams("返金はいつですか")[0]
    assert set(one.tolist()) & set(other.tolist())
