"""What people type to find a customer, made from the customers of customers.csv."""

import csv
import io
import random
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

KINDS: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "exact reference": lambda row: row["reference"],
    "full name": lambda row: row["name"],
    "misspelt name": lambda row: misspelt(row["name"]),
    "part of a name": lambda row: " ".join(word[:3] for word in row["name"].split()),
    "postcode": lambda row: row["postcode"],
    "address": lambda row: row["address"],
    "nobody": lambda row: f"{row['name'].split()[0][::-1]}qq Zzyzx",
}


def typed(customers: bytes, count: int) -> list[dict[str, str]]:
    """What is typed to find so many of the customers, in each kind of text; the same every time."""
    rows = list(csv.DictReader(io.StringIO(customers.decode())))
    chosen: Sequence[Mapping[str, str]] = random.Random(count).sample(rows, count)
    return [{kind: text(row) for kind, text in KINDS.items()} for row in chosen]


def misspelt(name: str) -> str:
    """The name with two letters of its last word swapped."""
    *first, last = name.split()
    place = next(place for place, (a, b) in enumerate(pairwise(last)) if place and a != b)
    swapped = last[:place] + last[place + 1] + last[place] + last[place + 2 :]
    return " ".join([*first, swapped])
