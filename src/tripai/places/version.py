"""What a city's places are called as they are now, so that a route can say which ones it was made of."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from tripai.model import City, Place

_DIGITS = 12  # 48 bits: by chance two versions of one city are not called the same


def data_version(city: City, places: Iterable[Place]) -> str:
    """Return a short name of all that is known of a city and its places: "catalogue-3f2a90c1d4e5".

    Of several sources it begins with all their names: "catalogue+own-3f2a90c1d4e5". It is another one as
    soon as a fact of any of them is another, or their order, which a plan may depend on; the
    same facts have the same name on every machine.
    """
    digest = sha256(city.model_dump_json().encode())
    sources = set()
    for place in places:
        digest.update(b"\n" + place.model_dump_json().encode())
        sources.add(place.provenance.source)
    return f"{'+'.join(sorted(sources))}-{digest.hexdigest()[:_DIGITS]}"
