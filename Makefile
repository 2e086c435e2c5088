# `make help` lists what there is. Everything runs in .venv, which is made from the hash-checked lock files.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
PORT ?= 8080

.PHONY: help run check test test-crash test-clients bench diagram screenshots mutants machine coverage-table migration lock

help:  ## What there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(READY): requirements-dev.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $(READY)

run: $(READY)  ## The practice workspace, in the browser (PORT=8080)
	$(BIN)/python -m bot practice --port $(PORT)

check: $(READY)  ## Style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(READY)  ## The quick whole, on SQLite and PostgreSQL
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not client and not crash and not machine"

test-crash: $(READY)  ## Killed at named points through the whole journey, on both databases
	$(BIN)/python -m pytest -n 2 -m crash

test-clients: $(READY)  ## In a real browser (Debian: apt-get install chromium)
	$(BIN)/python -m pytest -m client

bench: $(READY)  ## Ratios, measured in one run
	$(BIN)/python -m tests.bench

diagram: $(READY)  ## docs/states.md anew, from the table of statuses and transitions
	$(BIN)/python -m tests.diagram

screenshots: $(READY)  ## The pictures of the README and of docs/walkthrough.md (needs chromium)
	$(BIN)/python -m tests.bot.practice.screenshots

mutants: $(READY)  ## Switch each rule off, one at a time: some test must notice
	$(BIN)/python -m tests.mutations

machine: $(READY)  ## Random people play hundreds of games: all must hold, and each rule made wrong be found
	$(BIN)/python -m pytest -n 2 -m machine
	$(BIN)/python -m tests.machine mutations

coverage-table: $(READY)  ## docs/policy-coverage.md: each rule of the policy, its tests, and what they notice
	$(BIN)/python -m tests.coverage

migration: $(READY)  ## Draft a migration: make migration m="what it is for"
	$(BIN)/python -c "import sys; from storage.migrate import draft; draft(sys.argv[1])" "$(m)"
	$(BIN)/ruff format storage/migrations

lock: $(READY)  ## Make the lock files anew (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --group dev pyproject.toml -o requirements-dev.lock
