from collections.abc import Iterable

import pytest

from battleapi.api import parameters
from battleapi.api.parameters import Parameter, no_parameters, read_values, refuse
from battleapi.errors import InvalidParameters

EFFECT = Parameter("effect", "An effect.", {"type": "string"}, repeatable=True)
LIMIT = Parameter("limit", "How many.", {"type": "integer"}, example="50")
FIELDS = Parameter("fields", "Which.", {"enum": ["id", "name"]}, separated=True, example="id,name")
CURSOR = Parameter("cursor", "Where.", {"type": "string"})
DECLARED = (EFFECT, LIMIT, FIELDS)


def test_values_are_sorted_by_parameter_in_the_order_sent() -> None:
    values, faults = read_values(b"effect=killed&limit=5&effect=captured", DECLARED)
    assert values == {"effect": ("killed", "captured"), "limit": ("5",)}
    assert faults == ()


def test_every_fault_is_reported_at_once_and_no_value_is_repeated() -> None:
    query = b"efect=hush&limit=1&limit=2&zzz=hush&fields=%ff&efect=hush"
    _, faults = read_values(query, DECLARED)
    assert [(fault.at, fault.code, fault.expected) for fault in faults] == [
        ("fields", "not_utf8", ()),
        ("efect", "unknown_parameter", ("effect",)),
        # Nothing is near it, so it is told all that there is.
        ("zzz", "unknown_parameter", ("effect", "fields", "limit")),
        ("limit", "given_twice", ()),
    ]
    assert "hush" not in repr(faults)


def test_near_names_are_sought_for_the_first_faults_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sought: list[str] = []

    def near(name: str, _known: Iterable[str]) -> tuple[str, ...]:
        sought.append(name)
        return ("limit",)

    monkeypatch.setattr(parameters, "near", near)
    _, faults = read_values(b"&".join(b"limi%d=1" % n for n in range(900)), DECLARED)
    assert sought == ["limi0", "limi1", "limi2"]
    assert [fault.expected for fault in faults] == [("limit",)] * 3 + [()] * 897


@pytest.mark.parametrize("name", ["page", "offset", "per_page", "skip"])
def test_who_turns_pages_otherwise_is_told_how_it_is_done_here(name: str) -> None:
    _, (fault,) = read_values(f"{name}=2".encode(), (LIMIT, CURSOR))
    assert fault.code == "unknown_parameter"
    assert "`next`" in fault.detail
    assert fault.expected == ("cursor", "limit")
    _, (elsewhere,) = read_values(f"{name}=2".encode(), (EFFECT,))
    assert "cursor" not in elsewhere.expected


@pytest.mark.parametrize(
    ("name", "told", "expected"),
    [
        ("from", "values of `date`", ("date",)),
        ("to", "values of `date`", ("date",)),
        ("year", "values of `date`", ("date",)),
        ("q", "There is no search yet.", ()),
        ("format", "There is JSON only.", ()),
        # Near by its letters only; that there is no such filter is said besides.
        (
            "side",
            "There is no such filter or parameter here; /v1/filters has the filters.",
            ("id",),
        ),
    ],
)
def test_who_asks_as_elsewhere_is_told_what_there_is(
    name: str, told: str, expected: tuple[str, ...]
) -> None:
    of_list = [Parameter(one, "", {}) for one in ("id", "date", "sort", "limit", "cursor")]
    _, (fault,) = read_values(f"{name}=hush".encode(), of_list)
    assert (fault.code, fault.expected) == ("unknown_parameter", expected)
    assert told in fault.detail
    assert "/v1/filters" in fault.detail


def test_a_filter_that_is_not_here_is_not_pointed_to() -> None:
    _, (elsewhere,) = read_values(b"format=bibtex", (Parameter("style", "", {}),))
    assert "JSON" not in elsewhere.detail
    _, (fault,) = read_values(b"year=2023", (LIMIT, CURSOR))
    told = ("There is no such parameter here.", ("cursor", "limit"))
    assert (fault.detail, fault.expected) == told


def test_a_long_unknown_name_is_cut() -> None:
    _, (fault,) = read_values(b"x" * 5000 + b"=1", DECLARED)
    assert fault.at == "x" * 64


def test_an_address_without_parameters_refuses_any() -> None:
    no_parameters(b"")
    no_parameters(b"&")
    with pytest.raises(InvalidParameters) as refusal:
        no_parameters(b"pretty=1")
    (fault,) = refusal.value.faults
    assert (fault.at, fault.expected) == ("pretty", ())
    assert fault.detail == "There are no parameters here."


@pytest.mark.parametrize(
    ("number", "detail"),
    [
        (1, "1 parameter is not valid. Nothing was searched."),
        (2, "2 parameters are not valid. Nothing was searched."),
    ],
)
def test_the_refusal_counts_the_faults(number: int, detail: str) -> None:
    _, faults = read_values(b"&".join(b"x%d=1" % n for n in range(number)), DECLARED)
    with pytest.raises(InvalidParameters) as refusal:
        refuse(faults)
    assert refusal.value.detail == detail
    assert len(refusal.value.faults) == number


def test_openapi_says_how_a_parameter_is_written() -> None:
    assert LIMIT.documented() == {
        "name": "limit",
        "in": "query",
        "required": False,
        "description": "How many. Example: `50`.",
        "schema": {"type": "integer", "examples": ["50"]},
    }
    assert EFFECT.documented()["explode"] is True
    assert FIELDS.documented() == {
        "name": "fields",
        "in": "query",
        "required": False,
        "description": "Which. Example: `id,name`.",
        "schema": {
            "type": "array",
            "items": {"enum": ["id", "name"]},
            "minItems": 1,
            "examples": [["id", "name"]],
        },
        "style": "form",
        "explode": False,
    }
