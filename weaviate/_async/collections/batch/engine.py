"""What runs a batch: it sends what the state machine wants sent, and tells it what came of that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from weaviate._async.connection.session import Session
from weaviate._core.batching import endings
from weaviate._core.batching.items import BatchedObject, BatchedReference
from weaviate._core.batching.machine import Machine
from weaviate._core.batching.modes import Mode
from weaviate._core.batching.reporting import Reporter
from weaviate._core.batching.steps import Objects, References, Wait
from weaviate._core.batching.talk import STOP, Talk
from weaviate._core.errors import is_unauthorized
from weaviate._core.transport import GrpcRequest, TransportFault
from weaviate._io.aio import BackgroundTask, Condition, Lock, context_key, now, run_in, sleep
from weaviate._io.stream import BidiStream, StreamEnd
from weaviate._proto.methods import BATCH_STREAM
from weaviate.exceptions import WeaviateBaseError

T = TypeVar("T")

_TURN_BYTES, _ITEM_BYTES = 200_000, 3_000
"""After how much has been added others get their turn: some milliseconds of work. An item takes as long as so much."""

_MOMENT, _LEAVE = 1.0, 5.0
"""Seconds for what is under way when there is no time: for its answer, and then for its end."""

_STREAM = GrpcRequest(BATCH_STREAM, b"", what="batch stream", timeout="insert")


class Engine:
    """Runs one batch, from `start` to `end`.

    Those who send are started when there is something to be sent for them, and have ended when `end` returns.

    Args:
        session: The connection, which is open.
        mode: How the batch is run.
    """

    def __init__(self, session: Session, mode: Mode) -> None:
        self._session = session
        self._mode = mode
        self.machine = Machine(
            mode.pace(),
            max_message_size=session.max_message_size,
            patience=mode.patience(session.config.timeout),
            streams=mode.streams,
            on_error=mode.on_error,
            keep_uuids=mode.keep_uuids,
        )
        self._condition = Condition()
        self._door = Lock()
        self._reporter = Reporter(self.machine, mode.on_progress, now())
        self._place = context_key()
        self._senders: list[BackgroundTask] = []
        self._linker: BackgroundTask | None = None
        self._idle = 0
        self._turn = 0
        self._ended = False

    async def add_object(self, item: BatchedObject) -> None:
        """Take an object, once there is room for it.

        Raises:
            WeaviateBaseError: The batch takes nothing any more.
        """
        await self._add(self._put_object, item)
        await self._give_way(len(item.wire))

    async def count(self, item: BatchedObject) -> None:
        """Take an object that was not taken, since nothing is sent any more: it is to be told of too."""
        async with self._condition:
            if self.machine.stopped is not None:
                self.machine.add_object(item, now())

    async def add_references(self, items: list[BatchedReference]) -> None:
        """Take references, as there is room for them.

        Raises:
            WeaviateBaseError: The batch takes nothing any more.
        """
        async with self._condition:
            self._check()
            if self._linker is None:
                self._linker = BackgroundTask.start(self._work, self._link_all, name="weaviate-batch-references")
        for item in items:
            await self._add(self._put_reference, item)
            await self._give_way(0)

    async def _add(self, put: Callable[[Any], None], item: BatchedObject | BatchedReference) -> None:
        async with self._condition:
            if self._try(put, item):
                return
        # One waits for room, and the others for their turn: each answer would wake all of them otherwise.
        async with self._door, self._condition:
            while not self._try(put, item):
                await self._condition.wait()

    def _try(self, put: Callable[[Any], None], item: BatchedObject | BatchedReference) -> bool:
        self._check()
        if not self.machine.has_room:
            return False
        put(item)
        return True

    def _put_object(self, item: BatchedObject) -> None:
        if self.machine.add_object(item, now()):
            self._condition.notify_all()
            self._hire()

    def _put_reference(self, item: BatchedReference) -> None:
        if self.machine.add_reference(item, now()):
            self._condition.notify_all()

    async def _give_way(self, size: int) -> None:
        """Let others have their turn, after so much that some milliseconds have passed."""
        self._turn += size + _ITEM_BYTES
        if self._turn > _TURN_BYTES:
            self._turn = 0
            await sleep(0)

    async def flush(self) -> None:
        """Wait until everything that was added before has ended.

        Raises:
            WeaviateBaseError: Nothing is sent any more.
        """
        async with self._condition:
            self._check()
            flush = self.machine.flush()
            self._condition.notify_all()
            self._hire()
            while flush is not None and flush.open and not self.machine.forsaken:
                await self._condition.wait()
            self._check()

    async def end(self, error: BaseException | None) -> None:
        """End the batch: send what is left, or, where its block failed, only wait for what is under way.

        Args:
            error: What the block raised. It gets what became of everything, as `partial_result`.

        Raises:
            WeaviateBaseError: The batch could not be carried out, or, where its caller wants that, something failed.
        """
        self._ended = True
        if self._place != context_key():
            self._leave(error)
            return
        try:
            await self._finish(error)
        except BaseException as interrupt:
            try:
                await self._forsake(interrupt)
            finally:
                endings.note(interrupt, self.machine.outcomes)
            raise
        finally:
            self._reporter.end(now())
        if error is not None:
            endings.note(error, self.machine.outcomes)
        else:
            endings.check(self.machine, self._mode)

    async def _finish(self, error: BaseException | None) -> None:
        """End all that goes on. Whatever breaks that off, it has a moment too; what breaks off that, has none."""
        try:
            if error is not None and endings.is_interrupt(error):
                await self._break_off(error)
            else:
                await self._drain(error)
        except BaseException as interrupt:
            await self._break_off(interrupt)
            raise

    def _leave(self, error: BaseException | None) -> None:
        """End the batch where nobody is who could send."""
        self.machine.forsake(endings.ELSEWHERE)
        self._reporter.end(now())
        if error is None:
            endings.check_usable(self.machine, self._mode, ended=False, here=False)

    async def _drain(self, error: BaseException | None) -> None:
        """Wait until nothing is left to do."""
        async with self._condition:
            if error is None:
                self.machine.finish()
                self._hire()
            else:
                self.machine.abort(endings.broken_off(error))
            self._condition.notify_all()
            while not self.machine.done:
                await self._condition.wait()
            self._condition.notify_all()
        for task in self._tasks():
            await task.join()

    async def _break_off(self, interrupt: BaseException) -> None:
        """Wait a moment for those who send, who are cancelled where that is possible."""
        async with self._condition:
            self.machine.abort(endings.broken_off(interrupt))
            self._condition.notify_all()
        for task in self._tasks():
            task.cancel()
        try:
            await self._join(_MOMENT)
        finally:
            await self._forsake(interrupt)
        await self._join(_LEAVE)

    async def _forsake(self, interrupt: BaseException) -> None:
        """Wait for nothing any more."""
        async with self._condition:
            self.machine.forsake(endings.broken_off(interrupt))
            self._condition.notify_all()

    async def _join(self, seconds: float) -> None:
        """Wait for the end of those who send, for so long at most."""
        until = now() + seconds
        for task in self._tasks():
            await task.join(max(until - now(), 0.0))

    def _tasks(self) -> list[BackgroundTask]:
        return self._senders if self._linker is None else [*self._senders, self._linker]

    def _check(self) -> None:
        """Refuse to take more.

        Raises:
            WeaviateBaseError: The batch has ended, or sends nothing any more.
        """
        endings.check_usable(self.machine, self._mode, ended=self._ended, here=self._place == context_key())

    def _hire(self) -> None:
        """Start one more who sends, where all others are busy."""
        if not self._idle and len(self._senders) < self.machine.pace.workers and not self.machine.done:
            fn = self._stream_all if self._mode.streams else self._send_all
            try:
                self._senders.append(BackgroundTask.start(self._work, fn, name="weaviate-batch"))
            except RuntimeError as error:  # There can be no more: the others do it.
                if not self._senders:
                    raise endings.unexpected(error) from error

    # ----------------------------------------------------------------------------------- those who send, side by side

    async def _work(self, fn: Callable[[], Any]) -> None:
        """Be one of those who send. Where one breaks off, nobody waits for what it had to do."""
        try:
            await fn()
        except BaseException as error:
            async with self._condition:
                if isinstance(error, Exception):
                    self.machine.error = endings.unexpected(error)
                self.machine.forsake(endings.broken_off(error))
                self._condition.notify_all()
            raise

    async def _send_all(self) -> None:
        """Send messages with objects, one after the other."""
        # In a call of its own for each, so that a message is not held while there is none to follow it.
        while await self._send_next():
            pass

    async def _send_next(self) -> bool:
        sent = await self._next(self.machine.next_objects)
        if sent is not None:
            await run_in(sent.context, self._send, sent)
        return sent is not None

    async def _link_all(self) -> None:
        """Send messages with references, one after the other."""
        while await self._link_next():
            pass

    async def _link_next(self) -> bool:
        sent = await self._next(self.machine.next_references, for_objects=False)
        if sent is not None:
            await run_in(sent.context, self._link, sent)
        return sent is not None

    async def _next(self, step: Callable[[float], T | Wait], *, for_objects: bool = True) -> T:
        """Wait for what is to be done next."""
        async with self._condition:
            while isinstance(found := step(now()), Wait):
                self._idle += for_objects
                try:
                    await self._condition.wait(found.seconds)
                finally:
                    self._idle -= for_objects
            self._hire()
            # There is room in the queue now, or all is done: others wait for that.
            self._condition.notify_all()
            return found

    async def _send(self, sent: Objects) -> None:
        try:
            refused = sent.refused(await self._session.grpc(sent.request(self._mode.consistency_level)))
        except Exception as error:
            await self._take(self.machine.failed, sent, endings.unexpected(error))
        else:
            await self._take(self.machine.answered, sent, refused)
        self._reporter.tell(now())

    async def _link(self, sent: References) -> None:
        try:
            refused = sent.refused(await self._session.rest(sent.request(self._mode.consistency_level)))
        except Exception as error:
            await self._take(self.machine.unlinked, sent, endings.unexpected(error))
        else:
            await self._take(self.machine.linked, sent, refused)
        self._reporter.tell(now())

    async def _take(self, event: Callable[..., None], *args: Any) -> None:
        """Tell the machine of an event, and let those who wait see what came of it."""
        async with self._condition:
            event(*args, now())
            self._condition.notify_all()

    # ------------------------------------------------------------------------------------------------------- streams

    async def _stream_all(self) -> None:
        """Send objects through one stream, and through another one where that ends."""
        while await self._next(self._is_ready):
            await self._converse(Talk(self.machine, self._mode.consistency_level, now()))

    def _is_ready(self, now: float) -> bool | Wait:
        """Whether a stream is needed; not yet is a wait."""
        found = self.machine.ready(now)
        return found if isinstance(found, Wait) else found is not None

    async def _converse(self, talk: Talk) -> None:
        """Have one stream, from its start to its end."""
        try:
            stream = await self._session.stream(BATCH_STREAM, on_event=self._condition.wake)
        except Exception as error:
            await self._take(talk.ended, endings.unexpected(error))
            return
        try:
            stream.send(talk.start())
            while await self._exchange(stream, talk):
                self._reporter.tell(now())
            if talk.refused is not None:
                await self._present_another(stream, talk, talk.refused)
        finally:
            stream.cancel()
        self._reporter.tell(now())

    async def _present_another(self, stream: BidiStream, talk: Talk, refused: TransportFault) -> None:
        """Go on with another stream where the credentials of one were refused, and there are newer ones."""
        again = await self._session.may_stream_again(stream, refused)
        await self._take(talk.ended, None if again else self._session.stream_error(refused, _STREAM))

    async def _exchange(self, stream: BidiStream, talk: Talk) -> bool:
        """Hear the next message, or say one, or wait. Returns whether the stream goes on."""
        async with self._condition:
            heard = stream.receive()
            if heard is not None:
                self._condition.notify_all()
                return self._hear(talk, heard)
            step = talk.next(now())
            if isinstance(step, Wait):
                await self._condition.wait(step.seconds)
            elif step == "cancel":
                self._hear(talk, StreamEnd(TransportFault("grpc", "the server is silent", timed_out=True)))
                self._condition.notify_all()
                return False
            else:
                stream.send(STOP if step == "stop" else step)
                if step == "stop":
                    stream.done_sending()
                self._condition.notify_all()
            return True

    def _hear(self, talk: Talk, heard: bytes | StreamEnd) -> bool:
        if isinstance(heard, StreamEnd):
            fault = heard.fault
            if fault is not None and is_unauthorized(fault) and not talk.started:
                talk.refused = fault  # What it means is found out where others need not wait for that.
                return False
            talk.ended(None if fault is None else self._session.stream_error(fault, _STREAM), now())
            return False
        try:
            talk.received(heard, now())
        except WeaviateBaseError as error:
            talk.ended(error, now())
            return False
        return True
