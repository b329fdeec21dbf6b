"""What the gates before the model keep."""

from checker.store import Store

A, B = b"a" * 32, b"b" * 32


def test_weights_come_back_under_their_key_and_version(store: Store) -> None:
    store.save_weights({A: b"\0one", B: b""}, "1")
    assert store.weights([A, B, b"c" * 32], "1") == {A: b"\0one", B: b""}
    assert store.weights([A], "2") == {}
    assert store.weights([], "1") == {}


def test_new_ones_take_the_place_of_old_ones(store: Store) -> None:
    store.save_weights({A: b"old", B: b"kept"}, "1")
    store.save_weights({A: b"new"}, "1")
    store.save_weights({}, "1")
    assert store.weights([A, B], "1") == {A: b"new", B: b"kept"}


def test_those_of_other_versions_go(store: Store) -> None:
    store.save_weights({A: b"old"}, "1")
    store.save_weights({A: b"new"}, "2")
    assert store.weights([A], "1") == {}
    assert store.weights([A], "2") == {A: b"new"}


def test_more_than_one_statement_can_look_up(store: Store) -> None:
    many = {number.to_bytes(32): b"x" for number in range(2000)}
    store.save_weights(many, "1")
    store.save_weights(many, "1")
    assert store.weights(many, "1") == many
