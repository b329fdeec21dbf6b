"""What happens at a time: the verb, or the noun that stands for one, and whose doing it is."""

import pytest
from spacy.language import Language

from checker.extract.happenings import happening

EXAMPLES = [
    ("The two men signed the paper on Monday.", "Monday", ("sign", "")),
    ("Moussa said on Tuesday that the bridge had closed last week.", "last week", ("close", "")),
    ("Clara Brandt resigned on Monday.", "Monday", ("resign", "brandt")),
    ("The council was sharply criticised after Monday's vote.", "Monday", ("vote", "")),
    ("They wrote before Brandt's appearance on the campus on Monday.", "Monday", ("appear", "brandt")),
    ("The seat stays empty until a special election in June.", "June", ("elect", "")),
    ("Voters choose a successor in a special election set for June 30.", "June 30", ("elect", "")),
    ("She spoke of the speech, set for June 30.", "June 30", ("speak", "")),
    ("It follows the court's decision in June that ended it.", "June", ("decide", "")),
    ("The hearing will be held on Thursday.", "Thursday", ("hear", "")),
    ("The trial takes place on Thursday.", "Thursday", ("try", "")),
    ("The parade takes place on Thursday.", "Thursday", ("take", "")),
    ("It all began after the death of Brandt on Monday.", "Monday", ("die", "brandt")),
    ("Monday's weather.", "Monday", ("", "")),
]


@pytest.mark.parametrize(("sentence", "words", "expected"), EXAMPLES)
def test_happening(nlp: Language, sentence: str, words: str, expected: tuple[str, str]) -> None:
    sent = nlp(sentence)[:]
    start = sentence.index(words)
    assert happening(sent, start, start + len(words)) == expected
