"""Files that hold documents: archives (zip, tar, gz, bz2, xz) and web crawls (WARC, WACZ).

    handle ─opened─▶ Contents ─iterate─▶ Member, one at a time: a name, bytes or the reason why there are none

kinds    which container a file is, by its first bytes; how containers in containers are opened
zips     members of a zip; tars   of a tar, read as a stream; streams   what gzip, bzip2 and xz hold
warcs    records of a crawl;  screen   which of them may be reports at all;  tails  where it breaks off
names    names of members as text, and which can never be reports
lookup   members by their names, for what a page in an archive shows
members  what all of them yield, and what they may cost together

A member is called `archive.zip!/folder/name.html`, a record `crawl.warc.gz!/https://host/page`, a member
of an archive in an archive `outer.zip!/inner.zip!/name.html`. Such a name is only ever a name: nothing is
unpacked to disk.
"""

from __future__ import annotations

from loaders.containers.kinds import Contents, opened
from loaders.containers.lookup import named
from loaders.containers.members import SEPARATOR, Member, joined

__all__ = ["SEPARATOR", "Contents", "Member", "joined", "named", "opened"]
