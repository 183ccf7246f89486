"""What the templates in infoboxes show, as their documentation says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from mwparserfromhell.nodes import Template

from ...model.calendars import MONTHS
from ...model.vocabulary.records import CommanderFate
from .flags import is_country, state
from .titles import link_title


class Shows(StrEnum):
    """What becomes of a template on the page."""

    NOTHING = "nothing"
    REFERENCE = "reference"
    FLAG = "flag"
    PICTURE = "picture"
    COUNTRY = "country"
    FORCE = "force"
    WORDS = "words"
    BREAK = "break"
    FATE = "fate"
    LAST = "last"
    LIST = "list"


FATES: Final[Mapping[str, CommanderFate]] = MappingProxyType(
    {
        "kia": CommanderFate.KILLED,
        "killed in action": CommanderFate.KILLED,
        "dow": CommanderFate.DIED_OF_WOUNDS,
        "wia": CommanderFate.WOUNDED,
        "wounded in action": CommanderFate.WOUNDED,
        "pow": CommanderFate.CAPTURED,
        "prisoner of war": CommanderFate.CAPTURED,
        "surrendered": CommanderFate.SURRENDERED,
        "surrender": CommanderFate.SURRENDERED,
        "mia": CommanderFate.MISSING,
        "missing in action": CommanderFate.MISSING,
        "executed": CommanderFate.EXECUTED,
    }
)
"""The marks behind the name of a commander."""

_FLAGS = ("flagicon", "flagdeco", "flag icon", "flag deco", "flagg")
_COUNTRIES = ("flag", "flagcountry", "flagu", "flagcu", "flagc", "flaglist", "flagbig")
_FORCES: Mapping[str, str] = MappingProxyType(
    {
        "army": "army",
        "navy": "navy",
        "naval": "navy",
        "air force": "air force",
        "airforce": "air force",
    }
)
_SHIPS = ("hms", "uss", "ss", "hmas", "hmcs", "hmnzs", "ijn", "german ship", "ship", "gs", "sms")
_REFERENCES = re.compile(
    r"(?:#tag:\s*ref|ref|efn.*|refn|sfn.*|harv.*|cite .*|citation.*|cn|fact|rp|r|cref.*|note.*|isbn"
    r"|page needed|dead link|webarchive|clarify|dubious.*|disputed.*|who|when|better source.*|full"
    r" citation.*|verify.*|failed verification|in lang|ref label|ref supports2|refnest|snf|notelist"
    r"|reflist|according to whom|vague|specify|see below|citation|unreliable.*|primary.*|as of)"
)
_NOTHING = re.compile(
    r"(?:age in .*|age .*|coord.*|no ?col.*|clear|end ?plain ?list"
    r"|start ?plain ?list|anchor.*|use .*|reflist|dts|hidden sort.*|sort|px|pad|zwsp|refbegin"
    r"|refend|endflatlist|flatlist ?end|campaignbox.*|'|short description|main|abbr end)"
)
_LISTS = (
    *("plainlist", "plain list", "ubl", "ublist", "unbulleted list", "ubt", "bulleted list", "ul"),
    *("flatlist", "flat list", "hlist", "collapsible list", "clist", "tree list", "unbullet"),
    *("hidden", "hidden begin", "cslist", "blist", "collapsible", "ordered list", "treelist"),
)
_WRAPPERS = (
    *("nowrap", "nowr", "nobr", "no wrap", "small", "smaller", "larger", "bigger", "big", "nobold"),
    *("center", "centre", "lang", "transl", "transliteration", "smallcaps", "sc", "longitem"),
    *("resize", "font", "font color", "color", "nbold", "noitalic", "noitalics", "linktext", "sup"),
    *("sub", "smalldiv", "align", "left", "right", "j", "wrap", "normal", "script", "small caps"),
    *("nobold", "bold", "italic", "fontcolor", "size", "script/arabic", "rtl-lang", "ill-wd"),
)
_BREAKS = ("*", "br", "break", "-", "hr", "crlf", "paragraph break", "pb", "clear", "nl")
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("nbsp", "space", "sp", "nbs", "thinsp", "hair space", "spaces"), " "),
        **dict.fromkeys(("snd", "spnd", "spaced ndash", "sndash", "spaced en dash"), " – "),
        **dict.fromkeys(("ndash", "–", "en dash", "nsndns"), "–"),
        **dict.fromkeys(("mdash", "—", "em dash"), "—"),
        **dict.fromkeys(("dot", "·", "•", "middot", "bullet"), " · "),
        **dict.fromkeys(("dagger", "†", "ddagger"), "†"),
        "!": "|",
        "=": "=",
    }
)
_DATES = re.compile(r"(?:start|end|start and end|start-|birth|film)[ -]?dates?|oldstyledate.*|date")


def name_of(template: Template) -> str:
    """The name of a template in lower case, without comments, underscores and its name space."""
    name = re.sub(r"<!--.*?-->", "", str(template.name), flags=re.DOTALL)
    return re.sub(r"[\s_]+", " ", name).strip().lower().removeprefix("template:").strip()


def shown(name: str) -> Shows | None:
    """What a template shows; null where that is not known."""
    for names, what in (
        (_FLAGS, Shows.FLAG),
        (_COUNTRIES, Shows.COUNTRY),
        (("flagicon image", "flag image"), Shows.PICTURE),
        (_FORCES, Shows.FORCE),
        (FATES, Shows.FATE),
        (_LISTS, Shows.LIST),
        (_BREAKS, Shows.BREAK),
        (_SIGNS, Shows.WORDS),
        (_SHIPS, Shows.WORDS),
        (("circa", "c.", "ca", "convert", "cvt", "abbr", "illm", "ill", "formatnum"), Shows.WORDS),
        (_WRAPPERS, Shows.LAST),
    ):
        if name in names:
            return what
    for pattern, what in (
        (_DATES, Shows.WORDS),
        (_REFERENCES, Shows.REFERENCE),
        (_NOTHING, Shows.NOTHING),
    ):
        if pattern.fullmatch(name):
            return what
    if name.startswith(("lang-", "#tag:")):
        return Shows.LAST if name.startswith("lang-") else Shows.REFERENCE
    # A template named for a country, such as {{UK}}, is a flag with the name of it.
    return Shows.COUNTRY if is_country(name) else None


def country(template: Template, name: str) -> str:
    """The country of a flag template, as it is named there."""
    return _parameter(template, "1") or name


def name_shown(template: Template, given: str) -> str:
    """The name beside the flag: that of `name`, else the country, in full where it is a code."""
    named = state(given) if re.fullmatch("[A-Za-z]{2,5}", given) else None
    return _parameter(template, "name") or (given if named is None else named.title)


def force(template: Template, name: str) -> tuple[str, str | None]:
    """The words beside the flag of {{army|...}} and the like, and the article that `name` gives.

    What such a template links to is in no page, so only what it is given is taken.
    """
    given = _parameter(template, "name")
    if given:
        return given, link_title(given)
    return f"{country(template, name)} {_FORCES[name]}", None


def words(template: Template, name: str) -> str:
    """The words that a template of words shows."""
    if name in _SIGNS:
        return _SIGNS[name]
    if name in ("circa", "c.", "ca"):
        return f"c. {_parameter(template, '1')}".strip()
    if name in ("convert", "cvt"):
        return f"{_parameter(template, '1')} {_parameter(template, '2')}".strip()
    if _DATES.fullmatch(name):
        return _date(template, name)
    given = (str(one.value).strip() for one in template.params if not one.showkey)
    if name in ("abbr", "ill", "illm", "formatnum", "ship"):
        plain = list(given)
        return " ".join(plain[:2]) if name == "ship" else next(iter(plain), "")
    return f"{name.upper() if len(name) < 6 else name.title()} {next(given, '')}".strip()


def _date(template: Template, name: str) -> str:
    given = [str(one.value).strip() for one in template.params if not one.showkey]
    if name.startswith("oldstyledate"):
        day, year, old = (*given, "", "", "")[:3]
        return f"{day} [O.S. {old}] {year}".strip()
    numbers = [one for one in given if one.isdecimal()]
    if len(numbers) != len([one for one in given if one]) or not numbers:
        return " ".join(filter(None, given))
    if name.startswith("start and end") and len(numbers) in (2, 4, 6):
        half = len(numbers) // 2
        return f"{_day(numbers[:half])} – {_day(numbers[half:])}"
    return _day(numbers[:3])


def _day(numbers: list[str]) -> str:
    """The date of a year, month and day; the numbers as they are where the month is none."""
    year, *rest = numbers
    if rest and not 1 <= int(rest[0]) <= 12:
        return " ".join(numbers)
    month = MONTHS[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(filter(None, (day, month, year)))


def _parameter(template: Template, name: str) -> str:
    if not template.has(name):
        return ""
    code = template.get(name).value
    return re.sub(r"\s+", " ", str(code.strip_code())).strip()
