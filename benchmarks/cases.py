"""What is read: Ber, two generated records and a page of fifty, plain and compressed; a 304."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection

from .constants import Constant
from .load import Target
from .processes import Kind
from .stores import BER, records_by_size

SMALL_RECORD = 12_500
"""Bytes: the size of the record that earlier figures were measured on."""

NOT_MODIFIED = "304"
PAGE = "/v1/battles?limit=50"
_GZIP = ("accept-encoding", "gzip")

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Something to read, with the answer that battleapi gave to it and, for a 304, the full body.

    The constant servers answer every case with the same bytes at `/<name>`; the 304 is compared
    with their 200, since a server that knows nothing can only send everything.
    """

    name: str
    path: str
    headers: Headers
    status: int
    body: bytes
    coding: str | None

    @property
    def constant(self) -> Constant:
        """What the constant servers send for it."""
        return Constant(self.body, self.coding)

    @property
    def is_for_twin(self) -> bool:
        """Whether the twin can answer it: it neither compresses nor compares tags."""
        return self.coding is None and self.status == 200

    def target(self, kind: Kind) -> Target:
        """How one server is asked, and what has to come back."""
        match kind:
            case "battleapi":
                length = len(self.body) if self.status == 200 else 0
                return Target(self.path, self.status, length, self.headers)
            case "twin":
                # Its `next` and its data version are its own, so a page is a few bytes shorter.
                return Target(self.path, 200, None if self.path == PAGE else len(self.body))
            case _:
                return Target(f"/{self.name}", 200, len(self.body))


def all_cases(database_url: str, port: int) -> tuple[Case, ...]:
    """The cases, read once from the battleapi at a port that serves the store of that address."""
    return tuple(_cases(database_url, port))


def constants_of(cases: tuple[Case, ...]) -> Mapping[str, Constant]:
    """What the constant servers answer, by path."""
    return {f"/{case.name}": case.constant for case in cases}


def _cases(database_url: str, port: int) -> Iterator[Case]:
    records = records_by_size(database_url)
    small = min(records, key=lambda record: abs(record[0] - SMALL_RECORD))[1]
    middle = sorted(records)[len(records) // 2][1]
    paths = {
        "Ber": f"/v1/battles/{BER}",
        "12.5-kB-record": f"/v1/battles/{small}",
        "middle-record": f"/v1/battles/{middle}",
        "page-of-50": PAGE,
    }
    tag = ""
    for name, path in paths.items():
        plain, tag = _read(port, Case(name, path, (), 200, b"", None))
        yield plain
        yield _read(port, Case(f"{name}-gzip", path, (_GZIP,), 200, b"", "gzip"))[0]
        if name == "12.5-kB-record":
            headers = (("if-none-match", tag),)
            _read(port, Case(NOT_MODIFIED, path, headers, 304, b"", None))
            yield Case(NOT_MODIFIED, path, headers, 304, plain.body, None)


def _read(port: int, case: Case) -> tuple[Case, str]:
    """The case with its body, and its entity tag. Raises AssertionError for another answer."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", case.path, headers=dict(case.headers))
    answer = connection.getresponse()
    body = answer.read()
    coding = answer.headers.get("content-encoding")
    connection.close()
    assert (answer.status, coding) == (case.status, case.coding), (case.name, answer.status)
    read = Case(case.name, case.path, case.headers, case.status, body, coding)
    return read, answer.headers["etag"]
