"""What voices can be compared on: every scope of which some voice gives a figure, and who does.

Besides the scopes of the figures and the cells of the plain table these are the parts that each
party has in a joint figure: a voice can have that part by adding up, and no figure of just it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeAlias

from ...model.standing import Standing
from ...model.vocabulary.comparison import Axis
from ..budget import Budget
from ..cells import places
from ..figures import Figure, Figures
from ..hearing import Hearing, Hearings
from ..parties import Meant
from ..rules import DEFAULT_BY, Rules
from ..scopes import Scope
from ..statements import Statement, items_added
from .groups import Parts, in_a_set_order, voice_of
from .pairs import Account


@dataclass(slots=True, eq=False)
class Ground:
    """One scope and what each voice says of just it, said or added up, in the order of the voices.

    `is_share` is true of a party's part in a joint figure where no figure is of just that; `bounds`
    is then the most that other voices allow of it. `related` is all that is said of anything in the
    scope, in an order that does not depend on that of the claims. `inside` are the places of the
    grounds that are a part of this one, `around` of those that it is a part of.
    """

    scope: Scope
    party: str | None
    related: tuple[Statement, ...]
    accounts: Mapping[str, Account]
    bounds: Mapping[str, Account]
    is_share: bool
    inside: set[int] = field(default_factory=set)
    around: set[int] = field(default_factory=set)

    @property
    def widest(self) -> Scope:
        """The scope as the voice has it that surely counts the most as casualties."""
        least = reduce(or_, (one.scope.effects.least for one in self.accounts.values()), 0)
        effects = self.scope.effects
        return self.scope._replace(effects=effects._replace(least=effects.least | least))


def same_ground(scope: Scope) -> Scope:
    """What is alike of the scopes of one ground.

    Undivided casualties are one scope, whatever sources mean by them.
    """
    return scope._replace(effects=scope.effects._replace(least=0, most=0), things=0)


class Grounds(NamedTuple):
    """The grounds of one record; `capped` where it has more than are looked at."""

    found: tuple[Ground, ...]
    capped: bool


_WORK = 300_000
"""How many scopes and statements are looked at, ground by ground: about half a second."""
_SEARCHES = 200_000
"""How many parts are tried to find what a voice allows at the most."""


def grounds(
    figures: Figures,
    said: Mapping[str, Sequence[Statement]],
    rules: Rules,
    *,
    with_bounds: bool = True,
) -> Grounds:
    """The grounds of one record's figures, in an order that does not depend on that of the claims.

    Of very many those come first of which the most voices speak.
    """
    hearings = Hearings(said)
    everything = in_a_set_order(one for some in said.values() for one in items_added(some))
    numbers: dict[Scope, int] = {}
    numbered = [numbers.setdefault(one.scope, len(numbers)) for one in everything]
    wanted = _wanted(figures, rules, everything)
    affordable = max(1, _WORK // max(1, len(everything) + 2 * len(numbers)))
    budget = Budget(_SEARCHES)
    found: list[Ground] = []
    for scope, party, is_share in wanted[:affordable]:
        accounts = {
            voice: Account(
                _counted(scope, hearing), party, hearing.heard, hearing.figures, hearing.tellings
            )
            for voice, hearing in sorted(hearings.of(scope).items())
            if not hearing.heard.is_bounded
        }
        if not accounts and not (is_share and with_bounds):
            continue
        near = [not other.apart(scope) for other in numbers]
        related = tuple(one for one, n in zip(everything, numbered, strict=True) if near[n])
        bounds: Mapping[str, Account] = {}
        if is_share and with_bounds:
            bounds = _bounds(scope, party, related, accounts, budget)
        found.append(Ground(scope, party, related, accounts, bounds, is_share))
    for n, whole in enumerate(found):
        widest = whole.widest
        for m, part in enumerate(found):
            if part.scope.inside(widest) and not part.scope.equals(whole.scope):
                whole.inside.add(m)
                part.around.add(n)
    return Grounds(tuple(found), len(wanted) > affordable or budget.ran_out)


_Wanted: TypeAlias = tuple[Scope, str | None, bool]
"""A scope, the id of its party, and whether it is a party's part in a joint figure."""


def _wanted(figures: Figures, rules: Rules, everything: Iterable[Statement]) -> list[_Wanted]:
    """Every scope once, those first that the most voices speak of."""
    claims: dict[Scope, list[str]] = defaultdict(list)
    voices: dict[Scope, set[str]] = defaultdict(set)
    for one in everything:
        key = same_ground(one.scope)
        claims[key] += [figure.claim.id for figure in one.figures]
        voices[key].add(voice_of(one))
    found: dict[Scope, _Wanted] = {}
    for scope, party, is_share in _scopes(figures, rules):
        found.setdefault(same_ground(scope), (scope, party, is_share))

    def first(key: Scope) -> tuple[object, ...]:
        _, party, is_share = found[key]
        what = (party or "", key.effects.key, key.sort, key.item or "", key.population)
        size = (sorted(key.narrowed), key.inflicted.bit_count(), -key.days.bit_count())
        return is_share, -len(voices.get(key, ())), *what, *size, sorted(claims.get(key, ()))

    return [found[key] for key in sorted(found, key=first)]


def _scopes(figures: Figures, rules: Rules) -> Iterator[_Wanted]:
    cells = places(figures, DEFAULT_BY[rules.kind])
    whole = [(one.scope, one.keys[Axis.PARTY]) for one in cells]
    for figure in figures.found:
        # What a voice lists item by item is added up as well.
        scopes = dict.fromkeys((figure.scope._replace(item=None), figure.scope))
        whole += [(scope, party_of(figure)) for scope in scopes]
    for scope, party in whole:
        yield scope, party, False
    masks = {one: figures.parties.mask(Meant((one,), ())) for one in figures.parties.present}
    for scope in dict.fromkeys(scope for scope, _ in whole):
        for party, mask in masks.items():
            if mask != scope.party and not mask & ~scope.party:
                yield scope._replace(party=mask), party, True


def _counted(scope: Scope, hearing: Hearing) -> Scope:
    """The scope as one voice has it: with what its source counts as casualties."""
    meant = {one.scope.effects for one in hearing.figures if one.scope.equals(scope)}
    return scope._replace(effects=meant.pop()) if len(meant) == 1 else scope


def party_of(figure: Figure) -> str | None:
    """The id of just the party of a figure: of a brigade, where its army is the combatant."""
    if figure.scope.party == figure.rolled_up:
        return figure.party
    return Standing.party(figure.claim)


def _bounds(
    scope: Scope,
    party: str | None,
    related: Sequence[Statement],
    accounts: Mapping[str, Account],
    budget: Budget,
) -> Mapping[str, Account]:
    parts = Parts(scope, related)
    found: dict[str, Account] = {}
    for voice in sorted({voice_of(one) for one in related}):
        holding = parts.bounded_by(voice, budget) if voice not in accounts else ()
        if holding:
            found[voice] = Account.bounded(scope, party, holding)
    return found
