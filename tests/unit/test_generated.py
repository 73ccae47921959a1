"""What is generated is what the sources give."""

from __future__ import annotations

import pytest

from scripts import unasync


def test_every_generated_file_is_what_its_source_gives(capsys: pytest.CaptureFixture[str]) -> None:
    status = unasync.main(["--check"])

    assert (status, *capsys.readouterr()) == (0, "", "")
