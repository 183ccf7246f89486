"""Places as data sets of events code them: a name, the units that it lies in, perhaps a point."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from ..model.citations import Citation
from ..model.places import Place
from ..model.vocabulary.registries import PointBasis
from .slugs import slug

_DIGEST = 8
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class CodedPlace:
    """A place of a row: `country` is a code of ISO 3166, `point` degrees north and east.

    The point is that of the place itself (`is_its_own`), or stands for the area that it lies in.
    """

    name: str
    admin: tuple[str, ...]
    country: str | None
    point: tuple[float, float] | None
    is_its_own: bool

    def proposed(self, data_set: str, coder: str) -> Place:
        """The place that is proposed, cited from a data set; its id begins with the coder.

        One place has one name, one chain of units and one point: where releases differ these are
        two places.
        """
        lat, lon = self.point or (None, None)
        basis = None
        if self.point is not None:
            basis = PointBasis.SOURCE if self.is_its_own else PointBasis.REPRESENTATIVE
        told = json.dumps((self.name, self.admin, self.country, lat, lon, basis))
        digest = hashlib.sha256(told.encode()).hexdigest()[:_DIGEST]
        return Place(
            id=f"{slug(f'{coder} {self.name}')[:_LONGEST].rstrip('-')}-{digest}",
            name=self.name,
            admin=self.admin,
            countries=() if self.country is None else (self.country,),
            lat=lat,
            lon=lon,
            basis=basis,
            # Many rows have it, so none of them is cited.
            citations=(Citation(source=data_set),),
        )
