# SPDX-License-Identifier: Apache-2.0
# The two commands: `make run` and `make test`. Each installs what is missing, builds, and goes.
.PHONY: help run test build program configure deps eval train bench format clean
PRESET ?= release
BIN := build/$(PRESET)/tawatur
SHARED ?= ../shared
SET ?= seeds
# A compiler that we haven't tried may warn of more; that must not keep anybody from building.
WERROR ?= $(shell c++ -dumpversion 2>/dev/null | grep -q '^12' && echo ON || echo OFF)

help:
	@echo "make run    build, code the sample corpus, show its claims"
	@echo "make test   build, run every test"
	@echo "make eval   figures against gold: SET=seeds|train|dev|detection|multi|incidents (needs $(SHARED)/eval)"
	@echo "make train  learn the weights anew (needs $(SHARED)/eval and PyTorch)"
	@echo "make bench  speed and memory"

deps:
	@scripts/install-dependencies.sh

configure: deps
	@mkdir -p build
	@cmake --preset $(PRESET) -DTAWATUR_WERROR=$(WERROR) >build/configure.log 2>&1 || (cat build/configure.log; exit 1)

build: configure
	@cmake --build --preset $(PRESET)

# What users need: the program and its lexicon, without tests.
program: configure
	@cmake --build --preset $(PRESET) --target tawatur tawatur_pack

run: program
	@scripts/run.sh $(BIN)

test: build
	@ctest --preset $(PRESET) -j 2

eval: build
	@scripts/eval.sh $(SET) $(SHARED)

train: build
	@scripts/train.sh $(SHARED)
	@cmake --build --preset $(PRESET) --target tawatur_pack
	@scripts/join.sh $(SHARED)

bench: build
	@scripts/bench.sh $(SHARED)

format:
	@git ls-files '*.cc' '*.h' | xargs clang-format-14 -i

clean:
	rm -rf build
