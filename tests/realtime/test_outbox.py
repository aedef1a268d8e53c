from realtime.outbox import Missed, Outbox


def drain(outbox: Outbox) -> list[bytes | Missed]:
    taken = []
    while (item := outbox.take()) is not None:
        taken.append(item)
    return taken


def test_frames_come_out_in_order() -> None:
    outbox = Outbox()
    for frame in (b"1", b"2", b"3"):
        outbox.put(frame, "a")
    assert drain(outbox) == [b"1", b"2", b"3"]


def test_too_many_frames_give_way_to_one_snapshot_a_conversation() -> None:
    outbox = Outbox(max_frames=3)
    for number in range(5):
        outbox.put(b"%d" % number, "a")
    outbox.put(b"b", "b")
    assert drain(outbox) == [b"b", Missed("a")]


def test_an_ack_never_gives_way() -> None:
    outbox = Outbox(max_frames=2)
    outbox.put(b"ack")
    outbox.put(b"1", "a")
    outbox.put(b"2", "a")
    assert drain(outbox) == [b"ack", Missed("a")]


def test_too_many_bytes_give_way_too() -> None:
    outbox = Outbox(max_bytes=10)
    outbox.put(b"x" * 8, "a")
    outbox.put(b"y" * 8, "a")
    assert drain(outbox) == [Missed("a")]


def test_after_the_snapshot_frames_flow_again() -> None:
    outbox = Outbox(max_frames=1)
    outbox.put(b"1", "a")
    outbox.put(b"2", "a")
    drain(outbox)
    outbox.put(b"3", "a")
    assert drain(outbox) == [b"3"]


def test_a_reader_who_reads_nothing_is_noticed() -> None:
    outbox = Outbox(max_frames=2)
    for _ in range(9):
        outbox.put(b"ack")
    assert outbox.is_over()
