"""Speed, by group: ``python -m pytest benchmarks/speed``."""
