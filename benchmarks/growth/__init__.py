"""How the time of a run grows with the corpus: ``python -m benchmarks.growth``."""
