# Everything that can be made of this package; `make help` lists it.
# One build configuration, release, for the program and its tests: dependencies compile once.

SWIFT ?= swift
PREFIX ?= /usr/local
INPUT ?= seeds
OUT ?= out
SECONDS ?= 600
COUNTS ?= 1000 4000

BUILD := .build/release
SHANHAI := $(BUILD)/shanhai
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: bench bench-cleaning bench-extraction bench-graph bench-linking bench-scale bench-spark build cases clean deb floors fuzz graph graph-packages growth help install network ontology-page picture promote python rules score spark store test test-packages test-spark views weights

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22
	@echo '  INPUT=seeds OUT=out (graph), HALF=first|second VERBOSE=1 (score), KIND= ONLY= VERBOSE=1 (cases), SECONDS=600 (fuzz), COUNTS="1000 4000" (bench-scale), PREFIX=/usr/local (install)'

graph: graph-packages build ## build the program and turn the articles in seeds/ into the graph in out/
	@echo '== $(SHANHAI) build $(INPUT) -o $(OUT)'
	@$(SHANHAI) build $(INPUT) -o $(OUT)
	@echo 'Turtle   $(OUT)/graph.ttl'
	@echo 'DOT      $(OUT)/graph.dot'
	@[ ! -e $(OUT)/graph.svg ] || echo 'picture  $(OUT)/graph.svg'
	@echo 'claims   $(OUT)/claims.jsonl'

test: test-packages python build network ## run the tests of the modules, then those of the graph in other programs
	@echo '== swift test'
	@$(SWIFT) test -c release --disable-testable-imports
	@echo '== the built graph in Oxigraph, Virtuoso, Jena, RDFLib, pySHACL, HermiT, serdi, NetworkX and Graphviz, the site in Chromium'
	@$(PYTHON) -m pytest Tests/Conformance

test-spark: test-packages python build spark ## run the Spark job with killed workers, and compare its graph with that of one machine
	@echo '== Scripts/spark in local mode'
	@$(PYTHON) -m pytest -q Tests/Spark

spark: ## install Spark into .venv-spark
	@Scripts/install-python Scripts/spark/requirements.txt .venv-spark

store: graph-packages build ## install Oxigraph into .venv and beside the program, for shanhai query
	@Scripts/install-python
	@ln -sf "$(CURDIR)/.venv/bin/oxigraph" $(BUILD)/oxigraph

network: build ## install vis-network beside the program, for the site's page that draws what is around an entity
	@Scripts/install-network $(BUILD)

score: graph-packages python build ## score seeds and corpus against what a careful reader finds
	@Scripts/score $(SHANHAI) $(HALF)

cases: graph-packages python build ## run the cases of Tests/Cases, those that hold and those that are open
	@$(PYTHON) Tests/Cases/cases.py $(SHANHAI) --kind '$(KIND)' --only '$(ONLY)' $(if $(VERBOSE),-v)

promote: graph-packages python build ## mark the open cases that pass as holding
	@$(PYTHON) Tests/Cases/cases.py $(SHANHAI) --kind '$(KIND)' --only '$(ONLY)' --promote

floors: graph-packages python build ## raise the scores below which make test fails to those reached
	@$(PYTHON) Tests/Scoring/floors.py $(SHANHAI) --raise

weights: graph-packages ## fit the weights by which names and passages are chosen, and print what unseen articles may expect
	@echo '== swift build -c release --product ShanhaiBenchmarks'
	@$(SWIFT) build -c release --product ShanhaiBenchmarks
	@python3 Tests/Scoring/weights.py $(BUILD)/ShanhaiBenchmarks \
	  Sources/Lexicon/Resources/mention_weights.tsv seeds Tests/Corpus
	@python3 Tests/Scoring/block_weights.py $(BUILD)/ShanhaiBenchmarks \
	  Sources/Cleaning/Resources/block_weights.tsv Tests/CleaningTests/Pages seeds Tests/Corpus Tests/Cases/pages

bench: graph-packages ## measure each stage on 2,000 documents
	@echo '== swift build -c release --product ShanhaiBenchmarks'
	@$(SWIFT) build -c release --product ShanhaiBenchmarks
	@$(BUILD)/ShanhaiBenchmarks seeds Tests/Corpus

bench-cleaning: graph-packages build ## quality and speed of cleaning beside other programs and bare libxml2
	@$(SWIFT) build -c release --product ShanhaiBenchmarks
	@Scripts/install-python Tests/Scoring/peers.txt .venv-peers
	@.venv-peers/bin/python Tests/Scoring/bench_cleaning.py --shanhai $(SHANHAI) \
	  --benchmarks $(BUILD)/ShanhaiBenchmarks --gold Tests/Corpus/gold --docs seeds --docs Tests/Corpus

bench-extraction: graph-packages build ## persons and regions beside other taggers, and speed
	@Scripts/install-python Tests/Scoring/peers.txt .venv-peers
	@.venv-peers/bin/python Tests/Scoring/bench_extraction.py --shanhai $(SHANHAI) \
	  --gold Tests/Corpus/gold --docs seeds --docs Tests/Corpus

