"""Members of an archive by their names: what a page in it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from loaders.containers import kinds
from loaders.containers.members import ContainerError, Member, Tally, unreadable
from loaders.limits import Limits


def named(handle: BinaryIO, wanted: Sequence[str], limits: Limits) -> Iterator[Member]:
    """For each of some plain names its member, in their order; with the reason where it cannot be read.

    Of members of one name the last counts, as where the archive is unpacked. All of them are read for one
    document and may hold together what the parts of a zipped one may; of a tar that is packed itself all that
    is unpacked on the way counts. Archives in the archive are not opened, and crawls hold no such names.

    Args:
        handle: the archive, at its beginning.
        wanted: plain ones, see `names.plain`; an empty name is nobody's.
        limits: what the document may cost.
    """
    met: dict[str, Member] = {}
    left = list(wanted)
    try:
        for member in _found(handle, wanted, Tally(limits, 0), met):
            left.pop(0)
            yield member
    except ContainerError as error:
        code, why = error.code, _reason(error.code, error.detail)
        yield from (met.get(name) or unreadable(name, code, why) for name in left)
    except Exception as error:  # libraries that read foreign bytes raise anything
        why = f"damaged: {error}"
        yield from (met.get(name) or unreadable(name, "archive_damaged", why) for name in left)


def _found(handle: BinaryIO, wanted: Sequence[str], tally: Tally, met: dict[str, Member]) -> Iterator[Member]:
    """As `named`, raising where the archive breaks off; `met` has what a tar held before."""
    from loaders.containers import streams, tars, zips

    head = handle.read(kinds.HEAD)
    handle.seek(0)
    if head.startswith(kinds.ZIP):
        archive = zips.directory(handle, tally.limits)
        at = zips.places(archive)
        for name in wanted:
            yield _told(zips.member(archive, at[name], name, tally)) if at.get(name) else _absent(name)
        return
    names = set(wanted)
    found: Iterator[Member] = iter(())
    if kinds.is_tar(head):
        found = tars.named(handle, names, tally, seekable=True)
    elif head.startswith(kinds.PACKED):
        stream = streams.unpacked(handle, head, tally)
        if kinds.is_tar(stream.peek(kinds.HEAD)[: kinds.HEAD]):
            found = tars.named(stream, names, tally, seekable=False)
    for member in found:
        met[member.name] = _told(member)
    yield from (met.get(name) or _absent(name) for name in wanted)


def _told(member: Member) -> Member:
    """The member; one that cannot be read says why in words."""
    why = member.why
    return unreadable(member.name, why.code, _reason(why.code, why.text)) if why else member


def _absent(name: str) -> Member:
    return unreadable(name, "picture_unread", "not beside it in the archive")


def _reason(code: str, detail: str) -> str:
    said = code.removeprefix("archive_").removeprefix("member_").replace("_", " ")
    return f"{said}: {detail}" if detail else said
