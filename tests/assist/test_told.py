import math
from pathlib import Path

import numpy as np

from assist.weights.told import Told


def test_what_a_teacher_said_is_kept_by_the_hash_of_the_text(tmp_path: Path) -> None:
    Told.of_texts(["my parcel is late", "hello"], np.array([0.4, 0.0])).save(tmp_path / "told.npz")
    told = Told.load(tmp_path / "told.npz")
    assert told.of("my parcel is late") == 0.4
    assert math.isnan(told.of("something else"))
    assert b"parcel" not in (tmp_path / "told.npz").read_bytes()
