"""Decisions about findings, as the review desk takes them: what they are, how they add up, and as a file."""
