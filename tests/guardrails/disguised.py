"""Lines as somebody may write them past a filter: what is seen stays the same, what is written does not.

For the tests. Each disguise leaves a text that people read as the same words.
"""

import random
from collections.abc import Callable, Mapping
from typing import Final

_ZERO_WIDTH: Final = "\u200b\u200c\u2060\u00ad\ufeff"
_TWINS: Final = str.maketrans("aceopxyiABEHKMOPCTX", "асеорхуіАВЕНКМОРСТХ")
_GREEK_TWINS: Final = str.maketrans("oOvAEIKMNTXB", "οΟνΑΕΙΚΜΝΤΧΒ")
_FIGURES: Final = str.maketrans("oieas", "01345")
_SIGNS: Final = str.maketrans("aios", "@10$")
_WIDE: Final = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
_NOT_WIDE: Final = {ord(sign) for sign in ".,!?'’()"}


def zero_width(line: str, rng: random.Random) -> str:
    return "".join(char + (rng.choice(_ZERO_WIDTH) if rng.random() < 0.5 else "") for char in line)


def bidi(line: str, rng: random.Random) -> str:
    first, _, rest = line.partition(" ")
    return f"\u202d{first}\u200e \u2066{rest}\u2069\u202c"


def twins(line: str, rng: random.Random) -> str:
    return line.translate(_TWINS)


def some_twins(line: str, rng: random.Random) -> str:
    table = rng.choice((_TWINS, _GREEK_TWINS))
    return "".join(char.translate(table) if rng.random() < 0.4 else char for char in line)


def figures(line: str, rng: random.Random) -> str:
    return line.translate(rng.choice((_FIGURES, _SIGNS)))


def spaced_out(line: str, rng: random.Random) -> str:
    joiner = rng.choice((" ", ".", "-", "_"))
    return "   ".join(joiner.join(word) for word in line.split(" "))


def one_spaced_word(line: str, rng: random.Random) -> str:
    words = line.split(" ")
    longest = max(range(len(words)), key=lambda place: len(words[place]))
    words[longest] = " ".join(words[longest])
    return " ".join(words)


def markdown(line: str, rng: random.Random) -> str:
    mark = rng.choice(("**", "*", "__", "~~", "`"))
    return " ".join(f"{mark}{word}{mark}" if rng.random() < 0.6 else word for word in line.split(" "))


def marked_inside(line: str, rng: random.Random) -> str:
    return " ".join(
        f"{word[:2]}**{word[2:]}**" if len(word) > 3 and word.isalpha() else word for word in line.split(" ")
    )


def entities(line: str, rng: random.Random) -> str:
    def written(char: str) -> str:
        return rng.choice((f"&#{ord(char)};", f"&#x{ord(char):x};"))

    return "".join(written(char) if char.isalpha() and rng.random() < 0.5 else char for char in line)


def tags(line: str, rng: random.Random) -> str:
    return " ".join(f"<b>{word}</b>" if rng.random() < 0.5 else word for word in line.split(" "))


def capitals(line: str, rng: random.Random) -> str:
    return "".join(rng.choice((char.upper(), char.lower())) for char in line)


def full_width(line: str, rng: random.Random) -> str:
    return "".join(map(_wide, line))


def _wide(char: str) -> str:
    return char if ord(char) in _NOT_WIDE else char.translate(_WIDE)


def doubled_space(line: str, rng: random.Random) -> str:
    return line.replace(" ", rng.choice(("  ", "\u00a0", "\t", " \u200b ")))


DISGUISES: Final[Mapping[str, Callable[[str, random.Random], str]]] = {
    each.__name__: each
    for each in (
        zero_width,
        bidi,
        twins,
        some_twins,
        figures,
        spaced_out,
        one_spaced_word,
        markdown,
        marked_inside,
        entities,
        tags,
        capitals,
        full_width,
        doubled_space,
    )
}
