# The README's two commands are `make run` and `make test`; each does its own set-up, once.
.DEFAULT_GOAL := run
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VENV := .venv
BIN := $(VENV)/bin
export DAGSTER_HOME ?= $(CURDIR)/.dagster
export DAGSTER_DISABLE_TELEMETRY := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: run test test-duckdb2 ui bench soak format lock clean

run: $(VENV)/installed  ## turn raw/ into the timeline
	@$(BIN)/dateline run

test: $(VENV)/installed-dev  ## every check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/pytest -m "not soak" --numprocesses 3 --dist loadfile --no-loadscope-reorder

soak: $(VENV)/installed-dev  ## the long forms of the tests
	$(BIN)/pytest -m soak

test-duckdb2: .venv-duckdb2/installed  ## the tests on DuckDB 2.0, in an environment of its own
	PATH=$(CURDIR)/.venv-duckdb2/bin:$$PATH .venv-duckdb2/bin/python -m pytest -m "not soak and not browser" --numprocesses 2 --dist loadfile

.venv-duckdb2/installed: requirements-dev.txt pyproject.toml $(VENV)/installed
	$(BIN)/python -m venv .venv-duckdb2
	grep -v "^duckdb==" requirements-dev.txt > .venv-duckdb2/requirements.txt
	.venv-duckdb2/bin/pip install --quiet --disable-pip-version-check -r .venv-duckdb2/requirements.txt "duckdb>=2,<3"
	.venv-duckdb2/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

ui: $(VENV)/installed  ## the Dagster UI on 127.0.0.1
	@$(BIN)/dateline ui

bench: $(VENV)/installed-dev  ## accuracy (CORPORA=folder) and speed (TEXTS=folder) beside other libraries
	$(BIN)/python -m benchmarks $(if $(CORPORA),--corpora $(CORPORA)) $(if $(TEXTS),--texts $(TEXTS))

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/installed-dev  ## write the two lock files anew from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --python-version 3.11 --no-header --no-annotate pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --python-version 3.11 --no-header --no-annotate --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	$(BIN)/uv pip compile --quiet --python-version 3.11 --no-header --no-annotate --extra interchange -c requirements-dev.txt pyproject.toml -o requirements-interchange.txt

clean:
	rm -rf $(VENV) .cache

# Any Python from 3.11 to 3.13 will do; PYTHON=... chooses one.
$(VENV)/bin/pip:
	@for python in $${PYTHON:-} python3 python3.11 python3.12 python3.13; do \
		if "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then \
			exec "$$python" -m venv $(VENV); \
		fi; \
	done; echo "dateline needs Python 3.11, 3.12 or 3.13; name one with: make PYTHON=/path/to/python" >&2; exit 1

$(VENV)/installed: requirements.txt pyproject.toml | $(VENV)/bin/pip
	@echo "Setting up $(VENV), once; this takes a minute or two." >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pipelines.events.gazetteer
	@$(BIN)/python -m pipelines.warehouse.lineage
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt requirements-interchange.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@if pkg-config --exists icu-i18n && command -v g++ >/dev/null; then \
		$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-interchange.txt; \
	else \
		echo "Without libicu-dev, pkg-config and g++ the FollowTheMoney export is not checked."; \
	fi
	@touch $@
