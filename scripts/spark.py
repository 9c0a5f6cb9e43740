"""Build the warehouse on Spark: `python scripts/spark.py dbt build`, `make spark-test`.

    python scripts/spark.py dbt ARGUMENT…     dbt with the target spark, on GOUJI_HOME's raw zone
    python scripts/spark.py load ARGUMENT…    gouji load --engine spark
    python scripts/spark.py test [ARGUMENT…]  both engines on the same reports, every mart compared (--help)

Makes `.venv-spark` from spark/requirements.lock. GOUJI_SPARK_MASTER names a cluster (spark://host:7077) for
dbt; without it two processors of this machine are used. `test` works in GOUJI_SPARK_TEST, by default
warehouse/spark-test, and starts a cluster of one master and two workers on 127.0.0.1. Needs Java 17 or later.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap import ROOT, Environment, set_up

from loaders.errors import GoujiError
from loaders.home import Home

SPARK = Environment(ROOT / ".venv-spark", ROOT / "spark" / "requirements.lock")
FIXTURES = ROOT / "tests" / "fixtures" / "rule_documents"
TEST_HOME = ROOT / "warehouse" / "spark-test"
#: Seconds until a server that does not answer is given up.
_PATIENCE = 120


def main() -> int:
    """Run dbt or the test; their exit code, 2 for what the user can put right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["dbt", "load", "test"], help="what to do; 做什么")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="arguments of dbt, load or test")
    asked = parser.parse_args()
    try:
        check_java()
        set_up(SPARK, uv=ROOT / ".venv" / "bin" / "uv")
        home = Home.here()
        if asked.what == "load":
            program = "from loaders.cli import main; main()"
            command = [str(SPARK.python), "-c", program, "load", "--engine", "spark", *asked.rest]
            return subprocess.run(command, env=environment(home), check=False).returncode
        return dbt(home, asked.rest) if asked.what == "dbt" else test(asked.rest)
    except GoujiError as error:
        print(error, file=sys.stderr)
        return error.exit_code


def check_java() -> None:
    """Raise GoujiError where no Java is that Spark can run on."""
    java = shutil.which("java", path=f"{os.environ.get('JAVA_HOME', '')}/bin:{os.environ['PATH']}")
    said = (
        subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr if java else ""
    )
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < 17:
        raise GoujiError(
            "Spark 需要 Java 17 或更新版本，这里没有。请安装 openjdk-17-jre-headless，或设置 JAVA_HOME。",
            "Spark needs Java 17 or later, which is not here. Install openjdk-17-jre-headless, or set"
            " JAVA_HOME.",
        )


def environment(home: Home, **more: str) -> dict[str, str]:
    """What a process needs to find Spark, the adapter and the raw zone; it listens on this machine only."""
    return os.environ | {
        "GOUJI_HOME": str(home.root.absolute()), "SPARK_LOCAL_IP": "127.0.0.1",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "spark")]), "PYSPARK_PYTHON": str(SPARK.python),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DO_NOT_TRACK": "1", "PYTHONWARNINGS": "ignore",
    } | more  # fmt: skip


def options(home: Home) -> list[str]:
    """What every dbt command is told."""
    work = home.root / "spark"
    work.mkdir(parents=True, exist_ok=True)
    return [
        "--target", "spark", "--project-dir", str(ROOT), "--profiles-dir", str(ROOT),
        "--target-path", str(work / "target"), "--log-path", str(work / "logs"), "--no-partial-parse",
    ]  # fmt: skip


def dbt(home: Home, arguments: list[str]) -> int:
    """Run dbt with the target spark."""
    command = [str(SPARK.bin / "dbt"), *arguments, *options(home)]
    return subprocess.run(command, env=environment(home), check=False).returncode


