"""Builds the documentation site: what mkdocs asks for beyond the pages that are written by hand."""
