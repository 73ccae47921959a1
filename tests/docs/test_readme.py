"""The examples of the README run as they stand there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
BLOCKS = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_an_example_does_what_it_says(number: int, tmp_path: Path, server_binary: str) -> None:
    # The ports that a server has by default may be taken here.
    program = BLOCKS[number].replace("environment_variables=", "port=0, grpc_port=0, environment_variables=")
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "WEAVIATE_SERVER_BINARY": server_binary}

    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=tmp_path,
        timeout=60,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "The Time Machine\n", "")


def test_there_is_an_example_in_each_colour() -> None:
    assert ["await" in block for block in BLOCKS] == [False, True]
