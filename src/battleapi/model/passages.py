"""Words of a source kept in the record, each at its place."""

from __future__ import annotations

from pydantic import Field

from .citations import Locator
from .values import Slug, Text, Value


class Passage(Value):
    """Verbatim words of a source, kept because they say more than the claims drawn from them do.

    A paragraph of an article, or a whole row of a table. Nothing is claimed by it: what it says is
    the source's. Where the source has more words in one place than a `Text` holds, the passages of
    that place are told apart by the end of their locators (`lead/p1#char=0,7990`).
    """

    source: Slug = Field(description="The source that the words stand in, by id.")
    locator: Locator = Field(description="Where in the source they stand.")
    text: Text = Field(description="The words, verbatim.")
