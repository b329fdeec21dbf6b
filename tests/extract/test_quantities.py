"""Quantities: what counts as one, and what is read of it."""

import math

import pytest
from spacy.language import Language

from checker.domain import Comparator, Quantity
from checker.extract.quantities import find_quantities

EXAMPLES = [
    ("About 2,300 Danish soldiers marched.", "about 2300 soldier"),
    ("Twenty-three civilians were killed.", "23 civilian"),
    ("Half a dozen of the children were hurt.", "6 child"),
    ("Two dozen firefighters arrived.", "24 firefighter"),
    ("A hundred villagers fled.", "100 villager"),
    ("Hundreds of demonstrators gathered.", "150..2000 demonstrator"),
    ("Dozens were arrested.", "20..150"),
    ("Hundreds of thousands of people lost power.", "150000..2000000 people"),
    ("Half of the voters stayed at home.", "50 percent voter"),
    ("A quarter of the farmers sold their land.", "25 percent farmer"),
    ("Two-thirds of the delegates agreed.", "66.67 percent delegate"),
    ("One in five nurses quit.", "20 percent nurse"),
    ("Nine out of 10 drivers wear belts.", "90 percent driver"),
    ("The firm sold 2.5 million phones.", "2500000 phone"),
    ("The bridge cost $5.7B to build.", "5700000000 usd"),
    ("The bridge cost $5.7 billion to build.", "5700000000 usd"),
    ("The loan was worth £3m.", "3000000 gbp"),
    ("They paid €12 million in damages.", "12000000 eur"),
    ("The museum raised US$40,000.", "40000 usd"),
    ("The ticket cost 50 cents.", "0.5 usd"),
    ("The state owes 4 million dollars.", "4000000 usd"),
    ("He earned 9 million pounds.", "9000000 gbp"),
    ("Only 4 percent of likely voters cared.", "4 percent voter"),
    ("Turnout was 61.5%.", "61.5 percent"),
    ("Turnout fell by 3 percentage points.", "3 point"),
    ("The rate is 40 per cent.", "40 percent"),
    ("She is the 45th mayor of the city.", "45 ordinal mayor"),
    ("He won a second term.", "2 ordinal term"),
    ("It was her third visit.", "3 ordinal visit"),
    ("The race is 10 miles long.", "10 mile"),
    ("They crossed a 2,000-mile border.", "2000 mile"),
    ("The talks lasted three hours.", "3 hour"),
    ("They agreed on a three-year extension.", "3 year"),
    ("The village lies 5km away.", "5 kilometre"),
    ("It was 95 degrees in the shade.", "95 degree"),
    ("It was minus 5 degrees at dawn.", "-5 degree"),
    ("Anna Berg, 17, was found safe.", "17 age"),
    ("A 23-year-old nurse was charged.", "23 age nurse"),
    ("A boy aged 12 was hurt.", "12 age"),
    ("Two girls aged 16 and 13 respectively were hurt.", "2 girl; 16 age; 13 age"),
    ("Three girls, ages 16, 13 and 9, were hurt.", "3 girl; 16 age; 13 age; 9 age"),
    ("The suspect, who is 31 years old, fled.", "31 age"),
    ("Residents 18 and older may vote.", "at least 18 age"),
    ("He is in his 30s.", "30..39 age"),
    ("The Senate approved it 52-48.", "52..48 score"),
    ("The House passed the bill by a vote of 234 to 193.", "234..193 score"),
    ("The court upheld the ban in a 5-4 ruling.", "5..4 score"),
    ("She won by a 134-to-63 vote.", "134..63 score"),
    ("At least 20 miners died.", "at least 20 miner"),
    ("More than 700,000 workers went unpaid.", "more than 700000 worker"),
    ("Nearly 100 homes burned.", "about 100 home"),
    ("Almost 40 sheep were stolen.", "about 40 sheep"),
    ("Around 60 guests came.", "about 60 guest"),
    ("Roughly 25,000 letters arrived.", "about 25000 letter"),
    ("Some 7,000 troops will leave.", "about 7000 troop"),
    ("Up to 40 passengers were aboard.", "at most 40 passenger"),
    ("As many as 12 boats sank.", "at most 12 boat"),
    ("Fewer than 30 seats are open.", "less than 30 seat"),
    ("Under 50 people remained.", "less than 50 people"),
    ("Between 20 and 30 cars collided.", "20..30 car"),
    ("The trip takes 20 to 30 minutes.", "20..30 minute"),
    ("It costs $20-30 million a year.", "20000000..30000000 usd"),
    ("Two or three men escaped.", "2..3 man"),
    ("100 or more trees fell.", "at least 100 tree"),
    ("Prices rose from 20 to 30 percent.", "20 percent; 30 percent"),
    ("Three of them were killed.", "3"),
    ("The blast killed 12.", "12"),
    ("The blast killed 12 and wounded more than 30.", "12; more than 30"),
    ("The toll rose to 45.", "45"),
    ("The seven-count indictment was sealed.", "7 count"),
    ("He worked there for a year and a half.", "1.5 year"),
    ("The show ran two and a half hours.", "2.5 hour"),
    ("It lasted half an hour.", "0.5 hour"),
    ("It stood for two decades.", "20 year"),
    ("The tower is 2½ miles away.", "2.5 mile"),
    ("Growth was 20 and 30 percent, respectively.", "20 percent; 30 percent"),
    ("One woman died in the fire.", "1 woman"),
    ("Several hundred workers walked out.", "200..990 worker"),
    ("A few thousand fans waited.", "2000..9900 fan"),
    ("Tens of thousands of dollars went missing.", "20000..99000 usd"),
    ("She has 50,000-plus followers.", "at least 50000 follower"),
    ("The city bought 1,234,567 masks.", "1234567 mask"),
    ("He is two inches taller and 180 pounds.", "2 inch; 180 pound"),
    ("They own 3,000 square miles of forest.", "3000 square mile"),
    ("The storm had winds of 120 mph.", "120 mph"),
    ("The wounded were 12 Polish army officers.", "12 officer"),
]
"""Sentences with what is found: comparator, number, unit, noun (where the unit does not say it)."""

