"""What a printed label means: the labels of the book first, then `label_aliases.csv`.

Columns of `label_aliases.csv`: `table_id` is a table, a prefix such as `t2_*`, or `*` for all; `kind` is
row, column or heading; `printed` is compared with the normalised label (`normalise`), whole (`exact`), as
a part (`contains`) or by search (`regex`); `code` is a row or column code of that table, or `ignore` (a
known text without values), `local_row` (a row that a place added), and for headings `heading` (of the
table itself) or `section` (of a chapter that holds several tables). Annexes: see `loaders.listlabels`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from typing import Any, Literal

from loaders import book

Kind = Literal["row", "column", "part", "frame", "note", "local", "heading", "section"]
How = Literal["exact", "alias", "regex"]

#: Tables read by row and column labels. Lists (annexes: label, unit, value) are read by `loaders.annexes`.
ORIENTATIONS = frozenset({"grid", "line"})
#: A line table names its rows by the path of its column heads.
PATH = " / "
#: A character of every report in traditional script (公開) and of none in simplified script.
TRADITIONAL_MARK = "開"

#: Longer texts are prose, not labels.
LONGEST_LABEL = 120
_NUMBERING = re.compile(
    r"^(?:其中:?)?(?:\((?:[一二三四五六七八九十]+|[0-9]+)\)|[一二三四五六七八九十]+[、.:]|[0-9]+[、.:)]|[0-9]+(?=[^0-9年月日]))+"
)
_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_READING = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")
_UNIFIED = str.maketrans(
    {**dict.fromkeys("〔﹝【[［", "("), **dict.fromkeys("〕﹞】]］", ")"), "∶": ":", "─": "-", "—": "-"}
)
_DROPPED = str.maketrans(dict.fromkeys("\"'“”‘’〝〞「」『』,，、;；。.·"))


@dataclass(frozen=True, slots=True)
class Hit:
    """One meaning of a label; `forms` are those that print it so (all with the code, for an alias)."""

    kind: Kind
    table_id: str
    code: str
    forms: frozenset[str]
    how: How


@lru_cache(maxsize=65536)
def normalise(text: str, traditional: bool = False) -> str:
    """Bring a label into the form in which labels are compared.

    Widths, blanks, quotes, brackets, punctuation and leading numbering do not tell labels apart.
    """
    text = _BLANK.sub("", unicodedata.normalize("NFKC", text)).translate(_UNIFIED)
    if traditional:
        text = to_simplified(_READING.sub("", text))
    return _NUMBERING.sub("", text).translate(_DROPPED) or text


def is_numbered(text: str) -> bool:
    """Whether a label begins with a number such as 3. or （七）, as rows do and columns do not."""
    return bool(_NUMBERING.match(_BLANK.sub("", unicodedata.normalize("NFKC", text))))


@lru_cache(maxsize=65536)
def meanings(text: str, traditional: bool = False) -> tuple[Hit, ...]:
    """All meanings of a printed label, of every table; empty for a label the book does not know.

    A label of the book beats every alias; of the aliases, the first that fits counts per table and kind.
    """
    label = normalise(text, traditional)
    if not label or len(label) > LONGEST_LABEL:
        return ()
    exact = _exact().get(label)
    if exact:
        return exact
    found: dict[tuple[str, str], Hit] = {}
    for kind, pattern, hits in _patterns():
        if pattern in label if isinstance(pattern, str) else pattern.search(label):
            for hit in hits:
                found.setdefault((kind, hit.table_id), hit)
    return tuple(found.values())


@cache
def line_tables() -> dict[str, int]:
    """Tables printed as one line of values, with the largest number of values of any form."""
    widths: dict[str, int] = {}
    for t in statutory_tables():
        if t.orientation == "line":
            widths[t.table_id] = max(widths.get(t.table_id, 0), len(t.value_rows) * len(t.columns))
    return widths


@cache
def statutory_tables() -> tuple[book.FormTable, ...]:
    """The tables of the book that are read by row and column labels, oldest form first."""
    return tuple(t for t in book.tables().values() if t.orientation in ORIENTATIONS)


@cache
def parent_of(table_id: str) -> dict[str, str]:
    """Parent row code by row code, over all forms of a table."""
    return {r.row_code: r.parent for t in statutory_tables() if t.table_id == table_id for r in t.rows}


def groups_up(table_id: str, group: str) -> list[str]:
    """A group of rows and the groups around it, from the inside out."""
    groups = []
    while group:
        groups.append(group)
        group = parent_of(table_id).get(group, "")
    return groups


@cache
def group_codes(table_id: str, in_every_form: bool = False) -> frozenset[str]:
    """Row codes that some form (or every form) prints as a heading without values."""
    rows = [r for t in statutory_tables() if t.table_id == table_id for r in t.rows]
    valued = {r.row_code for r in rows if not r.is_group} if in_every_form else set()
    return frozenset(r.row_code for r in rows if r.is_group) - valued


def printed_labels(table: book.FormTable) -> list[tuple[Kind, str, str]]:
    """Every label that a form prints in a table, as (kind, label, code)."""
    labels: list[tuple[Kind, str, str]] = [("heading", table.heading, "heading")]
    for row in table.rows:
        if table.orientation == "line":
            labels += [("part", part, normalise(part)) for part in row.label.split(PATH)]
        else:
            labels.append(("row", row.label, row.row_code))
    for column in table.columns:
        labels.append(("column", column.label, column.column_code))
        if column.parent_label:
            labels.append(("frame", column.parent_label, "ignore"))
    return labels


@cache
def _exact() -> dict[str, tuple[Hit, ...]]:
    """Meanings by normalised label: those of the book, then exact aliases where the book is silent."""
    forms: dict[str, dict[tuple[Kind, str, str], set[str]]] = {}
    for table in statutory_tables():
        for kind, label, code in printed_labels(table):
            of_label = forms.setdefault(normalise(label), {})
            of_label.setdefault((kind, table.table_id, code), set()).add(table.form_id)
    exact = {
        label: [
            Hit(kind, table_id, code, frozenset(ids), "exact") for (kind, table_id, code), ids in of.items()
        ]
        for label, of in forms.items()
    }
    for alias in book.read("book/label_aliases"):
        if alias["match"] == "exact":
            hits = exact.setdefault(alias["printed"], [])
            known = {(h.kind, h.table_id) for h in hits}
            hits += [h for h in _alias_hits(alias) if (alias["kind"], h.table_id) not in known]
    return {label: tuple(hits) for label, hits in exact.items()}


@cache
def _patterns() -> list[tuple[str, str | re.Pattern[str], list[Hit]]]:
    """Aliases matched in part, in the order of the file; those of annexes are `listlabels`'."""
    return [
        (
            alias["kind"],
            re.compile(alias["printed"]) if alias["match"] == "regex" else alias["printed"],
            hits,
        )
        for alias in book.read("book/label_aliases")
        if alias["match"] != "exact" and (hits := _alias_hits(alias))
    ]


def _alias_hits(alias: dict[str, str]) -> list[Hit]:
    how: How = "regex" if alias["match"] == "regex" else "alias"
    kinds: dict[str, Kind] = {
        "ignore": "note" if alias["kind"] == "row" else "frame",
        "local_row": "local",
        "heading": "heading",
        "section": "section",
    }
    kind: Kind = kinds.get(alias["code"], alias["kind"])  # type: ignore[arg-type]
    forms: dict[str, set[str]] = {}
    for table in statutory_tables():
        if fnmatchcase(table.table_id, alias["table_id"]):
            codes = {code for k, _, code in printed_labels(table) if k == alias["kind"]}
            if kind in kinds.values() or alias["code"] in codes:
                forms.setdefault(table.table_id, set()).add(table.form_id)
    return [Hit(kind, table_id, alias["code"], frozenset(ids), how) for table_id, ids in forms.items()]


def to_simplified(text: str) -> str:
    """Bring traditional script into simplified script."""
    return str(_converter().convert(text))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")
