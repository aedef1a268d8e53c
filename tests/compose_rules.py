"""What docker-compose.yml is held to: a schema of the parts that we use, and what no schema can say."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import jsonschema

SCHEMA = json.loads(Path(__file__).with_name("compose.schema.json").read_text("utf-8"))

Table = Mapping[str, object]


def problems(compose: Table) -> list[str]:
    """Each fault with the place where it stands; empty when the file may be used."""
    faults = list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(compose))
    if faults:
        return [f"{'.'.join(map(str, fault.absolute_path)) or 'top'}: {fault.message}" for fault in faults]
    return [
        f"services.{name}: {fault}"
        for name, one in _part(compose, "services")
        for fault in _faults(compose, one)
    ]


def _faults(compose: Table, service: Table) -> Iterator[str]:
    yield from _undeclared(compose, service)
    yield from _unmet(compose, service)
    yield from _bad_ports(service)


def _undeclared(compose: Table, service: Table) -> Iterator[str]:
    networks = {name for name, _ in _part(compose, "networks")} | {"default"}
    volumes = {name for name, _ in _part(compose, "volumes")}
    for network in _words(service, "networks"):
        if network not in networks:
            yield f"the network {network} is not declared at the top"
    for mount in _words(service, "volumes"):
        source = mount.split(":")[0]
        if not source.startswith((".", "/", "~")) and source not in volumes:
            yield f"the volume {source} is not declared at the top"


def _unmet(compose: Table, service: Table) -> Iterator[str]:
    services = dict(_part(compose, "services"))
    wanted = service.get("depends_on", {})
    # The short form lists names, and waits only for the start.
    conditions = wanted if isinstance(wanted, Mapping) else {name: {} for name in cast(list[str], wanted)}
    for name, condition in conditions.items():
        if name not in services:
            yield f"it depends on {name}, which is no service"
        elif condition.get("condition") == "service_healthy" and "healthcheck" not in services[name]:
            yield f"it waits for {name} to be healthy, which has no healthcheck"


def _bad_ports(service: Table) -> Iterator[str]:
    for port in _words(service, "ports"):
        numbers = [part for side in port.split("/")[0].split("]")[-1].split(":") for part in side.split("-")]
        if any(part.isdigit() and not 1 <= int(part) <= 65_535 for part in numbers):
            yield f"{port} is no port"


def _part(compose: Table, name: str) -> list[tuple[str, Table]]:
    part = cast(Mapping[str, Table | None], compose.get(name) or {})
    return [(key, value or {}) for key, value in part.items()]


def _words(service: Table, name: str) -> list[str]:
    return cast(list[str], service.get(name, []))
