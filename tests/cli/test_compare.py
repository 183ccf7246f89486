from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from battleapi.cli.terminal import say_grid

from .conftest import Command

Change = Callable[[Callable[[Any], None]], Path]
ID = "battle-of-ber-2023"
ARMY, JNIM = "Malian Armed Forces", "Jama'at Nasr al-Islam wal Muslimin"


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


def columns(out: str) -> dict[str, dict[str, str]]:
    """The entries of a printed table, by claimant and cell."""
    lines = out.split("\n\n")[1].splitlines()
    titles = [title.strip() for title in lines[0].split("  ") if title.strip()]
    starts = [lines[0].index(title) for title in titles]
    ends = [*starts[1:], None]
    return {
        line[: starts[0]].strip(): {
            title: line[start:end].strip()
            for title, start, end in zip(titles, starts, ends, strict=True)
        }
        for line in lines[1:]
    }


def test_claimants_stand_in_rows_with_numbers_and_words(compare: Command) -> None:
    done = compare()
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "Battle of Ber (2023), revision 1: casualties by party, effect (range, strict, pct10)\n\n"
    )
    table = columns(done.out)
    assert table["Mali"][f"{JNIM}, killed"] == "28: four, twenty-four"
    assert table[JNIM][f"{JNIM}, killed"] == "4: four"
    assert table["range"][f"{JNIM}, killed"] == "4 to 28; disputed"
    both = f"{ARMY} and Wagner Group, killed or wounded"
    assert table["Mali"][both].startswith("15 or more (bounded): one, four, six, four")
    assert table[JNIM][both] == "24 or more: dozens of deaths and injuries"
    assert table["MINUSMA"][both] == ""
    assert "killed, all parties: 11 to at least 35; no figure of Wagner Group, MINUSMA and" in (
        done.out
    )
    assert "claims are left out: " in done.out
    assert " restates" in done.out
    assert not any(line.endswith(" ") for line in done.out.splitlines())


def test_the_rules_are_chosen(compare: Command) -> None:
    done = compare("--method", "median", "--by", "party,effect,day", "--reading", "dozens-of-each")
    assert "casualties by party, effect, day (median, strict, pct10)" in done.out
    assert f"{JNIM}, killed, 2023-08-11" in done.out
    done = compare("--method", "median", "--lexicon", "acled", "--tolerance", "rounding")
    table = columns(done.out)
    assert table["median"][f"{JNIM}, killed"] == "16 (4 to 28); disputed"
    stated = compare("--basis", "stated")
    assert "armed terrorist groups, killed" in stated.out
    of_materiel = compare("--kind", "materiel", "--phase", "battle", "--phase", "aftermath")
    assert "materiel by party, item class, effect" in of_materiel.out


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
    assert done.out.startswith("Battle of Ber (2023), revision 1: casualties by party, effect")


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
    table = columns(command("compare", "two-populations", "--database-url", store).out)
    assert set(table[JNIM]) == {f"{JNIM}, killed, combatant", f"{JNIM}, killed, civilian"}


GRID = [
    ["", "Reds, killed", "Blues, killed", "Greens, killed or wounded"],
    ["Chronicle", "4: four", "", "24 or more: dozens"],
]


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("LINES", "50")


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (
            120,
            """\
           Reds, killed  Blues, killed  Greens, killed or wounded
Chronicle  4: four                      24 or more: dozens
""",
        ),
        (
            60,
            """\
                           Chronicle
Reds, killed               4: four
Blues, killed
Greens, killed or wounded  24 or more: dozens
""",
        ),
        (
            40,
            """\
Reds, killed
  Chronicle: 4: four
Blues, killed
Greens, killed or wounded
  Chronicle: 24 or more: dozens
""",
        ),
    ],
)
def test_on_a_terminal_a_table_is_said_as_it_fits(
    width: int, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_a_terminal(monkeypatch, width)
    say_grid(GRID)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= width
    assert [line.rstrip() for line in lines] == shown.splitlines()
