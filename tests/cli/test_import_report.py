from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from battleapi.cli.import_report import ImportReport
from battleapi.editing.reconciling.claims import Became
from battleapi.editing.taking import Fate, Superseded, Taken
from battleapi.errors import Conflict, Fault
from battleapi.importers.findings import Finding, Findings
from battleapi.model.vocabulary.records import BattleStatus


@pytest.fixture
def findings() -> Findings:
    return Findings()


@pytest.fixture
def report(findings: Findings) -> Iterator[ImportReport]:
    made = ImportReport("war", ("war.csv",), BattleStatus.DRAFT, False, findings)
    yield made
    made.close()


def whole(report: ImportReport) -> Any:
    report.ended()
    return json.loads(b"".join(report.parts()))


def a_finding(row: int | None, text: str = "x", reason: str = "It is none.") -> Finding:
    return Finding("war.csv", row, "side", text, reason)


def a_refusal() -> Conflict:
    fault = Fault("record", "/claims/0/id", "id_taken", "It belongs to another.", ("a new id",))
    return Conflict("One place contradicts what is stored.", (fault,))


def test_an_empty_import_has_every_key(report: ImportReport) -> None:
    found = whole(report)
    assert found.pop("seconds") >= 0
    assert found == {
        "corpus": "war",
        "files": ["war.csv"],
        "status": "draft",
        "dry_run": False,
        "records": 0,
        "records_per_second": 0.0,
        "tallies": {},
        "battles": dict.fromkeys([*Fate, "refused"], 0),
        "claims": dict.fromkeys(Became, 0),
        "commonest": {"reasons": [], "texts": []},
        "refused": [],
        "not_understood": [],
        "remarks": [],
        "suggestions": [],
        "updated": [],
        "superseded": [],
    }
    assert report.is_whole


def test_everything_is_counted(report: ImportReport, findings: Findings) -> None:
    findings.tally("rows").read += 3
    findings.tally("rows").taken += 2
    findings.tally("rows").not_understood += 1
    claims = Counter({Became.CREATED: 2, Became.KEPT: 1})
    report.taken([Taken("a", Fate.CREATED, claims), Taken("b", Fate.OLDER, Counter())])
    report.refused("c", a_refusal())
    found = whole(report)
    assert found["records"] == 3
    assert found["records_per_second"] > 0
    assert found["tallies"] == {"rows": {"read": 3, "taken": 2, "empty": 0, "not_understood": 1}}
    assert {name: count for name, count in found["battles"].items() if count} == {
        "created": 1,
        "older": 1,
        "refused": 1,
    }
    assert {name: count for name, count in found["claims"].items() if count} == {
        "created": 2,
        "kept": 1,
    }
    (refused,) = found["refused"]
    assert (refused["battle"], refused["errors"][0]["code"]) == ("c", "id_taken")
    assert not report.is_whole


def test_findings_are_taken_out_as_they_come(report: ImportReport, findings: Findings) -> None:
    findings.not_understood += [a_finding(1), a_finding(2, "y", "It is no number.")]
    findings.remarks.append(a_finding(None, "0", "It may be missing."))
    report.taken([Taken("a", Fate.CREATED, Counter())])
    assert (findings.not_understood, findings.remarks) == ([], [])
    findings.not_understood.append(a_finding(3))
    findings.suggestions.append(a_finding(4, "two spellings", "They may be one."))
    found = whole(report)
    assert [one["row"] for one in found["not_understood"]] == [1, 2, 3]
    assert found["not_understood"][1] == {
        "file": "war.csv",
        "row": 2,
        "field": "side",
        "text": "y",
        "reason": "It is no number.",
    }
    assert [one["text"] for one in found["remarks"]] == ["0"]
    assert [one["text"] for one in found["suggestions"]] == ["two spellings"]
    assert found["commonest"] == {
        "reasons": [
            {"reason": "It is none.", "count": 2},
            {"reason": "It is no number.", "count": 1},
        ],
        "texts": [
            {"field": "side", "text": "x", "count": 2},
            {"field": "side", "text": "y", "count": 1},
        ],
    }


def test_people_are_told_in_short(
    report: ImportReport, findings: Findings, capsys: pytest.CaptureFixture[str]
) -> None:
    findings.tally("rows of figures").read = 1234
    findings.tally("rows of figures").not_understood = 1234
    findings.not_understood += [a_finding(row) for row in range(1, 24)]
    findings.not_understood.insert(0, Finding("war.csv", None, "", "z", "It is no table."))
    findings.remarks += [a_finding(1, "0", "It may be missing.")] * 2
    findings.suggestions.append(a_finding(1))
    report.taken([Taken(f"b{n}", Fate.KEPT, Counter({Became.KEPT: 1500})) for n in range(2)])
    report.taken([Taken("b9", Fate.OLDER, Counter())])
    for number in range(21):
        report.refused(f"c{number}", a_refusal())
    report.ended()
    report.say()
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert lines[0] == "war: 24 records (drafts: stored, not served)"
    words = [" ".join(line.split()) for line in lines]
    for expected in (
        "rows of figures 1,234 0 0 1,234",
        "kept 2 battles",
        "refused 21 battles",
        "kept 3,000 claims",
        "not understood 24 places",
        "remark 2 It may be missing.",
        "suggestions 1 see the report",
        "and 1 more refused; --report FILE lists all of them.",
        "war.csv: 'z' is not understood. It is no table.",
        "war.csv, row 1, side: 'x' is not understood. It is none.",
        "and 4 more not understood; --report FILE lists all of them.",
        "The commonest reasons:",
        "23 It is none.",
        "Published battles are kept as they are: --publish brings them up to date.",
        "older 1 battles",
        "What is older than the version of a source that is stored changes nothing.",
    ):
        assert expected in words, expected
    assert said.err.count("is refused, nothing of it was stored") == 20


def test_what_was_changed_in_the_store_is_listed(
    report: ImportReport, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = Counter({Became.SUPERSEDED: 1, Became.CREATED: 2})
    ended = Superseded("c1", "casualties", "Blues: 40", "c2")
    report.taken([Taken("a", Fate.UPDATED, claims, (ended,)), Taken("b", Fate.CREATED, Counter())])
    found = whole(report)
    counts = {one.value: claims[one] for one in Became}
    assert found["updated"] == [{"battle": "a", "claims": counts}]
    (listed,) = found["superseded"]
    assert listed == {
        "battle": "a",
        "claim": "c1",
        "kind": "casualties",
        "text": "Blues: 40",
        "superseded_by": "c2",
    }
    report.say()
    assert "Stored claims are superseded by what was read" in capsys.readouterr().out


def test_a_long_text_is_whole_in_the_report_alone(
    report: ImportReport, findings: Findings, capsys: pytest.CaptureFixture[str]
) -> None:
    findings.not_understood.append(a_finding(1, "x" * 20_000))
    assert whole(report)["not_understood"][0]["text"] == "x" * 20_000
    report.say()
    assert f"side: '{'x' * 199}…' is not understood" in capsys.readouterr().out
