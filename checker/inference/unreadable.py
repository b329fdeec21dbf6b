"""Texts that no NLI model can judge: empty, huge, not text, not English.

They are ruled neutral without the model, and the reason is told.
"""

import unicodedata
from functools import cache, lru_cache
from typing import Any

from checker.inference.interface import TextPair

LONGEST = 20_000
"""Characters; a sentence of news is below 1,000, and a model reads some 2,000 at most."""
_LEAST_LETTERS = 0.2
"""Share of letters among the characters that are not blank; a table of figures is below."""
_CONTROL = frozenset({"Cc", "Co", "Cn", "Cs"})
_MOST_CONTROL = 0.05
_OTHER_LANGUAGE_FROM = 0.9
_LEAST_TO_TELL = 30
"""Letters below which a language is not told: names and numbers look like any."""


def why_unreadable(pair: TextPair) -> str | None:
    """Say why a (premise, hypothesis) cannot be judged, or return None where it can."""
    for role, text in zip(("premise", "hypothesis"), pair, strict=True):
        reason = _why(text)
        if reason is not None:
            return f"the {role} {reason}"
    return None


@lru_cache(maxsize=50_000)
def _why(text: str) -> str | None:
    if len(text) > LONGEST:
        return f"has {len(text):,} characters, more than {LONGEST:,}"
    visible = [character for character in text if not character.isspace()]
    if not visible:
        return "is empty"
    if sum(unicodedata.category(c) in _CONTROL or c == "\ufffd" for c in visible) > _MOST_CONTROL * len(
        visible
    ):
        return "is full of control characters"
    letters = sum(character.isalpha() for character in visible)
    if letters < _LEAST_LETTERS * len(visible):
        return "has hardly any letters"
    if letters >= _LEAST_TO_TELL:
        language, probability = _identifier().classify(text)
        if language != "en" and probability >= _OTHER_LANGUAGE_FROM:
            return f"is not English but {language}"
    return None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
