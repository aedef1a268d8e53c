"""How much of a suggestion was kept, and how much of what was sent is the agent's own."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import LCSseq

# Beyond this many pairs of sentences only the plain comparison is made, so that no text takes long.
MAX_PAIRS: Final = 2_500

_FOLDED: Final = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "...", "\u200b": None, "\ufeff": None, "\u00ad": None}
)

# `\w` of the standard library leaves out combining marks, without which Hindi, Arabic and Hebrew fall apart.
_MARKS: Final = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0971-\u0df3\u200c\u200d"
)
# Thai, Lao, Myanmar, Khmer, kana, Han: written without spaces, so every character counts as a word.
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_PICTURE: Final = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*"
_TOKEN: Final = re.compile(
    rf"""
    https?://[^\s{_UNSPACED}。、]*[^\s{_UNSPACED}。、.,;:!?)]         # a link
    | [\w.+-]{{1,64}}+@[\w-]+(?:\.[\w-]+)+                        # an address
    | \d+(?:[.,:/-]\d+)*                                          # a figure, a date, a time
    | [\U0001f1e6-\U0001f1ff]{{2}}                                # a flag
    | {_PICTURE}(?:\u200d{_PICTURE})*                             # an emoji, whatever it is joined of
    | [{_UNSPACED}]
    | (?:(?![{_UNSPACED}])[\w{_MARKS}])+(?:['-](?:(?![{_UNSPACED}])[\w{_MARKS}])+)*
    | [.!?。！？؟।]+                                              # the end of a sentence
    | \S
    """,
    re.VERBOSE,
)
_ENDS_SENTENCE: Final = frozenset(".!?。！？؟।")
_IS_FACT: Final = re.compile(r"\d|://|@.")


@dataclass(frozen=True, slots=True)
class Edit:
    """A suggestion beside the text that was sent, in tokens; shares are 0.0 to 1.0.

    retained_share: of the suggestion, what was sent. authored_share: of what was sent, what is the agent's.
    fact_edits: figures, links or addresses differ (names and weekdays are not seen).
    kept: the retained share of each span that was asked about, in order.
    """

    retained_share: float
    authored_share: float
    verbatim: bool
    fact_edits: bool
    kept: tuple[float, ...] = ()


def normalise(text: str) -> str:
    """The text without differences that nobody means: Unicode form, quotes and dashes, white space."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLDED).split())


def tokenise(text: str) -> list[str]:
    """The words, figures, signs and emoji of a text; single characters in scripts without spaces."""
    return _TOKEN.findall(normalise(text))


def measure(suggested: str, sent: str, spans: Sequence[tuple[int, int]] = ()) -> Edit:
    """What became of the suggestion. `spans`: half open, in code points of it, in order, not overlapping.

    A sentence that was only moved counts as kept: sentences are paired first, and the better of this and of
    the plain comparison counts, since splitting or joining sentences is no change of words either.
    """
    if suggested == sent or normalise(suggested) == normalise(sent):
        return Edit(1.0, 0.0, True, False, (1.0,) * len(spans))
    tokens, pieces = _cut(suggested, spans)
    own = tokenise(sent)
    is_kept = _kept(tokens, own)
    retained = sum(is_kept)
    return Edit(
        retained_share=retained / len(tokens) if tokens else 0.0,
        authored_share=1 - retained / len(own) if own else 0.0,
        verbatim=False,
        fact_edits=_facts(tokens) != _facts(own),
        kept=tuple(_mean(is_kept[start:end]) for start, end in pieces),
    )


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> tuple[list[str], list[tuple[int, int]]]:
    """The tokens of a text, and where among them those of each span lie."""
    tokens: list[str] = []
    pieces: list[tuple[int, int]] = []
    done = 0
    for start, end in spans:
        tokens += tokenise(text[done:start])
        first = len(tokens)
        tokens += tokenise(text[start:end])
        pieces.append((first, len(tokens)))
        done = end
    return tokens + tokenise(text[done:]), pieces


def _kept(suggested: list[str], sent: list[str]) -> list[bool]:
    """For each token of the suggestion, whether it was sent."""
    # One character for each different token lets rapidfuzz compare strings, ten times faster than lists.
    codes: dict[str, str] = {}
    old, new = _encode(suggested, codes), _encode(sent, codes)
    plain = _common(old, new)
    if all(plain):
        return plain
    old_sentences, new_sentences = list(_sentences(suggested)), list(_sentences(sent))
    if len(old_sentences) == 1 or not 1 < len(old_sentences) * len(new_sentences) <= MAX_PAIRS:
        return plain
    paired = [False] * len(old)
    for (start, end), (left, right) in _pair(old, new, old_sentences, new_sentences):
        paired[start:end] = _common(old[start:end], new[left:right])
    return max(plain, paired, key=sum)


def _encode(tokens: Iterable[str], codes: dict[str, str]) -> str:
    # From the supplementary planes on, clear of surrogates; far more than a text has tokens.
    return "".join([codes.setdefault(token, chr(0x10000 + len(codes))) for token in tokens])


def _common(old: str, new: str) -> list[bool]:
    """For each character of `old`, whether it is in the longest common subsequence with `new`."""
    is_kept = [True] * len(old)
    for edit in LCSseq.editops(old, new):
        if edit.tag == "delete":
            is_kept[edit.src_pos] = False
    return is_kept


def _sentences(tokens: list[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for place, token in enumerate(tokens, 1):
        if token[0] in _ENDS_SENTENCE:
            yield start, place
            start = place
    if start < len(tokens):
        yield start, len(tokens)


def _pair(
    old: str, new: str, old_sentences: list[tuple[int, int]], new_sentences: list[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Sentences that belong together, the most alike first; each at most once."""
    scored = sorted(
        (
            (LCSseq.similarity(old[a[0] : a[1]], new[b[0] : b[1]]), -i, -j)
            for i, a in enumerate(old_sentences)
            for j, b in enumerate(new_sentences)
        ),
        reverse=True,
    )
    free_old, free_new = set(range(len(old_sentences))), set(range(len(new_sentences)))
    for score, i, j in scored:
        if score and -i in free_old and -j in free_new:
            free_old.remove(-i)
            free_new.remove(-j)
            yield old_sentences[-i], new_sentences[-j]


def _facts(tokens: Iterable[str]) -> Counter[str]:
    return Counter(token for token in tokens if _IS_FACT.search(token))


def _mean(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0
