"""A build that grows from the published database: only what new loads touch is answered anew.

The models say which rows those are (`macros/growth.sql`). It gives what a build from nothing gives, as long
as nothing but loads has come: another project, roster, population or file of explanations, and loads that are
gone, call for a build from nothing.
"""

from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path

import duckdb

from loaders.copies import copy
from loaders.home import Home

#: Seeds stay as they are, what was asked of them alone is not asked again; their files must not change.
SKIPPED = ("--exclude-resource-type", "seed", "--exclude", "tag:book")
_SUFFIX = "__affected"


def begin(home: Home) -> None:
    """Copy the published database to the place where the new one is built."""
    home.building.parent.mkdir(parents=True, exist_ok=True)
    copy(home.database, home.building)
    home.building.chmod(stat.S_IRUSR | stat.S_IWUSR)


def end(database: Path) -> None:
    """Take away the tables and views of only what was touched."""
    with closing(duckdb.connect(str(database))) as connection:
        for kind in ("view", "table"):
            query = f"select schema_name, {kind}_name from duckdb_{kind}s() where ends_with({kind}_name, ?)"
            for schema, name in connection.execute(query, [_SUFFIX]).fetchall():
                connection.execute(f'drop {kind} "{schema}"."{name}"')
