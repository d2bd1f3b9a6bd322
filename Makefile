# `make run` shows the two example reviews at http://127.0.0.1:8080.
SHELL := /bin/sh
PORT ?= 8080
REPORTS := .build/reports
DEBUG := .build/debug/samstemt
RELEASE := .build/release-samstemt/samstemt
SURVEY_BENCH := .build/survey-bench/release/SurveyBench
ASSESSMENT_BENCH := .build/assessment-bench/release/AssessmentBench
TABLE_BENCH := .build/table-bench/release/TableBench
PLAN_BENCH := .build/plan-bench/release/PlanBench
DATABASE_BENCH := .build/database-bench/release/DatabaseBench
ANSWER_BENCH := .build/answer-bench/release/AnswerBench
# An empty database that takes the answers; a PostgreSQL address measures that.
BENCH_DATABASE ?= .build/database-bench/answers.sqlite

.DEFAULT_GOAL := help
.PHONY: help prepare build reports run test browser lint format release survey-bench assessment-bench \
  table-bench plan-bench database-bench answer-bench bench bench-peers fuzz endurance clean

help:
	@echo "make run       build the examples and show them at http://127.0.0.1:$(PORT) (PORT=... to change)"
	@echo "make test      run all tests (those in a browser where 'make browser' has been run)"
	@echo "make browser   install what the tests in a browser need"
	@echo "make lint      check the form of the Swift files"
	@echo "make format    bring the Swift files into that form"
	@echo "make release   build the program as one file: $(RELEASE)"
	@echo "make bench     measure the released program, the estimators, the panel, the reading of tables and plans"
	@echo "make database-bench  measure durable writes (BENCH_DATABASE=postgres://... to measure PostgreSQL)"
	@echo "make answer-bench  measure 500 respondents on the released server (ANSWER_DATABASE=postgres://... too)"
	@echo "make bench-peers  install what 'make bench' compares with, such as R's survey, numpy and pyjstat"
	@echo "make fuzz      feed every reader of files with libFuzzer for FUZZ_SECONDS each (300)"
	@echo "make endurance  kill the server for a minute on each database and send it 100 000 made-up requests"
	@echo "make clean     remove what was built"

# Swift, and the system packages that the build needs; installed only where they are missing.
prepare:
	@Scripts/check-swift.sh
	@Scripts/install-packages.sh

build: prepare
	swift build

define build_reports
mkdir -p $(REPORTS)
$(DEBUG) build Examples/telemark -o $(REPORTS)/telemark
$(DEBUG) build Examples/norge-2021 -o $(REPORTS)/norge-2021
endef

reports: build
	$(build_reports)

run: reports
	@exec $(DEBUG) serve $(REPORTS) --port $(PORT)

test: build
	@Scripts/run-tests.sh
	$(build_reports)
	@if [ -x .venv/bin/python ] && Scripts/find-chromium.sh >/dev/null; then \
	  .venv/bin/python Tests/Browser/check_pages.py --samstemt $(DEBUG) --reports $(REPORTS); \
	else \
	  echo "Skipped Tests/Browser: no Chromium, or no .venv. 'make browser' installs both."; \
	fi

browser: .venv/ready

.venv/ready: Tests/Browser/requirements.txt
	@Scripts/find-chromium.sh >/dev/null || Scripts/install-packages.sh chromium fonts-dejavu-core
	@python3 -c 'import ensurepip' 2>/dev/null || Scripts/install-packages.sh python3 python3-venv
	python3 -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
	@touch $@

lint:
	@Scripts/check-swift.sh
	@Scripts/swift-files.sh | tr '\n' '\0' | xargs -0 swift format lint --strict --parallel
	@echo "The Swift files are well formed."

format:
	@Scripts/check-swift.sh
	@Scripts/swift-files.sh | tr '\n' '\0' | xargs -0 swift format --in-place --parallel

# Swift's own libraries stand inside the program; those of C are the system's, found at start.
release: prepare
	swift build -c release --static-swift-stdlib --product samstemt \
	  -Xswiftc -cross-module-optimization
	@mkdir -p $(dir $(RELEASE))
	@cp "$$(swift build -c release --static-swift-stdlib --product samstemt \
	  -Xswiftc -cross-module-optimization --show-bin-path)/samstemt" $(RELEASE)
	@strip $(RELEASE)
	@echo "$(RELEASE): $$(( $$(wc -c < $(RELEASE)) / 1000000 )) MB"

survey-bench: prepare
	swift build -c release --package-path Benchmarks/SurveyBench --scratch-path .build/survey-bench

assessment-bench: prepare
	swift build -c release --package-path Benchmarks/AssessmentBench \
	  --scratch-path .build/assessment-bench

table-bench: prepare
	swift build -c release --package-path Benchmarks/TableBench --scratch-path .build/table-bench

plan-bench: prepare
	swift build -c release --package-path Benchmarks/PlanBench --scratch-path .build/plan-bench

database-bench: prepare
	swift build -c release --package-path Benchmarks/DatabaseBench --scratch-path .build/database-bench
	@rm -f .build/database-bench/answers.sqlite*
	@$(DATABASE_BENCH) "$(BENCH_DATABASE)" 10 1 50 500

# The server of the release, respondents in a process of their own, the database on this disk.
answer-bench: release
	swift build -c release --package-path Benchmarks/AnswerBench --scratch-path .build/answer-bench
	@rm -rf .build/answer-bench/data
	@$(ANSWER_BENCH) $(RELEASE) .build/answer-bench/data 20 500 $(ANSWER_DATABASE)

bench: release survey-bench assessment-bench table-bench plan-bench
	@python3 Benchmarks/bench.py $(RELEASE) --survey-bench $(SURVEY_BENCH) \
	  --assessment-bench $(ASSESSMENT_BENCH) --table-bench $(TABLE_BENCH) \
	  --plan-bench $(PLAN_BENCH)
	@$(MAKE) --no-print-directory answer-bench

bench-peers: Benchmarks/.venv/ready
	@Scripts/install-packages.sh r-base-core r-cran-survey r-cran-data.table

Benchmarks/.venv/ready: Benchmarks/requirements.txt
	@python3 -c 'import ensurepip' 2>/dev/null || Scripts/install-packages.sh python3 python3-venv
	python3 -m venv Benchmarks/.venv
	Benchmarks/.venv/bin/python -m pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
	@touch $@

# Whether anything that somebody may send makes a reader crash, hang or use too much memory.
fuzz: prepare
	Scripts/fuzz.sh $(READERS)

# What 'make test' does for some seconds, at the length that we promise.
endurance: build
	SAMSTEMT_KILL_SECONDS=60 SAMSTEMT_FUZZ_REQUESTS=100000 \
	  swift test --disable-xctest --filter "NothingLostTests|FuzzedServerTests"

clean:
	rm -rf $(REPORTS) $(dir $(RELEASE)) .build/survey-bench .build/assessment-bench \
	  .build/table-bench .build/plan-bench .build/database-bench .build/answer-bench .build/bench
	swift package clean
