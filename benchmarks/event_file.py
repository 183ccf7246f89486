"""A file of events in the layout of the UCDP GED, of any length: what imports are measured on.

As in the largest corpus that was looked at, all events are of one war in one country, most of the
same two parties, at two thousand places; each has figures for one to four kinds of dead, best, low
and high, and one to three articles, most of which tell of nothing else. All names are invented. A
row depends on its own number only.
"""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

EVENTS = 17_566
"""As many as the largest corpus that was looked at has."""

_WAR = {"conflict_new_id": 90001, "conflict_name": "Upland: Government"}
_GOVERNMENT = (90010, "Government of Upland", 652)
_OTHERS = ((90021, "Upland insurgents"), (90022, "Valley Front"), (90023, "League of the Hills"))
_PLACES = 2000
_PROVINCES = ("Norrick", "Sudrick", "Eastmark", "Westmark", "Midland")
_OFFICES = ("Upland Observer", "Valley Wire", "Hill Monitor", "Coast Herald")
_DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_new_id", "conflict_name", "dyad_new_id", "dyad_name"),
    *("side_a_new_id", "side_a", "side_b_new_id", "side_b", "gwnoa", "gwnob"),
    *("number_of_sources", "source_article", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2"),
    *("latitude", "longitude", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", *_DEATHS, "best", "high", "low"),
)


def write_events(path: Path, count: int) -> None:
    """Write that many events."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, _COLUMNS, restval="")
        rows.writeheader()
        rows.writerows(_event(number) for number in range(1, count + 1))


def _event(number: int) -> dict[str, object]:
    random = Random(number)
    other = random.choices(range(len(_OTHERS)), (70, 20, 10))[0]
    day = f"20{random.randint(12, 19)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    articles = [_article(random, number, n) for n in range(random.choice((1, 1, 1, 1, 2, 2, 3)))]
    dead = dict.fromkeys(_DEATHS, 0)
    for kind in random.sample(_DEATHS, random.choices((1, 2, 3, 4), (66, 26, 6, 2))[0]):
        dead[kind] = int(random.expovariate(0.2)) + 1
    best = sum(dead.values())
    number_of_other, name_of_other = _OTHERS[other]
    return {
        "id": number,
        "relid": f"UPL-{number}",
        "year": day[:4],
        "active_year": 1,
        "code_status": "Clear",
        "type_of_violence": 1,
        **_WAR,
        "dyad_new_id": 90100 + other,
        "dyad_name": f"{_GOVERNMENT[1]} - {name_of_other}",
        "side_a_new_id": _GOVERNMENT[0],
        "side_a": _GOVERNMENT[1],
        "gwnoa": _GOVERNMENT[2],
        "side_b_new_id": number_of_other,
        "side_b": name_of_other,
        "number_of_sources": len(articles),
        "source_article": ";".join(articles),
        **_place(random.randrange(_PLACES)),
        "event_clarity": 1,
        "date_prec": 1,
        "date_start": day,
        "date_end": day,
        **dead,
        "best": best,
        "low": random.randint(0, best),
        "high": best + random.randint(0, 3),
    }


def _article(random: Random, number: int, place: int) -> str:
    # One in six tells of other events, too.
    of = number // 6 * 6 if random.random() < 0.17 else number
    office = _OFFICES[(of + place) % len(_OFFICES)]
    return f'"{office},20{12 + of % 8}-03-{1 + of % 28:02},Of event {of} and what became of it"'


def _place(number: int) -> dict[str, object]:
    return {
        "where_prec": 1,
        "where_coordinates": f"Village {number}",
        "adm_1": f"{_PROVINCES[number % 5]} province",
        "adm_2": f"District {number % 60}",
        "latitude": round(33 + number / 500, 6),
        "longitude": round(36 + number % 97 / 25, 6),
        "country": "Syria",
        "country_id": 652,
        "region": "Middle East",
    }
