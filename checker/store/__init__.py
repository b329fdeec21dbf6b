"""What is kept between runs: articles, claims, vectors, judgements and the findings of every run.

Import this package only when a run is about to start: it brings SQLAlchemy with it.
"""

from checker.store.schema import Schema
from checker.store.store import Store

__all__ = ["Schema", "Store"]
