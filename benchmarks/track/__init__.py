"""Speed over time: a history of measurements, and the comparison of two revisions."""
