"""The measures and currencies that newspapers count in, under one canonical name each."""

_TABLE = """
second: sec secs seconds
minute: minutes min mins
hour: hours hr hrs
day: days
week: weeks
month: months
year: years yr yrs
decade: decades
century: centuries
mile: miles
kilometre: kilometer kilometers kilometres km kms
metre: meter meters metres
centimetre: centimeter centimeters centimetres cm
millimetre: millimeter millimeters millimetres mm
foot: feet ft
inch: inches
yard: yards
acre: acres
hectare: hectares
pound: pounds lb lbs
ounce: ounces oz
ton: tons tonne tonnes
kilogram: kilograms kilo kilos kg kgs
gram: grams
gallon: gallons
litre: liter liters litres
barrel: barrels
degree: degrees
mph: mph
kph: kph
percent: percent percents pct
point: points
"""

UNITS = {
    word: unit for unit, _, words in (line.partition(":") for line in _TABLE.split("\n") if line)
    for word in (unit, *words.split())
}  # fmt: skip
"""Every spelling of a measure, with its canonical singular."""

PHRASES = {
    "per cent": "percent",
    "percentage point": "point",
    "percentage points": "point",
    "basis point": "basis point",
    "basis points": "basis point",
    "square mile": "square mile",
    "square miles": "square mile",
    "square feet": "square foot",
    "square foot": "square foot",
    "square kilometers": "square kilometre",
    "square kilometres": "square kilometre",
    "square meters": "square metre",
    "square metres": "square metre",
    "miles per hour": "mph",
    "miles an hour": "mph",
    "kilometers per hour": "kph",
    "kilometres per hour": "kph",
    "degrees fahrenheit": "degree fahrenheit",
    "degrees celsius": "degree celsius",
    "metric ton": "ton",
    "metric tons": "ton",
}
"""Measures of more than one word."""

LONGER = {"decade": ("year", 10.0), "century": ("year", 100.0)}
"""Measures that are told in another one, and by how much."""

SYMBOLS = {
    "$": "usd",
    "us$": "usd",
    "u.s.$": "usd",
    "usd": "usd",
    "a$": "aud",
    "au$": "aud",
    "c$": "cad",
    "ca$": "cad",
    "nz$": "nzd",
    "hk$": "hkd",
    "s$": "sgd",
    "£": "gbp",
    "gbp": "gbp",
    "€": "eur",
    "eur": "eur",
    "¥": "jpy",
    "₹": "inr",
    "rs": "inr",
    "rs.": "inr",
    "₽": "rub",
    "₪": "ils",
    "chf": "chf",
}
"""What stands before an amount of money, with the currency's code in lower case."""

CURRENCIES = {
    "dollar": "usd",
    "dollars": "usd",
    "u.s. dollars": "usd",
    "us dollars": "usd",
    "american dollars": "usd",
    "canadian dollars": "cad",
    "australian dollars": "aud",
    "bucks": "usd",
    "euro": "eur",
    "euros": "eur",
    "pounds sterling": "gbp",
    "british pounds": "gbp",
    "yen": "jpy",
    "yuan": "cny",
    "ruble": "rub",
    "rubles": "rub",
    "roubles": "rub",
    "rupees": "inr",
    "pesos": "peso",
    "francs": "franc",
    "shekels": "ils",
    "riyals": "riyal",
    "dinars": "dinar",
    "hryvnia": "uah",
}
"""What stands behind an amount of money."""

CENTS = ("cent", "cents")
"""Hundredths of a dollar."""

MONEY = frozenset((*SYMBOLS.values(), *CURRENCIES.values()))
"""Every unit that is a currency."""
