"""What a run does when its database goes away: try again for half a minute, then stop with one clear line.

A server that is restarted, fails over or ends a connection takes a few seconds.  Whatever a run writes may
be written twice with the same outcome, so a transaction whose end was not heard of is simply done again.
What a stopped run has written is kept, and the next run goes on from there.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, OperationalError

from checker.store.address import Address
from checker.store.failures import lost

Result = TypeVar("Result")

WAITS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds before each further try."""

_PASSING = ("08", "57P", "40001", "40P01")
"""Beginnings of the SQLSTATE of what passes: lost connections, a server that restarts, a deadlock."""


class Retries:
    """Does a piece of work again while its failure is one that passes.

    A file has no connection to lose, and SQLite waits for locks by itself: only servers are tried again.
    """

    def __init__(self, address: Address, sleep: Callable[[float], None] = time.sleep) -> None:
        self._address = address
        self._sleep = sleep
        self._waits: tuple[float, ...] = WAITS

    def __call__(self, work: Callable[[], Result]) -> Result:
        """Return what ``work`` returns at last; raises :class:`StoreError` where the server stays away.

        Once it has given up it no longer waits: what tidies up after a lost run fails at once.
        """
        if self._address.url.drivername == "sqlite":
            return work()
        for wait in self._waits:
            try:
                return work()
            except DBAPIError as error:
                if not passes(error):
                    raise
            self._sleep(wait)
        try:
            return work()
        except DBAPIError as error:
            if not passes(error):
                raise
            self._waits = ()
            raise lost(self._address, error) from error


def passes(error: DBAPIError) -> bool:
    """Say whether the connection broke, or could not be made, so that a later try may succeed."""
    state = getattr(error.orig, "sqlstate", None)
    if state is None:  # there was no server to give a code
        return error.connection_invalidated or isinstance(error, OperationalError)
    return error.connection_invalidated or str(state).startswith(_PASSING)
