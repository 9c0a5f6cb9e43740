"""Sites built from the samples' warehouse, and a browser that looks at them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import duckdb
import pytest
from lxml import html as markup

from loaders.site.build import Built, build

HONGZE = "320813-government-2023-region"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
_QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


class Site:
    """A folder of pages built from a database of its own."""

    def __init__(self, database: Path, root: Path) -> None:
        self.database, self.root = database, root

    def build(self, **options: object) -> Built:
        return build(self.database, self.root, **options)  # type: ignore[arg-type]

    def html(self) -> list[Path]:
        """All pages but the engineers', which Great Expectations and dbt write."""
        return sorted(p for p in self.root.rglob("*.html") if "docs" not in p.relative_to(self.root).parts)

    def tree(self, path: str) -> markup.HtmlElement:
        return markup.document_fromstring((self.root / path).read_text(encoding="utf-8"))

    def report(self, report_id: str, lang: str = "zh") -> str:
        (path,) = (self.root / lang / "reports").rglob(f"{report_id}.html")
        return path.relative_to(self.root).as_posix()

    def rows(self, query: str) -> list[tuple]:
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(query).fetchall()

    @contextmanager
    def changing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Write to the database, as a new build would replace it."""
        with duckdb.connect(str(self.database)) as connection:
            yield connection

    def state(self) -> dict[str, tuple[int, bytes]]:
        """Inode and content of every page: a page rendered anew is another file."""
        return {
            p.relative_to(self.root).as_posix(): (p.stat().st_ino, p.read_bytes())
            for p in self.root.rglob("*")
            if p.is_file() and p.suffix in (".html", ".js")
        }


def copied(database: Path, folder: Path) -> Site:
    """A site, not built yet, about a copy of the database that may be changed."""
    folder.mkdir(parents=True, exist_ok=True)
    return Site(Path(shutil.copyfile(database, folder / database.name)), folder / "site")


def text(element: markup.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def browsed(site: Site, path: str, script: str, home: Path, query: str = "") -> markup.HtmlElement:
    """A page, opened from the disk, as a browser has it after a script has run at its end."""
    file = site.root / path
    beside = file.with_name(f"browsed-{file.name}")
    written = file.read_text(encoding="utf-8")
    beside.write_text(written.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    try:
        return opened(beside.as_uri() + query, home)
    finally:
        beside.unlink()


def opened(url: str, home: Path, *options: str) -> markup.HtmlElement:
    """An address as a browser has it after some seconds of its own time."""
    done = subprocess.run(
        [str(CHROMIUM), *_QUIET, *options, f"--user-data-dir={home}", "--virtual-time-budget=10000",
         "--dump-dom", url],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return markup.document_fromstring(done.stdout)


@contextmanager
def served(site: Site) -> Iterator[str]:
    """The site on a server of this machine alone; yields its address."""
    handler = partial(_Silent, directory=str(site.root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
