"""The measured process: does calls as told over its input, and answers what CPU they took."""

from __future__ import annotations

import gc
import importlib.metadata
import json
import os
import sys
import time
import traceback

from benchmarks.cases import CASES, Bench, Call


def measure(call: Call, count: int) -> float:
    """Seconds of CPU, of all threads of this process, for so many calls; the garbage collector stays on."""
    gc.collect()  # What another side left behind is not this one's.
    start = time.process_time()
    for _ in range(count):
        call()
    return time.process_time() - start


def main() -> None:
    """Answer commands, one JSON object a line, until the input ends."""
    # Whatever a client prints goes to stderr, so that it cannot be taken for an answer.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    ports = json.loads(sys.stdin.readline())
    bench = Bench(ports["http"], ports["grpc"])
    versions = {name: importlib.metadata.version(name) for name in ("grpcio", "protobuf")}
    print(json.dumps(versions | {"weaviate": bench.weaviate.__file__}), file=answers, flush=True)
    sides: dict[str, dict[str, Call]] = {}
    for line in sys.stdin:
        command = json.loads(line)
        try:
            name = command["case"]
            if name not in sides:
                sides.clear()  # The data of one case at a time, or collecting garbage gets dearer from case to case.
                sides[name] = next(case for case in CASES if case.name == name).sides(bench)
            if "side" in command:
                answer: object = measure(sides[name][command["side"]], command["count"])
            else:
                answer = list(sides[name])
        except Exception as error:  # One case that fails does not take the others with it.
            traceback.print_exc()
            answer = {"error": repr(error)}
        print(json.dumps(answer), file=answers, flush=True)
    bench.close()
