"""Make an environment from a lock file on a bare machine: python3 only, any package index.

Run, it makes `.venv` from `requirements.lock`; scripts/bi.py makes `.venv-bi` by the same means.

uv does not read pip's configuration, so the index, extra indexes, links and certificates that the
user configured for pip are handed to it. Where uv cannot be had or fails, plain pip installs the
same pinned and hashed list.
"""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Environment:
    """A virtual environment and the list of what is in it; `project` is installed there, too, if given."""

    folder: Path
    lock: Path
    project: Path | None = None

    @property
    def bin(self) -> Path:
        """Where its programs are."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.bin / ("python.exe" if os.name == "nt" else "python")

    @property
    def stamp(self) -> Path:
        """What it was made from."""
        return self.folder / ".ready"

    def wanted(self) -> str:
        """The state it must be in: lock, project file and this script, as one digest."""
        parts = [self.lock, Path(__file__), *([self.project / "pyproject.toml"] if self.project else [])]
        return hashlib.sha256(b"".join(p.read_bytes() for p in parts)).hexdigest()


MAIN = Environment(ROOT / ".venv", ROOT / "requirements.lock", ROOT)

#: pip option -> uv environment variable
UV_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "trusted-host": "UV_INSECURE_HOST",
    "no-index": "UV_NO_INDEX",
    "cert": "SSL_CERT_FILE",
    "timeout": "UV_HTTP_TIMEOUT",
}


def quietly(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it says."""
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)


def uv_environment(python: Path) -> dict[str, str]:
    """The environment for uv: the user's own, and pip's settings where uv has none."""
    env = dict(os.environ)
    listed = quietly(python, "-m", "pip", "config", "list")
    for line in listed.stdout.splitlines():
        key, _, value = line.partition("=")
        name = UV_NAMES.get(key.rsplit(".", 1)[-1])
        if name and value:
            text = str(ast.literal_eval(value))
            env.setdefault(name, text if name == "SSL_CERT_FILE" else " ".join(text.split()))
    # pip looks in every index for the pinned version; the hashes make that safe for uv as well.
    env.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    return env


def make_venv(folder: Path) -> None:
    """Create an environment anew, with pip inside."""
    shutil.rmtree(folder, ignore_errors=True)
    made = quietly(sys.executable, "-m", "venv", folder)
    if made.returncode and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "python3-venv"], check=True)
        shutil.rmtree(folder, ignore_errors=True)
        made = quietly(sys.executable, "-m", "venv", folder)
    if made.returncode:
        why = made.stderr.strip() or made.stdout.strip()
        sys.exit(f"cannot create {folder.name} ({why}); install python3-venv")


def uv_of(environment: Environment, pip: list[str]) -> Path | None:
    """The pinned uv, installed into the environment; None where it cannot be had."""
    version = re.search(r"^uv==(\S+)", environment.lock.read_text(encoding="utf-8"), re.MULTILINE)
    got = version and not subprocess.run([*pip, f"uv=={version[1]}"], check=False).returncode
    return environment.bin / "uv" if got else None


def install(environment: Environment, uv: Path | None) -> None:
    """Bring an environment to its locked list, by uv where possible, else by pip."""
    python, lock = str(environment.python), str(environment.lock)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    uv = uv or uv_of(environment, pip)
    project = ["--no-deps", "--no-build-isolation", "-e", str(environment.project)]
    env = uv_environment(environment.python)
    sync = [str(uv), "pip", "sync", "--quiet", "--require-hashes", "--python", python, lock]
    if uv is None or not uv.exists() or subprocess.run(sync, env=env, check=False).returncode:
        print("uv could not install the list; pip does it now (about a minute and a half)", flush=True)
        subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", lock], check=True)
        if environment.project:
            subprocess.run([*pip, *project], check=True)
    elif environment.project:
        here = [str(uv), "pip", "install", "--quiet", "--python", python, *project]
        subprocess.run(here, env=env, check=True)


def set_up(environment: Environment, uv: Path | None = None) -> None:
    """Make an environment what its lock says unless it is; `uv` is one to use instead of the pinned one."""
    if environment.stamp.is_file() and environment.stamp.read_text() == environment.wanted():
        environment.stamp.touch()
        return
    print(f"Setting up {environment.folder.name} from {environment.lock.name} …", flush=True)
    if not environment.python.exists() or quietly(environment.python, "-m", "pip", "--version").returncode:
        make_venv(environment.folder)
    install(environment, uv)
    environment.stamp.write_text(environment.wanted())


def main() -> None:
    """Set up `.venv` unless it is already as wanted."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        version = sys.version.split()[0]
        sys.exit(f"Gouji needs Python 3.11 to 3.13, this is {version}; try: make PYTHON=python3.12")
    set_up(MAIN)


if __name__ == "__main__":
    main()
