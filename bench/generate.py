"""Lifelike reports in any number: the figures hang together within a report, over years and over a region.

    python -m bench.generate --reports 1000 --to FOLDER [--seed 1] [--formats html:8,docx:1,pdf:1]
    python -m bench.generate --reports 1000000 --raw HOME [--offices 14]

Every body keeps its size and habits over the years; what it carries forward it carries over next year; a
county's government reports the sum of its bodies. Known shares of reports have a wrong figure (written down
in `FOLDER.planted.csv` beside the folder), a later version, words borrowed from another body, no table
four, a copy under another name. `--raw` writes rows of the raw zone as the loader would land them, without
documents between. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from random import Random

from bench import options, world
from bench.figures import Counts, keys
from bench.world import ROOT, YEARS, Body, Chunk, Shares

sys.path.insert(0, str(ROOT / "samples"))
from writers import docx, html, pdf, text
from writers.pages import Block, Line, Page
from writers.statutory import Figures, statutory_table

#: How a document can be written, by suffix.
WRITERS: Mapping[str, Callable[[Page], bytes]] = {
    "html": html.modern, "docx": docx.write, "pdf": pdf.ruled, "txt": text.trailing_pipe, "md": text.markdown,
}  # fmt: skip
#: Part of the documents that lie there a second time under another name.
_COPIES = 0.01
#: What the shares are of, for the command line.
_SHARES = {
    "errors": "a wrong figure",
    "revisions": "a later version",
    "borrowed": "words of another body",
    "lost": "no table four",
}
#: The statutory table below a heading.
_TABLES = {
    "二、主动公开政府信息情况": "t2",
    "三、收到和处理政府信息公开申请情况": "t3",
    "四、政府信息公开行政复议、行政诉讼情况": "t4",
}


def printed(body: Body, form: str, figures: Counts) -> Figures:
    """A report's figures as it prints them."""
    texts = [str(number) if number else body.nought for number in figures.tolist()]
    return {
        key: (form, f"{number}万元" if key[1:] == ("central_procurement", "amount") and number else number)
        for key, number in zip(keys(form), texts, strict=True)
    }


def said(body: Body, year: int, new: int) -> list[tuple[str, str]]:
    """What a report says, in order, each line with its role; tables stand below headings."""
    return [
        ("title", f"{body.name}{year}年政府信息公开工作年度报告"),
        ("text", f"本报告由{body.name}编制，数据的统计期限为{year}年1月1日至{year}年12月31日。"),
        ("heading", "一、总体情况"),
        ("text", f"本年新收政府信息公开申请{new}件。{''.join(body.sentences[:8])}"),
        *(("heading", heading) for heading in _TABLES),
        ("heading", "五、存在的主要问题及改进情况"),
        ("text", "".join(body.sentences[8:10])),
        ("heading", "六、其他需要报告的事项"),
        ("text", "".join(body.sentences[10:])),
    ]


def new_requests(form: str, figures: Counts) -> int:
    """Requests received in the year."""
    return int(figures[keys(form).index(("t3_applications", "app_new_received", "total"))])


def page(body: Body, year: int, form: str, figures: Counts, day: int, is_lost: bool = False) -> Page:
    """The document of a report, published on a day of January; one that has lost table four lacks it."""
    cells = printed(body, form, figures)
    blocks: list[Block] = []
    for role, text_ in said(body, year, new_requests(form, figures)):
        blocks.append(Line(role, text_))  # type: ignore[arg-type]
        table = _TABLES.get(text_)
        if table and not (is_lost and table == "t4"):
            blocks.append(statutory_table(table, cells))
    return Page(tuple(blocks), body.name, f"{year + 1}-01-{day:02}")


def versions(chunk: Chunk) -> Iterator[tuple[int, int, Counts]]:
    """Place, number and figures of every version of a chunk's reports; the second has the slip put right."""
    slips = {slip.place: slip for slip in chunk.slips}
    revised = set(chunk.revised)
    for place in range(len(chunk.bodies)):
        figures = chunk.figures[place]
        yield place, 1, figures
        if place in revised:
            if slip := slips.get(place):
                figures = figures.copy()
                figures[keys(chunk.form).index(slip.key)] = slip.right
            yield place, 2, figures


