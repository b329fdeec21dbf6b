"""From claims to the pairs that may speak of the same fact."""
