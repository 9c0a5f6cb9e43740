"""Several dbt commands in one process, which reads the project and starts Spark once.

    python steps.py OPTION… -- seed run test

Every step is taken even where one before it failed, so that one run tells of everything; exit code 1 then.
"""

from __future__ import annotations

import sys

from dbt.cli.main import dbtRunner


def main(arguments: list[str]) -> int:
    """Read the project with the options, then run the commands on it."""
    at = arguments.index("--")
    options, commands = arguments[:at], arguments[at + 1 :]
    parsed = dbtRunner().invoke(["parse", *options])
    if not parsed.success:
        return 1
    done = [dbtRunner(parsed.result).invoke([command, *options]).success for command in commands]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
