"""Make `.venv` from `requirements.lock` on a bare machine: python3 only, any package index.

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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / ".ready"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

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


def wanted() -> str:
    """The state that `.venv` must be in: lock, project file and this script, as one digest."""
    parts = (LOCK, ROOT / "pyproject.toml", Path(__file__))
    return hashlib.sha256(b"".join(p.read_bytes() for p in parts)).hexdigest()


def uv_environment() -> dict[str, str]:
    """The environment for uv: the user's own, and pip's settings where uv has none."""
    env = dict(os.environ)
    listed = quietly(PYTHON, "-m", "pip", "config", "list")
    for line in listed.stdout.splitlines():
        key, _, value = line.partition("=")
        name = UV_NAMES.get(key.rsplit(".", 1)[-1])
        if name and value:
            text = str(ast.literal_eval(value))
            env.setdefault(name, text if name == "SSL_CERT_FILE" else " ".join(text.split()))
    # pip looks in every index for the pinned version; the hashes make that safe for uv as well.
    env.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    return env


def make_venv() -> None:
    """Create `.venv` anew, with pip inside."""
    shutil.rmtree(VENV, ignore_errors=True)
    made = quietly(sys.executable, "-m", "venv", VENV)
    if made.returncode and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "python3-venv"], check=True)
        shutil.rmtree(VENV, ignore_errors=True)
        made = quietly(sys.executable, "-m", "venv", VENV)
    if made.returncode:
        sys.exit(f"cannot create .venv ({made.stderr.strip() or made.stdout.strip()}); install python3-venv")


def install() -> None:
    """Bring `.venv` to the locked list, by uv where possible, else by pip."""
    version = re.search(r"^uv==(\S+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    uv = [str(BIN / "uv"), "pip"]
    got = version and not subprocess.run([*pip, f"uv=={version[1]}"], check=False).returncode
    sync = [*uv, "sync", "--quiet", "--require-hashes", "--python", str(PYTHON), str(LOCK)]
    if not got or subprocess.run(sync, env=uv_environment(), check=False).returncode:
        print("uv could not install the list; pip does it now (about a minute and a half)", flush=True)
        subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", str(LOCK)], check=True)
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)
        return
    here = ["--quiet", "--no-deps", "--no-build-isolation", "--python", str(PYTHON), "-e", str(ROOT)]
    subprocess.run([*uv, "install", *here], env=uv_environment(), check=True)


def main() -> None:
    """Set up `.venv` unless it is already as wanted."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        version = sys.version.split()[0]
        sys.exit(f"Gouji needs Python 3.11 to 3.13, this is {version}; try: make PYTHON=python3.12")
    if STAMP.is_file() and STAMP.read_text() == wanted():
        STAMP.touch()
        return
    print("Setting up .venv from requirements.lock …", flush=True)
    if not PYTHON.exists() or quietly(PYTHON, "-m", "pip", "--version").returncode:
        make_venv()
    install()
    STAMP.write_text(wanted())


if __name__ == "__main__":
    main()
