"""Which chapters of the statutory report a document has, as SQL with the patterns of the book inside.

The patterns stand in the text as constants because an engine compiles a constant once, and a pattern
from a table once for every row.
"""

from __future__ import annotations

from loaders import book
from loaders.sqltext import lines, macro


def sections(documents: str, paragraphs: str) -> str:
    """Select one row per document and chapter of its form, with the first paragraph that shows it.

    Args:
        documents: relation of document_id and form_id, the form whose chapters the law asks for.
        paragraphs: relation of document_id, paragraph_no, place and text.
    """
    forms: dict[str, list[str]] = {}
    for row in book.read("book/form_sections"):
        shown = f"min(if(regexp_matches(packed, '{row['pattern']}'), paragraph_no, null))"
        forms.setdefault(row["form_id"], []).append(
            f"{{section_code: '{row['section_code']}', position: {row['position']}, "
            f"label: '{row['label']}', required: {row['required']}, looked_for: '{row['looked_for']}', "
            f"paragraph_no: {shown}}}"
        )
    selects = [
        f"select document_id, unnest([\n    {lines(items)}\n], recursive := true)\n"
        f"from packed\nwhere form_id = '{form_id}'\ngroup by document_id"
        for form_id, items in forms.items()
    ]
    return (
        "with packed as (\n    select documents.document_id, documents.form_id, paragraphs.paragraph_no,\n"
        "        regexp_replace(paragraphs.text, '[\\s　]', '', 'g') as packed\n"
        f"    from {documents} as documents\n    left join {paragraphs} as paragraphs\n"
        "        on documents.document_id = paragraphs.document_id\n)\n\n"
        + "\nunion all\n".join(selects)
        + "\n"
    )


def macros() -> dict[str, str]:
    """The file of `macros/rules/`, relations as macro arguments."""
    text = sections("{{ documents }}", "{{ paragraphs }}")
    return {"duckdb__document_sections.sql": macro("duckdb__document_sections(documents, paragraphs)", text)}
