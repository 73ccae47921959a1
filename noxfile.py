"""Every way the project is run. `nox` alone runs lint, types and tests; `nox -l` lists the rest."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.sessions = ["lint", "typecheck", "tests"]
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = False

PYPROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = ["3.11", "3.12", "3.13"]
PEER = "4.24.1"
"""The version of the official client that is compared with."""
PEER_NEEDS = (
    "httpx<0.29",
    "validators",
    "authlib>=1.7.1,<2",
    "pydantic>=2.12,<3",
    "grpcio<1.80",
    "protobuf<7",
    "packaging",
    "certifi",
    "numpy",
)
LOWEST = (
    "certifi==2023.7.22",
    "grpcio==1.60.0",
    "httpx==0.26.0",
    "protobuf==4.25.0",
    "pydantic==2.7.0",
    "typing-extensions==4.10.0",
    "numpy<2",
    "pandas==2.1.1",
    "polars==1.10.0",
    "pyarrow==14.0.1",
    "tqdm==4.66.3",
)
"""The lower bounds of pyproject.toml, which the session `lowest` proves."""
TESTS = ("tests/unit", "tests/parity", "tests/seam", "tests/_async", "tests/_sync", "tests/docs")


def group(*names: str) -> list[str]:
    """The requirements of dependency groups."""
    return list(nox.project.dependency_groups(PYPROJECT, *names))


def install(session: nox.Session, *groups: str) -> None:
    """Install the package as it stands here, with groups; and a Go toolchain where the machine has none."""
    extra = "" if shutil.which("go") else "[server]"
    session.install("-e", f".{extra}", *group(*groups))


@nox.session
def generate(session: nox.Session) -> None:
    """Write what is generated: the sync trees, the descriptor set and its stubs. With --check, only compare."""
    session.install(*group("gen", "proto"))
    session.run("python", "scripts/protos.py", *session.posargs)
    session.run("python", "scripts/unasync.py", *session.posargs)


@nox.session(name="format")
def format_(session: nox.Session) -> None:
    """Format the sources, then write what is generated from them."""
    session.install(*group("gen", "proto"))
    session.run("ruff", "check", "--fix", ".")
    session.run("ruff", "format", ".")
    session.run("python", "scripts/unasync.py")


@nox.session
def lint(session: nox.Session) -> None:
    """Style, spelling, the direction of imports, and that nothing generated has drifted."""
    install(session, "lint")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("codespell", "weaviate", "tests/_async", "tests/unit", "scripts", "README.md", "CONTRIBUTING.md")
    session.run("lint-imports")
    session.run("python", "scripts/protos.py", "--check")
    session.run("python", "scripts/unasync.py", "--check")


@nox.session
def typecheck(session: nox.Session) -> None:
    """Mypy in strict mode and pyright, on both trees."""
    install(session, "types")
    session.run("mypy")
    session.run("pyright")


@nox.session
def tests(session: nox.Session) -> None:
    """All tests, against a real server, with the coverage of both trees."""
    install(session, "test")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *(session.posargs or TESTS))
    session.run("coverage", "combine")
    session.run("coverage", "report")


@nox.session
def unit(session: nox.Session) -> None:
    """The tests that need no server."""
    install(session, "test")
    session.run("pytest", *(session.posargs or ("tests/unit", "tests/parity")))


@nox.session
def integration(session: nox.Session) -> None:
    """The tests against a real server, in both colours."""
    install(session, "test")
    session.run("pytest", *(session.posargs or ("tests/_async", "tests/_sync")))


@nox.session
def lowest(session: nox.Session) -> None:
    """All tests with the lowest dependencies that pyproject.toml allows."""
    if sys.version_info >= (3, 13):
        session.skip("the lowest grpcio and pydantic have no wheels for this Python")
    install(session, "test")
    session.install(*LOWEST)
    # The compiler wants a newer protobuf than it needs for what the tests ask of it.
    session.install("--no-deps", *group("proto"))
    session.run("pytest", *(session.posargs or TESTS))


@nox.session
def newest(session: nox.Session) -> None:
    """All tests with the newest dependencies that pyproject.toml allows."""
    install(session, "test")
    session.install("--upgrade", "--upgrade-strategy", "eager", "-e", ".")
    session.run("pytest", *(session.posargs or TESTS))


@nox.session(python=PYTHONS)
def pythons(session: nox.Session) -> None:
    """All tests under every supported Python that the machine has."""
    install(session, "test")
    session.run("pytest", *(session.posargs or TESTS))


@nox.session
def coinstall(session: nox.Session) -> None:
    """This client and the official one in one process: their protocol files do not meet."""
    peer = Path(session.create_tmp()) / "peer"
    session.install(*PEER_NEEDS)
    session.install("--no-deps", "--target", str(peer), "--upgrade", f"weaviate-client=={PEER}")
    session.run("python", "tests/parity/coinstall.py", str(peer))


@nox.session
def bench(session: nox.Session) -> None:
    """CPU per call, as ratios to the raw protocol; and the official client's, where it can be installed."""
    install(session, "bench")
    session.run("python", "-m", "benchmarks", *(session.posargs or ("--peer", str(peer_python(session)))))


def peer_python(session: nox.Session) -> Path:
    """The interpreter of an environment of its own that has the official client."""
    home = Path(session.create_tmp()).resolve() / "peer"
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        session.run("python", "-m", "venv", str(home))
        session.run(str(python), "-m", "pip", "install", "-q", *PEER_NEEDS, external=True)
        session.run(str(python), "-m", "pip", "install", "-q", "--no-deps", f"weaviate-client=={PEER}", external=True)
    return python


@nox.session
def quickstart(session: nox.Session) -> None:
    """The main job on real input, in both colours: the standard library's docstrings, stored and searched."""
    install(session)
    session.run("python", "examples/quickstart.py", *session.posargs)
    session.run("python", "examples/quickstart_async.py", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """The wheel and the sdist, from sources that have not drifted; and the wheel alone, imported."""
    session.install("build", *group("gen", "proto"))
    session.run("python", "scripts/protos.py", "--check")
    session.run("python", "scripts/unasync.py", "--check")
    out = Path(session.create_tmp()).resolve() / "dist"
    shutil.rmtree(out, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(out))
    (wheel,) = out.glob("*.whl")
    session.install("--force-reinstall", str(wheel))
    with session.chdir(session.create_tmp()):
        session.run("python", "-c", "import weaviate; print(weaviate.__version__, weaviate.WeaviateClient)")


@nox.session
def docs(session: nox.Session) -> None:
    """The examples of the README, executed."""
    install(session, "test")
    session.run("pytest", "tests/docs", *session.posargs)
