# Everything a contributor does, by name. Go, git and make are all that is needed; the race
# detector runs where there is a C compiler too.

GO       ?= go
BIN      := bin/voiceportal
FUZZTIME ?= 30s
ARGS     ?=

# Packages whose tests can rewrite what they compare with: goldens and generated pages.
UPDATES = $(shell grep -rlE --include=*_test.go 'flag.Bool."update"|kittest\.Golden' . | xargs -n1 dirname | sort -u)

.PHONY: build run demo test race fmt fmt-check lint docs pictures docs-fresh golden fuzz mutate resize crash bench cover check clean

build: ## build the program into bin/
	$(GO) build -o $(BIN) ./cmd/voiceportal

run: build ## build and start the program; make run ARGS="call --plain"
	@$(BIN) $(ARGS)

demo: build ## three short calls as lines of text, on a store that is thrown away
	@BIN=$(BIN) sh ./demo.sh

test: ## run every test
	$(GO) test ./...

# The scripts of the program run hundreds of processes of one goroutine's worth of work each; the
# detector makes them ten times slower and finds nothing in them that it does not find below.
SCRIPTS := voiceportal/cmd/voiceportal voiceportal/proof

race: ## run every test in random order, those of the packages under the race detector
ifneq ($(shell command -v $(shell $(GO) env CC) 2>/dev/null),)
	CGO_ENABLED=1 $(GO) test -race -shuffle=on $(filter-out $(SCRIPTS),$(shell $(GO) list ./...))
	$(GO) test -shuffle=on $(SCRIPTS)
else
	@echo "no C compiler: running the tests without the race detector"
	$(GO) test -shuffle=on ./...
endif

fmt: ## format the sources
	$(GO) tool gofumpt -w .

fmt-check:
	@bad="$$($(GO) tool gofumpt -l .)"; \
	if [ -n "$$bad" ]; then echo "not formatted, run make fmt:"; echo "$$bad"; exit 1; fi

lint: fmt-check ## look for mistakes
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) mod tidy -diff

docs: ## renew the generated pages: call flow, prompts, command line, profiles
	$(GO) test -run Fresh $(UPDATES) -update

pictures: ## draw the pictures of the documentation again, by using the program
	$(GO) test -run TestThePicturesAreFresh ./tui -update

docs-fresh: ## fail when a generated page is stale
	$(GO) test -run Fresh $(UPDATES)

golden: ## rewrite what tests compare with; read the diff before you commit it
	$(GO) test $(UPDATES) -update

fuzz: ## fuzz each target for FUZZTIME
	@set -e; grep -rhoE --include=*_test.go '^func Fuzz[A-Za-z]*' -H . | sed 's|:func | |' | \
	while read -r file target; do \
		echo "$$target in $$(dirname $$file)"; \
		$(GO) test -run NONE -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x "./$$(dirname $$file)"; \
	done

mutate: ## make the portal wrong in every way, one at a time: each must be failed by a shipped scenario
	$(GO) test -tags mutate -timeout 30m -run Mutant -v ./ivr/scenario

resize: ## draw every screen at every size from 60x18 to 200x60; `make test` takes a sample
	RESIZE=all $(GO) test -timeout 30m -run 'Fit|Size' ./tui/...

crash: ## kill processes, at every point of a commit and at random; `make test` takes a sample
	CRASH=300 $(GO) test -count=1 -timeout 30m -run 'Killed|Early|Mail|Synced' -v ./proof

bench: ## measure
	$(GO) test -run NONE -bench . -benchmem ./...

cover: ## statement coverage: the core must have 95 %, every other package with tests 80 %
	@$(GO) test -cover ./... | awk ' \
		$$1 == "ok" && /coverage: [0-9]/ { for (i = 1; i < NF; i++) if ($$i == "coverage:") p = $$(i+1); sub("%", "", p); \
			floor = ($$2 == "voiceportal/ivr") ? 95 : 80; \
			low = (p + 0 < floor) ? "  below " floor " %" : ""; if (low) bad = 1; \
			printf "%6.1f %%  %s%s\n", p, $$2, low } \
		/^(FAIL|---)/ { print; bad = 1 } \
		END { exit bad }'

check: lint race docs-fresh ## what must pass before a change is offered

clean:
	rm -rf bin
