# Everything goes through .venv at the root: `make run` and `make test` each work first on a fresh machine.

VENV   := .venv
PYTHON := $(VENV)/bin/python
# Written when the last step of the installation has succeeded; older than pyproject.toml means: install again.
READY  := $(VENV)/.ready
PORT   ?= 7860
HOST   ?= 127.0.0.1

.PHONY: help setup run test eval lint screenshots

help:
	@echo "make setup        install everything into $(VENV)"
	@echo "make run          build the index and open the page at http://$(HOST):$(PORT)"
	@echo "make test         all tests, then the held-out score with its floor"
	@echo "make eval         all scores, the comparison with simpler programs and without each stage, speed, changed questions, 10,000 hostile inputs"
	@echo "make lint         style and types"
	@echo "make screenshots  take the pictures of the README anew"

setup: $(READY)

# torch comes first and alone: a resolver that is free to choose takes a build with gigabytes of GPU packages.
$(READY): pyproject.toml
	@python3 -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
		|| { echo "python3 is $$(python3 --version 2>&1): Python 3.11, 3.12 or 3.13 is needed" >&2; exit 1; }
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet torch==2.13.0
	$(PYTHON) -m pip install --quiet --editable '.[dev]'
	touch $(READY)

run: setup
	$(PYTHON) -m index build
	$(PYTHON) app.py --host $(HOST) --port $(PORT)

test: setup
	tests/browser.sh
	$(PYTHON) -m pytest -n 2
	$(PYTHON) -m eval check
	$(PYTHON) -m eval run

eval: setup
	mkdir -p report
	$(PYTHON) -m eval check
	$(PYTHON) -m eval run --dataset dev --json report/dev.json --html report/dev.html
	$(PYTHON) -m eval run --dataset dev-more --json report/dev-more.json
	$(PYTHON) -m eval compare --json report/compare.json
	$(PYTHON) -m eval speed --json report/speed.json
	$(PYTHON) -m eval metamorphic
	$(PYTHON) -m eval fuzz --count 10000
	$(PYTHON) -m eval run --dataset heldout --json report/heldout.json --html report/heldout.html
	$(PYTHON) -m eval run --dataset heldout-more --json report/heldout-more.json
	$(PYTHON) -m eval run --dataset heldout-others --json report/heldout-others.json
	$(PYTHON) -m eval run --dataset heldout-eligibility --json report/heldout-eligibility.json

lint: setup
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

screenshots: setup
	tests/browser.sh
	$(PYTHON) -m web.screenshots
