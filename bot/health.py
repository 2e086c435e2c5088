"""For whoever runs the service: alive, ready, and figures for Prometheus. Nothing personal is in them."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web
from aiohttp.typedefs import Handler
from prometheus_client import CollectorRegistry, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from bot.pack import disagreements, known, read_packs
from policy.pack import PackError
from policy.refusal import Unavailable
from storage.migrate import at_head
from storage.store import Store


class _Stored(Collector):
    """What stands in the store, read when it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def describe(self) -> Iterable[Metric]:
        return ()  # nothing is asked of the database before somebody asks for the figures

    def collect(self) -> Iterable[Metric]:
        with self._store.read() as reader:
            waiting, lost = reader.outbox.waiting(), len(reader.outbox.undeliverable())
        yield GaugeMetricFamily("contact_messages_waiting", "Messages that are not sent yet", waiting)
        yield GaugeMetricFamily("contact_messages_undeliverable", "Messages that no platform takes", lost)


def _apart(store: Store, packs: Path) -> list[str]:
    """Where the policy pack on disk and the one in the database disagree."""
    try:
        offered = read_packs(packs)
    except PackError as wrong:
        return [f"policy pack: {problem}" for problem in wrong.problems]
    with store.read() as reader:
        kept = reader.packs()
    issues = known(kept, ZoneInfo("UTC"), offered)
    return [f"policy pack: {line}" for line in disagreements(offered, kept, issues)]


def add_health(app: web.Application, store: Store, packs: Path) -> None:
    """Serve ``/healthz``, ``/readyz`` and ``/metrics``, and measure every request by its route. ``packs`` is the folder
    of the policy pack: where it and the database disagree the service is ready all the same, and says so."""
    registry = CollectorRegistry()
    registry.register(_Stored(store))
    ProcessCollector(registry=registry)
    seconds = Histogram(
        "contact_request_seconds", "Time to answer a request", ("route", "status"), registry=registry
    )

    @web.middleware
    async def measured(request: web.Request, handler: Handler) -> web.StreamResponse:
        loop = asyncio.get_running_loop()
        begun, status = loop.time(), 500
        try:
            response = await handler(request)
            status = response.status
            return response
        except web.HTTPException as answered:
            status = answered.status
            raise
        finally:
            resource = request.match_info.route.resource
            route = resource.canonical if resource is not None else "none"
            seconds.labels(route, str(status)).observe(loop.time() - begun)

    async def alive(_: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def ready(_: web.Request) -> web.Response:
        try:
            migrated = await asyncio.to_thread(at_head, store.engine)
            apart = await asyncio.to_thread(_apart, store, packs) if migrated else []
        except Unavailable:
            return web.Response(status=503, text="the database cannot be reached\n")
        if not migrated:
            return web.Response(status=503, text="the database is not migrated: python -m bot migrate\n")
        return web.Response(text="".join(f"{line}\n" for line in ("ready", *apart)))

    async def figures(_: web.Request) -> web.Response:
        try:
            text = await asyncio.to_thread(generate_latest, registry)
        except Unavailable:
            return web.Response(status=503, text="the database cannot be reached\n")
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})

    app.middlewares.append(measured)
    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", ready)
    app.router.add_get("/metrics", figures)
