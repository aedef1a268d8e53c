from structlog.testing import capture_logs

from guardrails.finding import Category, Decision, Finding, Severity, Verdict
from realtime.shadow import Shadow


def judged(*rules: str) -> Verdict:
    tried = tuple(Finding(rule, Category.TOXIC, Severity.INFO, 0, 1, "A reason.", None) for rule in rules)
    return Verdict(Decision.ALLOW, (), "", "en:1", (), tried)


def test_texts_are_counted_by_rule_and_workspace_most_first() -> None:
    shadow = Shadow()

    for verdict in (judged("en.a"), judged("en.b", "en.b", "en.a"), judged("en.b"), judged("en.b")):
        shadow.note("ws_1", verdict, "sent")

    assert list(shadow.counts("ws_1").items()) == [("en.b", 3), ("en.a", 2)]
    assert shadow.counts("ws_2") == {}


def test_the_log_says_which_rules_and_on_what_and_nothing_where_none_fired() -> None:
    with capture_logs() as logged:
        Shadow().note("ws_1", judged("en.a"), "draft")
        Shadow().note("ws_1", judged(), "draft")

    assert logged == [
        {
            "event": "rules in shadow would have fired",
            "log_level": "info",
            "workspace": "ws_1",
            "rules": ["en.a"],
            "judged": "draft",
        }
    ]
