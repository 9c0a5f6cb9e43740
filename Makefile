# Every target sets up .venv by itself; PYTHON=python3.12 chooses another interpreter.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PORT ?= 8088
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export DO_NOT_TRACK := 1

.DEFAULT_GOAL := help
.PHONY: help demo bi bi-password bi-test bi-assets bi-lock spark-test spark-lock test growth-test fault-test lint format bench accuracy docs lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /	/' | expand -t 13

$(READY): requirements.lock pyproject.toml scripts/bootstrap.py
	@$(PYTHON) scripts/bootstrap.py

demo: $(READY) ## build a warehouse from the sample reports and say where to look
	@$(BIN)/gouji demo

bi: $(READY) ## start Superset with the dashboards on 127.0.0.1 (PORT=8088)
	@$(BIN)/python scripts/bi.py --port $(PORT)

bi-password: $(READY) ## give Superset's user admin a new password
	@$(BIN)/python scripts/bi.py --prepare --new-password

bi-test: $(READY) ## look at every chart and dashboard with a real Superset and a real browser
	@$(BIN)/python -m pytest -n 0 tests/bi

bi-assets: $(READY) ## write Superset's files from bi/superset/source
	@$(BIN)/python scripts/superset_assets.py

bi-lock: $(READY) ## resolve bi/superset/requirements.in anew (its head says how)
	@$(BIN)/uv pip compile bi/superset/requirements.in --exclude-newer 2026-06-05 --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet -o bi/superset/requirements.lock

spark-test: $(READY) ## build on a Spark cluster of two workers, and compare every mart with DuckDB's (REPORTS=folder)
	@$(BIN)/python scripts/spark.py test $(REPORTS)

spark-lock: $(READY) ## resolve spark/requirements.in and the package's own requirements anew
	@$(BIN)/uv pip compile pyproject.toml spark/requirements.in --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet -o spark/requirements.lock

test: $(READY) ## run every test
	@$(BIN)/python -m pytest

growth-test: $(READY) ## try random sequences of loads: builds that grow against builds of everything (EXAMPLES=3)
	@GOUJI_EXAMPLES=$(or $(EXAMPLES),3) $(BIN)/python -m pytest -n 0 tests/warehouse/test_growth.py

fault-test: $(READY) ## try every fault in full (an hour) and write docs/performance/faults.md
	@$(BIN)/python -m bench.faults --full --write docs/performance/faults.md

lint: $(READY) ## check style, types, SQL, YAML and the generated files
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/yamllint --strict .
	@$(BIN)/gouji book sql --check
	@$(BIN)/gouji book docs --check
	@$(BIN)/python scripts/superset_assets.py --check
	@$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar models tests/dbt

format: $(READY) ## put code into house style
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .
	@$(BIN)/sqlfluff fix --disable-progress-bar models tests/dbt

bench: $(READY) ## measure speed as ratios in one run
	@$(BIN)/python bench/run.py

accuracy: $(READY) ## measure how well figures in sentences are read, and write docs/accuracy.md
	@$(BIN)/python scripts/accuracy.py --write docs/accuracy.md

docs: $(READY) ## write docs/rules.md, forms.md and metrics.md from the book
	@$(BIN)/gouji book docs

lock: $(READY) ## resolve requirements.in anew
	@$(BIN)/uv pip compile requirements.in --overrides requirements.overrides --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet -o requirements.lock

clean: ## remove .venv, caches and dbt's target (a warehouse stays)
	@rm -rf .venv .venv-bi .venv-spark target logs dist .pytest_cache .hypothesis .mypy_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
