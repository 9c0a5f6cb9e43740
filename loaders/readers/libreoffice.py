"""LibreOffice without a window: files that only it reads become DOCX or XLSX.

A process that converts has a scratch folder of its own with a LibreOffice profile in it, made at the first
file and used for all others, so that any number of workers can convert at once. A guard process stands
between it and LibreOffice: however the process ends, LibreOffice ends with it and the folder goes. The
profile runs no macro and follows no link, and where the system allows it there is no network at all.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Literal

from loaders.document import UnreadableError
from loaders.limits import Limits

Target = Literal["docx", "xlsx"]

_FILTERS: Mapping[Target, str] = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_NAMES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
#: Part of a document's time that LibreOffice may take: what it leaves is for reading the result.
_SHARE_OF_TIME = 0.75
_BLOCK = 512  # bytes, the unit of `ulimit -f`
_NOT_LOADED = "could not be loaded"
_LAST_WORDS = 200
_NOISE = ("Warning:", "/")

# $1 blocks a file may have, $2 KiB of memory; then the command. Ends its whole process group as soon as
# nobody holds the other end of its standard input.
_GUARD = """
ulimit -f "$1" 2>/dev/null; ulimit -v "$2" 2>/dev/null; shift 2
if unshare -rn true 2>/dev/null; then set -- unshare -rn "$@"; fi
exec 3<&0
"$@" </dev/null 3<&- & work=$!
{ read -r _; kill -KILL 0; } <&3 3<&- & watch=$!
exec 3<&- </dev/null
wait "$work"; code=$?
kill "$watch"; wait "$watch" 2>/dev/null
exit "$code"
"""
# Waits until nobody holds the other end of its standard input, then removes the folder $1. The guard may
# still be ending what writes there, so once more.
_KEEPER = 'read -r _; rm -rf -- "$1" || { sleep 1; rm -rf -- "$1"; }'

_SETTINGS = {
    "Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Common/Save/Document": {"AutoSave": "false", "CreateBackup": "false"},
    "Common/Misc": {"FirstRun": "false", "CrashReport": "false"},
    "Writer/Content/Update": {"Link": "2", "Field": "false", "Chart": "false"},
    "Calc/Content/Update": {"Link": "2"},
}


def program() -> str | None:
    """LibreOffice's program: what GOUJI_SOFFICE names, else where it usually is; None where there is none."""
    named = os.environ.get("GOUJI_SOFFICE", "").strip()
    return next(filter(None, map(shutil.which, [named] if named else _NAMES)), None)


def convert(data: bytes, suffix: str, target: Target, limits: Limits) -> bytes:
    """Convert the bytes of a file whose name would end in `suffix`.

    Raises UnreadableError: `converter_missing`, `converter_failed`, `file_unreadable`, `time_limit`,
    `archive_limit`.
    """
    soffice = program()
    if soffice is None:
        raise UnreadableError("converter_missing", suffix)
    folder = _folder()
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as scratch:
        source, made = Path(scratch, f"source{suffix}"), Path(scratch, "out", f"source.{target}")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        to = ["--convert-to", _FILTERS[target], "--outdir", str(made.parent)]
        command = [soffice, profile, "--headless", "--norestore", "--nologo", *to, str(source)]
        said = _run(command, Path(scratch), limits)
        if not made.is_file():
            code = "file_unreadable" if _NOT_LOADED in said else "converter_failed"
            raise UnreadableError(code, _last_words(said.replace(scratch + os.sep, "")))
        if (size := made.stat().st_size) > limits.max_uncompressed_bytes:
            raise UnreadableError("archive_limit", f"{size} > {limits.max_uncompressed_bytes}")
        return made.read_bytes()


def _run(command: list[str], scratch: Path, limits: Limits) -> str:
    """Run a command under guard; what it said, and how it ended where that was not well."""
    if os.name == "posix":
        # One block more than may be: a file that was cut there is told as one that is too large.
        sizes = (limits.max_uncompressed_bytes // _BLOCK + 1, limits.max_worker_memory // 1024)
        command = ["sh", "-c", _GUARD, "sh", *map(str, sizes), *command]
    seconds = limits.max_seconds * _SHARE_OF_TIME
    log = scratch / "log"
    with log.open("wb") as said:
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=said, stderr=subprocess.STDOUT, cwd=scratch,
                env=_environment(scratch), start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise UnreadableError("converter_failed", f"{error.strerror}: {command[0]}") from error
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableError("time_limit", f"LibreOffice, {seconds:g} s") from None
        finally:
            _end(process)
    text = log.read_text("utf-8", "replace")
    return text if code == 0 else f"{text}\n{_how(code)}"


def _last_words(said: str) -> str:
    """What LibreOffice said last, without warnings and without the stack of a crash."""
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith(_NOISE)]
    return f"LibreOffice: {' / '.join(lines)[-_LAST_WORDS:] or 'no word'}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command and what it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
    if process.stdin:
        process.stdin.close()


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _environment(scratch: Path) -> dict[str, str]:
    """Ours, but with no home and no display: nothing of the user is read or written."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return {**kept, "HOME": str(scratch), "TMPDIR": str(scratch), "TEMP": str(scratch), "TMP": str(scratch)}


@cache
def _folder() -> Path:
    """This process's folder with a profile; gone when the process is."""
    folder = Path(tempfile.mkdtemp(prefix="gouji-office-"))
    keeper = None
    if os.name == "posix":
        keeper = subprocess.Popen(
            ["sh", "-c", _KEEPER, "sh", str(folder)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    atexit.register(_leave, folder, keeper)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_settings(), "utf-8")
    return folder


def _leave(folder: Path, keeper: subprocess.Popen[bytes] | None) -> None:
    if keeper and keeper.stdin:
        keeper.stdin.close()
        keeper.wait()
    shutil.rmtree(folder, ignore_errors=True)


def _settings() -> str:
    """The settings of a profile that trusts nothing, as LibreOffice writes them."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>"
    )
