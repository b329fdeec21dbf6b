"""How sure a sentence is of what it says."""

import pytest
from spacy.language import Language

from checker.domain import Modality
from checker.extract.modality import modality
from checker.extract.sentences import split

A, P, E, M, C, L, D = (
    Modality.ASSERTED,
    Modality.PLANNED,
    Modality.EXPECTED,
    Modality.POSSIBLE,
    Modality.CONDITIONAL,
    Modality.ALLEGED,
    Modality.DENIED,
)

EXAMPLES = [
    # Asserted.
    ("The council approved the budget on Monday.", A),
    ("Lund said the council approved the budget.", A),
    ("The mayor has resigned after a vote.", A),
    ("Two soldiers were killed in the attack.", A),
    ("The minister said that she is not ill.", A),
    ("Poole asked whether the bridge was safe.", A),
    ("He acted as if nothing had happened there.", A),
    # Planned.
    ("The council will vote on Monday.", P),
    ("The mayor plans to resign in May.", P),
    ("The summit is set to open on Friday.", P),
    ("The hearing is scheduled to start at noon.", P),
    ("The company intends to close the plant.", P),
    ("Lund said he will run again.", P),
    ("“We will not leave the town,” Poole said.", P),
    ("The ministry said the talks would resume on Monday.", P),
    ("He is going to sell the house.", P),
    ("The union vowed to strike in June.", P),
    # Expected.
    ("The council is expected to vote on Monday.", E),
    ("The storm is likely to reach the coast today.", E),
    ("Analysts said prices are expected to rise.", E),
    ("The president is to meet the king on Friday.", E),
    ("The bill is almost certain to pass the house.", E),
    # Possible.
    ("The council may vote on Monday.", M),
    ("The storm might reach the coast today.", M),
    ("The strike could last for weeks.", M),
    ("Poole said the bridge could collapse.", M),
    # Conditional.
    ("The town would pay if the state refused.", C),
    ("If the council agrees, the work starts in May.", C),
    ("The plant closes unless the state pays.", C),
    ("Such a law would cost thousands of jobs.", C),
    ("“I would sign the bill,” Lund said.", C),
    # Alleged.
    ("The guard allegedly took the money.", L),
    ("Prosecutors accused the mayor of taking bribes.", L),
    ("The company reportedly sold the plant.", L),
    ("Poole claims that the vote was stolen.", L),
    ("The lawsuit alleges that the bank lied.", L),
    ("The mayor was accused of taking bribes.", L),
    # Denied.
    ("The mayor denied taking the money.", D),
    ("The ministry denied that the plane was shot down.", D),
    ("Lund rejected the claim that he had lied.", D),
    ("The bank disputed that it had lost the money.", D),
    ("The company dismissed the allegations on Friday.", D),
    ("The White House disputed the report.", D),
]

NEGATED = [
    ("The council did not approve the budget.", True),
    ("The council didn't approve the budget.", True),
    ("The council didn’t approve the budget.", True),
    ("The mayor never met the envoy.", True),
    ("No soldiers were killed in the attack.", True),
    ("Nobody was hurt in the fire.", True),
    ("None of the passengers survived the crash.", True),
    ("There was no evidence of fraud.", True),
    ("The mayor refused to resign from office.", True),
    ("The talks failed to produce a deal.", True),
    ("The ministry declined to comment on it.", True),
    ("The mayor denied taking the money.", True),
    ("The troops left without a fight.", True),
    ("Lund said the plane was not shot down.", True),
    ("Poole said that no one had called her.", True),
    ("The bank cannot pay its debts.", True),
    ("Neither side won the vote.", True),
    ("The council approved the budget.", False),
    ("The mayor did not refuse to resign.", False),
    ("Lund did not say that the plane was lost.", True),
    ("The men who did not vote paid a fine.", False),
    ("The notes were found in a drawer.", False),
]

HEDGED = [
    ("About 200 people were hurt in the fire.", True),
    ("Nearly two dozen cars were burnt there.", True),
    ("The mayor apparently left the town.", True),
    ("The company reportedly sold the plant.", True),
    ("A new study suggests that the dam leaks.", True),
    ("Approximately half of them voted for it.", True),
    ("The pilot may perhaps have been asleep.", True),
    ("As many as 40 people were on the boat.", True),
    ("They talked about the budget on Monday.", False),
    ("Exactly 200 people were hurt in the fire.", False),
    ("The mayor left the town on Monday.", False),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_modality(nlp: Language, text: str, expected: Modality) -> None:
    (sentence,) = split(nlp(text))
    assert modality(sentence).modality is expected


@pytest.mark.parametrize(("text", "expected"), NEGATED)
def test_negated(nlp: Language, text: str, expected: bool) -> None:
    (sentence,) = split(nlp(text))
    assert modality(sentence).negated is expected


@pytest.mark.parametrize(("text", "expected"), HEDGED)
def test_hedged(nlp: Language, text: str, expected: bool) -> None:
    (sentence,) = split(nlp(text))
    assert modality(sentence).hedged is expected
