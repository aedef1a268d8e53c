import io

from rich.console import Console

from coaching.metrics import Acceptance, By, Spent
from coaching.outcome import End
from coaching.render import acceptance_table


def _drawn(*rows: Acceptance) -> str:
    paper = io.StringIO()
    Console(file=paper, width=280).print(acceptance_table(By.LOCALE, rows))
    return paper.getvalue()


def test_a_share_stands_beside_its_counts_and_interval() -> None:
    enough = Acceptance("en-US", {End.ACCEPTED_VERBATIM: 50, End.IGNORED: 50}, 80, 50, 50.0, 49.0, 50)

    drawn = _drawn(enough)

    assert "50 of 100, 50% (40%–60%)" in drawn
    assert "98%" in drawn


def test_too_few_are_told_instead_of_a_share() -> None:
    drawn = _drawn(Acceptance(None, {End.IGNORED: 3}, 3, 0, 0.0, 0.0, 0))

    assert "0 of 3, too few: 17 more" in drawn
    assert "none" in drawn
    assert "0%" not in drawn


def test_names_are_not_taken_for_markup() -> None:
    assert "[red]es[/red]" in _drawn(Acceptance("[red]es[/red]", {}, 0, 0, 0.0, 0.0, 0))


def test_on_a_narrow_terminal_nothing_is_cut() -> None:
    paper = io.StringIO()
    row = Acceptance(
        "next_step.refund.2", {End.ACCEPTED_VERBATIM: 50, End.IGNORED: 50}, 80, 50, 50.0, 49.0, 50
    )

    Console(file=paper, width=80).print(acceptance_table(By.ITEM, [row], 80))

    drawn = paper.getvalue()
    for told in ("next_step.refund.2", "50 of 100, 50% (40%–60%)", "50 verbatim, 50 ignored", "accepted 98%"):
        assert told in drawn
    assert "…" not in drawn


def test_what_drafts_took_and_how_many_were_never_shown_stands_beside() -> None:
    took = Spent(
        drafts=4, prompt_tokens=1_700, completion_tokens=120, cost_usd=0.0021, priced=3, first_ms=1_200
    )

    drawn = _drawn(
        Acceptance("openai/a", {End.FAILED: 2, End.BLOCKED: 1, End.IGNORED: 4}, 4, 0, 0, 0, 0, took)
    )

    assert "2 failed, 1 blocked" in drawn
    assert "1,700 tokens in, 120 out, $0.0021 for 3, first word after 300 ms" in drawn


def test_where_no_model_wrote_nothing_is_said_of_tokens() -> None:
    assert "took" not in _drawn(Acceptance("r1", {End.IGNORED: 3}, 3, 0, 0.0, 0.0, 0))
