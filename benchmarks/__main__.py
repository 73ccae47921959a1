"""Run the benchmarks and print one table."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from benchmarks.cases import CASES, Case
from benchmarks.imports import IMPORTS, Import
from benchmarks.memory import MEMORY, Memory
from benchmarks.messages import ROOT

_HEADER = (
    "case",
    "client us",
    "pb us",
    "raw us",
    "ratio min/median/max",
    "target",
    "",
    "peer us",
    "peer ratio",
    "to peer",
)


class CaseError(Exception):
    """A case that could not be measured."""


@dataclass
class Figures:
    """What one client and its floor took in each round: microseconds per unit, or megabytes."""

    rounds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, side: str, figure: float) -> None:
        """Note one more round."""
        self.rounds.setdefault(side, []).append(figure)

    def of(self, side: str) -> float | None:
        """The median of a side."""
        return median(self.rounds[side]) if self.rounds.get(side) else None

    def ratios(self, floor: str) -> list[float]:
        """Client over floor, round by round: neighbours in time meet the same machine."""
        client = self.rounds.get("client")
        return sorted(a / b for a, b in zip(client, self.rounds[floor], strict=True)) if client else []


def python(interpreter: str, code: str) -> list[str]:
    """A command that runs code with this folder's parent last on the path: installed packages win over the checkout."""
    return [interpreter, "-P", "-W", "ignore", "-c", f"import sys; sys.path.append({str(ROOT)!r}); {code}"]


def environment() -> dict[str, str]:
    """This process's environment without what would change the import path."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


class Process:
    """A process that answers lines of JSON with lines of JSON."""

    def __init__(self, interpreter: str, module: str) -> None:
        code = f"from benchmarks.{module} import main; main()"
        self._process = subprocess.Popen(
            python(interpreter, code), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
        )

    def ask(self, question: object = None) -> Any:
        """Say something, or nothing, and read the answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        if question is not None:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"a measured process ended with status {self._process.wait()}")
        answer = json.loads(line)
        if isinstance(answer, dict) and "error" in answer:
            raise CaseError(answer["error"])
        return answer

    def close(self) -> None:
        """Let it end."""
        try:
            self._process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()


@contextmanager
def running(interpreter: str, module: str) -> Iterator[Process]:
    """A process for the length of a block."""
    process = Process(interpreter, module)
    try:
        yield process
    finally:
        process.close()


def measure(case: Case, workers: dict[str, Process], rounds: int, budget: float) -> dict[str, Figures]:
    """Take turns: client, floor, client, floor, of one interpreter after the other."""
    figures = {owner: Figures() for owner in workers}
    plan: list[tuple[str, str, int]] = []
    for owner, worker in workers.items():
        for side in worker.ask({"case": case.name}):
            ask = {"case": case.name, "side": side}
            worker.ask(ask | {"count": 1})  # Connections are made, caches filled.
            seconds = worker.ask(ask | {"count": 2}) / 2
            plan.append((owner, side, max(1, round(budget / max(seconds, 1e-6)))))
    for _ in range(rounds):
        for owner, side, count in plan:
            seconds = workers[owner].ask({"case": case.name, "side": side, "count": count})
            figures[owner].add(side, seconds / count / case.units * 1e6)
    return figures


def measure_import(
    case: Import, interpreters: dict[str, str], ports: dict[str, int], rounds: int
) -> dict[str, Figures]:
    """The same in turns of fresh interpreters; the first round only fills the caches of compiled files."""
    figures = {owner: Figures() for owner in interpreters}
    for number in range(rounds + 1):
        for owner, interpreter in interpreters.items():
            for side, statements in (("client", case.client), ("pb", case.floor)):
                body = statements.format(**ports)
                code = f"import time; start = time.process_time(); {body}; print(time.process_time() - start)"
                done = subprocess.run(
                    python(interpreter, code), env=environment(), capture_output=True, text=True, check=False
                )
                if done.returncode:
                    raise CaseError(done.stderr.strip().rpartition("\n")[2])
                if number:
                    figures[owner].add(side, float(done.stdout.split()[-1]) * 1e6)
    return figures


