"""The quickstart does the main job, in both colours."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("program", ["quickstart", "quickstart_async"])
def test_the_quickstart_stores_everything_and_finds_it(program: str, server_binary: str) -> None:
    done = subprocess.run(
        [sys.executable, EXAMPLES / f"{program}.py"],
        env={**os.environ, "WEAVIATE_SERVER_BINARY": server_binary},
        timeout=110,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    told = re.search(r"Stored (\d+) of (\d+) docstrings in [\d.]+ s: (\d+) objects a second\.", done.stdout)
    assert told is not None
    assert told[1] == told[2]
    assert int(told[1]) > 1000
    assert f"{told[1]}/{told[2]}\n" in done.stdout
    assert "By keyword and vector" in done.stdout
