"""What wikitext shows, what it hides, and what of it is not understood."""

from __future__ import annotations

import pytest

from battleapi.importers.casualties import Reading, Unseen, parse
from battleapi.model.vocabulary.quantities import Qualifier
from tests.importers.casualties.told import told


def read(raw: str) -> Reading:
    return parse(raw, "casualties1")


def hidden(reading: Reading, what: Unseen) -> list[str]:
    return [one.text for one in reading.unseen if one.what is what]


def test_references_are_citations_and_their_numbers_make_no_claims() -> None:
    raw = '12 killed<ref name="Otto">Otto 1914, p. 33: 90 dead</ref>{{sfn|Rupert|1999|p=7}}, 3 hurt'
    killed, wounded = reading = read(raw)
    note = '<ref name="Otto">Otto 1914, p. 33: 90 dead</ref>'
    assert [(one.name, one.text) for one in killed.citations] == [
        ("Otto", note),
        (None, "{{sfn|Rupert|1999|p=7}}"),
    ]
    assert wounded.citations == ()
    assert hidden(reading, Unseen.NOTE) == [note, "{{sfn|Rupert|1999|p=7}}"]
    assert not reading.not_understood


def test_a_note_inside_a_range_belongs_to_the_claim() -> None:
    (draft,) = read("1,000<ref>low</ref>–2,000<ref>high</ref> killed<ref>both</ref>")
    assert (draft.quantity.lower, draft.quantity.upper) == (1000, 2000)
    assert [one.text for one in draft.citations][-1] == "<ref>both</ref>"


@pytest.mark.parametrize(
    ("raw", "what", "text"),
    [
        ("3 killed<!-- 5? -->", Unseen.COMMENT, "<!-- 5? -->"),
        ("{{flagicon|Ruritania|1912}} 3 killed", Unseen.SETTING, "{{flagicon|Ruritania|1912}}"),
        ("3 [[Killed (2nd sense)|killed]]", Unseen.LINK, "Killed (2nd sense)"),
        ("3 killed [[Category:Battles of 1812]]", Unseen.LINK, "[[Category:Battles of 1812]]"),
        ("3 killed [[File:Plan 7.png|22px]]", Unseen.PICTURE, "[[File:Plan 7.png|22px]]"),
        ("3 [https://example.org/7 killed]", Unseen.LINK, "[https://example.org/7 "),
        ("3 killed https://example.org/7", Unseen.LINK, "https://example.org/7"),
        ("3 killed<math>x^2</math>", Unseen.SETTING, "x^2"),
    ],
)
def test_what_no_reader_sees_as_words_is_kept(raw: str, what: Unseen, text: str) -> None:
    reading = read(raw)
    assert told(reading)[0].startswith("killed 3")
    assert text in hidden(reading, what)


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("== Losses ==\n3 killed", ["killed 3"]),
        ("{{convert|3|mm}} gun lost", ["? 3 mm gun lost"]),
        ("{{frac|1|2}} killed", ["killed 1/2 of the force"]),
        ("2 {{sclass|Zenda|frigate}}s sunk", ["sunk (Zenda-class frigates: ship) 2"]),
        ("{{GS|U-5||2}} sunk", ["sunk (U-5: ship) 1"]),
        ("3 killed{{br}}4 wounded", ["killed 3", "wounded 4"]),
        ("3 killed{{hr}}4 wounded", ["killed 3", "wounded 4 party 2"]),
        ("<ul><li>3 killed</li><li>4 wounded</li></ul>", ["killed 3", "wounded 4"]),
        ("<div>3 killed</div><div>4 wounded</div>", ["killed 3", "wounded 4"]),
        ("3 killed {{{1|}}}", ["killed 3", "? {{{1|}}}"]),
        ("{{casualty box|3|4}}", ["? {{casualty box|3|4}}"]),
        ("{{lang|de|3 killed}}", ["killed 3"]),
        ("{{flagicon image|Flag of Ruritania (1900).svg}} 3 killed", ["killed 3 of Ruritania"]),
        ("3 killed {{nowrap", ["killed 3", "? nowrap"]),
        ("<small>3 killed", ["killed 3"]),
    ],
)
def test_markup_is_shown_as_a_page_shows_it(raw: str, lines: list[str]) -> None:
    assert told(read(raw)) == lines


def test_spans_are_places_in_the_raw_text() -> None:
    raw = "'''Ruritania''': [[Killed in action|3 killed]]<br>{{circa|40}} wounded"
    assert [raw[slice(*draft.span)] for draft in read(raw)] == [
        "3 killed",
        "{{circa|40}} wounded",
    ]


def test_markup_that_is_never_closed_is_not_read() -> None:
    reading = read("{{" * 200 + "3 killed")
    (left,) = reading.not_understood
    assert left.reason == "markup that is opened too often and never closed"
    assert not reading


def test_a_share_or_remainder_is_of_the_claim_that_it_is_told_of() -> None:
    whole, part = read("95,000 captured (more than half wounded)")
    assert part.relative is not None
    assert part.relative.of == 0
    quantity = part.quantity_of("c" + "0" * 15)
    assert quantity.qualifier is Qualifier.AT_LEAST
    assert (quantity.relative.share, quantity.relative.of) == ((1, 2), "c" + "0" * 15)
    with pytest.raises(ValueError, match="not relative"):
        whole.quantity_of("c" + "0" * 15)


def test_a_remainder_is_of_no_claim_of_the_value() -> None:
    *_, rest = read("15 dead<br>Remainder captured")
    assert rest.relative is not None
    assert (rest.relative.of, rest.relative.share) == (None, None)
    assert rest.quantity.qualifier is Qualifier.NOT_NUMERIC


def test_a_reading_is_a_sequence() -> None:
    reading = read("3 killed, 4 wounded, 5 missing")
    assert len(reading) == 3
    assert reading[0].quantity.value == 3
    assert [one.quantity.value for one in reading[1:]] == [4, 5]


def test_the_notes_at_both_ends_of_a_range_are_cited() -> None:
    draft = parse("25,000<ref>Zenda 1</ref>–40,000<ref>Hentzau 2</ref> killed", "casualties1")[0]
    assert [one.text for one in draft.citations] == [
        "<ref>Zenda 1</ref>",
        "<ref>Hentzau 2</ref>",
    ]
