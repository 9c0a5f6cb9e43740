"""Blank forms: the statutory form of a generation as a file to fill in, with sums and checks that live.

The form is data of the book; nothing here knows one by name.
"""

from __future__ import annotations

from pathlib import Path

from loaders import book
from loaders.blankforms.report import BlankReport, blank
from loaders.errors import GoujiError
from loaders.language import say

_SUFFIXES = (".xlsx", ".docx")


def known() -> dict[str, tuple[str, str]]:
    """Form, and which of its lists, by the name a user may write: a form, or one of its rival lists.

    Several local lists were in use side by side; the name of the form alone stands for the first.
    """
    names = {}
    for form_id in book.forms():
        lists = [t.table_id for t in book.tables_of(form_id) if t.orientation == "list"]
        names[form_id] = (form_id, lists[0] if lists else "")
        if len(lists) > 1:
            names |= {table_id: (form_id, table_id) for table_id in lists}
    return names


def write(form: str, path: Path, overwrite: bool = False) -> str:
    """Write a blank form and say what to do with it.

    Raises GoujiError: no such form, a suffix that is neither .xlsx nor .docx, no such folder, a file that
    is there already, or one that cannot be written.
    """
    if form not in known():
        names = ", ".join(known())
        raise GoujiError(f"书中没有格式 {form}。有：{names}", f"The book has no form {form}. It has: {names}")
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise GoujiError(
            f"空白表只能写成 .xlsx 或 .docx，不能写成“{path.name}”。",
            f"A blank form is written as .xlsx or .docx, not as “{path.name}”.",
        )
    if not path.parent.is_dir():
        raise GoujiError(f"没有这个文件夹：{path.parent}。", f"No such folder: {path.parent}.")
    if path.is_dir() or (path.exists() and not overwrite):
        raise GoujiError(
            f"{path} 已经存在。要覆盖它，请加 --overwrite。",
            f"{path} is there already. To replace it add --overwrite.",
        )
    data = _made(blank(*known()[form]), suffix)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise GoujiError(
            f"{path} 写不进去（{error.strerror}）。", f"{path} cannot be written ({error.strerror})."
        ) from error
    return _said(path, form, suffix)


def _said(path: Path, form: str, suffix: str) -> str:
    """What to do with the file, and which other lists there are."""
    if suffix == ".docx":
        told = say(
            f"已写出 {path}。填完后按 Ctrl+A 再按 F9，合计随之更新。",
            f"Wrote {path}. When it is filled in press Ctrl+A and F9: the totals add up.",
        )
    else:
        told = say(
            f"已写出 {path}。填好保存后，用 gouji check 核对。",
            f"Wrote {path}. Fill it in, save it, and check it with gouji check.",
        )
    if rivals := [name for name, (form_id, _) in known().items() if name != form_id == form]:
        lists = ", ".join(rivals)
        told += say(
            f"这一时期各地附表不一，可另选：{lists}。",
            f" Lists differed between places; choose among: {lists}.",
        )
    return told


def _made(report: BlankReport, suffix: str) -> bytes:
    """The bytes of the file; the libraries that write it are imported only here."""
    if suffix == ".xlsx":
        from loaders.blankforms import workbook

        return workbook.write(report)
    from loaders.blankforms import wordfile

    return wordfile.write(report)
