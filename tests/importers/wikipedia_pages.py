"""Pages of an encyclopedia that nobody wrote, in the layouts of MediaWiki."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

RIVER_CROSSING = """\
{{Short description|1901 battle}}
{{Infobox military conflict
| conflict    = Battle of Tarn Ford
| partof      = the [[Reed Campaign]] of the [[Marsh War]]
| image       = Ford.jpg
| caption     = The ford in 1905, 40 years on
| date        = 3–5 May 1901 (3 days)
| place       = [[Tarn Ford]], [[Marshland]]
| coordinates = {{coord|12|30|15|N|45|15|30|E|type:event_region:ML|display=inline}}
| result      = Decisive Norwegian victory<ref>{{sfn|Hale|1931|p=4}}</ref>
* Ford destroyed
| combatant1  = {{flag|Norway}}<br>'''Supported by:'''<br>{{flagcountry|Denmark}}
| combatant2  = {{flagicon|Sweden}} [[Sweden]]
* {{flagicon|Sweden}} [[Tarn Guard]]
* {{flagicon|Finland}} [[Grand Duchy of Finland|Finland]]
| commander1  = {{flagicon|Norway}} [[Ole Vik]]{{KIA}}<br>{{flagicon|Norway}} Captain Berg
| commander2  = {{flagdeco|Sweden}} [[Nils Ek]] {{POW}} (until 4 May)<br>[[Ada Holm]]
| units1      = {{flagicon|Norway}} [[2nd Reed Brigade]]
* 1st Battalion
| units2      = unknown
| strength1   = 4,000 men
| strength2   = 3,000 troops
| casualties1 = 120 killed<br>300 wounded<ref>{{cite book|last=Hale|first=Ann|year=1931|title=The Ford}}</ref>
| casualties2 = '''Tarn Guard:'''<br>40 killed
| casualties3 = 12 civilians killed
| notes       = The dates are of the reports.
| campaignbox = {{Campaignbox Reed}}
| colour      = red
}}
'''Text''' of the page.

== Sources ==
* {{cite book|last=Hale|first=Ann|year=1931|title=The Ford}}
"""  # noqa: E501 - a parameter is one line

WITHOUT = "'''Ole Vik''' led the brigade.\n"


@dataclass(frozen=True, slots=True)
class Exported:
    """A page of an export; `revisions` are id, timestamp and text of each."""

    title: str
    revisions: Sequence[tuple[str, str, str]]
    redirect: str | None = None
    namespace: int = 0


def page(title: str, text: str, revision: str = "101", *, redirect: str | None = None) -> Exported:
    """A page of one revision."""
    return Exported(title, ((revision, "2020-02-03T04:05:06Z", text),), redirect)


def export(*pages: Exported, schema: str = "0.11", language: str = "en") -> str:
    """An export of that schema."""
    inside = "".join(map(_page, pages))
    address = f"http://www.mediawiki.org/xml/export-{schema}/"
    return (
        f'<mediawiki xmlns="{address}" version="{schema}" xml:lang="{language}">'
        f"<siteinfo><sitename>Wikipedia</sitename></siteinfo>{inside}</mediawiki>"
    )


def _page(one: Exported) -> str:
    redirect = "" if one.redirect is None else f'<redirect title="{escape(one.redirect)}" />'
    revisions = "".join(
        f"<revision><id>{number}</id><parentid>7</parentid><timestamp>{instant}</timestamp>"
        f"<contributor><username>Somebody</username><id>9</id></contributor>"
        f'<text xml:space="preserve">{escape(text)}</text></revision>'
        for number, instant, text in one.revisions
    )
    return (
        f"<page><title>{escape(one.title)}</title><ns>{one.namespace}</ns><id>5</id>"
        f"{redirect}{revisions}</page>"
    )
