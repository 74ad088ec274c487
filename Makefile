# SPDX-License-Identifier: Apache-2.0
# The two commands: `make run` and `make test`. Each installs what is missing, builds, and goes.
.PHONY: help run test build deps eval train bench format clean
PRESET ?= release
BIN := build/$(PRESET)/tawatur
SHARED ?= ../shared
SET ?= seeds

help:
	@echo "make run    build, code the sample corpus, show its claims"
	@echo "make test   build, run every test"
	@echo "make eval   figures against gold: SET=seeds|train|dev (needs $(SHARED)/eval)"
	@echo "make train  learn the weights anew (needs $(SHARED)/eval)"
	@echo "make bench  speed and memory"

deps:
	@scripts/install-dependencies.sh

build: deps
	@cmake --preset $(PRESET) >build-configure.log 2>&1 || (cat build-configure.log; exit 1)
	@rm -f build-configure.log
	@cmake --build --preset $(PRESET)

run: build
	@$(BIN) code examples/articles --format table
	@echo
	@echo "Next: $(BIN) explain examples/articles/$$(ls examples/articles | head -1)"
	@echo "      $(BIN) code YOUR-ARTICLE.txt        (text, a folder, or JSON Lines; - is stdin)"

test: build
	@ctest --preset $(PRESET) -j 2

eval: build
	@scripts/eval.sh $(SET) $(SHARED)

train: build
	@scripts/train.sh $(SHARED)

bench: build
	@scripts/bench.sh $(SHARED)

format:
	@git ls-files '*.cc' '*.h' | xargs clang-format-14 -i

clean:
	rm -rf build
