"""How right and how complete the findings are on a labelled corpus."""
