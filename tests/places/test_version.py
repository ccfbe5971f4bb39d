"""A route says of which facts it was made: another fact is another version, the same facts are the same."""

import os
import subprocess
import sys
from timeit import repeat

from tripai.places.catalogue import Catalogue
from tripai.places.lookup import find_city
from tripai.places.version import data_version

LISBON = find_city("Lisbon", Catalogue())
PLACES = Catalogue().places(LISBON)


def test_it_says_the_source_and_twelve_digits():
    source, _, digits = data_version(LISBON, PLACES).partition("-")
    assert (source, len(digits), int(digits, 16) > 0) == ("catalogue", 12, True)
    assert data_version(LISBON, PLACES) == data_version(LISBON, Catalogue().places(LISBON))


def test_it_names_all_sources():
    mine = PLACES[0].replaced(
        ref="own:lisbon/mine", provenance=PLACES[0].provenance.replaced(source="own")
    )
    assert data_version(LISBON, (*PLACES, mine)).startswith("catalogue+own-")


def test_it_is_the_same_in_another_process():
    program = (
        "from tripai.places.catalogue import Catalogue\n"
        "from tripai.places.lookup import find_city\n"
        "from tripai.places.version import data_version\n"
        "city = find_city('Lisbon', Catalogue())\n"
        "print(data_version(city, Catalogue().places(city)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )
    assert told.stdout.strip() == data_version(LISBON, PLACES)


def test_every_fact_counts():
    first, *others = PLACES
    assert first.hours != "24/7"
    changed = [
        data_version(LISBON, PLACES),
        data_version(LISBON, others),
        data_version(LISBON, (first.replaced(hours="24/7"), *others)),
        data_version(LISBON, (first.replaced(minutes=first.minutes + 5), *others)),
        data_version(LISBON, (*others, first)),
        data_version(LISBON.replaced(lunch=99), PLACES),
    ]
    assert len(set(changed)) == len(changed)


def test_it_costs_next_to_nothing():
    several = (PLACES * 2)[:60]
    assert min(repeat(lambda: data_version(LISBON, several), number=10, repeat=5)) / 10 < 0.003
