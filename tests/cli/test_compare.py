from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Command

Change = Callable[[Callable[[Any], None]], Path]
ID = "battle-of-ber-2023"
ARMY, JNIM = "Malian Armed Forces", "Jama'at Nasr al-Islam wal Muslimin"
CMA, RESIDENT = "Coordination of Azawad Movements", "Resident of Ber"
BER = {
    f"{ARMY}, killed": [("Mali", "own", "one; six", "7")],
    f"{ARMY}, wounded": [("Mali", "own", "four; four", "8")],
    f"{JNIM}, killed": [
        (JNIM, "own", "four", "4"),
        ("Mali", "enemy", "four; twenty-four", "28"),
    ],
    f"{ARMY} and Wagner Group, killed or wounded": [
        ("Mali", "own", "one; four; six; four", "15 or more (bound)"),
        (JNIM, "enemy", "dozens of deaths and injuries", "24 or more"),
    ],
    f"{ARMY}, captured": [(JNIM, "enemy", "a Malian soldier", "1")],
    f"{CMA}, casualties": [
        (CMA, "own", "did not take any losses", "0"),
        (RESIDENT, "third party", "did not suffer any casualties", "0 or more (bound)"),
    ],
    "Civilians of Ber, wounded": [(RESIDENT, "third party", "several", "3 or more")],
    "MINUSMA, wounded": [("MINUSMA", "own", "four", "4")],
}
"""What stands in the table of that record, by cell: who, as what, in which words, how many."""


@pytest.fixture(autouse=True)
def a_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The width of a file, whatever terminal the tests are run in."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def store(database_url: str, ber: Path, command: Command) -> str:
    """A store with the record of Ber."""
    command("migrate", "--database-url", database_url)
    assert command("load", ber, "--database-url", database_url).code == 0
    return database_url


@pytest.fixture
def compare(store: str, command: Command) -> Command:
    """Compare the claims of that record."""

    def run(*options: str | Path) -> Any:
        return command("compare", ID, *options, "--database-url", store)

    return run


def table(out: str) -> dict[str, list[tuple[str, ...]]]:
    """The rows of a printed table by the headings of its cells, each put together again."""
    found: dict[str, list[list[str]]] = {}
    blocks = out.partition("\n\nTotals, ")[0].split("\n\n")[1:]
    columns = blocks[0]
    starts = [columns.index(one) for one in ("claimant", "stance", "words", "figure")]
    ends = [*starts[1:], None]
    for block in blocks[1:]:
        heading, *lines = block.splitlines()
        rows: list[list[str]] = []
        while lines and not lines[0].startswith(("range: ", "  ")):
            heading += f" {lines.pop(0)}"
        for line in (one for one in lines if one.startswith("  ")):
            some = [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
            # What is in every row, and is never broken, begins the next one.
            if some[1]:
                rows.append(some)
            else:
                rows[-1] = [
                    f"{one} {more}".strip() for one, more in zip(rows[-1], some, strict=True)
                ]
        if rows:
            found[heading] = rows
    return {heading: [tuple(row) for row in rows] for heading, rows in found.items()}


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")


def test_claimants_stand_in_rows_with_their_words(compare: Command) -> None:
    done = compare()
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        f"""\
Battle of Ber (2023), revision 1
casualties by party and effect; method range 1, lexicon strict 1, tolerance pct10 1, body counts as
stated, basis any, phase battle

  claimant                            stance       words                          figure

{ARMY}, killed
range: 7, admitted. The party says it of itself.
  Mali                                own          one; six                       7

"""
    )
    assert (
        f"""
{JNIM}, killed
range: 4 to 28, disputed. Two voices contradict each other. Whom a claim means is inferred. A claim
can be read in another way.
  {JNIM}  own          four                           4
  Mali                                enemy        four; twenty-four              28
"""
        in done.out
    )
    assert "\nrange: at least 24, enemy only. Only enemies of the party give a figure." in done.out
    assert "\n(bound): its claims are of a part of what the heading says, or of more" in done.out
    assert table(done.out) == BER


