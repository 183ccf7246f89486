from __future__ import annotations

from battleapi.editing.reconciling.speaking import Speaking
from battleapi.model.passages import Passage
from tests.store.specimens import cited, source

from .readings import GAZETTE, SPEAKING, a_record, by_hand, read


def test_an_import_speaks_for_the_documents_that_it_cites() -> None:
    record = a_record(read("4 killed"), by_hand(1, citations=cited("the-letter", "a-wire")))
    kept = (Passage(source="a-table", locator="row/1", text="Row."),)
    found = Speaking.of(record.model_copy(update={"passages": kept}), ["the-list"])
    # Not for those through which the words came.
    assert found.sources == {GAZETTE, "the-letter", "a-table", "the-list"}


def test_what_is_cited_from_elsewhere_too_is_not_its_own() -> None:
    assert SPEAKING.has_all(cited(GAZETTE))
    assert not SPEAKING.has_all(())
    both = (*cited(GAZETTE), *cited("the-paper"))
    assert not SPEAKING.has_all(both)
    assert SPEAKING.of_others(both) == cited("the-paper")


def test_a_claim_by_hand_is_not_its_own() -> None:
    assert SPEAKING.has(read("4 killed"))
    assert not SPEAKING.has(by_hand(1))
    assert not SPEAKING.has(read("4 killed", citations=cited("the-paper")))


def test_a_claim_may_cite_what_is_known_through_the_documents_as_well() -> None:
    letter = source("the-letter", through=GAZETTE)
    both = (*cited(GAZETTE), *cited("the-letter"))
    speaking = SPEAKING.and_through([letter, source("the-paper", through="the-wire")])
    assert not SPEAKING.has(read("4 killed", citations=both))
    assert speaking.has(read("4 killed", citations=both))
    assert not speaking.has(read("4 killed", citations=cited("the-letter")))
    assert not speaking.has(read("4 killed", citations=(*both, *cited("the-paper"))))
    # A fact that a person takes from there is that person's.
    assert not speaking.has_all(both)
