# `make demo` and `make test` need only Python 3.11+ and make: everything else is installed, by hash, into .venv.

PYTHON ?= python3
PYTEST_ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --no-input
COMPILE = uv pip compile --quiet --universal --generate-hashes --no-header --no-config --python-version 3.11
CHECKED := src tests evaluation benchmarks

.DEFAULT_GOAL := help
.PHONY: help demo test lint format score hold bench serve codebook readme lock field clean

help:
	@echo "make demo      read the sample pages into a fresh store and show the events"
	@echo "make test      lint, types, layers, tests: what has to pass before a change lands"
	@echo "make lint      the first three of these; 'make format' puts the layout right"
	@echo "make score     measure against ../shared/benchmarks and rewrite docs/scorecard.md"
	@echo "make hold      hold a sample of the benchmarks to the quality floors"
	@echo "make bench     speed and memory, of whole readings and of every stage"
	@echo "make serve     the web page"
	@echo "make codebook  rewrite docs/codebook.md from the ontology"
	@echo "make readme    put the real output of a reading into README.md"
	@echo "make lock      resolve the dependencies anew (needs uv)"
	@echo "make field     add followthemoney and libhxl, with which more exports are tested (needs libicu-dev, g++)"
	@echo "make clean     remove .venv and every cache"

demo: $(VENV)/.runtime
	@$(BIN)/dateline demo

test: lint
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.dev
	@$(BIN)/ruff check $(CHECKED)
	@$(BIN)/ruff format --check $(CHECKED)
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix $(CHECKED)
	@$(BIN)/ruff format $(CHECKED)

score: $(VENV)/.dev
	@$(BIN)/python -m evaluation.scorecard

hold: $(VENV)/.dev
	@$(BIN)/python -m evaluation.hold

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks.speed
	@$(BIN)/python -m benchmarks.stages

serve: $(VENV)/.runtime
	@$(BIN)/dateline serve --help >/dev/null 2>&1 \
	  || { echo "there is no web page in this version yet; 'make demo' shows the record in the terminal" >&2; exit 1; }
	@$(BIN)/dateline serve

codebook: $(VENV)/.runtime
	@$(BIN)/python -m dateline.knowledge.codebook

readme: $(VENV)/.runtime
	@$(BIN)/python -m evaluation.readme

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/" >&2; exit 1; }
	$(COMPILE) --group pyproject.toml:pip --output-file requirements-pip.lock
	$(COMPILE) pyproject.toml --group pyproject.toml:build --output-file requirements.lock
	$(COMPILE) pyproject.toml --all-extras --group pyproject.toml:build --group pyproject.toml:dev \
	  --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --group pyproject.toml:field --constraint requirements-dev.lock --output-file requirements-field.lock

field: $(VENV)/.dev
	@$(PIP) --require-hashes -r requirements-field.lock

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests evaluation benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Dateline needs Python 3.11 or later; say which with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "this Python cannot make environments: on Debian and Ubuntu, apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: pyproject.toml requirements-pip.lock requirements.lock | $(BIN)/python
	@echo "installing the locked dependencies into $(VENV): about a minute, once"
	@$(PIP) --require-hashes -r requirements-pip.lock
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	@echo "installing the tools for tests"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
