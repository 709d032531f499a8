# Two commands matter: make run and make test. The rest is for who changes something.

export GOFLAGS := -tags=sqlite_fts5
BIN := bin/maatwerkroute
CLIENT := static/node_modules/.built

.PHONY: run build client gen check test test-go test-client test-browser release bench torture usable mutants clean

run: build ## build everything and play the demo on http://localhost:8080
	$(BIN) demo

build: client
	go build -trimpath -o $(BIN) ./cmd/maatwerkroute

client: $(CLIENT) ## install from the lock file and build the bundles
	cd static && npm run --silent build

$(CLIENT): static/package-lock.json static/.npmrc
	cd static && npm ci --silent --no-audit --no-fund
	@touch $@

gen: ## write what is made from the tables of sessions
	go run ./cmd/wire
	go test ./sessions -run 'TestSeenBy|TestRights|TestI05|TestS4_10' -update
	go test ./server -run 'TestEveryRoleAndItsRoutes' -update

check: client ## everything that needs no running server
	@test -z "$$(gofmt -l cmd server sessions templates migrations static/*.go)" || { gofmt -l cmd server sessions templates migrations static/*.go; echo "gofmt is not happy with these"; exit 1; }
	go vet ./...
	go run ./cmd/wire -check
	go test ./server -run 'TestTheHouse'
	cd static && npm run --silent check && node theme/check.mjs

test: test-go test-client test-browser

test-go:
	go test -race -timeout 30m ./...

test-client: $(CLIENT)
	cd static && npm test --silent

test-browser: build ## a whole conversation in a real Chromium, and the weeks after it
	go build -trimpath -o bin/hourglass ./cmd/hourglass
	cd static && node test/browser/run.mjs

release: client ## for Linux, Windows and, on a Mac, macOS, with a file of checksums, in bin/release
	go run ./cmd/release

bench: ## how fast the real server is, beside what this machine can do without it; -short to work with
	go build -o bin/bench ./cmd/bench
	bin/bench $(BENCH)

torture: ## kill it, cut its lines, send it back to front: a quarter of an hour in which nothing may be lost
	go build -o bin/torture ./cmd/torture
	bin/torture $(TORTURE)

usable: build ## how long until a card can be written, on a bad line and a slow phone
	cd static && node test/browser/usable.mjs

mutants: ## break rules of sessions one by one, and count how many a test catches
	go run github.com/go-gremlins/gremlins/cmd/gremlins@v0.6.0 unleash ./sessions --workers 2 --test-cpu 1 --timeout-coefficient 5 --exclude-files 'guard.*\.go' --exclude-files 'walk_test.go'

clean:
	rm -rf bin static/dist/*.js static/dist/*.css static/node_modules
