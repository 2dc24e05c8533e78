# make run and make test do all of their own set-up. PYTHON=… picks the interpreter, CHROMIUM=… and
# FIREFOX=… the browsers, NGINX=… the proxy of the tests, PORT=… the app's port, DATASET=… another
# dataset for the app, PYTEST_ADDOPTS=… more flags, VENV=… another environment, PYTHONS=… the versions
# of make pythons.

PYTHON ?= python3
PORT ?= 8501
ADDRESS ?= localhost
DATASET ?=
VENV ?= .venv
PYTHONS ?= 3.11 3.12 3.13
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest -p tests.no_skips
# The fast tests: reading, the records, each rule of the engine by hand, what is drawn, and the walls.
FAST := tests/files tests/claims tests/views tests/tools $(wildcard tests/presence/test_rules*.py) \
	$(addprefix tests/,presence/test_measures.py test_boundaries.py test_decisions.py test_examples.py)
export PYTHON VENV CHROMIUM FIREFOX NGINX

.DEFAULT_GOAL := help
.PHONY: help run test quick fast pythons check js data unit browser geo screens memory clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

run: $(VENV)/.runtime ## start the app on this machine
	@echo "run: starting the app; Ctrl-C stops it"
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.address $(ADDRESS) $(if $(DATASET),-- --dataset "$(DATASET)")

# One after the other, also under make -j: the quick ones first.
test: $(VENV)/.dev ## check, data, unit and browser: what has to pass before a change lands
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory data
	@$(MAKE) --no-print-directory unit
	@$(MAKE) --no-print-directory browser

# Beside each other: types on one core, tests on the other.
quick: $(VENV)/.dev ## check and fast, in half a minute: while working
	@$(MAKE) --no-print-directory -j2 --output-sync=target check fast

fast: $(VENV)/.dev ## the fast tests alone
	$(PYTEST) $(FAST)

pythons: .venv/.dev ## make quick on the other Pythons that the README promises, where they are at hand
	@setup/pythons.sh $(PYTHONS)

check: $(VENV)/.dev ## format, lint and types of Python and of the scripts, the scripts' unit tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --explicit-package-bases .
	@setup/js.sh check

js: $(VENV)/.dev ## build what browsers run, views/built and its like, from the scripts' sources
	@setup/js.sh build

data: $(VENV)/.dev ## the bundled records, and whether data/sites.csv is up to date
	$(BIN)/python -m claims check
	$(BIN)/python -m geo --check

unit: $(VENV)/.dev ## all tests without a browser; installs LibreOffice, which opens the slides, where there is none
	@soffice=$$(setup/office.sh) || test -z "$$CI" || exit 1; \
	echo "unit: slides are opened by $${soffice:-nothing, for want of LibreOffice}"; \
	SOFFICE=$$soffice $(PYTEST) -n 2 --dist loadfile tests --ignore=tests/browser

browser: $(VENV)/.dev ## the tests in real browsers, Chromium and Firefox; installs what is missing
	@chromium=$$(setup/browser.sh) || test -z "$$CI" || exit 1; \
	firefox=$$(setup/firefox.sh) || test -z "$$CI" || exit 1; \
	nginx=$$(setup/nginx.sh) || test -z "$$CI" || exit 1; \
	echo "browser: using $${chromium:-Playwright's own Chromium} and $${firefox:-no Firefox}"; \
	CHROMIUM=$$chromium FIREFOX=$$firefox NGINX=$$nginx $(PYTEST) -n 2 --dist loadfile tests/browser

geo: $(VENV)/.runtime ## write data/sites.csv anew from data/places.yaml, offline
	$(BIN)/python -m geo

screens: $(VENV)/.dev ## take the pictures in docs/screens anew
	@chromium=$$(setup/browser.sh) || exit 1; CHROMIUM=$$chromium $(BIN)/python -m tests.browser.screens

memory: $(VENV)/.dev ## measure the app's memory with readers on it
	@chromium=$$(setup/browser.sh) || exit 1; CHROMIUM=$$chromium $(BIN)/python -m bench memory

clean: ## remove the environment and all caches
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis build node_modules
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/.runtime: requirements.txt setup/python.sh
	@setup/python.sh requirements.txt
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt setup/python.sh
	@setup/python.sh requirements-dev.txt
	@touch $(VENV)/.runtime $@
