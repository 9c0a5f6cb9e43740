"""Bring Superset's own database up to date and import the dashboards; scripts/bi.py runs it in `.venv-bi`.

Reads one JSON object from standard input: `database` (the published file), `password` (of the user admin;
null leaves it as it is).
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

from flask import g
from flask_migrate import upgrade
from sqlalchemy.engine import URL
from superset.app import create_app

ASSETS = Path(__file__).parent / "assets"
ADDRESS = "duckdb:///GOUJI_DATABASE"
USER = "admin"


def contents(database: str) -> dict[str, str]:
    """The assets as the importer takes them, with the address of the published file."""
    address = URL.create("duckdb", database=database, query={"access_mode": "read_only"})
    texts = {
        str(p.relative_to(ASSETS)): p.read_text(encoding="utf-8") for p in sorted(ASSETS.rglob("*.yaml"))
    }
    return {
        name: text.replace(ADDRESS, json.dumps(str(address), ensure_ascii=False))
        for name, text in texts.items()
    }


def prepare(database: str, password: str | None) -> None:
    """Migrate, bring roles and the user in order, import."""
    from superset import security_manager
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.extensions import appbuilder

    upgrade(directory=str(Path(sys.modules["superset"].__file__ or "").parent / "migrations"))
    appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()
    user = security_manager.find_user(username=USER)
    if user is None:
        role = security_manager.find_role("Admin")
        user = security_manager.add_user(USER, "Gouji", "Admin", "admin@localhost", role, password=password)
    elif password:
        security_manager.reset_password(user.id, password)
    g.user = user
    ImportAssetsCommand(contents(database)).run()


def main() -> None:
    """Do it."""
    asked = json.load(sys.stdin)
    logging.disable(logging.WARNING)
    app = create_app()
    with app.app_context(), app.test_request_context():
        prepare(asked["database"], asked["password"])


if __name__ == "__main__":
    main()
