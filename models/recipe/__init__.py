"""The recipe of the in-domain NLI model: articles, pairs, edits, filter, training."""
