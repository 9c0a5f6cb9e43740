"""A PostgreSQL server of our own for tests: in a folder, on the loopback address, gone afterwards."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Cluster:
    """A running server; `gouji` may do everything, `reader` may connect."""

    port: int
    password: str

    def url(self, database: str, *, user: str = "gouji", password: bool = True) -> str:
        """The address of one of its databases."""
        secret = f":{self.password}" if password else ""
        return f"postgresql://{user}{secret}@127.0.0.1:{self.port}/{database}"

    def psql(self, database: str, sql: str, user: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run SQL by psql, which stops at the first error; fields are parted by tabs."""
        return subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-f", "-",
             self.url(database, user=user or "gouji")],
            input=sql, capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "C.UTF-8"},
        )  # fmt: skip


def programs() -> Path:
    """The folder of the newest server; skips the test where there is none."""
    named = shutil.which("pg_ctl")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda p: int(p.parts[-3]))
    if not (named or found) or not shutil.which("psql"):
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    return Path(named).parent if named else found[-1].parent


def as_plain_user() -> Sequence[str]:
    """What puts a command under a user who is not root, whom the server refuses."""
    if os.geteuid() != 0:
        return ()
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("no user postgres to run the server as, and root may not")
    return ("runuser", "-u", "postgres", "--")


@contextmanager
def started(folder: Path) -> Iterator[Cluster]:
    """A server that runs while the block does."""
    binaries, prefix = programs(), as_plain_user()
    # the folder of a test may be closed to other users, so the server has one of its own beside the sockets
    root = Path("/tmp") / f"gouji-pg-{os.getpid()}-{folder.name}" if prefix else folder / "server"
    root.mkdir()
    if prefix:
        shutil.chown(root, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    cluster = Cluster(port, "Secret4tests")
    data, secret = root / "data", root / "password"

    def run(*command: str | Path) -> None:
        done = subprocess.run([*prefix, *map(str, command)], cwd=root, capture_output=True, text=True)
        assert done.returncode == 0, f"{getpass.getuser()}: {done.stdout}{done.stderr}"

    try:
        secret.write_text(cluster.password)
        secret.chmod(0o644)
        run(binaries / "initdb", "-D", data, "-U", "gouji", "-A", "scram-sha-256", "--pwfile", secret,
            "--no-sync", "-E", "UTF8", "--locale", "C.UTF-8")  # fmt: skip
        options = f"-h 127.0.0.1 -p {port} -k {root} -F"
        # pg_ctl leaves its output to the server, which outlives it: a pipe would never end
        run(
            "sh",
            "-c",
            f'exec "{binaries}/pg_ctl" -D "{data}" -w -o "{options}" -l "{root}/log" start >/dev/null',
        )
        made = cluster.psql("postgres", f"create role reader login password '{cluster.password}'")
        assert made.returncode == 0, made.stderr
        yield cluster
    finally:
        subprocess.run(
            [*prefix, str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"],
            cwd=root, capture_output=True, check=False,
        )  # fmt: skip
        shutil.rmtree(root, ignore_errors=True)
