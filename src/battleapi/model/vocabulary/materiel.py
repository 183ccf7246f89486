"""Words for equipment and for the strength of forces."""

from __future__ import annotations

from .term import Term


class ItemClass(Term):
    """What sort of equipment."""

    SMALL_ARMS = "small_arms", "Rifles, machine guns, pistols.", "UN Register of Conventional Arms"
    MOTORCYCLE = "motorcycle", "Motorcycles.", "UNECE category L"
    VEHICLE = "vehicle", "Any other unarmoured or unspecified vehicle.", "UNECE categories M and N"
    ARMOURED_VEHICLE = (
        "armoured_vehicle",
        "Armoured vehicles other than tanks.",
        "UN Register of Conventional Arms II",
    )
    TANK = "tank", "Tanks.", "UN Register of Conventional Arms I"
    ARMOUR = (
        "armour",
        "Tanks and other armoured vehicles, counted together.",
        "UN Register of Conventional Arms I, II",
    )
    ARTILLERY = (
        "artillery",
        "Guns, howitzers, mortars, rocket launchers.",
        "UN Register of Conventional Arms III",
    )
    AIRCRAFT = (
        "aircraft",
        "Aeroplanes, helicopters, drones, airships.",
        "UN Register of Conventional Arms IV, V",
    )
    SHIP = "ship", "Ships and boats.", "UN Register of Conventional Arms VI"
    ANIMALS = "animals", "Horses, mules, elephants, camels.", "battleapi"
    COLOURS = "colours", "Flags and standards.", "battleapi"
    OTHER = "other", "None of the other classes.", "battleapi"
    UNSPECIFIED = "unspecified", "The words do not say what it was.", "battleapi"


class MaterielEffect(Term):
    """What happened to the equipment."""

    DESTROYED = "destroyed", "Cannot be used again.", "Oryx"
    DISABLED = "disabled", "Cannot be used for now.", "Oryx"
    DAMAGED = "damaged", "Harmed.", "Oryx"
    CAPTURED = "captured", "Taken by the enemy.", "Oryx"
    ABANDONED = "abandoned", "Left behind.", "Oryx"
    SUNK = "sunk", "Sunk.", "Wikipedia"
    SCUTTLED = "scuttled", "Sunk by its own crew.", "Wikipedia"
    SHOT_DOWN = "shot_down", "Brought down from the air.", "Wikipedia"
    LOST = "lost", "Lost in a way that is not said.", "Wikipedia"


class Severity(Term):
    """How badly something was damaged."""

    LIGHT = "light", "Lightly.", "Wikipedia"
    MODERATE = "moderate", "Moderately.", "Wikipedia"
    HEAVY = "heavy", "Heavily.", "Wikipedia"


class StrengthItem(Term):
    """What a strength counts."""

    PERSONNEL = "personnel", "People.", "CDB90"
    UNITS = "units", "Battalions, brigades, divisions.", "CDB90"
    SORTIES = "sorties", "Flights by one aircraft.", "CDB90"
    MATERIEL = "materiel", "Equipment; its class says which.", "CDB90"


class StrengthBasis(Term):
    """Of which moment, and counting whom."""

    INITIAL = "initial", "At the start.", "CDB90"
    AVERAGE_DAILY = "average_daily", "The average of the days.", "CDB90"
    TOTAL_ENGAGED = "total_engaged", "All who were engaged at any time.", "CDB90"
    REINFORCEMENTS = "reinforcements", "Those who came later.", "CDB90"
    FINAL = "final", "At the end.", "CDB90"
    PRESENT_FOR_DUTY = "present_for_duty", "Present and fit for duty.", "Livermore 1900"
    NOT_STATED = "not_stated", "The source does not say.", "battleapi"
