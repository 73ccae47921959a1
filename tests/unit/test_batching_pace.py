"""How much a batch sends at a time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from weaviate._core.batching.pace import MOST_OBJECTS, Advised, Dynamic, Fixed, Pace, RateLimited

WINDOW = 60.0


def test_a_fixed_pace_stays() -> None:
    pace = Fixed(7, 3)
    pace.sent(7, 0.0)
    pace.answered(7, 100.0)
    pace.pressed()

    assert (pace.size, pace.workers) == (7, 3)
    assert [pace.wait(under_way, 0.0) for under_way in range(5)] == [0.0, 0.0, 0.0, None, None]


def answer(pace: Pace, seconds: float, times: int = 1) -> None:
    """Have full messages be answered."""
    for _ in range(times):
        pace.sent(pace.size, 0.0)
        pace.answered(pace.size, seconds)


def test_messages_grow_while_answers_are_fast() -> None:
    pace = Dynamic()
    sizes = [pace.size]
    while pace.size < MOST_OBJECTS:
        answer(pace, 0.1)
        sizes.append(pace.size)

    assert sizes == [100, 200, 400, 800, 1000]
    assert pace.side_by_side == 2


def test_their_number_grows_after_their_size_one_in_a_round() -> None:
    pace = Dynamic()
    answer(pace, 0.1, 4)
    numbers = []
    for _ in range(40):
        answer(pace, 0.1)
        numbers.append(pace.side_by_side)

    assert numbers[:8] == [2, 2, 3, 3, 3, 3, 4, 4]
    assert numbers[-1] == Dynamic.WORKERS
    assert pace.wait(Dynamic.WORKERS - 1, 0.0) == 0.0
    assert pace.wait(Dynamic.WORKERS, 0.0) is None


def test_messages_that_were_not_full_do_not_let_them_grow() -> None:
    pace = Dynamic()
    pace.answered(pace.size - 1, 0.01)

    assert pace.size == Dynamic.FIRST


def test_answers_that_take_their_time_change_nothing_but_end_a_round() -> None:
    pace = Dynamic()
    answer(pace, 0.1, 6)
    answer(pace, 2.0)
    answer(pace, 0.1, 2)
    assert (pace.size, pace.side_by_side) == (MOST_OBJECTS, 2)
    answer(pace, 0.1)

    assert pace.side_by_side == 3


def test_slow_answers_and_refusals_halve_all() -> None:
    pace = Dynamic()
    answer(pace, 0.1, 20)
    before = pace.side_by_side
    answer(pace, 6.0)
    assert (pace.size, pace.side_by_side) == (MOST_OBJECTS // 2, before // 2)
    for _ in range(20):
        pace.pressed()

    assert (pace.size, pace.side_by_side) == (Dynamic.LEAST, 1)


def test_the_server_advises_the_size_of_messages() -> None:
    pace = Advised(3)
    assert (pace.size, pace.workers, pace.wait(100, 0.0)) == (200, 3, 0.0)
    pace.advise(77)
    assert pace.size == 77
    pace.advise(0)
    assert pace.size == 77
    answer(pace, 100.0)
    pace.pressed()
    assert pace.size == 38
    for _ in range(10):
        pace.pressed()
    assert pace.size == 1


@pytest.mark.parametrize(
    ("per_minute", "size"), [(1, 1), (59, 1), (60, 1), (600, 10), (1000, 16), (60_000, 1000), (10**9, 1000)]
)
def test_a_limited_rate_is_spread_over_the_minute(per_minute: int, size: int) -> None:
    pace = RateLimited(per_minute)
    assert pace.size == size
    now = count = 0.0
    while now < 600.0:
        pause = pace.wait(0, now)
        assert pause is not None
        now += pause
        pace.sent(pace.size, now)
        count += pace.size
        if count > 100_000:
            break
    # It is used well, too.
    assert count >= min(per_minute * 10, 100_000) * 0.9


def test_a_limited_rate_has_two_messages_under_way() -> None:
    pace = RateLimited(60_000)

    assert [pace.wait(under_way, 0.0) for under_way in range(4)] == [0.0, 0.0, None, None]
    answer(pace, 100.0)
    pace.pressed()
    assert pace.size == 1000


def test_small_messages_of_a_limited_rate_follow_each_other_sooner() -> None:
    pace = RateLimited(600)
    pace.sent(5, 100.0)

    assert pace.wait(0, 100.0) == 0.5
    assert pace.wait(0, 100.25) == 0.25
    assert pace.wait(0, 101.0) == 0.0


@given(
    per_minute=st.one_of(st.integers(1, 300), st.integers(1, 100_000)),
    steps=st.lists(st.tuples(st.integers(1, 1000), st.sampled_from([0.0, 0.0, 0.0, 0.25, 7.0, 61.0])), max_size=200),
)
@example(per_minute=61, steps=[(1000, 0.0)] * 150)
@example(per_minute=1000, steps=[(1000, 0.0)] * 150)
@example(per_minute=119, steps=[(1, 0.0)] * 300)
def test_no_minute_has_more_objects_than_the_limit(per_minute: int, steps: Sequence[tuple[int, float]]) -> None:
    pace = RateLimited(per_minute)
    now, sent = 1000.0, list[tuple[float, int]]()
    for count, idle in steps:
        now += idle
        while (pause := pace.wait(0, now)) != 0.0:
            assert pause is not None
            assert 0 < pause <= WINDOW
            now += pause
        pace.sent(min(count, pace.size), now)
        sent.append((now, min(count, pace.size)))

    for at, (begin, _) in enumerate(sent):
        # Within what the addition of times rounds.
        assert sum(count for time, count in sent[at:] if time < begin + WINDOW - 1e-6) <= per_minute
