# One command for each thing that a contributor does; CONTRIBUTING.md explains them.
# Tools come from .venv, which is made when it is missing.  VENV=PATH uses another environment.

VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help install check format format-check lint types docs example docs-check site test bench

help: ## show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

install: ## install the project and its tools, again if pyproject.toml has changed
	test -x $(BIN)/python || python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --editable ".[dev]"

$(BIN)/pytest:
	$(MAKE) install

check: format-check lint types docs-check test ## everything that has to pass before a commit

format: $(BIN)/pytest ## format the code, and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

format-check: $(BIN)/pytest
	$(BIN)/ruff format --check .

lint: $(BIN)/pytest ## look for mistakes
	$(BIN)/ruff check .

types: $(BIN)/pytest ## check the types
	$(BIN)/mypy

docs: $(BIN)/pytest ## write the tables of README.md anew from the code
	PYTHONPATH=. $(BIN)/python tests/test_docs.py
	PYTHONPATH=. $(BIN)/python tests/test_formats.py

example: $(BIN)/pytest ## run the program over seeds/ and put part of its report into README.md
	PYTHONPATH=. $(BIN)/python tests/test_docs.py example
	PYTHONPATH=. $(BIN)/python tests/test_formats.py example
	PYTHONPATH=. $(BIN)/python docs/notebook.py

docs-check: $(BIN)/pytest ## see whether those tables and the code agree
	$(BIN)/python -m pytest tests/test_docs.py tests/test_formats.py

site: $(BIN)/pytest ## build the documentation as a site, in build/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

test: $(BIN)/pytest ## run the tests
	$(BIN)/python -m pytest

bench: $(BIN)/pytest ## measure the speed of the models and of extraction
	$(BIN)/python -m pytest benchmarks/test_throughput.py
