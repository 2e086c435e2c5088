"""The practice workspace as a newcomer meets it: a process that starts, serves its first page, and goes on."""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from tests.bench.measure import Line

STARTS = 5
FIVE_SECONDS = 5.0
PATIENCE = 180.0  # seconds until a start has failed
CHECKS = 200
LOOPBACK = "127.0.0.1"
IMPORT = "from time import perf_counter as now; start = now(); import bot.cli, bot.practice.start; print(now() - start)"
# A newcomer's Python keeps what it compiled, whatever is set here.
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}


class Practice:
    """A running practice workspace.

    ``took`` is how many seconds passed from its start to its first page, and ``worked`` how many of a processor it
    used: much less where the machine is busy with something else.
    """

    def __init__(self, folder: Path) -> None:
        self._port = _free_port()
        command = [*_python("-m", "bot", "practice"), "--port", str(self._port), "--folder", str(folder)]
        started = time.perf_counter()
        self.process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        try:
            self._page = self._first_page(started + PATIENCE)
        except BaseException:
            self.stop()
            raise
        self.took = time.perf_counter() - started
        self.worked = self._processor()

    def stop(self) -> None:
        """End the process."""
        self.process.terminate()
        self.process.wait(PATIENCE)

    def memory(self) -> float:
        """How much of it is in memory, in MB."""
        (kilobytes,) = re.findall(r"^VmRSS:\s+(\d+) kB$", self._proc("status"), re.MULTILINE)
        return int(kilobytes) / 1024

    def check(self) -> None:
        """Look somebody up, and load the page with the answer."""
        self._ask("POST", f"{self._page}/say", {"text": "/contact-check Roberts"})
        self._ask("GET", self._page)

    def _processor(self) -> float:
        after_name = self._proc("stat").rpartition(")")[2].split()
        in_program, in_system = after_name[11:13]
        return (int(in_program) + int(in_system)) / os.sysconf("SC_CLK_TCK")

    def _proc(self, file: str) -> str:
        return Path(f"/proc/{self.process.pid}/{file}").read_text(encoding="utf-8")

    def _first_page(self, latest: float) -> str:
        """Ask until a person's page is served; its path."""
        while True:
            try:
                page = self._ask("GET", "/", status=303)
            except ConnectionError:
                if self.process.poll() is not None or time.perf_counter() > latest:
                    raise
                time.sleep(0.01)
            else:
                self._ask("GET", page)
                return page

    def _ask(self, method: str, path: str, sent: Mapping[str, str] | None = None, status: int = 200) -> str:
        """Where the answer sends us on to; empty where it does not."""
        connection = HTTPConnection(LOOPBACK, self._port, timeout=PATIENCE)
        try:
            headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
            connection.request(method, path, json.dumps(sent) if sent else None, headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == status, (method, answer.status)
            return answer.getheader("Location", "")
        finally:
            connection.close()


def starts() -> Iterator[Line]:
    """The second start against the first, what of it is importing, and memory after use against before."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with _running(folder) as practice:
            first = practice.took
        again, worked, imports = [], [], []
        for _ in range(STARTS):  # in turns, so that whatever else the machine does hits all of them
            with _running(folder) as practice:
                again.append(practice.took)
                worked.append(practice.worked)
            imports.append(_imported())
        with _running(folder) as practice:
            fresh = practice.memory()
            for _ in range(CHECKS):
                practice.check()
            used = practice.memory()
    second, importing = median(again), median(imports)
    figures = f"{second:.2f} s ({median(worked):.2f} of a processor) against {first:.2f} to the first page"
    promise = f"at most {FIVE_SECONDS:g} s"
    yield Line("second start against the first", second / first, figures, promise, second <= FIVE_SECONDS)
    figures = f"{importing:.2f} of {second:.2f} s"
    yield Line("importing, of a second start", importing / second, figures)
    yield Line(f"memory after {CHECKS} checks", used / fresh, f"{used:.0f} against {fresh:.0f} MB")


@contextmanager
def _running(folder: Path) -> Iterator[Practice]:
    practice = Practice(folder)
    try:
        yield practice
    finally:
        practice.stop()


def _imported() -> float:
    """How many seconds it takes to import what a start needs."""
    done = subprocess.run(_python("-c", IMPORT), env=ENVIRONMENT, capture_output=True, check=True)
    return float(done.stdout)


def _python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as server:
        return int(server.getsockname()[1])
