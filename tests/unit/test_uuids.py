"""Ids: read from what the server sends, and made."""

from __future__ import annotations

import copy
import pickle
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weaviate._core import uuids
from weaviate._core.decode import values


@given(st.uuids())
def test_ids_are_read_from_bytes_and_text(identity: uuid.UUID) -> None:
    short = identity.bytes.lstrip(b"\0")

    for read in (uuids.from_bytes(identity.bytes), uuids.from_bytes(short), values.uuid(str(identity))):
        assert read == identity
        assert hash(read) == hash(identity)
        assert str(read) == str(identity)
        assert pickle.loads(pickle.dumps(read)) == copy.deepcopy(read) == identity
        assert read.is_safe is uuid.SafeUUID.unknown


def test_random_ids_are_of_version_4_with_their_text() -> None:
    ids = uuids.RandomIds()
    made = [next(ids) for _ in range(1500)]

    assert len({identity for identity, _ in made}) == 1500
    assert {(identity.version, identity.variant) for identity, _ in made} == {(4, uuid.RFC_4122)}
    assert all(str(identity) == text for identity, text in made)


def test_ids_are_made_the_usual_way_where_uuid_has_other_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uuids, "_setter", lambda slot: None)

    assert uuids._maker()(5) == uuid.UUID(int=5)


@pytest.mark.parametrize("length", [17, 32])
def test_more_than_an_id_is_none(length: int) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        uuids.from_bytes(bytes(length))
    with pytest.raises(ValueError, match="32 digits"):
        values.uuid("0" * 2 * length)
