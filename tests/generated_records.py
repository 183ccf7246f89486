"""Record files made by chance: valid ones, and ones in which something was broken.

The valid ones use every kind of claim, dates of all forms, quantities of all qualifiers, readings
and links; nothing in them is likely, and no rule is broken.
"""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from battleapi.model.values import SAFE_INTEGER
from battleapi.model.vocabulary.casualties import CasualtyEffect, CountBasis, Population
from battleapi.model.vocabulary.claims import ClaimKind, ClaimStatus, Evidence, Polarity
from battleapi.model.vocabulary.quantities import BoundsKind
from tests.records_of import (
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_party,
    a_passage,
    a_quantity,
    a_reading,
    a_speaker,
    a_station,
    an_event,
    claim_id,
)

ACTORS = ("redland", "reds", "scouts", "blues", "greens", "envoys", "contingent", "villagers")

EXPRESSIONS = (
    "1900-05-10",
    "1900-05",
    "1900~",
    "-0489-09",
    "1900-05-10/..",
    "19XX",
    "1900-21",
    "/1900",
)

words = (
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
    | st.sampled_from(["armed men", "“thirty or so”", "Kämpfer", "Группа 1", "武装集団"])
).filter(lambda text: text == text.strip())
counts = st.integers(0, SAFE_INTEGER)
dates = st.one_of(
    st.just({"edtf": None, "text": None, "calendar": None}),
    st.builds(
        lambda edtf, text, calendar: {"edtf": edtf, "text": text, "calendar": calendar},
        st.sampled_from(
            [
                "1900-05-10",
                "1900-05",
                "1900~",
                "-0489-09",
                "1900-05-10/..",
                "19XX",
                "1900-21",
                "/1900",
            ]
        ),
        st.none() | words,
        st.sampled_from(["gregorian", "julian"]),
    ),
)


@st.composite
def quantities(draw: st.DrawFn) -> Document:
    as_said = draw(words)
    one, other = draw(counts), draw(counts)
    kind = draw(st.sampled_from(list(BoundsKind)))
    nothing: Document = {"value": None, "lower": None, "upper": None}
    return draw(
        st.sampled_from(
            [
                a_quantity(one, as_said),
                a_quantity(None, as_said, qualifier="approximately", value=max(one, 1)),
                a_quantity(None, as_said, qualifier="at_least", lower=one, bounds_kind=kind),
                a_quantity(
                    None, as_said, qualifier="at_most", lower=0, upper=one, bounds_kind=kind
                ),
                a_quantity(
                    None, as_said, qualifier="between", lower=one, upper=other, bounds_kind=kind
                ),
                a_quantity(
                    one,
                    None,
                    qualifier="best_with_bounds",
                    lower=other,
                    upper=one,
                    bounds_kind=kind,
                ),
                a_quantity(None, as_said, qualifier="indefinite", term="dozens", **nothing),
                a_quantity(None, None, qualifier="unknown_positive", **nothing),
                a_quantity(None, as_said, qualifier="not_numeric", term="heavy", **nothing),
                a_quantity(None, as_said, qualifier="unknown", **nothing),
            ]
        )
    )


parties = st.builds(
    a_party,
    st.sampled_from(ACTORS),
    st.none() | words,
    st.sampled_from(["stated", "inferred_by_document", "inferred_by_editor"]),
) | st.builds(lambda label: a_party(None, label), words)
speakers = st.builds(a_speaker, st.none() | st.sampled_from(ACTORS), st.none() | words)
citations = st.builds(
    lambda locator, via: a_citation(locator=locator, via=via),
    st.sampled_from([None, "lead/p1", "row/17#char=2,30", "section/A B/p2", "infobox/x/1/2"]),
    st.lists(
        st.builds(
            lambda role, actor, source: a_station(
                role, actor=actor, source=source, label=None if actor or source else "somebody"
            ),
            st.sampled_from(["speaker", "channel", "relay", "compiler"]),
            st.none() | st.sampled_from(ACTORS),
            st.none() | st.sampled_from(["chronicle", "letter"]),
        ),
        max_size=2,
    ),
)

