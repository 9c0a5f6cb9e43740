"""Start Superset on the published warehouse, on this machine only: `make bi`.

    python scripts/bi.py [--port 8088] [--new-password] [--prepare]

Makes `.venv-bi` from bi/superset/requirements.lock, keeps what Superset stores in GOUJI_HOME/.superset,
imports the dashboards when they or the address have changed, and serves until Ctrl-C.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from bootstrap import ROOT, Environment, set_up

from loaders.errors import GoujiError
from loaders.home import Home
from loaders.language import say

SOURCE = ROOT / "bi" / "superset"
BI = Environment(ROOT / ".venv-bi", SOURCE / "requirements.lock")
USER = "admin"
#: Seconds until a server that does not answer is given up.
_PATIENCE = 180


def main() -> int:
    """Prepare and serve; 0 when stopped, 2 for what the user can put right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=8088, help="port on 127.0.0.1; 端口")
    parser.add_argument("--new-password", action="store_true", help="give admin a new password; 重设密码")
    parser.add_argument("--prepare", action="store_true", help="prepare and do not start; 只准备不启动")
    asked = parser.parse_args()
    try:
        home = Home.here()
        check(home, None if asked.prepare else asked.port)
        set_up(BI, uv=ROOT / ".venv" / "bin" / "uv")
        prepare(home, new_password=asked.new_password)
        return 0 if asked.prepare else serve(home, asked.port)
    except GoujiError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 0


def check(home: Home, port: int | None) -> None:
    """Raise GoujiError where nothing is published or the port is taken."""
    if not home.database.exists():
        raise GoujiError(
            f"{home.root} 中还没有已发布的数据库。请先运行 make demo，或 gouji build 文件夹。",
            f"No database has been published in {home.root} yet. Run make demo, or gouji build FOLDER first.",
        )
    if port is None:
        return
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise GoujiError(
                f"端口 {port} 已被占用（可能 Superset 已在运行）。请换一个：make bi PORT={port + 1}",
                f"Port {port} is taken (Superset may be running already). Choose another:"
                f" make bi PORT={port + 1}",
            ) from error


def folder(home: Home) -> Path:
    """Where Superset keeps what it stores: closed to other users."""
    made = home.root / ".superset"
    made.mkdir(parents=True, exist_ok=True)
    made.chmod(0o700)
    key = made / "secret_key"
    if not key.exists():
        with os.fdopen(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return made


def environment(home: Home) -> dict[str, str]:
    """The environment of Superset: its configuration and folder, and nothing that phones home."""
    at = str(folder(home))
    return os.environ | {
        "GOUJI_SUPERSET": at, "SUPERSET_HOME": at, "SUPERSET_CONFIG_PATH": str(SOURCE / "superset_config.py"),
        "FLASK_APP": "superset.app:create_app()", "SCARF_ANALYTICS": "false", "DO_NOT_TRACK": "1",
        "PYTHONWARNINGS": "ignore",
    }  # fmt: skip


def prepare(home: Home, *, new_password: bool = False) -> None:
    """Bring Superset's database and the dashboards up to date unless they are; tell the password once."""
    stamp, wanted = folder(home) / "prepared", _state(home)
    is_new = not stamp.exists()
    if stamp.exists() and stamp.read_text() == wanted and not new_password:
        return
    print(
        say("正在准备 Superset（首次约一分钟）……", "Preparing Superset (about a minute the first time) …"),
        flush=True,
    )
    password = secrets.token_urlsafe(12) if is_new or new_password else None
    done = subprocess.run(
        [str(BI.python), str(SOURCE / "prepare.py")], env=environment(home), text=True, capture_output=True,
        input=json.dumps({"database": str(home.database), "password": password}), check=False,
    )  # fmt: skip
    if done.returncode:
        log = folder(home) / "prepare.log"
        log.write_text(done.stdout + done.stderr, encoding="utf-8")
        last = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise GoujiError(
            f"Superset 准备失败：{last}。详见 {log}；删除 {folder(home)} 可重新开始。",
            f"Superset could not be prepared: {last}. See {log}; remove {folder(home)} to start anew.",
        )
    stamp.write_text(wanted)
    if password:
        print(
            say(
                f"用户名 {USER}，密码 {password}（只显示这一次；忘记时用 make bi-password 重设）",
                f"User {USER}, password {password} (shown this once; make bi-password gives a new one)",
            )
        )


def _state(home: Home) -> str:
    """What the import depends on."""
    parts = [p for p in sorted(SOURCE.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]
    digest = hashlib.sha256(str(home.database).encode())
    for part in parts:
        digest.update(part.relative_to(SOURCE).as_posix().encode() + part.read_bytes())
    return digest.hexdigest()


def serve(home: Home, port: int) -> int:
    """Run the server until it is stopped."""
    address = f"http://127.0.0.1:{port}"
    command = [
        str(BI.python), "-m", "gunicorn", "--workers", "2", "--worker-class", "gthread", "--threads", "8",
        "--timeout", "120", "--graceful-timeout", "3", "--bind", f"127.0.0.1:{port}", "--log-level", "warning",
        "--worker-tmp-dir", "/dev/shm" if Path("/dev/shm").is_dir() else str(folder(home)),
        "superset.app:create_app()",
    ]  # fmt: skip
    with (folder(home) / "server.log").open("ab") as log:
        server = subprocess.Popen(command, env=environment(home), stdout=log, stderr=log)
        try:
            if not _answers(server, address):
                raise GoujiError(
                    f"Superset 没有启动，详见 {log.name}。", f"Superset did not start; see {log.name}."
                )
            say_where(address)
            return server.wait()
        finally:
            server.terminate()
            server.wait()


def say_where(address: str) -> None:
    """Print where to look and how to stop."""
    print(say("Superset 已启动，按 Ctrl-C 停止：", "Superset is running, Ctrl-C stops it:"), address)
    for slug, zh, en in (
        ("overview", "总览", "overview"), ("quality", "数据质量", "quality"),
        ("requests", "申请与复议", "requests and disputes"),
    ):  # fmt: skip
        print(f"  {say(zh, en)}: {address}/superset/dashboard/gouji-{slug}/", flush=True)


def _answers(server: subprocess.Popen[bytes], address: str) -> bool:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=5):
                return True
        except OSError:
            time.sleep(0.3)
    return False


if __name__ == "__main__":
    if shutil.which("sh") is None or os.name == "nt":
        sys.exit("make bi needs Linux or macOS; on Windows use WSL")
    sys.exit(main())
