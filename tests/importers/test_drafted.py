"""Draft claims as claims: ids from words, places by span, limits of a figure, parts and shares."""

from __future__ import annotations

from typing import Any

from battleapi.importers.casualties.drafts import Draft, Reading, Role, Scope, Share
from battleapi.importers.drafted import BoxFigures, Drafted, cited_words, drafted
from battleapi.model.calendars import GREGORIAN
from battleapi.model.citations import Citation
from battleapi.model.claims import (
    CasualtyClaim,
    Claimant,
    MaterielClaim,
    Party,
    Related,
    StrengthClaim,
)
from battleapi.model.dates import HistoricalDate
from battleapi.model.quantities import Quantity
from battleapi.model.vocabulary.casualties import CasualtyEffect, Population
from battleapi.model.vocabulary.claims import AboutBasis, ClaimKind, RelationType
from battleapi.model.vocabulary.materiel import ItemClass, MaterielEffect, StrengthItem

RAW = "200 casualties: 120 killed, 80 wounded; 9 tanks destroyed; 3 killed on day one"


def a_draft(words: str, count: int | None, raw: str = RAW, **changes: Any) -> Draft:
    start = raw.index(words)
    said = words.split(maxsplit=1)[0]
    given: dict[str, Any] = {
        "kind": ClaimKind.CASUALTIES,
        "quantity": Quantity.unknown(said) if count is None else Quantity.exact(count, said),
        "span": (start, start + len(words)),
        "effects": (CasualtyEffect.KILLED,),
    }
    return Draft(**given | changes)


class Someone:
    """Tells the same of every draft."""

    def claimant(self, draft: Draft) -> Claimant:
        return Claimant(label=draft.claimant)

    def about(self, value: BoxFigures, draft: Draft) -> tuple[Party, ...]:
        label = f"{value.locator} {draft.party}"
        return (Party(actor=None, label=label, basis=AboutBasis.UNRESOLVED),)

    def citations(self, value: BoxFigures, draft: Draft) -> tuple[Citation, ...]:
        return (cited_words("page", value, draft),)


def made(
    *drafts: Draft, raw: str = RAW, field: str = "casualties1", when: str | None = None
) -> Drafted:
    value = BoxFigures(f"infobox/{field}", raw, Reading(drafts))
    date = HistoricalDate(edtf=when, text=None, calendar=None if when is None else GREGORIAN)
    return drafted("a-battle", "page", [value], Someone(), date)


def test_a_draft_becomes_a_claim_of_its_kind_at_its_words() -> None:
    killed = a_draft("120 killed", 120, population=(Population.COMBATANT,), claimant="Mali")
    tanks = a_draft(
        "9 tanks destroyed",
        9,
        kind=ClaimKind.MATERIEL,
        effects=(MaterielEffect.DESTROYED,),
        item="tanks",
        item_class=ItemClass.TANK,
    )
    men = a_draft("200", 200, kind=ClaimKind.STRENGTH, effects=(), counts=StrengthItem.PERSONNEL)
    guns = a_draft("9 tanks", 9, kind=ClaimKind.STRENGTH, effects=(), counts=StrengthItem.MATERIEL)
    casualties, materiel, strength, armed = made(killed, tanks, men, guns).claims
    assert isinstance(casualties, CasualtyClaim)
    assert (casualties.effects, casualties.population) == (("killed",), ("combatant",))
    assert (casualties.claimant.label, casualties.quantity.value) == ("Mali", 120)
    assert casualties.about[0].label == "infobox/casualties1 1"
    assert casualties.citations[0].model_dump(include={"source", "locator", "quote"}) == {
        "source": "page",
        "locator": "infobox/casualties1#char=16,26",
        "quote": "120 killed",
    }
    assert isinstance(materiel, MaterielClaim)
    assert (materiel.item, materiel.item_class, materiel.effects) == (
        "tanks",
        "tank",
        ("destroyed",),
    )
    assert isinstance(strength, StrengthClaim)
    assert (strength.counts, strength.item_class) == ("personnel", None)
    assert isinstance(armed, StrengthClaim)
    assert (armed.counts, armed.item_class) == ("materiel", "unspecified")


def test_ids_follow_the_words_and_not_their_place_or_what_is_read_of_them() -> None:
    (alone,) = made(a_draft("120 killed", 120)).claims
    read_otherwise = a_draft("120 killed", 121, quantity=Quantity.about(121, "120"))
    after = f"Note: {RAW}"
    moved = a_draft("120 killed", 120, raw=after, party=2)
    assert made(read_otherwise).claims[0].id == alone.id
    assert made(moved, raw=after).claims[0].id == alone.id
    assert made(a_draft("120 killed", 120), field="casualties2").claims[0].id != alone.id


def test_the_same_words_twice_are_two_claims_in_their_order() -> None:
    raw = "4 killed<hr>4 killed"
    first = a_draft("4 killed", 4, raw=raw)
    second = a_draft("4 killed", 4, raw=raw, span=(12, 20), party=2)
    one, other = made(first, second, raw=raw).claims
    assert one.id != other.id
    assert made(second, first, raw=raw).claims[1].id == one.id


