"""The folder of an export: written beside the one that is asked for, then put in its place."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loaders.errors import GoujiError
from loaders.export.citation import FILES

#: The mark in `datapackage.json` by which we know our own folders.
MARK = "gouji_export"
_OURS = {"datapackage.json", "README.md", *FILES}


def claim(to: Path) -> None:
    """Raise GoujiError unless a folder is not there, empty, or an export and nothing else."""
    if to.is_dir():
        foreign = _foreign(to)
        if foreign:
            raise GoujiError(
                f"{to} 中有不属于导出结果的文件（{foreign}），不能替换。请换一个文件夹，或先移走它们。",
                f"{to} holds what no export wrote ({foreign}) and is not replaced. Choose another folder, or"
                " move that away.",
            )
    elif to.exists() or to.is_symlink():
        raise GoujiError(f"{to} 不是文件夹，请换一个。", f"{to} is not a folder; choose another.")


@contextmanager
def replacing(to: Path) -> Iterator[Path]:
    """A new folder to write into; it takes the place of `to` once the block is done, and goes if it fails."""
    to = to.resolve()
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{to.name}.", dir=to.parent))
    except OSError as error:
        raise GoujiError(
            f"无法写入 {to.parent}（{error.strerror}）。请换一个文件夹。",
            f"{to.parent} cannot be written ({error.strerror}). Choose another folder.",
        ) from error
    try:
        new, old = beside / "new", beside / "old"
        new.mkdir()
        yield new
        claim(to)  # it may have changed in the meantime
        if to.exists():
            to.replace(old)
        try:
            new.replace(to)
        except OSError:
            if old.exists():
                old.replace(to)
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _foreign(to: Path) -> str:
    """Something in a folder that an export did not write; empty where there is none."""
    files = [f.relative_to(to).as_posix() for f in sorted(to.rglob("*")) if not f.is_dir() or f.is_symlink()]
    if not files:
        return next((f"{f.name}/" for f in to.iterdir()), "")
    try:
        package = json.loads((to / "datapackage.json").read_text(encoding="utf-8"))
        known = {r["path"] for r in package["resources"]} if package[MARK] else set()
    except (OSError, ValueError, KeyError, TypeError):
        return files[0]
    return next((f for f in files if f not in known | _OURS), "")
