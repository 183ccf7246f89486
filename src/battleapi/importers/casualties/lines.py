"""The lines of a value: what breaks, rules, bullets and cells divide, with brackets grouped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .dates import with_dates
from .drafts import Citation, Span
from .effects import effect_at
from .items import class_of_word
from .lexicons import words
from .marks import Mark, MarkKind
from .names import with_names
from .numbers import is_note
from .people import PLAIN
from .tokens import Kind, Token

OWN_LINE = 8
"""Style of a bracket that stands on a line of its own: it speaks of the line before."""

_BREAKS = frozenset(
    {
        MarkKind.LINE, MarkKind.ITEM, MarkKind.TERM, MarkKind.RULE, MarkKind.CELL,
        MarkKind.OPEN, MarkKind.CLOSE,
    }
)  # fmt: skip
_LEVELS = {MarkKind.OPEN: 1, MarkKind.CLOSE: -1}
_BULLETS = frozenset({"•", "·", "*", "●", "▪", "◦", "‣", "■", "-", "–"})
_JOINING = frozenset({"or", "and", "&", "of", "including", "incl", "to"})
_ENDING = frozenset({"or", "and", "&", "of", "-", "–", "including", "to", "about", "over", "least"})
_OPEN = {"(": ")", "[": "]"}
_DEEPEST = 5
_LINES_IN_BRACKETS = 12
_EDITORS = words("lines", "editors")


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one line; `depth` is that of the list item, `party` counts the rules.

    `level` counts the lists that the line stands in, and `item` says that it begins an item.
    """

    tokens: tuple[Token, ...]
    depth: int = 0
    term: bool = False
    party: int = 1
    level: int = 0
    item: bool = False


def lines(tokens: Sequence[Token]) -> list[Line]:
    """The lines of a value, those that markup broke put together again."""
    return [
        replace(line, tokens=tuple(with_names(with_dates(_grouped(line.tokens)))))
        for line in _joined(_broken(tokens))
        if line.tokens
    ]


def _broken(tokens: Sequence[Token]) -> list[Line]:
    """The stretches between breaks; a rule begins another party."""
    found: list[Line] = []
    current: list[Token] = []
    depth, term, party, level, item = 0, False, 1, 0, False

    def close() -> None:
        if current:
            found.append(Line(tuple(current), depth, term, party, level, item))
            current.clear()

    for token in tokens:
        kind = token.mark.kind if token.mark else None
        ruled = kind is MarkKind.RULE or (token.kind is Kind.SIGN and token.text.startswith("----"))
        if kind is MarkKind.CELL and current and _is_first_cell(current):
            current.append(Token(Kind.SIGN, ":", token.span))
            continue
        if not (ruled or kind in _BREAKS or token.text == "\n" or _is_bullet(token, current)):
            current.append(token)
            continue
        if kind in _LEVELS:
            close()
            level += _LEVELS[kind]
        if kind is MarkKind.OPEN:
            continue
        deeper = not current and (kind is MarkKind.ITEM or token.text in _BULLETS)
        close()
        party += ruled and bool(found) and found[-1].party == party
        step = token.mark.depth if token.mark else int(token.text in _BULLETS)
        depth = depth + step if deeper else step
        term = kind is MarkKind.TERM
        item = kind is MarkKind.ITEM or token.text in _BULLETS
    close()
    return found


def _is_first_cell(cell: list[Token]) -> bool:
    """Whether a cell of a table is the label of the cell after it: it has no number."""
    return not any(one.kind is Kind.NUMBER or one.text == ":" for one in cell)


def _is_bullet(token: Token, before: list[Token]) -> bool:
    """Whether a sign divides items: a dot anywhere, a star or hyphen at the start of a line."""
    if token.kind is not Kind.SIGN or token.text not in _BULLETS:
        return False
    return token.text in {"•", "●", "▪", "◦", "‣", "■"} or not before


def _joined(broken: list[Line]) -> list[Line]:
    """Lines that were broken for their looks, put together: "250,000 dead<br> or missing"."""
    found: list[Line] = []
    open_for = 0
    for line in broken:
        last = found[-1] if found else None
        if last is None or last.party != line.party:
            found.append(line)
            open_for = 0
            continue
        unclosed = _unclosed(last.tokens)
        open_for = open_for + 1 if unclosed else 0
        own = _is_bracket(line.tokens)
        if (
            own
            or (unclosed and open_for <= _LINES_IN_BRACKETS and _closes(line))
            or _goes_on(last, line)
        ):
            first = line.tokens[0]
            head = replace(first, style=first.style | OWN_LINE) if own else first
            found[-1] = replace(last, tokens=(*last.tokens, head, *line.tokens[1:]))
        elif (
            unclosed
            and open_for <= _LINES_IN_BRACKETS
            and line.depth == last.depth
            and _short(last)
        ):
            found[-1] = replace(last, tokens=(*last.tokens, *line.tokens))
        else:
            found.append(line)
    return found


