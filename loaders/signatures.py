"""What a report says in its own words, in a form in which thousands of reports can be compared.

The words of sentences are cut into n-grams of characters; those that stand in the fixed words of the book
(labels, headings, phrases that every report repeats) are taken out. Two reports repeat each other as far as
they share n-grams. Figures are one sign whatever they say: they have to change every year, and other rules
ask about them.

Nothing here depends on the machine, the process or the order of paragraphs.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from zlib import crc32

from rensa import RMinHash

from loaders import matching, patterns
from loaders.book import read as rows
from loaders.matching import Repairs
from loaders.statements import Signature

#: Characters of an n-gram. Reports that have nothing to do with each other share one in thirty or fewer.
NGRAM = 4
_WIDTH = 2 * NGRAM  # bytes
#: Minima of a band, and bands. Where two reports have the share s in common, a band agrees with probability
#: s ** BAND_ROWS: at least one does for 99.8 pairs in 100 at 0.8, and for one in 10,000 at 0.13.
BAND_ROWS, BANDS = 6, 21
_SEED = 2008

#: A heading, a button of the page and a row of figures have none of these.
_SENTENCE = re.compile("[。;；]")
_MARKS = re.compile(r"[\W_]+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
#: Where the book keeps words that are not the reporter's own.
_FIXED = (
    ("book/fixed_words", "words"),
    ("book/form_tables", "heading"),
    ("book/form_rows", "label"),
    ("book/form_columns", "label"),
    ("book/form_sections", "label"),
    ("book/form_sections", "prompt"),
)


def sign(texts: Iterable[str], repairs: Repairs) -> Signature:
    """Sign a document.

    A hash is as good as its n-gram: of two reports of 2,000, two agree by chance once in 1,000 pairs.

    Args:
        texts: its paragraphs, as printed.
        repairs: what has to be undone in them before words match.
    """
    own = own_ngrams(matching.matched(text, repairs).text for text in texts if _SENTENCE.search(text))
    return of(own)


def of(ngrams: set[bytes]) -> Signature:
    """Sign a set of n-grams."""
    return Signature(tuple(sorted(set(map(crc32, ngrams)))), _bands(ngrams))


def own_ngrams(texts: Iterable[str]) -> set[bytes]:
    """The n-grams of texts without blanks that are not fixed words, in UTF-16."""
    return _ngrams(texts) - _fixed()


def _ngrams(texts: Iterable[str]) -> set[bytes]:
    """All n-grams; none reaches from one text into the next, so that their order does not matter.

    They are cut from bytes: encoding each by itself takes longer than all the rest.
    """
    found: set[bytes] = set()
    for text in texts:
        words = _MARKS.sub("", _FIGURE.sub("0", text)).encode("utf-16-le", "surrogatepass")
        found.update([words[at : at + _WIDTH] for at in range(0, len(words) - _WIDTH + 1, 2)])
    return found


@cache
def _fixed() -> frozenset[bytes]:
    return frozenset(_ngrams(patterns.compact(row[column]) for seed, column in _FIXED for row in rows(seed)))


def minima(ngrams: Iterable[bytes]) -> list[int]:
    """The MinHash signature of a set of n-grams: the share of equal places estimates the share in common."""
    hashed = RMinHash(num_perm=BAND_ROWS * BANDS, seed=_SEED)
    hashed.update(list(ngrams))
    return list(hashed.digest())


def _bands(ngrams: set[bytes]) -> tuple[int, ...]:
    """Hash the minima band by band; the number of the band goes in, so that bands never mix."""
    if not ngrams:
        return ()
    found = minima(ngrams)
    packed = (
        struct.pack(f"<{BAND_ROWS + 1}I", band, *found[band * BAND_ROWS : (band + 1) * BAND_ROWS])
        for band in range(BANDS)
    )
    return tuple(int.from_bytes(blake2b(p, digest_size=8).digest(), "little", signed=True) for p in packed)