def test_parts_that_add_up_are_all_of_their_total() -> None:
    total = a_draft("200 casualties", 200, effects=(CasualtyEffect.CASUALTY,), role=Role.TOTAL)
    killed = a_draft("120 killed", 120, part_of=0, role=Role.PART)
    wounded = a_draft("80 wounded", 80, effects=(CasualtyEffect.WOUNDED,), part_of=0)
    whole, *parts = made(total, killed, wounded).claims
    assert whole.related == ()
    assert [part.related for part in parts] == [
        (Related(type=RelationType.PART_OF_TOTAL, claim=whole.id),)
    ] * 2
    _, part = made(total, killed).claims
    assert part.related == (Related(type=RelationType.INCLUDED_IN, claim=whole.id),)


def test_a_part_without_a_number_is_only_among_what_the_total_counts() -> None:
    total = a_draft("200 casualties", None)
    whole, part = made(total, a_draft("120 killed", None, part_of=0)).claims
    assert part.related == (Related(type=RelationType.INCLUDED_IN, claim=whole.id),)


def test_another_voice_speaks_of_no_total_but_its_own() -> None:
    total = a_draft("200 casualties", 200, claimant="Mali")
    _, part = made(total, a_draft("120 killed", 120, part_of=0, claimant="JNIM")).claims
    assert part.related == ()


def test_a_share_is_of_the_claim_of_the_other_draft() -> None:
    whole = a_draft("200 casualties", 200)
    rest = a_draft("80 wounded", None, relative=Share(0, None))
    third = a_draft("3 killed", None, relative=Share(0, (1, 3)))
    of_all = a_draft("9 tanks", None, relative=Share(None, None))
    first, *others = made(whole, rest, third, of_all).claims
    quantities = [claim.quantity for claim in others if isinstance(claim, CasualtyClaim)]
    assert quantities[0].relative.remainder_of == first.id
    assert (quantities[1].relative.share, quantities[1].relative.of) == ((1, 3), first.id)
    assert (quantities[2].qualifier, quantities[2].relative.is_empty) == ("unknown", True)


def test_a_share_of_what_is_no_claim_is_none_either() -> None:
    refused = a_draft("200 casualties", 200, effects=())
    told = made(refused, a_draft("80 wounded", None, relative=Share(0, None)))
    assert told.claims == []
    assert [lost.text for _, lost in told.refused] == ["200 casualties", "80 wounded"]


def test_a_figure_of_a_day_or_a_phase_is_not_one_of_the_battle() -> None:
    phase = a_draft("3 killed", 3, scope=Scope(phase="day one"))
    dated = a_draft("120 killed", 120, scope=Scope(date="11 August 2023"))
    yearless = a_draft("80 wounded", 80, scope=Scope(date="11 August", place="Ber"))
    told = made(phase, dated, yearless, a_draft("200", 200, scope=Scope(phase="day one")))
    first, second, third, fourth = told.claims
    assert [event.id for event in told.events] == ["a-battle-day-one", "a-battle-ber-11-august"]
    assert first.event == fourth.event == "a-battle-day-one"
    assert (second.event, second.occurred.edtf) == (None, "2023-08-11")
    assert (third.event, third.occurred.edtf) == ("a-battle-ber-11-august", None)
    assert told.events[0].citations == first.citations
    assert (told.events[0].name, told.events[0].phase) == ("day one", "battle")


def test_a_day_without_a_year_is_in_the_year_of_the_battle() -> None:
    day = a_draft("80 wounded", 80, scope=Scope(date="11 August"))
    phase = a_draft("120 killed", 120, scope=Scope(phase="rearguard", date="11 August"))
    told = made(day, phase, when="2023-08-12/2023-09")
    first, second = told.claims
    assert (first.event, first.occurred.edtf, first.occurred.text) == (
        None,
        "2023-08-11",
        "11 August",
    )
    assert [(one.name, one.date.edtf) for one in told.events] == [("rearguard", "2023-08-11")]
    assert (second.event, told.undated) == ("a-battle-rearguard", [])
    # The claim is the same one as without a date of the battle.
    assert made(day).claims[0].id == first.id


def test_a_date_that_stays_words_is_told() -> None:
    day = a_draft("80 wounded", 80, scope=Scope(date="11 August"))
    told = made(day, when="2022/2023")
    assert told.events[0].name == "11 August"
    ((value, words),) = told.undated
    assert (value.locator, words.text, words.span) == ("infobox/casualties1", "11 August", day.span)
    assert made(a_draft("80 wounded", 80)).undated == []


def test_a_draft_of_which_no_claim_can_be_made_is_told() -> None:
    told = made(a_draft("120 killed", 120, effects=()), a_draft("80 wounded", 80))
    assert [claim.citations[0].quote for claim in told.claims] == ["80 wounded"]
    ((value, lost),) = told.refused
    assert (value.locator, lost.text, lost.span) == ("infobox/casualties1", "120 killed", (16, 26))
    assert "effects" in lost.reason
