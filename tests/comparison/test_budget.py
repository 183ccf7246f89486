"""How much work an answer may take."""

from __future__ import annotations

from battleapi.comparison.budget import Budget


def test_a_budget_that_ran_out_stays_so() -> None:
    budget = Budget(5)
    assert budget.spend(3)
    assert budget.spend(2)
    assert not budget.ran_out
    assert not budget.spend()
    assert budget.ran_out


def test_what_is_too_much_is_refused_and_all_that_follows() -> None:
    budget = Budget(5)
    assert not budget.spend(6)
    assert not budget.spend()
    assert budget.ran_out
