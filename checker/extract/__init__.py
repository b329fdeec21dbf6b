"""From an article to its claims: sentences, who says them, and what they speak of."""
