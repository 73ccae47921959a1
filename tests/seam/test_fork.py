"""What works in a process that forks. Each test is a process of its own, which holds the parent and the children."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seam.servers import Http, Raw

ROOT = Path(__file__).parents[2]

PRELUDE = """
import asyncio, contextlib, multiprocessing, os, sys, threading, time, warnings
warnings.simplefilter("error")
warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)  # that is what is tested
from weaviate._core.transport import GrpcOptions, HttpOptions, TransportFault
from weaviate._io import aio, blocking
from weaviate._io.stream import StreamEnd
from weaviate._proto.methods import BATCH_STREAM, SEARCH

HTTP, GRPC = map(int, sys.argv[1:])


class Both:
    '''Both transports of one colour, as a client has them: new ones in another process or loop.'''

    def __init__(self, module):
        self.module = module
        self.key = None

    def fresh(self):
        if self.key != self.module.context_key():
            if self.key is not None:
                self.drop()
            self.key = self.module.context_key()
            self.http = self.module.HttpTransport(HttpOptions(base_url=f"http://127.0.0.1:{HTTP}"))
            self.grpc = self.module.GrpcTransport(GrpcOptions(target=f"127.0.0.1:{GRPC}"))

    def drop(self):
        self.http.abandon()
        self.grpc.abandon()


class Blocking(Both):
    def __init__(self):
        super().__init__(blocking)

    def ask(self, word=b"ask"):
        self.fresh()
        reply = self.http.send("GET", "/" + word.decode(), headers={}, params=None, content=None, timeout=5)
        assert reply.content == b"/" + word, reply
        assert self.grpc.unary(SEARCH, word, metadata=[], timeout=5) == word

    def close(self):
        self.http.close()
        self.grpc.close()

    def talk(self):
        self.fresh()
        changed = blocking.Condition()
        stream = self.grpc.stream(BATCH_STREAM, metadata=[], on_event=changed.wake)
        stream.send(b"word")
        with changed:
            while (word := stream.receive()) is None:
                assert changed.wait(5)
        assert word == b"word", word
        return stream, changed

    def once(self):
        self.ask()
        self.close()


class Aio(Both):
    def __init__(self):
        super().__init__(aio)

    async def ask(self, word=b"ask"):
        self.fresh()
        reply = await self.http.send("GET", "/" + word.decode(), headers={}, params=None, content=None, timeout=5)
        assert reply.content == b"/" + word, reply
        assert await self.grpc.unary(SEARCH, word, metadata=[], timeout=5) == word

    async def close(self):
        await self.http.close()
        await self.grpc.close()

    async def talk(self):
        self.fresh()
        changed = aio.Condition()
        async with changed:
            stream = self.grpc.stream(BATCH_STREAM, metadata=[], on_event=changed.wake)
            stream.send(b"word")
            while (word := stream.receive()) is None:
                assert await changed.wait(5)
        assert word == b"word", word
        return stream, changed

    async def once(self):
        await self.ask()
        await self.close()


def assert_forked(end):
    assert isinstance(end, StreamEnd), end
    assert (end.fault.grpc_code, end.fault.detail[:18]) == ("UNAVAILABLE", "the process forked"), end.fault


def in_child(work):
    '''Do something in a forked child; it must succeed, and soon.'''
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            import traceback
            traceback.print_exc()
        finally:
            os._exit(code)
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            assert status == 0, f"the child ended with {status}"
            return
        time.sleep(0.005)
    os.kill(child, 9)
    os.waitpid(child, 0)
    raise AssertionError("the child hangs")