growth: build ## measure how time, memory and output grow on pages made to be slow, up to 10 MB
	@python3 Tests/Conformance/growth.py $(SHANHAI)
	@python3 Tests/Conformance/growth.py $(SHANHAI) --large 10

fuzz: graph-packages build ## look for pages, articles, claims and paths that break the program, SECONDS seconds each
	@Scripts/fuzz $(SECONDS)

rules: build ## bring the list of rules in Documentation/Extraction.md up to date
	@sed -i '/^# Rules$$/q' Documentation/Extraction.md
	@$(SHANHAI) rules >> Documentation/Extraction.md

bench-linking: graph-packages ## link synthetic corpora of 1,000, 10,000 and 100,000 documents and score them
	@$(SWIFT) build -c release --product ShanhaiBenchmarks
	@for count in 1000 10000 100000; do $(BUILD)/ShanhaiBenchmarks --linking $$count; done

bench-scale: graph-packages build ## measure what corpora of COUNTS articles cost, and write the table of Documentation/Scale.md
	@python3 Benchmarks/scale.py $(SHANHAI) $(COUNTS) --write Documentation/Scale.md

bench-spark: test-packages build spark ## articles a second of the Spark job with 1 and 2 partitions, and the share of each step
	@.venv-spark/bin/python Benchmarks/spark.py $(SHANHAI) $(firstword $(COUNTS))

bench-graph: test-packages build ## measure writing against serdi, and walks against NetworkX, igraph, rustworkx
	@echo '== swift build -c release --product ShanhaiGraphBenchmarks'
	@$(SWIFT) build -c release --product ShanhaiGraphBenchmarks
	@[ -x .venv/bench/bin/python ] || python3 -m venv .venv/bench
	@.venv/bench/bin/python -m pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
	@$(SHANHAI) build --quiet seeds Tests/Corpus/*.html Tests/Corpus/*.md Tests/Corpus/*.txt -o $(OUT)/bench
	@.venv/bench/bin/python Benchmarks/graph_peers.py $(BUILD)/ShanhaiGraphBenchmarks $(OUT)/bench

ontology-page: ## make out/ontology.html of the ontology, by pyLODE
	@[ -x .venv/page/bin/pylode ] || { python3 -m venv .venv/page && \
	  .venv/page/bin/python -m pip install --quiet --disable-pip-version-check pylode==3.2.0; }
	@mkdir -p $(OUT) && .venv/page/bin/pylode Ontology/shanhai.ttl -o $(OUT)/ontology.html
	@echo 'page     $(OUT)/ontology.html'

picture: graph views ## remake the pictures of the README
	@cp $(OUT)/graph.svg Documentation/seeds.svg
	@echo 'picture  Documentation/seeds.svg'

views: graph-packages build ## remake Documentation/views, a picture of each view
	@$(SHANHAI) build --quiet seeds Tests/Corpus/dev-* -o $(OUT)/views
	@for view in timeline pairings officials agreements; do \
	  $(SHANHAI) export $(OUT)/views --view $$view --max-nodes 60 -o Documentation/views/$$view.svg; done
	@$(SHANHAI) export $(OUT)/views --view event --around 闽宁协作第二十五次联席会议 -o Documentation/views/event.svg
	@$(SHANHAI) export $(OUT)/views --view around --around 遵义市 -o Documentation/views/around.svg
	@echo 'pictures Documentation/views'

install: graph-packages build ## install the program under PREFIX
	@install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/lib/shanhai'
	@install -m 755 $(SHANHAI) '$(DESTDIR)$(PREFIX)/lib/shanhai/'
	@cp -R $(BUILD)/*.resources '$(DESTDIR)$(PREFIX)/lib/shanhai/'
	@[ ! -e $(BUILD)/commit ] || cp $(BUILD)/commit '$(DESTDIR)$(PREFIX)/lib/shanhai/'
	@[ ! -e $(BUILD)/oxigraph ] || cp -L $(BUILD)/oxigraph '$(DESTDIR)$(PREFIX)/lib/shanhai/'
	@[ ! -e $(BUILD)/vis-network.min.js ] || cp $(BUILD)/vis-network.min.js '$(DESTDIR)$(PREFIX)/lib/shanhai/'
	@ln -sf ../lib/shanhai/shanhai '$(DESTDIR)$(PREFIX)/bin/shanhai'
	@echo 'installed $(DESTDIR)$(PREFIX)/bin/shanhai'

deb: graph-packages build ## make a Debian package that wants no Swift
	@Scripts/make-deb $(OUT)

clean: ## remove what was made: build, output, virtual environment
	rm -rf .build .venv .venv-peers .venv-spark out

build:
	@echo '== swift build -c release --product shanhai'
	@$(SWIFT) build -c release --product shanhai
	@Scripts/note-commit $(BUILD)

graph-packages:
	@Scripts/install-packages graph

test-packages:
	@Scripts/install-packages test

python: test-packages
	@Scripts/install-python
