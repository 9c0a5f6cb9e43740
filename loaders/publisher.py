"""Whom a page shows to be its publisher, or its text speaks of, where nobody signs as the reporter.

A publisher may be the owner of the site and not the reporter. So he is asked after title, author and
signature, and only as far as he fits what the title says of the reporter: 县民政局 beside a publisher
祁东县人民政府 is 祁东县民政局, and 区民政局 beside the same is nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders import agencies, functions, patterns


def printed(texts: Sequence[str], declared: str) -> Iterator[str]:
    """Bodies that a page labels as its publisher, the surest label first; then the one it declares.

    Args:
        texts: paragraphs and tables in one string each, normalised, blanks kept single.
        declared: publisher of the metadata.
    """
    for pattern in patterns.of("publisher"):
        for text in texts:
            for match in pattern.regex.finditer(text):
                if name := agencies.named(match["agency"]):
                    yield name
    if name := agencies.named(patterns.replaced("site", declared)):
        yield name


def fitting(bodies: Iterable[str], unplaced: str) -> str | None:
    """The first body that fits what a title says of the reporter without naming a place."""
    return next((found for body in bodies if (found := fitted(body, unplaced))), None)


def fitted(body: str, unplaced: str) -> str | None:
    """Return the reporter, in the place of a body, that a name without place means; None if none fits.

    Args:
        body: a body by its name in full.
        unplaced: what the title says of the reporter: nothing, 我局, 民政局, 县民政局, 我县.
    """
    said = patterns.first("unplaced", unplaced)
    groups = said.groupdict() if said and not functions.of(unplaced) else {}
    if organ := groups.get("organ"):
        return body if body.endswith(organ) else None
    level, rest = groups.get("level") or "", groups.get("rest", unplaced)
    if not level and not patterns.first("body_ending", rest):
        return body
    place, function = functions.parted(body)
    if not place.endswith(level):
        return None
    rest = rest or functions.GOVERNMENT
    return body if functions.of(rest) == function else place + rest if place else None


def subject(lines: Iterable[str]) -> list[str]:
    """The one body of which the sentences of a text speak; nothing where they speak of several or none."""
    found = {
        name
        for pattern in patterns.of("subject")
        for line in lines
        for match in pattern.regex.finditer(line.replace(" ", ""))
        if (name := agencies.named(match["agency"])) and functions.parted(name)[0]
    }
    longest = [name for name in found if not any(other.endswith(name) for other in found - {name})]
    return longest if len(longest) == 1 else []
