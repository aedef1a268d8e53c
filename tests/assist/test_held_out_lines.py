from assist.weights.examples import own_lines
from benchmarks.reading import CUSTOMERS


def test_nothing_is_learned_from_the_lines_that_judge() -> None:
    judging = {one.text for one in own_lines(CUSTOMERS)}
    assert judging
    assert judging.isdisjoint(one.text for one in own_lines())


def test_each_line_is_written_once_and_meant_between_nothing_and_all() -> None:
    lines = [*own_lines(), *own_lines(CUSTOMERS)]
    assert all(0.0 <= one.targets["score"] <= 1.0 for one in lines)
    assert len({(one.tag, one.text) for one in own_lines(CUSTOMERS)}) == len(list(own_lines(CUSTOMERS)))
