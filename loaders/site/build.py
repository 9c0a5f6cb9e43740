"""Makes a site, or brings one up to date: only pages that changed are rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from loaders import machine
from loaders.errors import GoujiError
from loaders.home import DOCS
from loaders.site import assets, engineer, pages, worker
from loaders.site.kinds import Kind
from loaders.site.manifest import NAME, Manifest
from loaders.site.plan import Work, code, paths, plan
from loaders.site.source import Source

#: Called as pages are done: how many, of how many.
Watch = Callable[[int, int], None]
#: Pages for which it pays to start another process.
_WORTH_A_PROCESS = 300


@dataclass(slots=True)
class Built:
    """What was done: pages there are, rendered (each in every language), deleted."""

    site: Path
    pages: int = 0
    rendered: int = 0
    deleted: int = 0


def build(database: Path, site: Path, jobs: int = 0, everything: bool = False,
          watch: Watch = lambda done, total: None) -> Built:  # fmt: skip
    """Bring the site folder into line with the database.

    Args:
        database: the published one; it is only read. Pages for engineers are looked for beside it.
        site: the folder; made where there is none.
        jobs: processes; 0: one per processor.
        everything: render what has not changed, too.
        watch: told of progress.

    Raises GoujiError where there is no database of this version, or the folder holds other things.
    """
    with Source(database) as source:
        source.check()
        _claim(site)
        salt = code()
        with Manifest(site) as manifest:
            assets.write(site, salt)
            _drop_kinds(manifest, site)
            works = [plan(source, manifest, site, kind, salt, everything) for kind in pages.kinds().values()]
            for work in works:
                _clear(manifest, site, work)
    built = Built(
        site, sum(w.count for w in works), sum(len(w.changed) for w in works), sum(len(w.gone) for w in works)
    )
    todo = {work.kind.name: work for work in works if work.changed}
    with Manifest(site) as manifest:
        done = 0
        for name, keys in _rendered(database, site, list(todo.values()), jobs or machine.processors()):
            work = todo[name]
            manifest.record(name, ((key, work.changed[key], paths(work.kind, key)) for key in keys))
            done += len(keys)
            watch(done, built.rendered)
    engineer.write(site, database.parent / DOCS)
    return built


def _claim(site: Path) -> None:
    """Make the folder, or see that it is a site: files of others must not be mixed with ours."""
    if site.exists() and not (site / NAME).exists() and (not site.is_dir() or any(site.iterdir())):
        raise GoujiError(
            f"{site} 已有别的文件，不是 Gouji 生成的网站。请用 --to 另指一个空文件夹。",
            f"{site} holds other files and is no site of ours. Name an empty folder with --to.",
        )
    try:
        site.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GoujiError(
            f"不能建立文件夹 {site}（{error.strerror}）。请用 --to 另指一个。",
            f"The folder {site} cannot be made ({error.strerror}). Name another with --to.",
        ) from error


def _clear(manifest: Manifest, site: Path, work: Work) -> None:
    """Take away what is no longer wanted, and the word that what is about to change is current."""
    manifest.record(work.kind.name, ((key, "", paths(work.kind, key)) for key in work.changed))
    manifest.forget(work.kind.name, work.gone)
    for file in work.left:
        (site / file).unlink(missing_ok=True)


def _drop_kinds(manifest: Manifest, site: Path) -> None:
    """Delete the pages of kinds that another version had."""
    for name in set(manifest.kinds()) - set(pages.kinds()):
        entries = manifest.of(name)
        for entry in entries.values():
            for file in entry.files:
                (site / file).unlink(missing_ok=True)
        manifest.forget(name, entries)


def _batches(works: list[Work]) -> Iterator[tuple[Kind, list[str]]]:
    for work in works:
        keys = iter(work.changed)
        while batch := list(islice(keys, work.kind.batch)):
            yield work.kind, batch


def _rendered(
    database: Path, site: Path, works: list[Work], jobs: int
) -> Iterator[tuple[str, list[str]]]:  # fmt: skip
    """Render all batches; yields the kind and keys of each as it is done."""
    count = sum(len(work.changed) for work in works)
    jobs = min(jobs, 1 + count // _WORTH_A_PROCESS)
    if not count:
        return
    if jobs == 1:
        own = worker.Worker(database, site)
        with own.source:
            for kind, keys in _batches(works):
                yield kind.name, own.render(kind, keys)
        return
    # spawned, never forked: nothing of this process (threads, open files) leaks into them
    with ProcessPoolExecutor(jobs, get_context("spawn"), worker.start, (database, site)) as pool:
        yield from _gathered(pool, _batches(works), 2 * jobs)


def _gathered(
    pool: ProcessPoolExecutor, batches: Iterator[tuple[Kind, list[str]]], most: int
) -> Iterator[tuple[str, list[str]]]:
    """At most so many batches are under way, however many there are."""
    running: dict[Future[list[str]], str] = {}
    while True:
        for kind, keys in islice(batches, most - len(running)):
            running[pool.submit(worker.work, kind.name, keys)] = kind.name
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            yield running.pop(future), future.result()
