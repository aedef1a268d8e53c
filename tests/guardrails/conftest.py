import pytest

from guardrails.inspection import Guard


@pytest.fixture(scope="session")
def guard() -> Guard:
    return Guard.load()
