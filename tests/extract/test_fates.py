"""What became of those whom a number counts."""

import pytest
from spacy.language import Language

from checker.extract.quantities import find_quantities

EXAMPLES = [
    ("One person was killed and four others were injured in the blast.", ["dead", "injured"]),
    ("The blast killed 12 people and wounded 30.", ["dead", "injured"]),
    (
        "A gunman opened fire, killing at least three people and wounding up to ten others.",
        ["dead", "injured"],
    ),
    ("Two people were shot and killed on Monday.", ["dead"]),
    ("Two people were shot on Monday.", ["shot"]),
    ("Five were shot, three of them fatally.", ["shot", "dead"]),
    ("The death toll has risen to 41.", ["dead"]),
    ("The attack left two dead and seven hurt.", ["dead", "injured"]),
    ("One person was found dead and two others were taken to the hospital.", ["dead", "injured"]),
    ("Nine miners are missing.", ["missing"]),
    ("Police arrested 14 protesters.", ["arrested"]),
    ("Fourteen protesters were detained by police.", ["arrested"]),
    ("Twelve senators voted for the bill, which was killed in the House.", [""]),
    ("The bridge is 40 metres long, and it was hurt by frost.", [""]),
    ("Some 300 people attended the funeral.", [""]),
]


@pytest.mark.parametrize(("text", "fates"), EXAMPLES)
def test_fates(nlp: Language, text: str, fates: list[str]) -> None:
    (sentence,) = nlp(text).sents
    assert [quantity.fate for quantity in find_quantities(sentence)] == fates