@pytest.mark.parametrize("terminal", [True, False])
def test_it_is_laid_out_alike_at_every_width(
    terminal: bool, compare: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (60, 80, 120, 300):
        if terminal:
            on_a_terminal(monkeypatch)
        monkeypatch.setenv("COLUMNS", str(width))
        lines = [line.rstrip() for line in compare().out.splitlines()]
        assert max(map(len, lines)) <= width
        assert table("\n".join(lines)) == BER
        in_one = " ".join(" ".join(lines).split())
        assert "11 to at least 35. Mixed voices: no one voice says this. Nobody gives" in in_one
        assert f"{JNIM} against Mali. 4 and 28 share no value, for the same party, " in in_one


def test_in_a_very_narrow_place_no_line_is_longer(
    compare: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    assert max(map(len, compare("--by", "party,effect,day").out.splitlines())) <= 20


@pytest.mark.parametrize(("columns", "most"), [(None, 100), ("72", 72)])
def test_piped_it_is_plain_and_fits_a_page(
    columns: str | None, most: int, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS")
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    arguments = [sys.executable, "-m", "battleapi", "compare", ID, "--database-url", store]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=True)
    lines = done.stdout.splitlines()
    assert most - 10 < max(map(len, lines)) <= most
    assert "\x1b" not in done.stdout
    assert not any(line.endswith(" ") for line in lines)
    assert table(done.stdout) == BER


def test_who_reads_the_first_lines_alone_is_told_of_no_fault(store: str) -> None:
    arguments = [sys.executable, "-m", "battleapi", "compare", ID, "--database-url", store]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(arguments, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_totals_say_who_is_not_in_them_and_what_they_mix(compare: Command) -> None:
    totals = compare().out.split("\n\nTotals, over every party\n\n")[1]
    assert totals.startswith(
        f"""\
  claimant                            figure      gives none of

killed
11 to at least 35. Mixed voices: no one voice says this. Nobody gives a figure of Wagner Group,
MINUSMA and Civilians of Ber.
  Mali                                35          Wagner Group, Coordination of Azawad Movements,
                                                  MINUSMA and Civilians of Ber
  {JNIM}  4 or more   Coordination of Azawad Movements, MINUSMA and
                                                  Civilians of Ber

wounded
at least 15. Mixed"""
    )
    of_materiel = " ".join(compare("--kind", "materiel").out.split())
    assert (
        "vehicle, destroyed 3 to 4. Mixed voices: no one voice says this. If both true: figures "
        "that may count the same things: from the greater to the sum. Nobody gives a figure of "
        "Malian Armed Forces, Wagner Group, "
    ) in of_materiel
    assert "Not added, since they may be others here: armed terrorist groups." in of_materiel
    assert "small arms, abandoned range: 18, single." in of_materiel
    assert "Mali not known three 3" in of_materiel


def test_ratios_contradictions_and_what_is_left_out(compare: Command) -> None:
    done = compare()
    assert done.out.endswith(
        f"""
Ratios: losses and strength of one party for each of another

  account           losses  as shares of strength  strengths

{JNIM} for each of {ARMY}, killed
  what each admits  0.571
  Mali              4.0

What cannot both be true
- {JNIM}, killed: {JNIM} against Mali. 4 and
  28 share no value, for the same party, effect and days.

9 claims are left out
- 9: It says again what other claims say.
"""
    )
    by_acled = compare("--lexicon", "acled").out
    assert by_acled.endswith(
        """
11 claims are left out
- 4: The lexicon is for counts of the dead alone.
- 7: It says again what other claims say.
"""
    )


def test_strengths_are_said_to_be_of_another_phase(compare: Command) -> None:
    of_the_battle = compare("--kind", "strength")
    assert of_the_battle.out.endswith(
        "\n\nThere are no figures of strength in the phase battle; there are with --phase "
        "background.\n"
    )
    before = compare("--kind", "strength", "--phase", "background").out
    assert table(before) == {
        f"{ARMY}, vehicle, moment not stated": [
            ("Battle of Ber (2023)", "third party", "eighty", "80")
        ]
    }
    assert "\nvehicle, moment not stated\n80. " in before


def test_bodies_and_a_last_day(compare: Command) -> None:
    least = compare("--body-counts", "minimum").out
    assert ", body counts minimum, basis any, " in " ".join(least.split())
    assert table(least)[f"{JNIM}, killed"][1] == (
        "Mali",
        "enemy",
        "four; twenty-four",
        "28 or more",
    )
    assert "\nrange: 4 to at least 28, disputed." in least
    until = compare("--asserted-until", "2023-08-11").out
    assert "phase battle, asserted until 2023-08-11" in " ".join(until.split())
    assert "\n4 figures stand in it though nobody knows when they were said.\n" in until
    assert table(until)[f"{JNIM}, killed"] == [("Mali", "enemy", "four", "4")]


def test_the_rules_are_chosen(compare: Command) -> None:
    done = compare("--method", "median", "--by", "party,effect,day", "--reading", "dozens-of-each")
    assert "\ncasualties by party, effect and day; method median 1, lexicon strict 1, " in done.out
    assert " reading dozens-of-each\n" in done.out
    assert f"\n{JNIM}, killed, 2023-08-11\n" in done.out
    done = compare("--method", "median", "--lexicon", "acled", "--tolerance", "rounding")
    assert f"\n{JNIM}, killed\nmedian: 16 (4 to 28), disputed. Two voices" in done.out
    assert "Nobody says this number." in done.out
    stated = compare("--basis", "stated")
    assert "\narmed terrorist groups, killed\nrange: 28, single." in stated.out
    of_materiel = compare("--kind", "materiel", "--phase", "battle", "--phase", "aftermath")
    assert "\nmateriel by party, item class and effect; method range 1" in of_materiel.out
    assert " phase battle and aftermath\n" in of_materiel.out


def test_programs_get_what_the_service_gives(compare: Command) -> None:
    answer = compare("--json", "--method", "bracket").json()
    assert (answer["battle"]["id"], answer["method"]["id"]) == (ID, "bracket")
    assert [cell["grade"] for cell in answer["cells"] if cell["party"] == "jnim"] == ["disputed"]


def test_what_is_no_rule_is_refused_with_the_nearest(compare: Command) -> None:
    done = compare("--method", "rang", "--by", "party,efect", "--reading", "dozens-of-eech")
    assert (done.code, done.out) == (2, "")
    said = " ".join(done.err.split())
    assert "--method: This is no word of the vocabulary. Expected: range." in said
    assert "--by: Value 2 of 2: Claims of kind casualties are not divided by this." in said
    assert "Expected: dozens-of-each" in said
    done = compare("--body-counts", "minimal", "--asserted-until", "2023-08")
    assert (done.code, done.out) == (2, "")
    said = " ".join(done.err.split())
    assert "--body-counts: This is no word of the vocabulary. Expected: minimum." in said
    assert "--asserted-until: asserted_until is one day. Expected: 2023-08-20, -0489-09-12." in said


def test_an_id_that_no_published_battle_has(store: str, command: Command, changed: Change) -> None:
    def draft(document: Any) -> None:
        document.update(id="a-draft", status="draft", claims=[], events=[], combatants=[], sides=[])

    assert command("load", changed(draft), "--database-url", store).code == 0
    for wrong in ("battle-of-bre-2023", "a-draft", "\udcff"):
        done = command("compare", wrong, "--database-url", store)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith("error: There is no published battle of this id in the store.")
    near = command("compare", "battle-of-bre-2023", "--database-url", store)
    assert near.err.endswith(f" Near it: {ID}.\n")


def test_a_battle_without_figures(store: str, command: Command, changed: Change) -> None:
    def empty(document: Any) -> None:
        document.update(id="no-figures", claims=[], events=[], combatants=[], sides=[])

    assert command("load", changed(empty), "--database-url", store).code == 0
    done = command("compare", "no-figures", "--database-url", store)
    assert done.code == 0
    assert done.out.startswith("Battle of Ber (2023), revision 1\ncasualties by party and effect;")
    assert done.out.endswith("\n\nThere are no figures of casualties in the phase battle.\n")


def test_combatants_and_civilians_are_told_apart(
    store: str, command: Command, changed: Change
) -> None:
    def divide(document: Any) -> None:
        claim = next(one for one in document["claims"] if one["id"] == "c8x3f6t1q0r7b2gd")
        claim.update(id="c8x3f6t1q0r7b2g1", readings=[], related=[], event=None)
        civilians = {**claim, "id": "c8x3f6t1q0r7b2g2", "population": ["civilian"]}
        document.update(id="two-populations", claims=[claim, civilians], events=[])
        document.update(combatants=[{**one, "sided_by": []} for one in document["combatants"]])

    assert command("load", changed(divide), "--database-url", store).code == 0
    done = command("compare", "two-populations", "--database-url", store)
    assert set(table(done.out)) == {f"{JNIM}, killed, combatant", f"{JNIM}, killed, civilian"}
