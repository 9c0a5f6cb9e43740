"""Other names of a region: without the word for its kind, without peoples' names, without its city."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence


def short_names(
    code: str, name: str, above: Sequence[str], zone: bool, added: Mapping[str, Sequence[Sequence[str]]]
) -> list[str]:
    """Short names in order of length, without the name itself.

    Args:
        code: the region's code.
        name: its name in full.
        above: names and short names of the regions it lies in.
        zone: whether it is a zone of the statistics bureau.
        added: rows of `additions.csv` by kind, each a list of names.
    """
    given = [n for row in added["short"] if row[0] == code for n in row[1:]]
    if given:
        return given
    found = set(_zone(name, above, added["zone"])) if zone else set()
    if not found - {name}:
        endings = [(ending, kept) for _, ending, kept in added["ending"] if name.endswith(ending)]
        ending, kept = endings[0] if endings else ("", "")
        peoples = [people for row in added["people"] for people in row[1:]]
        stem = _without_peoples(name.removesuffix(ending), peoples)
        found |= {stem, stem + kept}
    return sorted((n for n in found - {name} if len(n) > 1), key=lambda n: (-len(n), n))


def _without_peoples(stem: str, peoples: Iterable[str]) -> str:
    """靖州苗族侗族 → 靖州; a stem that is nothing but a people (鄂温克族) keeps its first word."""
    pattern = "|".join(sorted(peoples, key=len, reverse=True))
    bare = re.sub(f"(?:{pattern})+$", "", stem)
    return bare if len(bare) > 1 else stem.removesuffix("族")


def _zone(name: str, above: Sequence[str], kinds: Iterable[Sequence[str]]) -> Iterable[str]:
    bare = name.removesuffix("管委会")
    for place in sorted(above, key=len):
        bare = bare.removeprefix(place) if len(place) > 1 else bare
    bare = bare.removeprefix("市")
    yield bare
    for kind in kinds:
        for ending in kind[1:]:
            if bare.endswith(ending):
                yield from (bare.removesuffix(ending) + other for other in kind[1:])
                return
