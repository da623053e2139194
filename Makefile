# Two commands matter: `make run` and `make test`. The rest is for those who work on it; `make help` lists them.
SHELL := /bin/sh
PYTHON ?= python3
HOME_DIR ?= data
PYTEST ?=
BENCH ?=
# One process, in the files' order. Quicker: make test PARALLEL="--numprocesses auto --dist worksteal"; then a test that
# waits on another machine's patience may fail.
PARALLEL ?=

BIN := .venv/bin
UV := $(BIN)/uv
export UV_PYTHON_DOWNLOADS := never
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
# Compiled once here: a command that has to compile what it imports takes twice as long, each time on some machines.
SYNC := $(UV) pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes
INSTALL_OURSELVES := $(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable . \
	&& $(BIN)/python -m compileall -q src

.DEFAULT_GOAL := help
.PHONY: help run national cluster test check test-tools test-postgres mission bench soak shots docs assets requirements clean

help: ## What you can type
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r what says; do \
		printf '%-22s %s\n' "$$what" "$$says"; done

# --- The machine -------------------------------------------------------------------------------------------------

.venv/ready-uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Groundswell needs Python 3.11 or newer. Try: make $(MAKECMDGOALS) PYTHON=python3.12'; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv || \
		{ echo "This Python cannot make a venv. On Debian: apt-get install python3-venv"; exit 1; }
	@echo 'Bringing uv…'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/uv.txt
	@touch $@

# Where the tests' packages are in already, they stay: they hold everything that running needs.
.venv/ready-to-run: .venv/ready-uv requirements/run.txt pyproject.toml
	@if [ -e .venv/ready-to-test ]; then \
		$(MAKE) --no-print-directory .venv/ready-to-test; \
	else \
		echo 'Bringing what Groundswell needs to run…'; \
		$(SYNC) requirements/run.txt && $(INSTALL_OURSELVES); \
	fi
	@touch $@

.venv/ready-to-test: .venv/ready-uv requirements/test.txt pyproject.toml
	@echo 'Bringing what the tests need…'
	@$(SYNC) requirements/test.txt
	@$(INSTALL_OURSELVES)
	@touch $@

# Beside what running needs: numpy, numba and pyarrow.
.venv/ready-for-national: .venv/ready-to-run requirements/national.txt
	@if [ ! -e .venv/ready-to-test ]; then \
		echo 'Bringing what a nation needs…'; \
		$(SYNC) requirements/national.txt && $(INSTALL_OURSELVES); \
	fi
	@touch $@

# Beside what a nation needs: Dask, for several processes or machines.
.venv/ready-for-cluster: .venv/ready-for-national requirements/cluster.txt
	@if [ ! -e .venv/ready-to-test ]; then \
		echo 'Bringing what many machines need…'; \
		$(SYNC) requirements/cluster.txt && $(INSTALL_OURSELVES); \
	fi
	@touch $@

# --- What a person types -----------------------------------------------------------------------------------------

run: .venv/ready-to-run ## Load the Stockport example and serve it at http://127.0.0.1:8000
	@$(BIN)/groundswell --home $(HOME_DIR) demo

national: .venv/ready-for-national ## Bring what `groundswell national` needs; a borough does without it

cluster: .venv/ready-for-cluster ## Bring what `groundswell national reach` needs for many processes or machines

test: test-tools .venv/ready-to-test ## Run all tests: unit, slow version, browser, PostgreSQL
	@$(BIN)/python -m pytest $(PARALLEL) $(PYTEST)

test-tools: ## Bring Chromium and PostgreSQL (Debian's, by apt)
	@sh tests/tools.sh

check: .venv/ready-to-test ## The checks of every commit, in under two minutes
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -m "not browser and not slow_version and not postgres and not commands" $(PYTEST)

mission: .venv/ready-to-test ## Each mission row with its tests: pass, fail or not yet
	@$(BIN)/python -m pytest --mission --no-header $(PYTEST)

test-postgres: test-tools .venv/ready-to-test ## The register's tests on a real, throw-away PostgreSQL
	@$(BIN)/python -m pytest -m postgres $(PYTEST)

bench: .venv/ready-to-test ## What a journey costs on a borough's register; then England, beside what others would use
	@$(BIN)/python bench/borough.py
	@$(BIN)/python bench/run.py --sparse $(BENCH)

soak: .venv/ready-to-test ## All that can try more, trying more: calendars, kills, editors, tampering
	@GROUNDSWELL_COUNTS=soak $(BIN)/python -m pytest -m "soak or slow_version" $(PYTEST)

shots: test-tools .venv/ready-to-test ## A picture of every page, wide and narrow, light and dark, into ./shots
	@$(BIN)/python -m tests.browser.shots

docs: .venv/ready-to-test ## Write docs/look-up from the program
	@DJANGO_SETTINGS_MODULE=groundswell.server.settings $(BIN)/python -m tests.docs.look_up

assets: .venv/ready-uv ## Make the shipped fonts again (needs Node; what it makes is committed)
	@cd assets && npm install --no-package-lock --no-audit --no-fund
	@$(UV) venv --quiet --clear --python $(BIN)/python assets/.venv
	@$(UV) pip install --quiet --python assets/.venv/bin/python fonttools brotli
	@cd assets && .venv/bin/python fonts.py

requirements: .venv/ready-uv ## Write requirements/*.txt again from *.in
	@$(COMPILE) requirements/uv.in --output-file requirements/uv.txt
	@$(COMPILE) requirements/run.in --output-file requirements/run.txt
	@$(COMPILE) requirements/national.in --constraint requirements/run.txt --output-file requirements/national.txt
	@$(COMPILE) requirements/cluster.in --constraint requirements/national.txt --output-file requirements/cluster.txt
	@$(COMPILE) requirements/test.in --constraint requirements/cluster.txt --output-file requirements/test.txt

clean: ## Remove what was made here, but not your data
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache shots
