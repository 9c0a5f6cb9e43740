"""Runs the suites and writes Data Docs; what comes back are plain objects.

An accounting rule that fails is a finding about an agency. A critical check of the load gate that
fails is about the load, and stops publication.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.home import hush

hush()

import great_expectations as gx  # noqa: E402  (reads the telemetry switch while it is imported)
import pandas as pd  # noqa: E402
from great_expectations.checkpoint.actions import UpdateDataDocsAction  # noqa: E402
from great_expectations.core.run_identifier import RunIdentifier  # noqa: E402
from great_expectations.data_context.types.base import (  # noqa: E402
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)

from expectations import pages, suites  # noqa: E402

_SITE = "勾稽 Gouji"
#: What Great Expectations calls the only run of a suite; it stands in addresses.
_RUN = "build"


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one expectation.

    Attributes:
        meta: what it is about: `rule_id` and `part`, or `check_id`.
        severity: critical, warning or info.
        met: whether it holds; True also where no row was there to ask.
        rows: rows it was asked of.
        unexpected: values that broke it, at most twenty.
    """

    meta: dict[str, str]
    severity: str
    met: bool
    rows: int
    unexpected: tuple[float, ...]


class Audit:
    """One ephemeral Great Expectations context that writes its pages to a folder.

    Make one per build, so that both suites stand in the same Data Docs. `left_out` holds outside addresses of
    styles and scripts that the pages went without though nothing is known of them.
    """

    def __init__(self, data_docs: Path) -> None:
        shutil.rmtree(data_docs, ignore_errors=True)
        self.index = data_docs / "index.html"
        self.left_out: set[str] = set()
        config = DataContextConfig(
            # In memory, and without the temporary folder that GX would leave behind for pages.
            store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
            progress_bars=ProgressBarsConfig(globally=False),
            analytics_enabled=False,
            data_docs_sites={
                _SITE: {
                    "class_name": "SiteBuilder",
                    "show_how_to_buttons": False,
                    "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
                    "store_backend": {
                        "class_name": "TupleFilesystemStoreBackend",
                        "base_directory": str(data_docs.absolute()),  # relative ones are refused
                    },
                }
            },
        )
        self._context = gx.get_context(mode="ephemeral", project_config=config)

    def rules(self, frame: pd.DataFrame) -> list[Result]:
        """Ask the accounting rules of `frames.rule_results`."""
        return self._run(suites.rules(), frame)

    def load_gate(self, frame: pd.DataFrame) -> list[Result]:
        """Ask the load gate of `frames.load_checks`."""
        return self._run(suites.load_gate(), frame)

    def _run(self, suite: gx.ExpectationSuite, frame: pd.DataFrame) -> list[Result]:
        context = self._context
        asset = context.data_sources.add_pandas(suite.name).add_dataframe_asset("results")
        definition = gx.ValidationDefinition(
            name=suite.name,
            data=asset.add_batch_definition_whole_dataframe("all"),
            suite=context.suites.add(suite),
        )
        checkpoint = gx.Checkpoint(
            name=suite.name,
            validation_definitions=[context.validation_definitions.add(definition)],
            actions=[UpdateDataDocsAction(name="data_docs", site_names=[_SITE])],
            result_format="BASIC",
        )
        asked = RunIdentifier(run_name=_RUN)
        answers = context.checkpoints.add(checkpoint).run({"dataframe": frame}, run_id=asked)
        self.left_out |= pages.settle(self.index.parent, suites.NAMES, suites.HEADINGS)
        return [_result(r) for run in answers.run_results.values() for r in run.results]


def _result(answer: Any) -> Result:
    if answer.exception_info.get("raised_exception") or "element_count" not in answer.result:
        raise RuntimeError(f"an expectation could not be asked: {answer.exception_info}")
    config = answer.expectation_config
    return Result(
        meta=dict(config.meta),
        severity=str(config.severity.value),
        met=bool(answer.success),
        rows=int(answer.result["element_count"]),
        unexpected=tuple(float(v) for v in answer.result.get("partial_unexpected_list", ())),
    )
