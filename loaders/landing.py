"""Lands batches in the raw zone with dlt: all of a batch becomes visible at once, or nothing.

Files written below `GOUJI_HOME/raw`:

- `<table>/<load_id>.<file_id>.parquet`: one file per table and load, also for a table without rows,
  every row with `_dlt_load_id`. Read `<table>/*.parquet` with `union_by_name`.
- `_sums/<load_id>.sums.json`: size and SHA-256 of each of these files and of the marker, for `integrity.py`.
- `_dlt_loads/gouji__<load_id>.jsonl`: the commit marker, one JSON object with `load_id` (text) and
  `inserted_at`. dlt writes it after every data file of the load is in place. Rows of a load
  without a marker are half a batch and do not count.

What dlt does not do by itself, and why it is done here:

- On a local disk dlt copies straight to the final name, so a process killed while it copies leaves
  a torn Parquet file, on which every later read of the folder fails. `_AtomicFiles` writes
  beside the target and renames.
- After a kill, `pipeline.run` finishes what was pending *instead of* landing what it was given.
  Whether the pending part was a whole batch is then a question of timing. So the working folder of
  a run is scratch: it is thrown away, with the files of loads without a marker, before the
  next run, and the documents of that batch are simply read again.
- `_dlt_load_id` is added to Arrow tables only on request.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa

from loaders import rawzone
from loaders.home import Home, hush

hush()

import dlt  # noqa: E402  (reads the telemetry switch while it is imported)
from dlt.destinations import filesystem  # noqa: E402
from dlt.destinations.impl.filesystem.filesystem import FilesystemClient  # noqa: E402
from fsspec.implementations.local import LocalFileSystem  # type: ignore[import-untyped]  # noqa: E402

_MARKERS = Home(Path()).markers.name
_SETTINGS = {
    "normalize.parquet_normalizer.add_dlt_load_id": True,
    "load.delete_completed_jobs": True,
    "load.workers": 2,
    "restore_from_destination": False,
}


def _settle(unfinished: str, target: str) -> None:
    """Give a written file its name, once its bytes have reached the disk."""
    with Path(unfinished).open("rb") as handle:
        os.fsync(handle.fileno())
    Path(unfinished).replace(target)


class _AtomicFiles(LocalFileSystem):  # type: ignore[misc]
    """The local disk, where a file is either whole under its name or not there."""

    def cp_file(self, path1: str, path2: str, **kwargs: Any) -> None:
        super().cp_file(path1, f"{path2}.part", **kwargs)
        _settle(f"{path2}.part", path2)

    def write_text(self, path: str, value: str, **kwargs: Any) -> None:
        file = Path(path)
        if file.parent.name == _MARKERS:
            _list(file, value.encode())
        super().write_text(f"{path}.part", value, **kwargs)
        _settle(f"{path}.part", path)


def _list(marker: Path, content: bytes) -> None:
    """Write down what belongs to a load: its files, and the marker that is about to be written."""
    raw, load_id = marker.parent.parent, rawzone.load_of(marker)
    found = {f"{marker.parent.name}/{marker.name}": content}
    found |= {f"{f.parent.name}/{f.name}": f.read_bytes() for f in raw.glob(f"*/{load_id}.*.parquet")}
    listed = {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in found.items()}
    target = rawzone.sums(raw, load_id)
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.write_text(json.dumps(listed), encoding="utf-8")
    _settle(str(unfinished), str(target))


class _AtomicClient(FilesystemClient):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fs_client = _AtomicFiles(use_listings_cache=False)


class _AtomicFolder(filesystem):
    @property
    def client_class(self) -> type[FilesystemClient]:
        return _AtomicClient


class Landing:
    """An open raw zone. Make it with `opened`, which cleans up before and after."""

    def __init__(self, home: Home) -> None:
        for name, value in _SETTINGS.items():
            dlt.config[name] = value
        self._pipeline = dlt.pipeline(
            "gouji",
            destination=_AtomicFolder(
                bucket_url=home.root.as_uri(), layout="{table_name}/{load_id}.{file_id}.{ext}"
            ),
            dataset_name=home.raw.name,
            pipelines_dir=str(home.work),
        )

    def land(self, tables: Mapping[str, pa.Table]) -> str:
        """Land one batch: an Arrow table per name of a raw table. Returns the load id.

        The batch is visible when this returns. An exception means that nothing of it is.
        """
        resources = [
            dlt.resource([table], name=name, write_disposition="append") for name, table in tables.items()
        ]
        info = self._pipeline.run(resources, loader_file_format="parquet")
        (load_id,) = info.loads_ids
        return str(load_id)


@contextmanager
def opened(home: Home) -> Iterator[Landing]:
    """Open the raw zone for landing; the caller holds the load lock."""
    home.root.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(home.work, ignore_errors=True)
    rawzone.sweep(home)
    try:
        yield Landing(home)
    except BaseException:
        with suppress(OSError):  # half a batch must not fill a disk that is full
            rawzone.sweep(home)
        raise
    finally:
        shutil.rmtree(home.work, ignore_errors=True)
