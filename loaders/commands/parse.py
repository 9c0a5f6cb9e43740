"""`gouji parse`: read documents, print one JSON object for each."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated, BinaryIO, Literal, TextIO

import typer

from loaders import containers, sources
from loaders.beside import Beside
from loaders.errors import GoujiError
from loaders.issues import issue
from loaders.language import many, say
from loaders.limits import Limits
from loaders.manifest import Manifest
from loaders.parse import failed, parse_bytes, parse_file, parse_member
from loaders.statements import STATUS_NAMES, Parsed
from loaders.walk import name_of, named, walk

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_STDIN = "-"


@app.command()
def parse(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Files, folders, or -. 文件、文件夹或 -")
    ],
    form: Annotated[
        Literal["jsonl", "json"], typer.Option("--format", help="One object per line, or a list. 输出格式")
    ] = "jsonl",
    manifest: Annotated[
        Path | None, typer.Option(help="CSV: path or url, agency, region_code, year, source_url. 清单")
    ] = None,
) -> None:
    """Read reports and print what they say as JSON, one object per document, in input order.

    读取报告，按输入顺序逐份输出 JSON：事实、单元格、疑点。

    Exit code 退出码: 0; 1 if a document failed 有文件读取失败; 2 wrong use 用法有误.

    Example 示例: gouji parse --manifest agencies.csv reports/ > cells.jsonl
    """
    listed = Manifest.read(manifest) if manifest else None
    documents = read(files, listed)
    met: list[tuple[str, str | None]] = []
    counts: Counter[str] = Counter()
    try:
        _write(_noted(documents, met), form, sys.stdout, counts)
        sys.stdout.flush()
        if listed and (unmatched := listed.unmatched(met)):
            print(unmatched, file=sys.stderr)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _summarise(counts)
    raise typer.Exit(1 if counts["failed"] else 0)


def read(names: list[str], manifest: Manifest | None) -> Iterator[Parsed]:
    """Read what the names stand for; names are checked before anything is read."""
    limits = Limits.from_env()
    leave = {Path(manifest.file).absolute()} if manifest else set()
    sources = [[None] if str(path) == _STDIN else walk([path], leave)[0] for path in named(names)]
    return chain.from_iterable(_documents(file, manifest, limits) for source in sources for file in source)


def read_some(names: list[str]) -> list[Parsed]:
    """Read all that the names stand for, at least one document.

    Raises:
        GoujiError: the names are folders in which nothing can be read.
    """
    if documents := list(read(names, None)):
        return documents
    raise GoujiError(
        "这里没有可读的文件。请指明报告文件，或放有报告的文件夹。",
        "There is no file to read here. Name reports, or a folder that holds some.",
    )


def _documents(file: Path | None, manifest: Manifest | None, limits: Limits) -> Iterator[Parsed]:
    """The one document that a file is, or those that it holds; of standard input where there is no file.

    A file that cannot be opened, or is none (a pipe would never end), is a failed document: what lies beside
    it is read all the same.
    """
    if file is None:
        yield from _within(io.BytesIO(sys.stdin.buffer.read()), None, manifest, limits)
        return
    try:
        sources.status(file)
        with file.open("rb") as handle:
            yield from _within(handle, file, manifest, limits)
    except OSError as error:  # of the system, which does not give its bytes
        name = name_of(file)
        why = issue("file_unreadable", "file", error.strerror or str(error))
        yield failed(hashlib.sha256(name.encode()).hexdigest(), name, why)


def _within(
    handle: BinaryIO, file: Path | None, manifest: Manifest | None, limits: Limits
) -> Iterator[Parsed]:
    name = name_of(file) if file else _STDIN
    contents = containers.opened(handle, name, limits)
    if contents is None:
        yield (
            parse_file(file, manifest, limits) if file else parse_bytes(handle.read(), name, manifest, limits)
        )
        return
    status = os.fstat(handle.fileno()) if file else None
    container = hashlib.file_digest(handle, "sha256").digest()  # type: ignore[arg-type]
    handle.seek(0)
    for member in contents:
        beside = Beside(file, member.name, status) if file and member.beside else None
        yield parse_member(member, name, container, manifest, limits, beside)


def _noted(documents: Iterable[Parsed], met: list[tuple[str, str | None]]) -> Iterator[Parsed]:
    """Note path and source address of each document on its way."""
    for document in documents:
        met.append((document.path, document.document.source_url))
        yield document


def _write(documents: Iterable[Parsed], form: str, out: TextIO, counts: Counter[str]) -> None:
    first, between, last = ("[\n", ",\n", "\n]\n") if form == "json" else ("", "\n", "\n")
    out.write(first)
    for document in documents:
        out.write((between if counts else "") + _json(document, out.encoding or "utf-8"))
        counts[document.document.status] += 1
    out.write(last if counts or form == "json" else "")


def _json(document: Parsed, encoding: str) -> str:
    """One object, in plain characters where the encoding of the output has them all, else escaped."""
    contract = document.to_contract()
    text = json.dumps(contract, ensure_ascii=False)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(contract)
    return text


def _summarise(counts: Counter[str]) -> None:
    zh = "，".join(f"{name} {counts[status]}" for status, (name, _) in STATUS_NAMES.items())
    en = ", ".join(f"{counts[status]} {name}" for status, (_, name) in STATUS_NAMES.items())
    total = counts.total()
    print(say(f"共 {total} 份：{zh}", f"{many(total, 'document')}: {en}"), file=sys.stderr)
