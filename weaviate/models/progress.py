"""A bar that shows how far a batch is. It needs tqdm, which is not imported before there is a bar."""

from __future__ import annotations

import importlib
from types import TracebackType
from typing import Any, Self

from weaviate.models.batch import BatchProgress
from weaviate.models.checked import count


class ProgressBar:
    """Shows how far a batch is, with tqdm, where `on_progress` of a batch is one.

    It counts the objects of which it is known what became of them, with those that failed and the references beside
    it. It ends with its batch; in a `with` block, with the block at the latest. Another batch begins it anew.

    Args:
        total: How many objects there will be; None where that is not known.
        settings: What else `tqdm` takes, such as `desc`, `file` and `disable`.

    Raises:
        ImportError: tqdm is not installed.

    Examples:
        >>> with books.batch.dynamic(on_progress=ProgressBar(len(titles))) as batch:
        ...     for title in titles:
        ...         batch.add_object({"title": title})
    """

    def __init__(self, total: int | None = None, **settings: Any) -> None:
        self._make = _tqdm()
        self._settings = {
            "total": None if total is None else count(total, "total"),
            "unit": " objects",
            "dynamic_ncols": True,
            **settings,
        }
        # It belongs to the threads that send, and to the one that leaves a block.
        self._lock = self._make.get_lock()
        self._bar: Any = self._make(**self._settings)

    def __enter__(self) -> Self:
        """The bar."""
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        """End the bar."""
        self.close()

    def __call__(self, progress: BatchProgress) -> None:
        """Show how far the batch is.

        Args:
            progress: What the batch says.
        """
        with self._lock:
            if self._bar is None:
                self._bar = self._make(**self._settings)
            beside = {"failed": progress.failed, "references": progress.linked, "references failed": progress.unlinked}
            self._bar.set_postfix({name: number for name, number in beside.items() if number}, refresh=False)
            # What two threads say may come in the other order.
            self._bar.update(max(progress.stored + progress.failed - self._bar.n, 0))
            if progress.ended:
                self.close()

    def close(self) -> None:
        """End the bar, which stays as it is. Closing twice does no harm."""
        with self._lock:
            bar, self._bar = self._bar, None
            if bar is not None:
                bar.close()


def _tqdm() -> Any:
    try:
        return importlib.import_module("tqdm.auto").tqdm
    except ImportError as error:
        raise ImportError(
            "ProgressBar needs tqdm, which is not installed: pip install 'weaviate-client[progress]'"
        ) from error
