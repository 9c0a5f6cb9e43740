"""Where a text calls the site, the column or the leaders of a place its own, as SQL with the book's words.

The patterns stand in the text as constants for the reason that `documentsql` gives.
"""

from __future__ import annotations

from loaders import book
from loaders.sqltext import macro

#: Characters before such words that may hold the name of a place; names have three or more.
SHORTEST, LONGEST = 3, 12


def _words(kind: str) -> str:
    return "|".join(r["pattern"] for r in book.read("book/foreign_place_words") if r["kind"] == kind)


def places(paragraphs: str) -> str:
    """Select one row per sentence and mention: the sentence, and the characters before the words.

    Args:
        paragraphs: relation of document_id, paragraph_no and text.
    """
    return f"""\
with packed as (
    select
        document_id,
        paragraph_no,
        regexp_replace(text, '[\\s　]', '', 'g') as packed
    from {paragraphs}
),

sentences as (
    select
        document_id,
        paragraph_no,
        unnest(regexp_split_to_array(packed, '[。；;！？]')) as sentence
    from packed
    where regexp_matches(packed, '{_words("own")}') and regexp_matches(packed, '[。；;]')
)

select
    document_id,
    paragraph_no,
    sentence,
    unnest(
        regexp_extract_all(sentence, '([一-鿿]{{{SHORTEST},{LONGEST}}}?)(?:{_words("own")})', 1)
    ) as words_before
from sentences
where regexp_matches(sentence, '{_words("own")}') and not regexp_matches(sentence, '{_words("honest")}')
"""


def macros() -> dict[str, str]:
    """The file of `macros/rules/`, relations as macro arguments."""
    text = places("{{ paragraphs }}")
    return {"duckdb__own_places.sql": macro("duckdb__own_places(paragraphs)", text)}
