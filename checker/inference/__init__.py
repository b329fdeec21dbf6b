"""The neural models: the only room in which torch and transformers are imported, and only when needed."""
