import json

from tests.realtime.test_cli import answers, tactful

FAULT = "Thanks for writing. We messed up your order. I'm on it now."


def test_guard_on_a_stream_tells_what_was_shown_and_ends_like_the_whole() -> None:
    whole = {"id": 1, "text": FAULT, "locale": "en-US"}
    streams = [
        {"id": 1, "chunks": list(FAULT), "locale": "en-US"},
        {"id": 1, "chunks": [FAULT], "locale": "en-US"},
    ]

    (expected,) = answers(tactful("guard", lines=json.dumps(whole).encode()))
    done = tactful("guard", "--stream", lines="\n".join(map(json.dumps, streams)).encode())

    assert done.returncode == 0, done.stderr
    for told in answers(done):
        assert "".join(told["shown"]) == told["text"]
        assert len(told["shown"]) == 3
        assert told == expected | {"shown": told["shown"], "retracted": False}


def test_guard_by_clause_shows_what_may_stand_of_a_sentence_before_its_end() -> None:
    text = "Thank you for telling me, we messed up your order."
    streams = [
        {"id": 1, "chunks": list("Thank you for telling me, and I'm on it."), "locale": "en-US"},
        {"id": 2, "chunks": list(text), "locale": "en-US"},
    ]

    fine, bad = answers(
        tactful("guard", "--stream", "--by-clause", lines="\n".join(map(json.dumps, streams)).encode())
    )
    line = json.dumps({"id": 2, "text": text, "locale": "en-US"}).encode()
    (whole,) = answers(tactful("guard", "--by-clause", lines=line))

    assert fine["shown"][0] == "Thank you for telling me"
    assert ("".join(fine["shown"]), fine["retracted"]) == (fine["text"], False)
    assert bad == whole | {"shown": ["Thank you for telling me"], "retracted": True}
    assert whole["decision"] == "rewrite"


def test_guard_by_clause_is_for_replies() -> None:
    refused = tactful("guard", "--inbound", "--by-clause", lines=b"")

    assert refused.returncode == 2
    assert "--by-clause" in refused.stderr.decode()


def test_guard_on_a_stream_takes_evidence_and_policy_and_retracts() -> None:
    lines = [
        {"id": 1, "chunks": ["Το κοιτάζω. ", "Κοστίζει 52 ευρώ."], "locale": "el-GR", "evidence": []},
        {"id": 2, "chunks": ["It costs", " $52."], "locale": "en", "evidence": ["$52"]},
        {
            "id": 3,
            "chunks": ["We'll refund you", " in full."],
            "locale": "en",
            "policy": {"allow": ["refund"]},
        },
        {"id": 4, "chunks": []},
    ]

    got = answers(tactful("guard", "--stream", lines="\n".join(map(json.dumps, lines)).encode()))

    assert (got[0]["decision"], got[0]["text"], got[0]["retracted"]) == ("block", "", True)
    assert got[0]["shown"] == ["Το κοιτάζω."]
    assert [one["decision"] for one in got[1:]] == ["allow", "allow", "unverified"]
    assert (got[3]["shown"], got[3]["text"]) == ([], "")


def test_guard_on_a_stream_refuses_by_the_field_and_goes_on() -> None:
    lines = [
        b'{"id":1,"text":"no chunks"}',
        b'{"id":2,"chunks":"not a list"}',
        b'{"id":3,"chunks":["a",7]}',
        b'{"id":4,"chunks":["a\\ud83d","\\ude00"]}',
        b'{"id":5,"chunks":["a"],"locale":"not a tag"}',
        b'{"id":6,"chunks":["a"],"policy":{"allow":["moon"]}}',
        json.dumps({"id": 7, "chunks": ["a" * 60_000] * 2}).encode(),
        b'{"id":8,"chunks":["a\\ud83d\\ude00"]}',
    ]

    done = tactful("guard", "--stream", lines=b"\n".join(lines))

    got = answers(done)
    assert done.returncode == 1
    assert [one["id"] for one in got] == list(range(1, 9))
    assert [one["error"]["code"] for one in got[:-1]] == [
        "missing_field",
        "invalid_field",
        "invalid_field",
        "not_json",
        "invalid_field",
        "invalid_field",
        "invalid_field",
    ]
    assert got[-1]["text"] == "a😀"