def documents(
    count: int, seed: int, shares: Shares, formats: Mapping[str, float]
) -> Iterator[tuple[str, bytes, tuple[object, ...] | None]]:
    """File name, bytes and what is spoilt (cell, right, wrong) of so many documents."""
    chance, made = Random(seed), 0
    for chunk in world.chunks(count, seed, shares):
        slips = {slip.place: slip for slip in chunk.slips}
        for place, version, figures in versions(chunk):
            body = chunk.bodies[place]
            (kind,) = chance.choices(list(formats), list(formats.values()))
            day = chance.randrange(8, 20) + 10 * (version - 1)
            written = page(body, chunk.year, chunk.form, figures, day, place in chunk.lost)
            name = f"{body.region}_{body.function}_{chunk.year}{'_v2' * (version - 1)}"
            data = WRITERS[kind](written)
            slip = slips.get(place) if version == 1 else None
            yield f"{name}.{kind}", data, (*slip.key, slip.right, slip.wrong) if slip else None
            made += 1
            if made < count and chance.random() < _COPIES:
                yield f"{name}_copy.{kind}", data, None
                made += 1
            if made >= count:
                return


def write(
    folder: Path, count: int, seed: int = 1, shares: Shares | None = None, roster: Path | None = None,
    formats: Mapping[str, float] | None = None,
) -> None:  # fmt: skip
    """Write the documents, the list of errors beside the folder, and a roster if one is asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.planted.csv").open("w", encoding="utf-8", newline="") as handle:
        planted = csv.writer(handle)
        planted.writerow(["file", "table_id", "row_code", "column_code", "right", "wrong"])
        for name, data, slip in documents(count, seed, shares or Shares(), formats or {"html": 1}):
            (folder / name).write_bytes(data)
            if slip:
                planted.writerow([name, *slip])
    if roster:
        write_roster(roster, world.chunks(count, seed, Shares()))


def write_roster(file: Path, chunks: Iterator[Chunk]) -> None:
    """Write the list of all bodies of some chunks."""
    with file.open("w", encoding="utf-8", newline="") as handle:
        listed = csv.writer(handle)
        listed.writerow(["agency_name", "region_code", "first_year", "last_year"])
        for chunk in chunks:
            if chunk.year == YEARS[0]:
                listed.writerows([body.name, body.region, YEARS[0], YEARS[-1]] for body in chunk.bodies)


def _formats(text: str) -> dict[str, float]:
    """`html:8,docx:2` as shares; raises ArgumentTypeError for what cannot be written."""
    try:
        found = {
            kind: float(share or 1) for kind, _, share in (part.partition(":") for part in text.split(","))
        }
    except ValueError:
        found = {}
    if unknown := set(found) - set(WRITERS):
        raise argparse.ArgumentTypeError(
            f"{', '.join(sorted(unknown))}: only {', '.join(WRITERS)} can be written"
        )
    if not found or min(found.values()) <= 0:
        raise argparse.ArgumentTypeError(f"{text!r}: weights are numbers above 0, as in html:8,pdf:1")
    return found


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--reports", type=options.some, required=True, help="how many, versions and copies counted"
    )
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", type=Path, help="folder for documents")
    where.add_argument("--raw", type=Path, help="GOUJI_HOME for rows of the raw zone")
    parser.add_argument("--seed", type=int, default=1, help="another number gives another country")
    parser.add_argument(
        "--formats",
        type=_formats,
        help=f"of {', '.join(WRITERS)}, with --to, with weights: html:8,pdf:1 (html)",
    )
    parser.add_argument(
        "--offices", type=options.some, help="offices of a county, with --raw (14, or as many as needed)"
    )
    parser.add_argument("--roster", type=Path, help="write the bodies that should report, too")
    for share in fields(Shares):
        told = f"part of the reports with {_SHARES[share.name]} ({share.default})"
        parser.add_argument(f"--{share.name}", type=options.part, default=share.default, help=told)
    asked = parser.parse_args()
    try:
        _write(asked)
    except (ValueError, OSError) as error:
        parser.error(str(error))


def _write(asked: argparse.Namespace) -> None:
    """Write what is asked; raises ValueError for what does not go together, OSError for a bad place."""
    shares = Shares(**{share.name: getattr(asked, share.name) for share in fields(Shares)})
    if asked.to:
        if asked.offices:
            raise ValueError("--offices goes with --raw: documents are of the usual fourteen")
        if asked.to.is_dir() and any(asked.to.iterdir()):
            raise ValueError(f"{asked.to} holds files already: name a folder that is empty, or not there yet")
        write(asked.to, asked.reports, asked.seed, shares, asked.roster, asked.formats)
        return
    if asked.formats:
        raise ValueError("--formats goes with --to: the raw zone has no documents")
    from bench import rawrows  # needs Arrow

    offices = asked.offices or world.offices_for(asked.reports, usual=14)
    rawrows.write(asked.raw, asked.reports, asked.seed, shares, offices)
    if asked.roster:
        write_roster(asked.roster, world.chunks(asked.reports, asked.seed, Shares(), offices))


if __name__ == "__main__":
    main()
