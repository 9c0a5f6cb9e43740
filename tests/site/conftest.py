"""The warehouses of `tests/warehouse`, shared: building one takes minutes."""

from __future__ import annotations

from warehouse.conftest import (  # noqa: F401
    NO_NETWORK,
    ROOT,
    SAMPLES,
    Warehouse,
    rule_warehouse,
    run_gouji,
    warehouse,
)
