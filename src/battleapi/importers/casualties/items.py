"""Words for equipment, by class; the last word of a name says what it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from battleapi.model.vocabulary.materiel import ItemClass

from .lexicons import sections, words

_CLASS: Mapping[str, ItemClass] = MappingProxyType(
    {noun: kind for kind in ItemClass for noun in sections("items").get(kind.value, ())}
)
_TWO_WORDS: Mapping[str, ItemClass] = MappingProxyType(
    {
        pair: kind
        for kind in ItemClass
        for pair in sections("items").get(f"{kind.value} in two words", ())
    }
)
_MAKERS = words("items", "makers")


_FAMILIES: Mapping[str, ItemClass] = MappingProxyType(
    {
        family: kind
        for kind in ItemClass
        for family in sections("items").get(f"{kind.value} by letters", ())
    }
)


def _singulars(word: str) -> tuple[str, ...]:
    """The word and what it may be the plural of: "batteries" is of "battery"."""
    forms = [word]
    if word.endswith("ies"):
        forms.append(f"{word[:-3]}y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("'s"):
        forms.append(word[:-2])
    if word.endswith("s"):
        forms.append(word[:-1])
    if word.endswith("men"):
        forms.append(f"{word[:-3]}man")
    return tuple(forms)


def class_of_word(word: str) -> ItemClass | None:
    """The class of one noun in lower case, singular or plural; null: it is no equipment.

    >>> class_of_word("batteries")
    <ItemClass.ARTILLERY: 'artillery'>
    """
    for form in _singulars(word):
        if form in _CLASS:
            return _CLASS[form]
    number = next((place for place, one in enumerate(word) if one.isdecimal()), 0)
    family = word[:number].replace(".", "")
    if number and word.partition("-")[0] in _CLASS:
        return _CLASS[word.partition("-")[0]]
    if number and word[number - 1] in "-." and family.rstrip("-") in _FAMILIES:
        return _FAMILIES[family.rstrip("-")]
    if word.endswith("-at-arms"):
        return None
    last = word.replace("–", "-").rpartition("-")[2]
    at = word.removesuffix(last).endswith("-at-")
    if last and last != word and not at:
        return next((_CLASS[form] for form in _singulars(last) if form in _CLASS), None)
    return None


def class_of_pair(before: str, word: str) -> ItemClass | None:
    """The class of a noun with the word before it: "armoured car" is no car."""
    for form in _singulars(word):
        kind = _TWO_WORDS.get(f"{before} {form}")
        if kind is not None:
            return kind
    return None


def is_maker(word: str) -> bool:
    """Whether the word, in lower case, is the maker of aircraft, before a type ("Ju 52")."""
    return word in _MAKERS


_TOGETHER = frozenset({ItemClass.TANK, ItemClass.ARMOURED_VEHICLE, ItemClass.ARMOUR})


def class_of_all(kinds: list[ItemClass]) -> ItemClass:
    """The one class of several things counted by one number.

    >>> class_of_all([ItemClass.TANK, ItemClass.ARMOURED_VEHICLE])
    <ItemClass.ARMOUR: 'armour'>
    """
    if len(set(kinds)) == 1:
        return kinds[0]
    return ItemClass.ARMOUR if set(kinds) <= _TOGETHER else ItemClass.OTHER
