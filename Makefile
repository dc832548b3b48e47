# People and CI call the same targets; `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help

# The first Python that is new enough, else the first at all: setup.py says what is wrong with it.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && exit; done; command -v python3 || command -v python)
SETUP = $(if $(PYTHON),$(PYTHON),echo "kankei: Python 3.11 or newer is needed and there is none (Debian: apt install python3 python3-venv)" >&2; exit 3;) scripts/setup.py
IN = .venv/bin

.PHONY: help run test lint e2e bench compiled screenshots reference lock clean

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 20

run: ## install, load the demo newsroom, and serve it (PORT, KANKEI_HOME, ARGS)
	@$(SETUP)
	@$(IN)/python scripts/compiled.py --soon
	@exec $(IN)/kankei serve --demo $(ARGS)

test: ## everything that CI runs (ONLY=step runs one step)
	@$(SETUP) --test
	@exec $(IN)/python scripts/check.py $(ONLY)

lint: ## style, import contracts, templates, types
	@$(SETUP) --test
	@exec $(IN)/python scripts/check.py lint

e2e: ## the journeys in a real browser
	@$(SETUP) --test
	@exec $(IN)/python scripts/check.py e2e

bench: ## measure each promise of bench/ (ONLY=name measures one; PEERS_PYTHON: bench/ginza.py)
	@$(SETUP) --test
	@PEERS_PYTHON=$(PEERS_PYTHON) exec $(IN)/python -m bench $(ONLY)

compiled: ## compile the reading engine for this checkout, and as a wheel into dist/
	@$(SETUP) --test
	@$(IN)/python scripts/compiled.py --here
	@exec $(IN)/python scripts/compiled.py

screenshots: ## take the pictures of docs/screenshots again
	@$(SETUP) --test
	@exec $(IN)/python scripts/screenshots.py

reference: ## write docs/reference/errors.md and commands.md from the code
	@$(SETUP) --test
	@$(IN)/python scripts/reference.py

lock: ## choose versions anew and lock them with their hashes (needs uv)
	@sh scripts/lock.sh

clean: ## remove .venv and caches; data/ stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results