"""


@pytest.fixture
def http_port() -> Iterator[int]:
    with Raw(Http()) as server:
        yield server.port


def run(script: str, http_port: int, grpc_port: int, first: str = "", **environment: str) -> str:
    """Run a script; gives what it wrote to stderr."""
    done = subprocess.run(
        [sys.executable, "-c", first + PRELUDE + textwrap.dedent(script), str(http_port), str(grpc_port)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


SCENARIOS = {
    "the child uses the client that it inherited, and one of its own": """
        client = Blocking()
        client.ask(b"parent")

        def work():
            client.ask(b"inherited")
            Blocking().once()
            client.close()

        for _ in range(5):
            in_child(work)
            client.ask(b"still")
        client.close()
    """,
    "the parent has closed its client": """
        client = Blocking()
        client.ask()
        client.close()
        for _ in range(3):
            in_child(lambda: Blocking().once())
    """,
    "a child forks, too": """
        client = Blocking()
        client.ask()

        def child():
            client.ask(b"child")
            in_child(lambda: client.ask(b"grandchild"))
            client.ask(b"again")

        in_child(child)
        client.once()
    """,
    "other threads make calls all the time": """
        client = Blocking()
        client.ask()
        stop, faults, count = threading.Event(), [], [0] * 4

        def work(number):
            while not stop.is_set():
                try:
                    client.ask(b"%d" % number)
                    count[number] += 1
                except Exception as error:
                    faults.append(error)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for _ in range(5):
            in_child(lambda: client.ask(b"child"))
        stop.set()
        for thread in threads:
            thread.join()
        assert not faults, faults
        assert min(count) > 1, count
        client.close()
    """,
    "a call of another thread takes a while": """
        client = Blocking()
        client.ask()
        answers = []
        slow = threading.Thread(
            target=lambda: answers.append(client.grpc.unary(SEARCH, b"sleep 1", metadata=[], timeout=10))
        )
        slow.start()
        while client.grpc.unary(SEARCH, b"sleepers", metadata=[], timeout=5)[:1] == b"0":
            pass
        in_child(lambda: client.ask(b"child"))
        slow.join()
        assert answers == [b"slept"]
        client.once()
    """,
    "a pool of multiprocessing": """
        client = Blocking()

        def work(number):
            client.ask(b"%d" % number)
            return number

        client.ask()
        with multiprocessing.get_context("fork").Pool(3) as pool:
            assert pool.map_async(work, range(12)).get(20) == list(range(12))
        client.once()
    """,
    "the parent's loop runs, and the child's is new": """
        async def main():
            client = Aio()
            await client.ask()
            for _ in range(3):
                in_child(lambda: asyncio.run(Aio().once()))
                in_child(lambda: asyncio.run(client.once()))
                in_child(lambda: Blocking().once())
                await client.ask(b"still")
            await client.close()

        asyncio.run(main())
    """,
    "the parent's loop is gone": """
        client = Aio()
        asyncio.run(client.ask())
        for _ in range(3):
            in_child(lambda: asyncio.run(client.once()))
        asyncio.run(client.once())
    """,
    "the parent's loop waits for calls": """
        async def main():
            client = Aio()
            await client.ask()
            wait = lambda: client.grpc.unary(SEARCH, b"sleep 0.7", metadata=[], timeout=10)
            slow = [asyncio.ensure_future(wait()) for _ in range(3)]
            while (await client.grpc.unary(SEARCH, b"sleepers", metadata=[], timeout=5))[:1] != b"3":
                pass
            in_child(lambda: asyncio.run(Aio().once()))
            assert await asyncio.gather(*slow) == [b"slept"] * 3
            await client.close()

        asyncio.run(main())
    """,
    "a thread of the parent forks while the loop works": """
        async def main():
            client = Aio()
            await client.ask()
            forked = asyncio.ensure_future(asyncio.to_thread(in_child, lambda: asyncio.run(Aio().once())))
            while not forked.done():
                await client.ask(b"meanwhile")
            await forked
            await client.close()

        asyncio.run(main())
    """,
    "a stream is open": """
        client = Blocking()
        for count in range(5):
            stream, changed = client.talk()
            for _ in range(count * 10):
                stream.send(b"x" * 100_000)

            def work():
                while not isinstance(end := stream.receive(), StreamEnd):
                    assert end is not None
                assert_forked(end)
                stream.send(b"ignored")
                stream.done_sending()
                stream.cancel()
                client.talk()
                client.once()

            begin = time.monotonic()
            in_child(work)
            assert time.monotonic() - begin < 3
            with changed:
                while not isinstance(end := stream.receive(), StreamEnd):
                    assert end is not None or changed.wait(5)
            assert_forked(end)
            client.talk()[0].cancel()
        client.once()
    """,
    "the parent's loop has a stream open": """
        async def main():
            client = Aio()
            for _ in range(3):
                stream, changed = await client.talk()
                in_child(lambda: asyncio.run(Aio().once()))
                in_child(lambda: asyncio.run(client.talk()))
                async with changed:
                    while (end := stream.receive()) is None:
                        assert await changed.wait(5)
                assert_forked(end)
                await client.talk()
            await client.close()

        asyncio.run(main())
    """,
    "a thread opens streams all the time": """
        client = Blocking()
        client.ask()
        stop, faults, count = threading.Event(), [], 0

        def work():
            global count
            try:
                while not stop.is_set():
                    changed = blocking.Condition()
                    stream = client.grpc.stream(BATCH_STREAM, metadata=[], on_event=changed.wake)
                    stream.send(b"word")
                    stream.done_sending()
                    with changed:
                        while not isinstance(end := stream.receive(), StreamEnd):
                            assert end is not None or changed.wait(5)
                    if end.fault is not None:
                        assert_forked(end)
                    count += 1
            except BaseException as error:
                faults.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        for _ in range(10):
            in_child(lambda: Blocking().once())
        stop.set()
        thread.join()
        assert not faults, faults
        assert count
        client.close()
    """,
    "a thread of the parent is in the block of a condition": """
        condition, inside, leave = blocking.Condition(), threading.Event(), threading.Event()

        def hold():
            with condition:
                inside.set()
                leave.wait()

        def work():
            with condition:
                assert not condition.wait(0)

        thread = threading.Thread(target=hold)
        thread.start()
        inside.wait()
        task = blocking.BackgroundTask.start(leave.wait, name="test")

        def join():
            assert task.join()
            work()

        in_child(join)
        leave.set()
        thread.join()
        with condition:
            in_child(work)
        assert task.join(5)
    """,
    "the child ends like a program": """
        client = Blocking()
        client.ask()
        child = os.fork()
        if child == 0:
            client.once()
            sys.exit(0)
        assert os.waitpid(child, 0)[1] == 0
        client.once()
    """,
}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_fork(scenario: str, http_port: int, grpc_port: int) -> None:
    assert run(SCENARIOS[scenario], http_port, grpc_port) == ""


@pytest.mark.parametrize("scenario", [name for name in SCENARIOS if "waits for calls" not in name])
def test_fork_where_grpc_was_imported_before_without_its_fork_support(
    scenario: str, http_port: int, grpc_port: int
) -> None:
    run(SCENARIOS[scenario], http_port, grpc_port, "import grpc\n")


def test_the_environment_is_left_as_it_was(http_port: int, grpc_port: int) -> None:
    script = """
        Blocking().once()
        assert "GRPC_ENABLE_FORK_SUPPORT" not in os.environ
    """
    run(script, http_port, grpc_port)


def test_who_decides_against_fork_support_is_heard(http_port: int, grpc_port: int) -> None:
    script = """
        Blocking().once()
        from weaviate._io.forking import gate
        assert not gate.supported
        assert os.environ["GRPC_ENABLE_FORK_SUPPORT"] == "0"
    """
    run(script, http_port, grpc_port, GRPC_ENABLE_FORK_SUPPORT="0")


def test_a_child_of_a_fork_that_could_not_wait_says_so_instead_of_hanging(http_port: int, grpc_port: int) -> None:
    script = """
        from weaviate._io import forking
        forking.LONGEST_WAIT = 0.1
        client = Blocking()
        client.ask()
        wait = lambda: client.grpc.unary(SEARCH, b"sleep 1", metadata=[], timeout=5)
        slow = threading.Thread(target=wait)
        slow.start()
        while client.grpc.unary(SEARCH, b"sleepers", metadata=[], timeout=5)[:1] == b"0":
            pass

        def work():
            own = Blocking()
            try:
                own.ask()
            except TransportFault as fault:
                assert fault.step == "grpc" and not fault.sent
                assert fault.detail.startswith("this process was forked while gRPC calls were under way"), fault
                assert "without GRPC_ENABLE_FORK_SUPPORT=1" in fault.detail, fault
            else:
                raise AssertionError("it should have said so")

        in_child(work)
        slow.join()
        client.close()
    """
    run(script, http_port, grpc_port, "import grpc\n")
