"""What voices can be compared on: every scope of which some voice gives a figure, and who does.

Besides the scopes of the figures and the cells of the plain table these are the parts that each
party has in a joint figure: a voice can have that part by adding up, and no figure of just it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from ..model.standing import Standing
from ..model.vocabulary.comparison import Axis
from .cells import places
from .figures import Figure, Figures
from .groups import Parts, in_a_set_order, voice_of
from .hearing import Hearing, Hearings, Statement, items_added
from .pairs import Account
from .parties import Meant
from .rules import DEFAULT_BY, Rules
from .scopes import Scope


@dataclass(slots=True, eq=False)
class Ground:
    """One scope and what each voice says of just it, said or added up, in the order of the record.

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


def grounds(
    figures: Figures,
    said: Mapping[str, Sequence[Statement]],
    rules: Rules,
    *,
    with_bounds: bool = True,
) -> list[Ground]:
    """The grounds of one record's figures, in the order in which it leads to them."""
    hearings = Hearings(said)
    everything = in_a_set_order(one for some in said.values() for one in items_added(some))
    scopes = dict.fromkeys(one.scope for one in everything)
    found: list[Ground] = []
    seen: set[Scope] = set()
    for scope, party, is_share in _scopes(figures, rules):
        key = same_ground(scope)
        if key in seen:
            continue
        seen.add(key)
        accounts = {
            voice: Account(_counted(scope, hearing), party, hearing.heard, hearing.figures)
            for voice, hearing in hearings.of(scope).items()
            if not hearing.heard.is_bounded
        }
        if not accounts and not (is_share and with_bounds):
            continue
        near = {other for other in scopes if not other.apart(scope)}
        related = tuple(one for one in everything if one.scope in near)
        bounds = _bounds(scope, party, related, accounts) if is_share and with_bounds else {}
        found.append(Ground(scope, party, related, accounts, bounds, is_share))
    for n, whole in enumerate(found):
        widest = whole.widest
        for m, part in enumerate(found):
            if part.scope.inside(widest) and not part.scope.equals(whole.scope):
                whole.inside.add(m)
                part.around.add(n)
    return found


def _scopes(figures: Figures, rules: Rules) -> Iterator[tuple[Scope, str | None, bool]]:
    """Each scope with the id of its party, and whether it is a party's part in a joint figure."""
    axes = DEFAULT_BY[rules.kind]
    cells = places(figures, axes)
    whole = [(one.scope, one.key[axes.index(Axis.PARTY)]) for one in cells]
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
) -> Mapping[str, Account]:
    parts = Parts(scope, related)
    found: dict[str, Account] = {}
    for voice in dict.fromkeys(voice_of(one) for one in related):
        holding = parts.bounded_by(voice) if voice not in accounts else ()
        if holding:
            found[voice] = Account.bounded(scope, party, holding)
    return found
