"""The bar that shows how far a batch is."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from tqdm.auto import tqdm

from weaviate.classes.batch import BatchProgress, ProgressBar
from weaviate.exceptions import WeaviateInvalidInputError


@pytest.fixture(autouse=True)
def no_monitor(monkeypatch: pytest.MonkeyPatch) -> None:
    # Otherwise tqdm leaves a thread behind.
    monkeypatch.setattr(tqdm, "monitor_interval", 0)


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


def progress(stored: int, *, failed: int = 0, linked: int = 0, unlinked: int = 0, ended: bool = False) -> BatchProgress:
    return BatchProgress(stored + failed, stored, failed, linked + unlinked, linked, unlinked, 1.0, ended)


def shown(out: io.StringIO) -> str:
    """The last state of the bar."""
    return out.getvalue().rpartition("\r")[2]


def test_it_counts_what_was_stored_and_what_failed_out_of_the_total_and_ends_with_its_batch(out: io.StringIO) -> None:
    bar = ProgressBar(10, file=out)

    bar(progress(3))
    bar(progress(9, failed=1, ended=True))

    assert "100%" in shown(out)
    assert "10/10" in shown(out)
    assert "failed=1" in shown(out)
    assert shown(out).endswith("\n")


def test_without_a_total_it_counts(out: io.StringIO) -> None:
    ProgressBar(file=out)(progress(7, ended=True))

    assert shown(out).startswith("7 objects [")
    assert "failed" not in shown(out)


def test_references_stand_beside_it_where_there_are_any(out: io.StringIO) -> None:
    ProgressBar(file=out)(progress(7, linked=5, unlinked=2, ended=True))

    assert "references=5, references failed=2" in shown(out)


def test_it_ends_with_its_block(out: io.StringIO) -> None:
    with ProgressBar(10, file=out) as bar:
        bar(progress(4))

    assert "4/10" in shown(out)
    assert shown(out).endswith("\n")


def test_it_ends_once(out: io.StringIO) -> None:
    with ProgressBar(1, file=out) as bar:
        bar(progress(1, ended=True))
        ended = out.getvalue()
        bar.close()

    assert out.getvalue() == ended


def test_another_batch_begins_it_anew(out: io.StringIO) -> None:
    bar = ProgressBar(2, file=out)

    bar(progress(2, ended=True))
    bar(progress(1, ended=True))

    assert out.getvalue().count("\n") == 2
    assert "1/2" in shown(out)


def test_what_two_threads_say_in_the_other_order_does_not_count_down(out: io.StringIO) -> None:
    with ProgressBar(9, file=out) as bar:
        bar(progress(6))
        bar(progress(5))

    assert "6/9" in shown(out)


def test_it_has_the_settings_of_tqdm(out: io.StringIO) -> None:
    ProgressBar(3, file=out, desc="Books", unit="book")(progress(3, ended=True))
    ProgressBar(3, disable=True)(progress(3, ended=True))

    assert shown(out).startswith("Books: 100%")
    assert "book/s" in shown(out)


def test_it_writes_to_nothing_but_where_tqdm_does(out: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    ProgressBar(1, file=out)(progress(1, ended=True))

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("total", [-1, "10", 1.5, True])
def test_a_total_that_is_no_number_is_refused(total: object) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="total"):
        ProgressBar(total)  # type: ignore[arg-type]  # that is what is tested


def test_where_tqdm_is_missing_the_extra_that_brings_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)

    with pytest.raises(ImportError, match=r"^ProgressBar needs tqdm.*pip install 'weaviate-client\[progress\]'$"):
        ProgressBar(10)


def test_tqdm_is_not_loaded_before_there_is_a_bar() -> None:
    program = (
        "import sys, weaviate\n"
        "from weaviate.classes.batch import ProgressBar\n"
        "weaviate.WeaviateClient, weaviate.BatchClient\n"
        "assert 'tqdm' not in sys.modules\n"
        "ProgressBar(disable=True)\n"
        "assert 'tqdm' in sys.modules"
    )

    subprocess.run([sys.executable, "-c", program], check=True)
