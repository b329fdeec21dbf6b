"""From judgements to findings."""
