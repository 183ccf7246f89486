"""The words after a number: what they count, what happened to it, where, when and by whose word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from battleapi.model.vocabulary.casualties import CasualtyEffect

from .effects import NOT_A_LOSS, SEVERITIES, effect_at
from .items import class_of_word
from .lexicons import sections, words
from .people import is_people
from .said import CAUSES, Words, died_of, including_at
from .tokens import Kind, Token, words_of
from .voices import claimant_in

WHERE = words("words", "where")

_CLAIM_LEADS = tuple(tuple(phrase.split()) for phrase in sections("words")["claim leads"])
_TOTAL = words("words", "total")
_TIMES = words("words", "times")
_JOIN = words("words", "join") | {","}
_BY = frozenset({"by", "from", "due", "to", "as", "of", "with"})
_DESCRIBING = words("words", "describing")
_ALREADY_TAKEN = words("words", "already taken")
_PRISONERS = words("words", "prisoners")
"""Who were taken first, whatever came after: "30 prisoners exchanged"."""
_ALL_DEATHS = frozenset(
    {
        CasualtyEffect.KILLED,
        CasualtyEffect.NON_BATTLE_DEATH,
        CasualtyEffect.DIED_OF_WOUNDS,
        CasualtyEffect.WOUNDED,
    }
)


def words_at(
    tokens: Sequence[Token],
    start: int,
    stop: int,
    *,
    led: bool = False,
    bases: Mapping[int, int] = MappingProxyType({}),
) -> Words:
    """Read the words from `start` up to the next number at `stop`.

    `led` says that effects stand before their numbers, so that a comma ends the figure. `bases` are
    the places of phrases such as "out of 300", with their ends.
    """
    return _Reader(tokens, start, stop, led=led, bases=bases).read()


class _Reader:
    def __init__(
        self,
        tokens: Sequence[Token],
        start: int,
        stop: int,
        *,
        led: bool,
        bases: Mapping[int, int],
    ) -> None:
        self.tokens, self.at, self.stop, self.led, self.bases = tokens, start, stop, led, bases
        self.begun = start
        self.out = Words()
        self.closed = False

    def read(self) -> Words:
        while self.at < self.stop:
            if self.at in self.bases:
                end = self.bases[self.at]
                self.out.base.extend(self.tokens[self.at : end])
                self.at = end
            else:
                self.step()
        if self.out.nouns and self.out.nouns[-1].low in _JOIN:
            self.out.joined = self.out.nouns[-1].low in {"and", "&"} or self.out.joined
        while self.out.nouns and self.out.nouns[-1].low in _JOIN | {"."}:
            self.out.nouns.pop()
        while self.out.nouns and self.out.nouns[0].low in _JOIN | {"a", "an"}:
            self.out.nouns.pop(0)
        self.out.end = self.stop
        died_of(self.out)
        return self.out

    def step(self) -> None:
        token, out = self.tokens[self.at], self.out
        if token.kind is Kind.MARK:
            self.mark(token)
        elif token.kind is Kind.GROUP:
            out.groups.append(token)
            self.at += 1
        elif token.kind is Kind.SIGN:
            self.sign(token)
        elif token.kind is Kind.DATE:
            out.date = out.date or token.text
            self.at += 1
        elif token.kind in {Kind.WORD, Kind.CODE, Kind.ORDINAL, Kind.MEASURE}:
            self.word(token)
        elif token.kind is Kind.NUMBER and out.nouns and out.nouns[-1] is self.tokens[self.at - 1]:
            out.nouns.append(token)
            self.at += 1
        else:
            out.rest.append(token)
            self.at += 1

    def mark(self, token: Token) -> None:
        if token.mark and token.mark.citation:
            self.out.citations.append(token.mark.citation)
        self.at += 1

    def sign(self, token: Token) -> None:
        """A comma closes the figure, save in "KIA, MIA" and in lists of things."""
        self.at += 1
        if token.text == ":":
            self.out.includes = True
        if token.text in {"/", "&", "+"}:
            self.out.joined = token.text != "/"
            if self.out.nouns and not self.out.harms:
                self.out.nouns.append(token)
            return
        if token.text == ",":
            self.out.comma = True
            if self.led and self.stop < len(self.tokens):
                self.closed = True
            elif self.goes_on_after_comma():
                if not self.out.harms:
                    self.out.nouns.append(token)
            else:
                self.closed = self.closed or bool(self.out.harms or self.out.nouns)

    def goes_on_after_comma(self) -> bool:
        """Whether what follows, up to the next number, is still of this figure."""
        at = self.at
        while at < self.stop and self.tokens[at].low in _JOIN:
            at += 1
        lows = [one.low for one in self.tokens[at : min(self.stop, at + 8)]]
        if not lows:
            return False
        if self.out.harms:
            return effect_at(lows, 0) is not None
        if not self.out.nouns:
            return True
        ahead = effect_at(lows, 0) is not None
        return ahead or any(class_of_word(low) is not None or is_people(low) for low in lows[:4])

    def word(self, token: Token) -> None:
        """One word: the first rule that reads it moves on."""
        lows = [
            one.low if one.kind is Kind.WORD else ""
            for one in self.tokens[self.at : min(self.stop, self.at + 6)]
        ]
        if self.led and self.stop < len(self.tokens) and lows[0] in {"and", "or"}:
            self.closed = True
        for rule in (
            self.includes, self.claims, self.effect, self.total, self.saved, self.severity,
            self.where, self.by, self.beyond,
        ):  # fmt: skip
            if rule(lows):
                return
        self.noun(token, lows)

    def includes(self, lows: list[str]) -> bool:
        """Parts follow: "including", "of whom"."""
        end = including_at(self.tokens, self.at, self.stop)
        if end and self.at == self.begun and lows[0] == "of":
            self.out.of_last, self.at = True, end
            return True
        if end:
            self.out.includes, self.at = True, end
            if self.at < self.stop and not self.closed:
                self.leave(self.stop)
        return bool(end)

    def effect(self, lows: list[str]) -> bool:
        """What happened: "killed", "died of wounds"; several are joined by "or" or commas."""
        found = effect_at(lows, 0)
        if found is None or self.closed or self.describes(found[0]):
            return False
        self.at += found[0]
        if found[1] not in self.out.harms:
            self.out.harms.append(found[1])
        return True

    def describes(self, length: int) -> bool:
        """Whether a word for an effect only describes the people: "defected soldiers killed"."""
        ahead = self.tokens[self.at + length : self.stop]
        if self.out.harms or not ahead or length > 1:
            return False
        low = self.tokens[self.at].low
        if low in _ALREADY_TAKEN:
            lows = [one.low for one in ahead[:5] if one.low not in {"was", "were"}]
            found = effect_at(lows, 0)
            saved = bool(lows) and lows[0] in NOT_A_LOSS and low not in _PRISONERS
            return saved or (found is not None and found[1].people in _ALL_DEATHS)
        if self.out.nouns:
            return False
        noun = ahead[0].kind is Kind.WORD and is_people(ahead[0].low)
        return (
            noun
            and low in _DESCRIBING
            and effect_at([one.low for one in ahead[1:4]], 0) is not None
        )

    def total(self, lows: list[str]) -> bool:
        """It is a total: "overall", "in all"."""
        length = (
            1 if lows[0] in _TOTAL else 2 if lows[:2] in (["in", "total"], ["in", "all"]) else 0
        )
        self.out.total = self.out.total or bool(length)
        self.at += length
        return bool(length)

    def saved(self, lows: list[str]) -> bool:
        """They were not lost: "escaped", "evacuated"."""
        if lows[0] not in NOT_A_LOSS or self.out.harms:
            return False
        self.out.saved = True
        self.at += 1
        return True

    def severity(self, lows: list[str]) -> bool:
        """How badly: "severely damaged"."""
        if lows[0] not in SEVERITIES:
            return False
        of_part = self.at == self.begun or self.out.of_last
        alone = of_part and lows[0].endswith("ly") and not any(lows[1:2])
        if effect_at(lows, 1) is None and not alone:
            return False
        self.out.degree = alone
        self.out.severity = SEVERITIES[lows[0]]
        self.at += 1
        return True

    def beyond(self, lows: list[str]) -> bool:
        """What stands behind a complete figure is no part of it."""
        token = self.tokens[self.at]
        after = bool(self.out.harms) and lows[0] not in _JOIN and not self.names(token)
        if not (self.closed or after):
            return False
        if lows[0] in {"and", "or"}:
            self.out.joined = True
        else:
            self.out.rest.append(token)
        self.at += 1
        return True

    def noun(self, token: Token, lows: list[str]) -> None:
        """What is counted."""
        if lows[0] in {"and", "&"} and self.at == self.stop - 1:
            self.out.joined = True
        elif not (self.out.harms and lows[0] in _JOIN):
            self.out.nouns.append(token)
        self.at += 1

    def names(self, token: Token) -> bool:
        """Whether a word after the effect is still what is counted: "150 captured tanks"."""
        low = token.low
        more = class_of_word(low) is not None or is_people(low) or token.text[:1].isupper()
        following = self.tokens[self.at + 1].low if self.at + 1 < self.stop else ""
        more = more or class_of_word(following) is not None or is_people(following)
        return more and not self.out.nouns

    def claims(self, lows: list[str]) -> bool:
        """As in "according to Cox": what follows, up to a comma or bracket, is who says it."""
        if (lows[0] in {"per", "a", "every"} and lows[1:2] and lows[1] in _TIMES) or lows[
            0
        ] == "each":
            self.out.rate = True
            self.at += 1 if lows[0] == "each" else 2
            return True
        for lead in _CLAIM_LEADS:
            if tuple(lows[: len(lead)]) == lead:
                end = self._phrase_end(self.at + len(lead))
                self.out.claimant = claimant_in(self.tokens[self.at : end])
                self.at = end
                return True
        return False

    def _phrase_end(self, at: int, *, effects: bool = False) -> int:
        while at < self.stop and at not in self.bases:
            token = self.tokens[at]
            if token.kind in {Kind.GROUP, Kind.MARK} or token.text in {",", ";", ".", ":"}:
                break
            if (
                effects
                and effect_at([token.low], 0) is not None
                and token.low not in {"fall", "hit"}
            ):
                break
            at += 1
        while at - 1 > self.at and self.tokens[at - 1].low in {"and", "&", "or"}:
            at -= 1
        return at

    def where(self, lows: list[str]) -> bool:
        """As in "in the siege", "on ground": a phrase of place or time, dates taken as such."""
        capitals = self.tokens[self.at].text.isupper()
        if lows[0] not in WHERE or capitals:
            return False
        end = self._phrase_end(self.at + 1, effects=not self.out.harms)
        phrase = self.tokens[self.at : end]
        if words_of(tuple(phrase)).casefold() not in {"in action", "in the action", "in combat"}:
            dates = [one.text for one in phrase if one.kind is Kind.DATE]
            if dates and len(phrase) <= 3:
                self.out.date = self.out.date or dates[0]
            else:
                said = words_of(tuple(phrase))
                self.out.where = f"{self.out.where} {said}" if self.out.where else said
        self.at = end
        return True

    def by(self, lows: list[str]) -> bool:
        """As in "by local farmers", "from disease": who or what did it."""
        cause = self.tokens[self.at + 1].low if self.at + 1 < self.stop else ""
        named = bool(self.out.nouns) and lows[0] not in {"of", "with"}
        known = cause in CAUSES or self.out.harms or named or lows[0] == "by"
        if lows[0] not in _BY or not known:
            return False
        end = self._phrase_end(self.at + 1)
        phrase = self.tokens[self.at : end]
        if len(phrase) == 1:
            return False
        if phrase[1].kind is Kind.DATE and len(phrase) == 2:
            self.out.date, self.at = self.out.date or phrase[1].text, end
            return True
        if claimant_in(phrase):
            self.out.claimant, self.at = claimant_in(phrase), end
            return True
        self.out.by = self.out.by or words_of(tuple(self.tokens[self.at : end]))
        self.at = end
        return True

    def leave(self, end: int) -> None:
        self.out.rest.extend(self.tokens[self.at : end])
        self.at = end
