"""The pages below `docs/` do what they say: the programs of a page run one after the other, and print what is below."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import StartServer
from tests.support.server import ACCESS, API_KEY

PAGES = sorted((Path(__file__).parents[2] / "docs").glob("*.md"))
CONNECT = """
import weaviate
port, grpc_port = {port}, {grpc_port}
with weaviate.connect_to_local(port=port, grpc_port=grpc_port, auth_credentials={key!r}) as client:
"""
KEYS: Mapping[str, str] = {"administration": API_KEY}
"""The keys of the pages that want a server with users."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_programs_of_a_page_print_what_it_says(page: Path, start_server: StartServer, tmp_path: Path) -> None:
    key = KEYS.get(page.stem)
    switches = {
        "EXPORT_ENABLED": "true",
        "EXPORT_DEFAULT_PATH": str(tmp_path / "exports"),
        "REPLICA_MOVEMENT_ENABLED": "true",
    }
    server = start_server(ACCESS if key else switches)
    text = page.read_text("utf-8")
    program = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    printed = "".join(re.findall(r"```text\n(.*?)```", text, re.DOTALL))
    (tmp_path / "page.py").write_text(program, "utf-8")
    connected = CONNECT.format(port=server.http_port, grpc_port=server.grpc_port, key=key)
    runner = connected + "    exec(compile(open('page.py', encoding='utf-8').read(), 'page.py', 'exec'), globals())"

    done = subprocess.run(
        [sys.executable, "-c", runner], cwd=tmp_path, timeout=60, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, printed, "")
