# `make run` starts the product, `make test` proves it. Both set up what is missing first.
#
# The steps of cargo-leptos without cargo-leptos, which takes 12 minutes to install. How things are compiled is decided
# in Cargo.toml and .cargo/config.toml, so plain cargo does the same.

SHELL := bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run demo build server client style setup test format lint bench load audit clean

# `make run PROFILE=dev` compiles faster and runs slower.
PROFILE ?= release
ENVIRONMENT := set -euo pipefail; . .ci/env;
PROGRAM = "$$VAKSPOOR_TARGET/$(if $(filter dev,$(PROFILE)),debug,$(PROFILE))/vakspoor"

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: build ## build, load the demo data on first use, serve on http://127.0.0.1:3000
	@$(ENVIRONMENT) $(PROGRAM) migrate; $(PROGRAM) demo; exec $(PROGRAM) serve

demo: build ## load the demo data and say how to log in
	@$(ENVIRONMENT) $(PROGRAM) migrate; $(PROGRAM) demo

# Both halves at once: each has stretches in which it keeps one core busy only, and neither waits for the other.
build: setup style ## build the program and the files for the browser
	@$(ENVIRONMENT) .ci/client & files=$$!; \
	cargo build -p server --profile $(PROFILE) || { kill $$files 2>/dev/null; exit 1; }; \
	wait $$files

server:
	@$(ENVIRONMENT) cargo build -p server --profile $(PROFILE)

client:
	@.ci/client

style:
	@.ci/style

setup: ## install what is missing
	@.ci/set-up

test: ## format, lints, all tests on both databases, browser tests
	@.ci/test

format: ## format the source
	@$(ENVIRONMENT) cargo fmt --all

lint: ## the lints only
	@.ci/test lints

bench: setup ## how fast the rule engine is
	@$(ENVIRONMENT) cargo bench -p domain

load: build ## how fast the server is
	@.ci/load

audit: setup ## licences and origin of the dependencies (installs cargo-deny once, some minutes)
	@.ci/audit

clean: ## remove what was built here (not the data, nor the warm folder: see CONTRIBUTING.md)
	rm -rf target end2end/node_modules end2end/test-results end2end/playwright-report .cargo/machine.toml