passages = st.builds(
    lambda source, locator, text: a_passage(text, source=source, locator=locator),
    st.sampled_from(["chronicle", "letter"]),
    st.sampled_from(["lead/p1", "lead/p2#char=0,7", "row/17"]),
    words,
)


def _different(items: st.SearchStrategy[Any], largest: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(items, max_size=largest, unique_by=repr)


@st.composite
def claims(draw: st.DrawFn, number: int) -> Document:
    kind = draw(st.sampled_from(list(ClaimKind)))
    polarity = "asserts" if kind == "responsibility" else draw(st.sampled_from(list(Polarity)))
    speaks = polarity not in {"omits", "no_response"}
    made = a_claim(kind, number, polarity=polarity) | {
        "status": draw(st.sampled_from(list(ClaimStatus))),
        "event": draw(st.sampled_from([None, "crossing", "retreat"])),
        "claimant": draw(speakers),
        "occurred": draw(dates),
        "asserted": draw(dates),
        "cumulative": draw(st.booleans()),
        "citations": draw(st.lists(citations, min_size=1, max_size=2)),
        "evidence": draw(_different(st.sampled_from(list(Evidence)), 3)),
    }
    if kind != "outcome":
        made["about"] = draw(_different(parties, 3))
    if "quantity" in made and speaks:
        made["quantity"] = draw(quantities())
    if kind == "casualties":
        harm = [effect for effect in CasualtyEffect if effect != "casualty"]
        made["effects"] = draw(_different(st.sampled_from(harm), 3).filter(bool))
        made["population"] = draw(_different(st.sampled_from(list(Population)), 3))
        made["count_basis"] = draw(st.sampled_from(list(CountBasis)))
        number_read = {"quantity": draw(quantities())} if speaks else {"effects": ["wounded"]}
        otherwise = a_reading(number_read, {"event": None})
        made["readings"] = draw(st.sampled_from([[], [otherwise]]))
    if number > 1:
        kinds = ["restates", "corroborates", "may_overlap", "responds_to", "refines"]
        link = {"type": draw(st.sampled_from(kinds)), "claim": claim_id(number - 1)}
        made["related"] = draw(st.sampled_from([[], [link]]))
    return made


@st.composite
def record_files(draw: st.DrawFn) -> Document:
    """A record file that breaks no rule."""
    many = draw(st.integers(0, 5))
    return a_battle(
        name=draw(words),
        aliases=draw(_different(words, 3)),
        date=draw(dates),
        events=[an_event(), an_event("retreat", part_of="crossing", date=draw(dates))],
        claims=[draw(claims(number)) for number in range(1, many + 1)],
        passages=draw(st.lists(passages, max_size=2, unique_by=lambda one: one["locator"])),
    )


json_leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(
        ["", "reds", "crossing", claim_id(1), "1900-13", "casualties", "\ud800", "\0"]
    )
)
json_values = st.recursive(
    json_leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "kind", "claims", "actors", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@st.composite
def broken_files(draw: st.DrawFn) -> Document:
    """A record file in which one to three values were replaced, taken out or added."""
    document = copy.deepcopy(draw(record_files()))
    for _ in range(draw(st.integers(1, 3))):
        _break(draw, document)
    return document


def _break(draw: st.DrawFn, document: Document) -> None:
    here: Any = document
    while True:
        steps = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not steps:
            return
        step = draw(st.sampled_from(steps))
        deeper = here[step]
        if isinstance(deeper, dict | list) and deeper and draw(st.booleans()):
            here = deeper
            continue
        how = draw(st.sampled_from(["replace", "remove", "add"]))
        if how == "remove":
            del here[step]
        elif how == "add" and isinstance(here, dict):
            here["extra"] = draw(json_values)
        else:
            here[step] = draw(json_values)
        return
