# The README's two commands are `make run` and `make test`; each does its own set-up, once.
.DEFAULT_GOAL := run
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VENV := .venv
BIN := $(VENV)/bin
export DAGSTER_HOME ?= $(CURDIR)/.dagster
export DAGSTER_DISABLE_TELEMETRY := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

# What is installed is what was locked, byte for byte; no code of a package runs to build it, but for three without wheels.
INSTALL := install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all:
INSTALL_SELF := install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-emit-find-links --generate-hashes pyproject.toml

.PHONY: run test test-duckdb2 ui bench soak format lock audit mutations clean

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
	.venv-duckdb2/bin/pip $(INSTALL) --no-binary timesketch-api-client,timesketch-import-client --requirement requirements-dev.txt
	.venv-duckdb2/bin/pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: "duckdb>=2,<3"  # in no lock
	.venv-duckdb2/bin/pip $(INSTALL_SELF)
	@touch $@

ui: $(VENV)/installed  ## the Dagster UI on 127.0.0.1
	@$(BIN)/dateline ui

bench: $(VENV)/installed-dev  ## accuracy (CORPORA=folder) and speed (TEXTS=folder) beside other libraries
	$(BIN)/python -m benchmarks $(if $(CORPORA),--corpora $(CORPORA)) $(if $(TEXTS),--texts $(TEXTS))

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/installed-dev  ## write the three lock files anew from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(COMPILE) -o requirements.txt
	$(COMPILE) --extra dev -c requirements.txt -o requirements-dev.txt
	$(COMPILE) --extra interchange -c requirements-dev.txt -o requirements-interchange.txt

audit: $(VENV)/installed  ## known vulnerabilities of what is locked, by the OSV database
	@if $(BIN)/python -c 'import socket; socket.create_connection(("api.osv.dev", 443), 10)' 2>/dev/null; then \
		$(BIN)/python -m venv .venv-audit; \
		.venv-audit/bin/pip install --quiet --disable-pip-version-check pip-audit; \
		.venv-audit/bin/pip-audit --progress-spinner off --vulnerability-service osv --disable-pip --require-hashes \
			--requirement requirements.txt --requirement requirements-dev.txt; \
	else \
		echo "Nothing was audited: the database of vulnerabilities, api.osv.dev, cannot be reached from here."; \
	fi

mutations: $(VENV)/installed-dev  ## how many random small faults the tests notice (ARGS="events --sample 10")
	@$(BIN)/python -m venv .venv-mutations
	@.venv-mutations/bin/pip install --quiet --disable-pip-version-check "cosmic-ray>=8.7,<9"
	@.venv-mutations/bin/python -m benchmarks.mutations $(ARGS)

clean:
	rm -rf $(VENV) .venv-audit .venv-duckdb2 .venv-mutations .cache

# Any Python from 3.11 to 3.13 will do; PYTHON=... chooses one.
$(VENV)/bin/pip:
	@for python in $${PYTHON:-} python3 python3.11 python3.12 python3.13; do \
		if "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then \
			exec "$$python" -m venv $(VENV); \
		fi; \
	done; echo "dateline needs Python 3.11, 3.12 or 3.13; name one with: make PYTHON=/path/to/python" >&2; exit 1

$(VENV)/installed: requirements.txt pyproject.toml | $(VENV)/bin/pip
	@echo "Setting up $(VENV), once; this takes a minute or two." >&2
	@$(BIN)/pip $(INSTALL) --requirement requirements.txt
	@$(BIN)/pip $(INSTALL_SELF)
	@$(BIN)/python -m compileall -q pipelines
	@$(BIN)/python -m pipelines.events.gazetteer
	@$(BIN)/python -m pipelines.warehouse.lineage
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt requirements-interchange.txt
	@$(BIN)/pip $(INSTALL) --no-binary timesketch-api-client,timesketch-import-client --requirement requirements-dev.txt
	@if pkg-config --exists icu-i18n && command -v g++ >/dev/null; then \
		$(BIN)/pip $(INSTALL) --no-binary pyicu --requirement requirements-interchange.txt; \
	else \
		echo "Without libicu-dev, pkg-config and g++ the FollowTheMoney export is not checked."; \
	fi
	@touch $@