def measure_memory(
    case: Memory, interpreters: dict[str, str], ports: dict[str, int], rounds: int
) -> dict[str, Figures]:
    """The growth of memory, each side in a process of its own."""
    figures = {owner: Figures() for owner in interpreters}
    for _ in range(rounds):
        for owner, interpreter in interpreters.items():
            for side in ("client", "pb"):
                with running(interpreter, "memory") as process:
                    grown = process.ask({"ports": ports, "case": case.name, "side": side})
                if grown is not None:
                    figures[owner].add(side, grown)
    return figures


def lines(
    name: str, figures: dict[str, Figures], case: Case | Import | Memory
) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The lines of one case, and whether the client is within its target."""
    ours, peer = figures.get("ours", Figures()), figures.get("peer", Figures())
    sides = ours.rounds or peer.rounds
    for floor in (side for side in sides if side.startswith("pb")):
        ratios, peers = ours.ratios(floor), peer.ratios(floor)
        client, against = ours.of("client"), peer.of("client")
        to_peer = client / against if client and against else None
        target = case.target if floor == "pb" else None
        within = not (target and ratios) or median(ratios) <= target
        shown, verdict = f"{target:g}" if target else "", "" if not (target and ratios) else "ok" if within else "OVER"
        limit = case.peer_target if isinstance(case, Case) else None
        if limit is not None:
            shown = f"{limit:g} of peer"
            within = to_peer is None or to_peer <= limit
            verdict = "" if to_peer is None else "ok" if within else "OVER"
        yield (
            (
                name if floor == "pb" else f"  {floor.removeprefix('pb ')}",
                _number(client),
                _number(ours.of(floor) or peer.of(floor)),
                _number(ours.of("raw") or peer.of("raw")),
                " / ".join(f"{value:.2f}" for value in (ratios[0], median(ratios), ratios[-1])) if ratios else "-",
                shown,
                verdict,
                _number(against),
                f"{median(peers):.2f}" if peers else "-",
                f"{to_peer:.2f}" if to_peer else "-",
            ),
            within,
        )


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns, the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser("python -m benchmarks", description="CPU per call, as ratios to the raw protocol.")
    parser.add_argument("--peer", metavar="PYTHON", help="an interpreter that has the official client")
    parser.add_argument("--peer-only", action="store_true", help="leave out the client of this checkout")
    parser.add_argument("--case", action="append", default=[], help="only cases whose name has this in it")
    parser.add_argument("--rounds", type=int, default=9, help="how often each side takes its turn")
    parser.add_argument("--budget", type=float, default=0.12, help="seconds of CPU per turn")
    parser.add_argument("--strict", action="store_true", help="fail if a target is missed")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say whether it is well."""
    options = parse(arguments)
    interpreters = {} if options.peer_only else {"ours": sys.executable}
    if options.peer:
        interpreters["peer"] = options.peer
    everything: tuple[Case | Import | Memory, ...] = (*CASES, *MEMORY, *IMPORTS)
    wanted = [case for case in everything if not options.case or any(part in case.name for part in options.case)]
    rows: list[Sequence[str]] = [_HEADER]
    failed: list[str] = []
    fine = True
    with ExitStack() as stack:
        ports = stack.enter_context(running(sys.executable, "null_server")).ask()
        workers: dict[str, Process] = {}
        for owner, interpreter in interpreters.items():
            workers[owner] = stack.enter_context(running(interpreter, "worker"))
            print(f"{owner}: {json.dumps(workers[owner].ask(ports))}")
        for case in wanted:
            print(f"measuring {case.name}", file=sys.stderr)
            try:
                if isinstance(case, Import):
                    figures = measure_import(case, interpreters, ports, max(3, options.rounds // 2))
                elif isinstance(case, Memory):
                    figures = measure_memory(case, interpreters, ports, min(3, options.rounds))
                else:
                    figures = measure(case, workers, options.rounds, options.budget)
            except CaseError as error:
                failed.append(f"{case.name}: {error}")
                continue
            for row, within in lines(case.name, figures, case):
                rows.append(row)
                fine = fine and within
    print(table(rows), *failed, sep="\n")
    return 1 if failed or (options.strict and not fine) else 0


if __name__ == "__main__":
    sys.exit(main())
