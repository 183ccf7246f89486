"""Voices: reporting rounds, and when a claim was made."""

from __future__ import annotations

from battleapi.comparison.figures import figures
from battleapi.comparison.rules import DEFAULT_RULES
from battleapi.comparison.voices import Utterance, VoiceNames, said_on
from battleapi.model.calendars import day_of
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_date,
    a_record,
    a_source,
    a_speaker,
    a_station,
)

IN_1943, IN_1944, IN_1993 = day_of(1943, 8, 24), day_of(1944, 8, 24), day_of(1993, 1, 1)


def the_documents() -> list[Document]:
    return [
        *(a_source(one, date=a_date("1950")) for one in ("chronicle", "letter", "almanac")),
        a_source("digest", derives_from=["letter"]),
        a_source("reprint", derives_from=["digest"]),
    ]


def test_an_actor_that_speaks_again_after_a_year_is_another_voice() -> None:
    names = VoiceNames(
        Utterance("army", day) for day in (IN_1943, IN_1943 + 20, IN_1993, IN_1993 + 300, None)
    )
    assert names.name("army", IN_1943) == names.name("army", IN_1943 + 20) == "army"
    assert names.name("army", IN_1993) == names.name("army", IN_1993 + 300) == "army@1993"
    assert names.name("army", None) == "army"


def test_whoever_speaks_on_within_a_year_is_one_voice() -> None:
    names = VoiceNames(Utterance("army", day) for day in (IN_1993, IN_1943, IN_1944))
    assert names.name("army", IN_1944) == "army"
    assert names.name("army", IN_1993) == "army@1993"


def test_each_round_has_the_year_in_which_it_begins() -> None:
    new_year = day_of(1999, 12, 31)
    names = VoiceNames(Utterance("army", day) for day in (IN_1943, new_year, new_year + 1))
    assert names.name("army", new_year + 1) == "army@1999"


def test_of_one_round_or_of_others_the_voice_is_plain() -> None:
    names = VoiceNames([Utterance("army", IN_1943), Utterance("navy", IN_1993)])
    assert names.name("navy", IN_1993) == "navy"
    assert names.name("document:letter", IN_1993) == "document:letter"


def test_rounds_tell_voices_of_one_record_apart() -> None:
    claims = [
        a_claim(number=n, claimant=a_speaker("blues"), asserted=a_date(day))
        for n, day in enumerate(("1900-05-12", "1900-06-01", "1993"))
    ]
    file = a_record(*claims)
    found = figures(file.record, file.registry, DEFAULT_RULES).found
    assert [one.voice for one in found] == ["blues", "blues", "blues@1993"]


def test_a_claim_was_made_when_asserted_else_when_its_root_was_published() -> None:
    through_letter = [
        a_citation("digest", via=[a_station("channel", source="letter")]),
    ]
    claims = [
        a_claim(number=1, asserted=a_date("1900-05-12")),
        a_claim(number=2),
        a_claim(number=3, citations=through_letter),
        a_claim(number=4, citations=[a_citation("digest")]),
    ]
    file = a_record(*claims, sources=the_documents())
    end_of_1950 = day_of(1950, 12, 31)
    assert [said_on(claim, file.registry) for claim in file.record.claims] == [
        day_of(1900, 5, 12),
        end_of_1950,
        end_of_1950,
        None,
    ]
