"""From articles to claims."""
