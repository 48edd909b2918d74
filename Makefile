# One door to everything. Each target does its own set-up; see docs/pages/developers.md.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: libraries serve site check fmt-check annotate review comment links audit sbom test lint bench lock clean
.PHONY: test-whole test-lowest test-newest test-properdocs fuzz docs

# The site while you work on it; it follows every saved file.
serve: $(VENV)/.site
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

# The finished site, in site/.
site: $(VENV)/.site
	$(BIN)/mkdocs build --strict

# The documentation, in build/docs; its references are written anew from the code.
docs: $(VENV)/.site
	$(BIN)/python -m docs.reference
	$(BIN)/mkdocs build --strict --config-file docs/mkdocs.yml

# What PDF files need of the system, on Debian and Ubuntu; without it the site is made without them.
libraries:
	@root=$$(test "$$(id -u)" = 0 || echo sudo); \
	$$root apt-get update --quiet && $$root apt-get install --quiet --yes libpango-1.0-0 libpangoft2-1.0-0

# The plan's files alone.
check: $(VENV)/.site
	$(BIN)/actionplan check

# Whether the plan's files are laid out as actionplan fmt lays them out.
fmt-check: $(VENV)/.site
	$(BIN)/actionplan fmt --check

# The rest of this part is for the workflows of a forge; all of it can be run by hand.
SUMMARY := $${GITHUB_STEP_SUMMARY:-/dev/stdout}

# The faults at their lines, and all of them in words in the summary (indented: a text there is code).
annotate: $(VENV)/.site
	@status=0; $(BIN)/actionplan check --format github || status=$$?; \
	$(BIN)/actionplan check | sed 's/^/    /' >> "$(SUMMARY)"; exit $$status

# What has changed in the plan since BASE, in review/; a faulty plan leaves an empty file.
BASE ?= origin/main
review: $(VENV)/.site
	@mkdir -p review
	@printf '%s\n' "$${NUMBER:-}" > review/number
	$(BIN)/actionplan diff "$(BASE)" --format markdown > review/diff.md || test $$? -eq 1
	@cat review/diff.md >> "$(SUMMARY)"

# Writes review/ into the proposal. It needs no set-up: nothing is installed where there is a token.
comment:
	@$(PYTHON) .ci/comment.py

# Every link to other sites.
links: $(VENV)/.site
	$(BIN)/actionplan links

# Known holes in the locked libraries; also one that could not be looked up is a failure.
AUDIT := $(BIN)/pip-audit --strict --require-hashes --disable-pip
audit: $(VENV)/.site
	$(BIN)/pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	$(AUDIT) --requirement requirements.txt
	$(AUDIT) --requirement requirements-test.txt

# What the generator is made of, as CycloneDX: its libraries with versions and hashes, in sbom.json.
sbom: $(VENV)/.site
	$(BIN)/pip install --quiet --disable-pip-version-check cyclonedx-bom==7.5.0
	$(BIN)/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --output-reproducible \
		--of JSON --output-file sbom.json

test: $(VENV)/.test lint
	$(BIN)/pytest -n auto --dist worksteal

# Also what axe looks at every week and before a release alone: see tests/site/test_everybody.py.
test-whole: $(VENV)/.test
	$(BIN)/pytest -n auto --dist worksteal -m ""

# The real site, and every test without a browser: with the oldest and the newest libraries that pyproject.toml
# allows, and under ProperDocs, which continues MkDocs. Each has its libraries in a folder of its own.
VERSIONS = $(PYTHON) -m venv --clear .venv-$(1) && \
	.venv-$(1)/bin/pip install --quiet --disable-pip-version-check uv && \
	.venv-$(1)/bin/uv pip install --quiet --python .venv-$(1)/bin/python $(2) --editable '.[pdf,test]' 'hatchling>=1.27' $(3)
TRY = .venv-$(1)/bin/python -m $(2) build --strict --quiet --config-file mkdocs.yml --site-dir build/site-$(1) && \
	ENGINE=$(2) .venv-$(1)/bin/pytest -n auto -m "not browser"

test-lowest:
	$(call VERSIONS,lowest,--resolution lowest-direct)
	$(call TRY,lowest,mkdocs)

test-newest:
	$(call VERSIONS,newest,--resolution highest)
	$(call TRY,newest,mkdocs)

test-properdocs:
	$(call VERSIONS,properdocs,--resolution highest,properdocs)
	$(call TRY,properdocs,properdocs)

# What chance finds in half an hour: 2,000 accidents in the real files, 500 in workbooks, 40 killed imports and
# 20 killed builds. The number that is printed first repeats a run: make fuzz SEED=4711
SEED ?= $(shell date +%s)
fuzz: $(VENV)/.test
	$(BIN)/python -m tests.fuzz --edits 2000 --seed $(SEED)
	SEED=$(SEED) WORKBOOKS=500 KILLED_IMPORTS=40 \
		$(BIN)/pytest -q -s -n 0 tests/spreadsheets/test_accidents.py tests/commands/test_killed.py
	SEED=$(SEED) $(BIN)/pytest -q -s tests/site/test_unbroken.py

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.test
	$(BIN)/python -m benchmarks

# New versions of everything, as far as pyproject.toml allows.
COMPILE := $(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --all-build-deps
lock: $(VENV)/.test
	$(BIN)/pip install --quiet pip-tools
	$(COMPILE) --extra open-data --extra pdf --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra test --constraint requirements.txt --output-file requirements-test.txt pyproject.toml
	cd tests/checkers && npm update --package-lock-only

clean:
	rm -rf $(VENV) .venv-* site review build dist sbom.json tests/checkers/node_modules

$(VENV)/.site: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# As pip does with what it installs, whether Python may write such files by itself or not.
	@$(BIN)/python -m compileall -qq plugins
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -c 'from actionplan.pages.rendering import compile_all; compile_all()'
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements-test.txt tests/browser_setup.py tests/checkers_setup.py tests/checkers/package-lock.json
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	$(BIN)/python tests/browser_setup.py
	$(BIN)/python tests/checkers_setup.py
	@touch $@
