# A bare `make` lists what there is to make.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
SWIFT ?= swift
JOBS ?= 2
RELEASE = $(SWIFT) build -c release -j $(JOBS) --static-swift-stdlib
PYTHON ?= python3
SOURCES := Package.swift Sources Tests Benchmarks
# Features may name one another only through what they import; the build checks that they do.
IMPORTS := --explicit-target-dependency-import-check error

.PHONY: help demo test test-client test-long fuzz check format lint bench cases deb tools

help:
	@echo "make demo    a homeserver, two people and Steward on this machine, to talk to"
	@echo "make test    build and run all tests, a real homeserver's included"
	@echo "make test-long  the same with many times as many kills, faults and mistyped lines"
	@echo "make test-client  Steward in nheko and weechat, which it installs: what they show is read back and compared"
	@echo "make fuzz    hand what libFuzzer makes up to every reader, a minute each"
	@echo "make check   what has to hold before a change lands: format, imports, warnings, tests"
	@echo "make format  put the sources into the format that check wants"
	@echo "make bench   measure Steward beside a bare loop"
	@echo "make cases   score what people type, by the cases in the folder STEWARD_CASES"
	@echo "make deb     a Debian package in .build/deb"

demo:
	@$(PYTHON) demo/demo.py

tools:
	@$(PYTHON) demo/synapse.py install

# So many tests side by side: with all of them at once 3,000 files are open, and Foundation reads past the end of the
# list of those when it starts a process; with many, each waits so long for the others that it seems to hang.
SIDE_BY_SIDE := SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=32

TESTED := $(SIDE_BY_SIDE) STEWARD_PYTHON=$(CURDIR)/.demo/synapse-venv/bin/python $(SWIFT) test --skip-build
SHOWN := 2>&1 | tee .build/tests.log || { echo "What failed, once more:"; grep -A 4 "✘" .build/tests.log; exit 1; }

test: tools
	$(SWIFT) build --build-tests -j $(JOBS) $(IMPORTS)
	$(TESTED) $(SHOWN)

# How many times as much is tried of what is drawn at random. The suites that do so run by themselves, since they leave
# those that wait for something no time.
LONG ?= 10
LASTING = $(shell grep -rl 'Endurance\.factor' Tests --include='*Tests.swift' | sed 's:.*/::; s:\.swift::' | paste -sd '|')

test-long: test
	STEWARD_LONG=$(LONG) $(TESTED) --filter '$(LASTING)' $(SHOWN)

# KEEP=1 keeps what was seen: the pictures in docs/pictures, and weechat's view as the file to compare with.
test-client: tools
	$(SWIFT) build -j $(JOBS) --product steward
	$(PYTHON) Tests/Clients/clients.py --program "$$($(SWIFT) build --show-bin-path)/steward" $(if $(KEEP),--keep)

# Instrumented code lies in a folder of its own, so that nothing else is built anew.
FUZZED := json commands grammar csv yaml settings
FUZZ_SECONDS ?= 60
FUZZ_BUILD := STEWARD_FUZZ=1 $(SWIFT) build -c release -j $(JOBS) --scratch-path .build-fuzz -Xswiftc -sanitize=fuzzer

fuzz:
	$(FUZZ_BUILD) --product fuzz
	for target in $(FUZZED); do \
		mkdir -p .build-fuzz/corpus/$$target; \
		STEWARD_FUZZ_TARGET=$$target "$$($(FUZZ_BUILD) --show-bin-path)/fuzz" \
			-max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -max_len=2000 -print_final_stats=1 \
			-artifact_prefix=.build-fuzz/$$target- .build-fuzz/corpus/$$target Tests/Fuzzing/Corpus/$$target || exit 1; \
	done

lint:
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

check: lint test

format:
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

# One product at a time: the tests' own modules cannot be linked statically.
BENCHED := steward bare-loop steward-bench store-bench

bench:
	for product in $(BENCHED); do $(RELEASE) --product $$product || exit 1; done
	"$$($(RELEASE) --show-bin-path)/steward-bench"
	"$$($(RELEASE) --show-bin-path)/store-bench"

# The scorer stands beside the cases: score.py, the files of cases, and a calendar to ask about.
cases:
	@test -n "$(STEWARD_CASES)" || { echo "Name the folder of cases: STEWARD_CASES=folder make cases" >&2; exit 64; }
	$(SWIFT) build -j $(JOBS) --product steward
	for cases in $(STEWARD_CASES)/*.yaml; do \
		$(PYTHON) $(STEWARD_CASES)/score.py --bin "$$($(SWIFT) build --show-bin-path)/steward" --cwd . \
			--cases $$cases --seeds $(STEWARD_CASES)/calendar || exit 1; \
	done

deb:
	$(RELEASE) --product steward
	./packaging/deb "$$($(RELEASE) --show-bin-path)/steward"
