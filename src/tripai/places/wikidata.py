"""How well known things are: on how many sites Wikidata's items are written about (https://www.wikidata.org/w/api.php)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from tripai.network import Network, understood

AT_ONCE = 50  # items that one request may name
MOST_SITES = 1_000  # more than there are
SERVICE = "Wikidata"


def fetch_sitelinks(network: Network, url: str, items: Sequence[str]) -> dict[str, int]:
    """Return by item on how many sites it is written about; an item that nobody knows is not there.

    Asks for the page property that holds the number: the links themselves would be a hundred times as much.

    Args:
        network: How to ask.
        url: The address of the API.
        items: At most 50, such as Q42.

    Raises:
        ServiceError: It failed, or answered something else.
    """
    asked = {
        "action": "query",
        "prop": "pageprops",
        "ppprop": "wb-sitelinks",
        "titles": "|".join(items),
        "redirects": "1",
        "format": "json",
        "formatversion": "2",
    }
    return understood(SERVICE, network.get(SERVICE, url, asked), partial(_counts, items))


def batches(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the items in as many as one request may name."""
    for first in range(0, len(items), AT_ONCE):
        yield items[first : first + AT_ONCE]


def _counts(items: Sequence[str], document: Any) -> dict[str, int]:
    query = document["query"]
    counts = dict(_count(page) for page in query["pages"] if "pageprops" in page)
    moved = {each["from"]: each["to"] for each in query.get("redirects", ())}
    found = {item: counts.get(moved.get(item, item)) for item in items}
    return {item: number for item, number in found.items() if number is not None}


def _count(page: dict[str, Any]) -> tuple[str, int]:
    number = int(page["pageprops"].get("wb-sitelinks", 0))
    return str(page["title"]), max(0, min(number, MOST_SITES))
