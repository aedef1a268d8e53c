from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.compose_rules import problems

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
APP = COMPOSE["services"]["app"]

Mutation = Callable[[dict[str, Any], dict[str, Any]], object]


def test_the_compose_file_keeps_the_rules() -> None:
    assert problems(COMPOSE) == []


BROKEN: dict[str, tuple[Mutation, str]] = {
    "a version": (lambda top, app: top.update(version="3.9"), "version"),
    "an unknown key at the top": (lambda top, app: top.update(service={}), "service"),
    "no services": (lambda top, app: top.pop("services"), "services"),
    "an unknown key of a service": (lambda top, app: app.update(enviroment={}), "enviroment"),
    "neither image nor build": (lambda top, app: (app.pop("image"), app.pop("build")), "services.app"),
    "a name with capitals": (lambda top, app: top.update(name="Tactful"), "name"),
    "an image with capitals": (lambda top, app: app.update(image="Tactful"), "image"),
    "a restart that is no policy": (lambda top, app: app.update(restart="sometimes"), "restart"),
    "a truth as a word": (lambda top, app: app.update(init="yes"), "init"),
    "an undeclared network": (lambda top, app: app["networks"].append("other"), "network other"),
    "an undeclared volume": (lambda top, app: app["volumes"].append("other:/x"), "volume other"),
    "a volume without a target": (lambda top, app: app["volumes"].append("data"), "volumes"),
    "a target that is not absolute": (lambda top, app: app["volumes"].append("data:x"), "volumes"),
    "a dependency that is no service": (lambda top, app: app.update(depends_on=["redis"]), "redis"),
    "a condition that is none": (
        lambda top, app: app["depends_on"]["valkey"].update(condition="up"),
        "depends_on",
    ),
    "waiting for health that nobody checks": (
        lambda top, app: top["services"]["valkey"].pop("healthcheck"),
        "has no healthcheck",
    ),
    "a port that is a word": (lambda top, app: app.update(ports=["web:8787"]), "ports"),
    "a port as a number": (lambda top, app: app.update(ports=[8787]), "ports"),
    "a port out of range": (lambda top, app: app.update(ports=["70000:8787"]), "70000"),
    "a duration without a unit": (lambda top, app: app["healthcheck"].update(interval="10"), "interval"),
    "a duration that is empty": (lambda top, app: app["healthcheck"].update(timeout=""), "timeout"),
    "a healthcheck without a form": (
        lambda top, app: app["healthcheck"].update(test=["python", "x"]),
        "test",
    ),
    "a healthcheck without a test": (lambda top, app: app["healthcheck"].pop("test"), "test"),
    "retries that are no number": (lambda top, app: app["healthcheck"].update(retries="3"), "retries"),
    "a setting with a list in it": (lambda top, app: app["environment"].update(TACTFUL_X=[1]), "environment"),
    "a setting with a bad name": (lambda top, app: app["environment"].update({"A-B": "x"}), "environment"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_breaks_a_rule_is_found_out(name: str) -> None:
    mutate, told = BROKEN[name]
    broken = deepcopy(COMPOSE)
    mutate(broken, broken["services"]["app"])

    found = problems(broken)

    assert any(told in fault for fault in found), found


@pytest.mark.parametrize(
    "port", ["8787", "8787:8787", "127.0.0.1:8787:8787", "[::1]:8787:8787", "80-81:80-81/udp"]
)
def test_every_form_of_a_port_is_taken(port: str) -> None:
    assert problems({**COMPOSE, "services": {**COMPOSE["services"], "app": {**APP, "ports": [port]}}}) == []


@pytest.mark.parametrize("duration", ["10s", "1m30s", "500ms", "1h"])
def test_every_form_of_a_duration_is_taken(duration: str) -> None:
    app = {**APP, "stop_grace_period": duration}

    assert problems({**COMPOSE, "services": {**COMPOSE["services"], "app": app}}) == []


def test_the_app_waits_for_a_valkey_that_keeps_what_it_acknowledges() -> None:
    command = COMPOSE["services"]["valkey"]["command"]

    assert APP["depends_on"]["valkey"]["condition"] == "service_healthy"
    assert APP["environment"]["TACTFUL_REDIS_URL"].startswith("redis://valkey:")
    assert command[command.index("--appendonly") + 1] == "yes"
    assert command[command.index("--appendfsync") + 1] == "always"


def test_no_secret_stands_in_the_compose_file() -> None:
    settings = [name for service in COMPOSE["services"].values() for name in service.get("environment", {})]

    assert not [
        name for name in settings if any(word in name for word in ("SECRET", "TOKEN", "PASSWORD", "KEY"))
    ]


def test_what_people_can_reach_is_on_this_machine_only() -> None:
    ports = [port for service in COMPOSE["services"].values() for port in service.get("ports", [])]

    assert {port.partition(":")[0] for port in ports} == {"127.0.0.1"}
