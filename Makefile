# make run opens the reader, make test runs every check; both set up what is missing.

SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
SHARED := ../shared
PACKAGE_VENV := build/package/venv
SEEDS ?= 20261120 77 5
ARTICLES ?= 1000 10000
FUZZ_SECONDS ?= 300
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test lint types imports unit soak audit eval screenshots spellings fluent bench bench-check \
  package smoke validate release-check translations lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## set up what running needs
	@$(PYTHON) packaging/bootstrap.py

setup-dev: ## set up what developing needs
	@$(PYTHON) packaging/bootstrap.py dev

run: setup ## open the reader: make run [FILES="page.txt folder"]
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  $(BIN)/zonereader open $(FILES); \
	else \
	  echo "zonereader: there is no display; building the library and leaving a picture of the window and a list of its contents instead:"; \
	  $(BIN)/python -m zonereader.gui.snapshot --out build; \
	fi

test: lint types imports unit ## every check: lint, types, import rules, tests

lint: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup-dev
	@$(BIN)/mypy

imports: setup-dev
	@$(BIN)/lint-imports --no-cache

unit: setup-dev
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(TESTS)

soak: setup-dev ## the long form of the safety tests: kills, faults and odd input by the hundred
	@ZONEREADER_SOAK=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -s -p no:randomly --timeout 3600 tests/soak
	@if $(BIN)/python -m pip install --quiet --require-hashes --upgrade --target build/fuzz/lib -r requirements/fuzz.txt 2>/dev/null; then \
	  for what in query page; do \
	    PYTHONPATH=build/fuzz/lib $(BIN)/python tests/soak/fuzz.py $$what $(FUZZ_SECONDS) 2>&1 | grep -a stat:: || exit 1; \
	  done; \
	else echo "soak: there is no atheris for this system; fuzzing by coverage was left out"; fi

audit: setup-dev ## known weaknesses of the packages that requirements/ names, where they can be asked for
	@test -x build/audit/bin/pip-audit || { $(PYTHON) -m venv build/audit && build/audit/bin/pip install --quiet pip-audit; }
	@build/audit/bin/pip-audit --disable-pip --require-hashes -r requirements/run.txt

eval: setup-dev ## accuracy on annotated pages, when they lie beside the checkout, and on articles of our own
	@$(BIN)/python tests/corpus/measure.py
	@test -d $(SHARED)/eval || { echo "zonereader: there are no annotated pages in $(SHARED)/eval."; exit 1; }
	@$(BIN)/python $(SHARED)/eval/score.py $(SHARED)/eval/gold $(SHARED)/seeds -- $(BIN)/zonereader parse
	@for seed in $(SEEDS); do \
	  rm -rf build/eval && $(BIN)/python $(SHARED)/eval/pages/make_pages.py $(SHARED)/eval/pages/articles build/eval --seed $$seed; \
	  echo "laid-out pages, seed $$seed"; \
	  $(BIN)/python $(SHARED)/eval/score.py build/eval/gold build/eval/docs -- $(BIN)/zonereader parse | tail -n 20 | head -n 19; \
	done

screenshots: setup-dev ## the gallery: every pane and state, all themes, both languages, from the running program
	@rm -rf build/gallery
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m zonereader.gui.snapshot --gallery --out build/gallery
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m zonereader.gui.snapshot --size 2560x1440 --out build/gallery
	@QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2 $(BIN)/python -m zonereader.gui.snapshot --size 1280x800 --out build/gallery
	@QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2 $(BIN)/python -m zonereader.gui.snapshot --size 640x400 --out build/gallery
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m zonereader.gui.snapshot --size 1280x800 --text 200 --out build/gallery
	@$(BIN)/python packaging/guide_pictures.py

spellings: setup-dev ## work out anew how zones, places and commands can be typed
	@$(BIN)/python packaging/spellings.py

fluent: setup-dev ## how long single events keep the window, on libraries of 10,000 and 100,000 articles
	@$(BIN)/python tests/benchmarks/fluency.py 10000 build/bench
	@$(BIN)/python tests/benchmarks/fluency.py 100000 build/bench

bench: setup-dev ## ratios to floors: starts, imports, switches (ARTICLES="1000 10000 100000" for more, PEERS=1 installs them)
	@if [ -n "$(PEERS)" ]; then $(BIN)/python tests/benchmarks/import_peers.py --install; fi
	@$(BIN)/python tests/benchmarks/bench.py --articles $(ARTICLES) --folder build/bench
	@$(BIN)/python tests/benchmarks/start_peers.py $(if $(PEERS),--install)

bench-check: setup-dev ## whether the main ratios are still those of tests/benchmarks/recorded.json; under a minute
	@$(BIN)/python tests/benchmarks/check.py

package: ## build the program as it is handed out: frozen, .deb and archive, into dist/
	@ZONEREADER_VENV=$(PACKAGE_VENV) $(PYTHON) packaging/bootstrap.py package
	@$(PACKAGE_VENV)/bin/python packaging/package.py

smoke: ## try what make package built as a user would, on a screen of its own
	@$(PYTHON) packaging/smoke.py

validate: ## let the desktop's and Debian's own checkers look at what make package built
	@$(PYTHON) packaging/validate.py

release-check: ## whether the checkout may be released under its version
	@$(PYTHON) packaging/release_check.py

translations: setup-dev ## gather the words to translate from the sources
	@$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none $$(find src/zonereader/gui -name '*.py' | sort) -ts resources/i18n/zonereader_zh_CN.ts

lock: ## write requirements/ anew (needs uv)
	@$(PYTHON) packaging/lock.py

clean: ## remove what was built
	rm -rf .venv build dist resources/fonts resources/i18n/*.qm
