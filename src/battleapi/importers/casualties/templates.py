"""What the templates of wikitext show, by name: lists, wrappers, signs, flags, ships and notes."""

from __future__ import annotations

from types import MappingProxyType

from .lexicons import words

LISTS = words("templates", "lists")
"""Templates of which each unnamed parameter is an item (`title` is its heading)."""

FIRST = words("templates", "first")
"""Templates that show their first parameter."""

LAST = words("templates", "last")
"""Templates that show their last unnamed parameter."""

SIGNS = MappingProxyType(
    {
        "nbsp": " ",
        "spaces": " ",
        "space": " ",
        "nnbsp": " ",
        "thinsp": " ",
        "pad": " ",
        "zwsp": " ",
        "hsp": " ",
        "em": " ",
        "ndash": "–",
        "en dash": "–",
        "endash": "–",
        "dash": "–",
        "snd": " – ",
        "spnd": " – ",
        "spaced ndash": " – ",
        "spaced en dash": " – ",
        "mdash": "–",
        "em dash": "–",
        "emdash": "–",
        "spaced mdash": " – ",
        "snds": " – ",
        "snd.": " – ",
        "plus": "+",
        "!": " ",
        "=": "=",
        "dot": " · ",
        "·": " · ",
        "bull": " • ",
        "*": " • ",
        "•": " • ",
        "middot": " · ",
        "unknown": "Unknown",
        "n/a": "N/A",
        "na": "N/A",
        "none": "None",
        "pow": " POW ",
        "kia": " KIA ",
        "wia": " WIA ",
        "mia": " MIA ",
        "dow": " DOW ",
        "executed": " executed ",
        "surrendered": " surrendered ",
        "skull": " killed ",
        "natural causes": " died of natural causes ",
        "captured": " captured ",
        "killed in action": " KIA ",
        "wounded in action": " WIA ",
        "prisoner of war": " POW ",
        "missing in action": " MIA ",
        "half": "1/2",
        "as of now": "as of",
        "plus minus": "±",
        "~": "~",
        "approx": "approx. ",
        "approximately": "approx. ",
        "dagger": "",
        "clear": "",
        "ditto": "",
        "nowrap end": "",
        "ubl end": "",
        "increase": "",
        "decrease": "",
        "steady": "",
    }
)
"""Templates that stand for the words or sign given here."""

BREAKS = words("templates", "breaks")
"""Templates that end a line."""

RULES = words("templates", "rules")
"""Templates that draw a line between two parties."""

CIRCA = words("templates", "circa")
"""Templates that show "c." before their parameter."""

FLAGS = words("templates", "flags")
"""Templates that show a flag, with or without the name; the first parameter says whose."""

SERVICES = MappingProxyType(
    {
        "army": "Army",
        "navy": "Navy",
        "naval": "Navy",
        "air force": "Air Force",
        "air": "Air Force",
        "marine": "Marines",
        "marines": "Marines",
        "military": "military",
        "guard": "Guard",
        "armed forces": "armed forces",
        "coast guard": "Coast Guard",
        "national army": "Army",
    }
)
"""The service that a flag template names beside the country."""

SHIPS = words("templates", "ships")
"""Templates that show the name of a ship or of its class."""

NOTES = words("templates", "notes")
"""Templates that put a reference, a note or a remark of editors in the place."""


def is_note(name: str) -> bool:
    """Whether a template of this name is a reference, a note or a remark of editors."""
    return name in NOTES or name.startswith(("cite ", "citation", "cite-", "#tag:ref", "source-"))
