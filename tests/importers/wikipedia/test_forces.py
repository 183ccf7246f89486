"""Combatants, commanders, units and who is meant by words, out of the columns of an infobox."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from battleapi.importers.directory import Directory
from battleapi.importers.wikipedia.cited import Cited
from battleapi.importers.wikipedia.forces import Forces, by_group, fighting
from battleapi.importers.wikipedia.infobox import Infobox, Value, infoboxes
from battleapi.importers.wikipedia.naming import forces_meant
from battleapi.importers.wikipedia.pending import claims_of
from battleapi.importers.wikipedia.people import People
from battleapi.model.actors import Actor
from battleapi.model.claims import AttributeClaim, Claim, InvolvementClaim
from battleapi.model.vocabulary.claims import AboutBasis
from battleapi.model.vocabulary.records import CombatantRole, CommanderFate
from battleapi.model.vocabulary.registries import ActorKind, MembershipType


@dataclass
class Read:
    box: Infobox
    forces: Forces
    remarks: list[str] = field(default_factory=list)

    def labels(self, column: int) -> list[str]:
        return [force.label for force in self.forces.of(column)]

    def commanders(self) -> tuple[Claim, ...]:
        people = People("battle", self.forces.cited, self.forces)
        return claims_of(list(people.commanders(self.box)))

    def units(self) -> tuple[Claim, ...]:
        people = People("battle", self.forces.cited, self.forces)
        return claims_of(list(people.units(self.box)))


def read(parameters: str, directory: Directory | None = None) -> Read:
    (box,) = infoboxes("{{Warbox|" + parameters + "}}")
    meeting = directory or Directory()
    remarks: list[str] = []

    def meet(actor: Actor) -> Actor:
        return meeting.actor(actor, "marsh-war")

    def remark(value: Value, text: str, reason: str) -> None:
        remarks.append(f"{value.field}: {text}: {reason}")

    forces = Forces(Cited("page"), meet, remark)
    forces.read(box)
    return Read(box, forces, remarks)


def test_a_column_is_a_side_and_the_first_two_oppose_each_other() -> None:
    forces = read("combatant1={{NOR}}|combatant2={{SWE}}|combatant3=[[Reed Partisans]]").forces
    assert [(one.side, one.opposes) for one in forces.sides()] == [(1, (2,)), (2, (1,)), (3, ())]
    assert [(one.actor.id, one.column) for one in forces.listed] == [
        ("norway", 1),
        ("sweden", 2),
        ("reed-partisans", 3),
    ]


def test_one_column_alone_opposes_nobody() -> None:
    assert [one.opposes for one in read("combatant2={{SWE}}").forces.sides()] == [()]


def test_supporters_are_those_under_such_a_heading() -> None:
    found = read(
        "combatant1={{NOR}}<br>'''Supported by:'''<br>{{DEN}}<hr>{{FIN}}|combatant2={{SWE}}"
    )
    assert [one.role for one in found.forces.of(1)] == [
        CombatantRole.BELLIGERENT,
        CombatantRole.SUPPORT,
        CombatantRole.BELLIGERENT,
    ]
    assert [one.label for one in fighting(found.forces.of(1))] == ["Norway", "Finland"]


def test_what_is_indented_with_the_same_flag_is_a_part_of_what_stands_above() -> None:
    found = read(
        "combatant1={{flag|Norway}}\n* {{flagicon|Norway}} [[Norwegian Army]]\n** [[Tarn Guard]]\n"
        "* {{flagicon|Finland}} [[Reed Volunteers]]|combatant2={{SWE}}"
    )
    memberships = [
        (one.actor.id, [(link.of, link.type) for link in one.actor.memberships])
        for one in found.forces.of(1)
    ]
    assert memberships == [
        ("norway", []),
        ("norwegian-army", [("norway", MembershipType.ORGAN)]),
        ("tarn-guard", [("norwegian-army", MembershipType.COMPONENT)]),
        ("reed-volunteers", [("norway", MembershipType.COALITION)]),
    ]
    assert [one.label for one in fighting(found.forces.of(1))] == ["Norway", "Reed Volunteers"]


def test_a_membership_that_is_not_stored_is_remarked_on() -> None:
    directory = Directory()
    read("combatant1=[[Tarn Guard]]", directory)
    found = read("combatant1={{flag|Norway}}\n* [[Tarn Guard]]", directory)
    (remark,) = found.remarks
    assert remark.startswith("combatant1: Tarn Guard: It stands below another in the list")


def test_an_alliance_does_not_fight_beside_its_members() -> None:
    found = read("combatant1='''[[Allies of World War II|Allies]]'''<br>{{NOR}}|combatant2={{SWE}}")
    assert found.labels(1) == ["Allies", "Norway"]
    assert found.forces.of(1)[0].actor.kind is ActorKind.COALITION
    assert [one.label for one in fighting(found.forces.of(1))] == ["Norway"]
    assert [one.label for one in forces_meant("Allies", found.forces.listed)] == ["Norway"]


def test_others_that_are_not_named_are_no_combatants() -> None:
    found = read("combatant1={{NOR}}<br>''...and [[Allies|others]]''<br>unknown|combatant2={{SWE}}")
    assert found.labels(1) == ["Norway"]
    assert len(found.remarks) == 2


def test_the_same_actor_twice_on_a_side_is_one_combatant_with_both_citations() -> None:
    found = read("combatant1={{NOR}}<br>'''Supported by:'''<br>[[Norway]]")
    (force,) = found.forces.listed
    assert force.role is CombatantRole.BELLIGERENT
    assert [one.quote for one in force.citations] == ["{{NOR}}", "[[Norway]]"]


def test_rules_divide_a_column() -> None:
    found = read("combatant1={{NOR}}<hr>{{FIN}}<br>{{DEN}}")
    assert [[one.label for one in group] for group in by_group(found.forces.of(1))] == [
        ["Norway"],
        ["Finland", "Denmark"],
    ]


def test_a_combatant_cites_its_characters() -> None:
    (force,) = read("combatant1= {{nowrap|{{flag|Norway}} }}").forces.listed
    (cited,) = force.combatant().citations
    assert (cited.source, cited.quote) == ("page", "{{flag|Norway}}")
    assert cited.locator == "infobox/combatant1#char=9,24"


def test_the_name_of_a_state_beside_its_flag_is_the_state_whatever_it_leads_to() -> None:
    found = read(
        "combatant1={{flagicon|CAN}} [[Canada in the Marsh War|Canada]],<br>{{flagicon|Norway}} "
        "[[Norwegian Army|Norway]]<br>and militia"
    )
    assert [(one.actor.id, one.label) for one in found.forces.listed] == [
        ("canada", "Canada"),
        ("norwegian-army", "Norway"),
        ("militia", "and militia"),
    ]


def test_a_flag_without_words_is_the_state() -> None:
    (force,) = read("combatant1={{flagicon|Norway}}").forces.listed
    assert (force.label, force.actor.id) == ("Norway", "norway")


def test_commanders_are_with_the_combatant_of_their_flag() -> None:
    found = read(
        "combatant1={{NOR}}<br>{{flagicon image|Reed.svg}} [[Reed Partisans]]<br>{{flag|Kingdom of "
        "Italy}}|combatant2={{SWE}}"
        "|commander1={{flagicon|Norway}} [[Ole Vik]]{{KIA}}<br>[[File:Reed.svg|9px]] Captain Berg"
        "<br>{{flagicon|ITA}} [[Pia Neri]]{{WIA}}{{POW}}|commander2=[[Ada Holm]] †"
    )
    assert found.commanders() == ()
    assert [
        (force.label, one.actor, one.label, one.fate)
        for force in found.forces.listed
        for one in force.commanders
    ] == [
        ("Norway", "ole-vik", "Ole Vik", CommanderFate.KILLED),
        ("Reed Partisans", None, "Captain Berg", None),
        ("Kingdom of Italy", "pia-neri", "Pia Neri", CommanderFate.WOUNDED),
        ("Sweden", "ada-holm", "Ada Holm †", CommanderFate.KILLED),
    ]
    assert len(found.remarks) == 1


def test_commanders_of_a_side_whom_nobody_puts_with_one_are_claimed_of_all() -> None:
    found = read(
        "combatant1={{NOR}}<br>{{FIN}}"
        "|commander1={{flagdeco|Norway}}\n* [[Ole Vik]]{{POW}}\n* unknown"
    )
    first, second = found.commanders()
    assert isinstance(first, AttributeClaim)
    assert isinstance(second, AttributeClaim)
    assert (first.as_said, first.value) == ("Ole Vik", "ole-vik")
    assert [(one.actor, one.basis) for one in first.about] == [
        ("norway", AboutBasis.INFERRED_BY_DOCUMENT),
        ("finland", AboutBasis.INFERRED_BY_DOCUMENT),
    ]
    assert (second.as_said, second.value) == ("unknown", None)
    assert len(found.remarks) == 1


def test_units_take_part_and_those_with_articles_are_with_their_combatant() -> None:
    found = read(
        "combatant1={{NOR}}<br>{{FIN}}|combatant2={{SWE}}"
        "|units1={{flagicon|Norway}} [[2nd Reed Brigade]]\n* [[Reed Battery]]\n* 1st Battalion"
        "<br>[[Tarn Guard]]|units2=unknown"
    )
    claims = found.units()
    parties = [claim.about[0] for claim in claims if isinstance(claim, InvolvementClaim)]
    assert [(one.actor, one.label, one.basis) for one in parties] == [
        ("2nd-reed-brigade", "2nd Reed Brigade", AboutBasis.STATED),
        ("reed-battery", "Reed Battery", AboutBasis.STATED),
        (None, "1st Battalion", AboutBasis.UNRESOLVED),
        ("tarn-guard", "Tarn Guard", AboutBasis.STATED),
    ]
    norway = found.forces.of(1)[0].combatant()
    assert norway.units == ("2nd-reed-brigade", "reed-battery")
    (loose,) = found.forces.loose
    assert (loose.actor.id, loose.combatant().side) == ("tarn-guard", 1)


def test_headings_of_units_that_are_dates_say_when() -> None:
    found = read(
        "combatant1={{NOR}}|units1='''3 May 1901:'''<br>[[Tarn Guard]]<hr>4–5 May:<br>1st Battalion"
        "<hr>Later:<br>2nd Battalion"
    )
    dates = [claim.occurred for claim in found.units()]
    assert [(one.edtf, one.text) for one in dates] == [
        ("1901-05-03", "3 May 1901"),
        (None, "4–5 May"),
        (None, None),
    ]


def test_strengths_that_name_a_unit_say_that_it_took_part() -> None:
    found = read("combatant1={{NOR}}|strength1=500 men<br>[[2nd Reed Brigade]]<br>two guns")
    value = found.box["strength1"]
    assert value is not None
    people = People("battle", found.forces.cited, found.forces)
    ((line, pending),) = people.units_among(value, [(0, 7)])
    (claim,) = claims_of([pending])
    assert line.name == "2nd Reed Brigade"
    assert [one.actor for one in claim.about] == ["2nd-reed-brigade"]


def test_a_unit_known_as_another_s_stands_on_its_side_alone() -> None:
    directory = Directory()
    read("combatant1={{SWE}}|units1=[[Tarn Guard]]", directory).units()
    found = read("combatant1={{NOR}}|units1=[[Tarn Guard]]<br>[[Tarn Guard]]", directory)
    assert len(found.units()) == 2
    assert [one.actor.id for one in found.forces.loose] == ["tarn-guard"]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Norwegian", ["Norway"]),
        ("the Norwegians", ["Norway"]),
        ("Norwegian forces", ["Norway"]),
        ("Norway", ["Norway"]),
        ("British", ["United Kingdom"]),
        ("Norwegian and British", ["Norway", "United Kingdom"]),
        ("Allied", ["Norway", "United Kingdom"]),
        ("Allies", ["Norway", "United Kingdom"]),
        ("Axis", ["Nazi Germany"]),
        ("German", ["Nazi Germany"]),
        ("Norwegian and German", []),
        ("Central Powers", []),
        ("Swedish", []),
        ("Germany", ["Nazi Germany"]),
        ("Norwegian soldiers", ["Norway"]),
        ("Norwegian officers", []),
        ("Norwegian and Swedish", []),
        ("", []),
    ],
)
def test_words_mean_those_whom_they_name(words: str, meant: list[str]) -> None:
    found = read("combatant1={{NOR}}<br>{{flag|United Kingdom}}|combatant2={{flag|Nazi Germany}}")
    assert [one.label for one in forces_meant(words, found.forces.listed)] == meant


def test_a_name_that_both_sides_have_means_nobody() -> None:
    found = read("combatant1={{flag|Vichy France}}|combatant2={{flag|Free France}}")
    assert forces_meant("French", found.forces.listed) == ()
    assert [one.label for one in forces_meant("Free French", found.forces.listed)] == [
        "Free France"
    ]