NOTHING = [
    "The plan was drawn up in 2011.",
    "The 2012 election was close.",
    "It happened on January 12.",
    "It happened on Jan. 12, 2020, at 10:30 p.m.",
    "The bill, S.B. 1062, failed.",
    "He ranks No. 2 in the party.",
    "Section 215 of the law expired.",
    "The Boeing 737 landed safely.",
    "They drove along Route 66.",
    "She wrote about 9/11 and its victims.",
    "The G-20 met in Seoul.",
    "The shop on 7th Avenue closed.",
    "He lives at 10 Downing Street.",
    "A 911 call came in.",
    "Call 555-123-4567 for help.",
    "One of the men left.",
    "No one was there.",
    "One official said so.",
    "One day he left.",
    "The two met again.",
    "The First Lady smiled.",
    "It was a one-time offer.",
    "He first heard of it then.",
    "The shop is open 24/7.",
    "They use 5G phones.",
    "Visit https://example.com/2345/678 now.",
    "The Group of Seven will meet.",
    "He keeps his 401(k) plan.",
    "The odds are 50-50.",
    "It opened in the 1990s.",
    "She made the top 10 list.",
    "She waited a split second.",
]
"""Digits and number words that count nothing."""


def shown(quantity: Quantity) -> str:
    number = f"{quantity.low:.12g}"
    if quantity.high != quantity.low:
        number += f"..{quantity.high:.12g}"
    plain = quantity.comparator in (Comparator.EXACT, Comparator.RANGE)
    noun = quantity.noun if quantity.noun != quantity.unit else ""
    return " ".join(filter(None, ("" if plain else quantity.comparator, number, quantity.unit, noun)))


def found(nlp: Language, sentence: str) -> tuple[Quantity, ...]:
    return find_quantities(nlp(sentence)[:])


@pytest.mark.parametrize(("sentence", "expected"), EXAMPLES)
def test_quantity_is_read(nlp: Language, sentence: str, expected: str) -> None:
    assert "; ".join(map(shown, found(nlp, sentence))) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_quantity(nlp: Language, sentence: str) -> None:
    assert found(nlp, sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("At least 20 miners died.", ["At least 20"]),
        ("It cost about $3 million, or 45 percent more.", ["about $3 million", "45 percent"]),
        ("Between 20 and 30 cars collided.", ["Between 20 and 30"]),
        ("Some 100 or more trees fell.", ["Some 100"]),
        ("The vote was 5–4 on appeal.", ["5–4"]),
        ("He is 31 years old.", ["31 years old"]),
        ("It will rise under a £46 million contract.", ["£46 million"]),
        ("Never more than 25 engines came.", ["Never more than 25"]),
    ],
)
def test_text_takes_in_comparator_and_unit(nlp: Language, sentence: str, texts: list[str]) -> None:
    assert [quantity.text for quantity in found(nlp, sentence)] == texts


def test_offsets_run_over_the_sentence(nlp: Language) -> None:
    doc = nlp("The first part is short. Police held 12 men.")
    sentence = list(doc.sents)[-1]
    (quantity,) = find_quantities(sentence)
    assert sentence.text[quantity.start : quantity.end] == quantity.text == "12"


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("12 cars", 1),
        ("3.5 miles", 0.1),
        ("2 million cars", 1e6),
        ("2.5 million cars", 1e5),
        ("a hundred cars", 100),
    ],
)
def test_step_is_the_precision_written(nlp: Language, text: str, step: float) -> None:
    (quantity,) = found(nlp, f"They saw {text}.")
    assert quantity.step == pytest.approx(step)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 1000,
        ",".join(["999"] * 400),
        "$" + "1" * 400 + ".5 billion",
        "NaN percent",
        "1e999 cars",
        "inf",
        "Jan. " + "1" * 300,
        "0/0/0000",
        "1" + "-1" * 300,
        "half " * 200,
        "one hundred thousand million billion trillion trillion",
        "³ ٣ 3",
        "",
    ],
)
def test_absurd_numbers_do_no_harm(nlp: Language, text: str) -> None:
    quantities = found(nlp, f"It has {text} dogs.")
    assert all(math.isfinite(quantity.low) and math.isfinite(quantity.high) for quantity in quantities)
