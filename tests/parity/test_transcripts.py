"""Both colours send the same bytes, and make the same of the answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests._async import scenario as source
from tests._sync import scenario as twin
from tests.support.fake import FakeServer


@pytest.fixture
def fakes() -> Iterator[tuple[FakeServer, FakeServer]]:
    with FakeServer() as first, FakeServer() as second:
        yield first, second


async def test_one_scenario_gives_one_transcript_and_one_set_of_outcomes(fakes: tuple[FakeServer, FakeServer]) -> None:
    first, second = fakes

    outcomes = await source.play(first)
    twins = twin.play(second)

    assert len(outcomes) > 20
    assert twins == outcomes
    assert {"BatchObjects", "BatchStream"} <= {call.name for call in first.transcript.grpc()}
    assert second.transcript.normalised(in_order=False) == first.transcript.normalised(in_order=False)
