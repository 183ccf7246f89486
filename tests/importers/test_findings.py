from __future__ import annotations

from battleapi.importers.findings import Findings, Tally


def test_a_unit_has_one_tally() -> None:
    findings = Findings()
    findings.tally("rows").read += 2
    findings.tally("rows").taken += 1
    findings.tally("pages").read += 1
    assert findings.tallies == {"rows": Tally(read=2, taken=1), "pages": Tally(read=1)}


def test_what_was_read_was_taken_or_empty_or_not_understood() -> None:
    tally = Tally(read=6, taken=3, empty=2)
    assert not tally.accounts_for_all
    tally.not_understood += 1
    assert tally.accounts_for_all
