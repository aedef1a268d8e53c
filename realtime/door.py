"""What a route of the HTTP door is given: the service, and who asks."""

from typing import Annotated

from fastapi import Depends, Request

from realtime.access import Scope
from realtime.keys import caller
from realtime.service import Service


def service_of(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


async def scope_of(request: Request) -> Scope:
    service = service_of(request)
    scope, _ = await caller(request, service.writer, service.settings.origins)
    return scope


OurService = Annotated[Service, Depends(service_of)]
Caller = Annotated[Scope, Depends(scope_of)]
