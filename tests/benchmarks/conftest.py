"""The tiny model that the tests of inference use too."""

from tests.inference.conftest import tiny

__all__ = ["tiny"]