@contextmanager
def cluster(home: Home, workers: int = 2) -> Iterator[str]:
    """Start a standalone cluster on 127.0.0.1, one processor a worker; stop it at the end."""
    logs = home.root / "spark" / "cluster"
    logs.mkdir(parents=True, exist_ok=True)
    started: list[subprocess.Popen[bytes]] = []

    def start(name: str, *arguments: str) -> Path:
        log = logs / f"{name}.log"
        package = subprocess.run(
            [str(SPARK.python), "-c", "import pyspark; print(pyspark.__path__[0])"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip
        here = environment(home, SPARK_HOME=package, SPARK_WORKER_DIR=str(logs), SPARK_DAEMON_MEMORY="256m")
        with log.open("wb") as out:
            started.append(
                subprocess.Popen(
                    [f"{package}/bin/spark-class", f"org.apache.spark.deploy.{arguments[0]}", *arguments[1:]],
                    env=here,
                    stdout=out,
                    stderr=out,
                )
            )
        return log

    try:
        log = start("master", "master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        address = _said(log, started[0], r"Starting Spark master at (spark://\S+)")
        for number in range(workers):
            log = start(
                f"worker{number}", "worker.Worker", "--host", "127.0.0.1", "--webui-port", "0",
                "--cores", "1", "--memory", os.environ.get("GOUJI_SPARK_EXECUTOR_MEMORY", "4g"), address,
            )  # fmt: skip
            _said(log, started[-1], "(Successfully registered with master)")
        yield address
    finally:
        for process in started[::-1]:
            process.terminate()
        for process in started:
            process.wait()


def _said(log: Path, process: subprocess.Popen[bytes], pattern: str) -> str:
    """What a server writes when it is ready."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if found := re.search(pattern, log.read_text(errors="replace")):
            return found[1]
        time.sleep(0.2)
    raise GoujiError(f"Spark 没有启动，详见 {log}。", f"Spark did not start; see {log}.")


def test(arguments: list[str]) -> int:
    """Build by both engines and compare; the exit code of the first step that fails."""
    parser = argparse.ArgumentParser(prog="spark.py test", description=test.__doc__)
    parser.add_argument("folders", nargs="*", help="of reports; else samples and a document for each rule")
    parser.add_argument("--home", type=Path, help="its raw zone is read (bench.generate --raw)")
    parser.add_argument("--generated", type=int, default=0, help="so many lifelike reports, too")
    parser.add_argument("--no-tests", action="store_true", help="build on Spark without dbt's tests")
    asked = parser.parse_args(arguments)
    home = Home((asked.home or Path(os.environ.get("GOUJI_SPARK_TEST") or TEST_HOME)).absolute())
    # A run that was killed leaves folders of tables that the catalogue does not know, and Spark refuses.
    shutil.rmtree(home.root / "spark" if asked.home else home.root, ignore_errors=True)
    settings = {"GOUJI_SITE": "no", "GOUJI_SPARK_TEST": str(home.root)}
    folders, roster = asked.folders, []
    if not (folders or asked.home):
        sys.path.insert(0, str(ROOT / "tests"))
        from parity import reports

        settings |= reports.write(home.root, asked.generated)
        folders, roster = [str(home.root / "reports")], ["--roster", settings.pop("bodies")]
    here = environment(home, **settings)
    gouji = [str(ROOT / ".venv" / "bin" / "gouji"), "build", *folders, "--accept-load", *roster]
    # The roster as `gouji build` has checked it.
    more = {"GOUJI_ROSTER": str(home.roster)} if roster else {}
    commands = ["seed", "run"] if asked.no_tests else ["seed", "run", "test"]
    compare = [str(SPARK.python), "-m", "pytest", "-o", "addopts=-q -rs", "tests/parity"]
    steps: dict[str, Callable[[], int]] = {
        "DuckDB": lambda: subprocess.run(gouji, env=here, check=False).returncode,
        "Spark": lambda: on_cluster(home, here | more, commands),
        "parity": lambda: subprocess.run(compare, cwd=ROOT, env=here, check=False).returncode,
    }
    for name, step in steps.items():
        begun = time.monotonic()
        code = step()
        print(f"{name}: {time.monotonic() - begun:.0f} s", flush=True)
        if code:
            return code
    return 0


def on_cluster(home: Home, here: dict[str, str], commands: list[str]) -> int:
    """Run dbt's commands one after another on a cluster of two workers; the exit code."""
    with cluster(home) as address:
        steps = [str(SPARK.python), str(ROOT / "spark" / "steps.py"), *options(home)]
        there = here | {"GOUJI_SPARK_MASTER": address, "GOUJI_THREADS": "3"}
        return subprocess.run([*steps, "--", *commands], env=there, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
