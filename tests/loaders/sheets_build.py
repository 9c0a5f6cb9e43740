"""Small workbooks for the tests of the reader, of raw XML: libraries write only part of what is met."""

from __future__ import annotations

from readers_build import zip_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BORDERS = "<borders><border/><border><left style='thin'/><right style='thin'/></border></borders>"
_FONTS = (
    "<fonts><font/><font><strike/></font><font><vertAlign val='superscript'/></font>"
    "<font><strike val='0'/></font></fonts>"
)


def styles(*codes: str) -> str:
    """Styles 0 plain, 1 ruled, 2 struck out, 3 raised, 4 not struck out; then one for each number format."""
    formats = "".join(f"<numFmt numFmtId='{200 + i}' formatCode='{code}'/>" for i, code in enumerate(codes))
    looks = "<xf/><xf borderId='1'/><xf fontId='1'/><xf fontId='2'/><xf fontId='3'/>"
    looks += "".join(f"<xf numFmtId='{200 + i}'/>" for i in range(len(codes)))
    return (
        f"<styleSheet xmlns='{MAIN}'><numFmts>{formats}</numFmts>{_FONTS}{_BORDERS}"
        f"<cellStyleXfs><xf/></cellStyleXfs><cellXfs>{looks}</cellXfs></styleSheet>"
    )


def sheet(*rows: str, merges: str = "", before: str = "") -> str:
    """A worksheet of raw rows; `merges` are ranges with blanks between, `before` stands before the rows."""
    joined = "".join(f"<mergeCell ref='{ref}'/>" for ref in merges.split())
    return (
        f"<worksheet xmlns='{MAIN}'>{before}<sheetData>{''.join(rows)}</sheetData>"
        f"<mergeCells>{joined}</mergeCells></worksheet>"
    )


def row(number: int, *texts: str | int | None, style: int = 0, more: str = "") -> str:
    """A row of inline strings, numbers, cells that are only styled (`''`) and no cells (None)."""
    cells = ""
    for column, text in enumerate(texts):
        at = f"r='{chr(65 + column)}{number}' s='{style}'"
        if isinstance(text, int | float):
            cells += f"<c {at}><v>{text}</v></c>"
        elif text:
            cells += f"<c {at} t='inlineStr'><is><t>{text}</t></is></c>"
        elif text is not None:
            cells += f"<c {at}/>"
    return f"<row r='{number}' {more}>{cells}</row>"


def xlsx_of(
    *sheets: str, names: str = "", shared: str = "", look: str = "", states: str = "", book: str = ""
) -> bytes:
    """A workbook of raw worksheets.

    `names` are defined names, `shared` shared strings, `look` the styles, `book` stands before the sheets;
    `states` has a word for each sheet.
    """
    visible = states.split() or ["visible"] * len(sheets)
    listed = "".join(
        f"<sheet name='表{i}' sheetId='{i}' state='{state}' r:id='r{i}'/>"
        for i, state in enumerate(visible, start=1)
    )
    links = "".join(
        f"<Relationship Id='r{i}' Type='{RELATIONS}/worksheet' Target='worksheets/sheet{i}.xml'/>"
        for i in range(1, len(sheets) + 1)
    )
    return zip_of(
        {
            "xl/workbook.xml": f"<workbook xmlns='{MAIN}' xmlns:r='{RELATIONS}'>{book}"
            f"<sheets>{listed}</sheets><definedNames>{names}</definedNames></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='r'>{links}</Relationships>",
            "xl/sharedStrings.xml": f"<sst xmlns='{MAIN}'>{shared}</sst>",
            "xl/styles.xml": look or styles(),
            **{f"xl/worksheets/sheet{i}.xml": text for i, text in enumerate(sheets, start=1)},
        }
    )