def _short(line: Line) -> bool:
    return len(line.tokens) < 60


def _unclosed(tokens: Sequence[Token]) -> bool:
    balance = 0
    for token in tokens[-200:]:
        if token.kind is Kind.SIGN:
            balance += token.text.count("(") - token.text.count(")")
    return balance > 0


def _closes(line: Line) -> bool:
    return any(token.text == ")" for token in line.tokens)


def _is_bracket(tokens: Sequence[Token]) -> bool:
    """Whether a line is nothing but words in brackets, and notes."""
    bare = [token for token in tokens if token.mark is None]
    return len(bare) > 1 and bare[0].text == "(" and bare[-1].text in {")", "."}


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a line goes on with the phrase of the line before.

    It begins with "or", or the last ends with "and", or ends with a number that this line names.
    """
    first = next((one for one in line.tokens if one.mark is None), None)
    end = next((one for one in reversed(last.tokens) if one.mark is None), None)
    if first is None or end is None or line.term or last.term:
        return False
    if (first.low in _JOINING and first.text.islower()) or first.text == "&":
        return True
    if end.low in _ENDING and line.depth == last.depth and end.kind is not Kind.DATE:
        return end.kind is Kind.WORD or end.text == "&"
    names = first.kind is Kind.WORD and first.text[0].islower() and line.depth == 0
    if not names or any(one.kind is Kind.NUMBER for one in line.tokens):
        return False
    known = (
        effect_at([first.low], 0) is not None
        or first.low in PLAIN
        or class_of_word(first.low) is not None
    )
    unnamed = (
        end.kind is Kind.NUMBER or (end.text == "+") or end.low in {"medical", "combat", "battle"}
    )
    return known and unnamed


def _grouped(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with what stands in brackets made one; brackets with editors' marks are notes."""
    stack: list[tuple[Token, list[Token]]] = []
    out: list[Token] = []
    for token in tokens:
        level = stack[-1][1] if stack else out
        if token.kind is Kind.SIGN and token.text in _OPEN and len(stack) < _DEEPEST:
            stack.append((token, []))
        elif token.kind is Kind.SIGN and stack and token.text == _OPEN[stack[-1][0].text]:
            opening, inside = stack.pop()
            (stack[-1][1] if stack else out).append(_group(opening, inside, token.span[1]))
        elif token.glued and level and level[-1].kind is Kind.GROUP and _is_letter(token):
            level.append(_note(token.text, token.span))
        elif _is_page(level, token):
            colon = level.pop()
            level.append(_note(f":{token.text}", (colon.span[0], token.span[1])))
        else:
            level.append(token)
    while stack:
        opening, inside = stack.pop()
        end = inside[-1].span[1] if inside else opening.span[1]
        (stack[-1][1] if stack else out).append(_group(opening, inside, end))
    return out


def _group(opening: Token, inside: list[Token], end: int) -> Token:
    span = (opening.span[0], end)
    if opening.text == "[" and _is_editorial(inside):
        return _note("[" + "".join(one.text for one in inside) + "]", span)
    return Token(
        Kind.GROUP,
        opening.text,
        span,
        opening.style,
        opening.glued,
        inside=tuple(with_names(with_dates(inside))),
    )


def _note(text: str, span: Span) -> Token:
    mark = Mark(MarkKind.NOTE, span, citation=Citation(None, text, span))
    return Token(Kind.MARK, "", span, 0, True, mark=mark)


def _is_page(level: Sequence[Token], token: Token) -> bool:
    """Whether it is the page that follows the mark of a note: "[6]:262"."""
    if len(level) <= 1 or token.kind is not Kind.NUMBER or not token.glued:
        return False
    return level[-1].text == ":" and level[-1].glued and is_note(level[-2])


def _is_letter(token: Token) -> bool:
    """Whether it is the mark of a note behind a bracket: "(estimates)b", "(civilians)3"."""
    return len(token.text) == 1 and (token.text.isalpha() or token.text.isdecimal())


def _is_editorial(inside: Sequence[Token]) -> bool:
    """As in "[13]", "[a]", "[citation needed]", "[›]": a mark of a note, not words of the text."""
    if not inside or len(inside) == 1:
        one = inside[0] if inside else None
        return one is None or one.kind is not Kind.WORD or len(one.text) <= 2 or one.low in _EDITORS
    return any(one.low in _EDITORS for one in inside[:2]) or "needed" in {one.low for one in inside}
