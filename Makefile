# What a fresh machine with Swift needs is `make chat` and `make test`; everything else here is for maintainers.
#
# Programs are built into .build, tests into .build/testing: tests need the engine's internals (-enable-testing), which
# costs the programs speed. Both are release builds: the conformance scripts run many times over (collection at every
# safe point, fuel of one ...) and take minutes in a debug build.

PROGRAM =
PEERS =
PREFIX = /usr/local

SWIFT = swift
SYSTEM := $(shell uname -s)
# The loop of the machine runs up to a third slower where it happens to begin in the middle of a cache line.
ALIGN = -Xswiftc -Xllvm -Xswiftc -align-all-functions=6
# Linked into the program, the Swift runtime starts in half the time, and the program runs where no Swift is installed.
# macOS has the runtime in the system.
# The toolchain's own lld links it: the system linker warns about functions that the static runtime never calls.
# At a fixed address (no PIE) the dynamic linker has nothing to adjust in it; as 80,000 addresses in 230 pages have to
# be otherwise, that is a fourth of the time of starting. Libraries, heap and stack lie at random addresses all the same.
STATIC_LINUX = --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker --no-pie $(ORDER) $(SECTIONS) $(STDCXX)
# The functions that every program calls take a third of the memory when they lie side by side: the list names them, those
# of the Swift runtime and Parley's own, which the compiler puts into sections of their own for that. `make order` finds out
# which they are; names that have gone since do no harm. Its checksum makes a changed list a changed command.
ORDER_LIST = link/order.txt
ORDER_COPY = .build/order-$(firstword $(shell cksum $(ORDER_LIST))).txt
ORDER = -Xlinker '--symbol-ordering-file=$(CURDIR)/$(ORDER_COPY)' -Xlinker --no-warn-symbol-ordering
SECTIONS = -Xswiftc -Xfrontend -Xswiftc -function-sections
# The C++ runtime, which Swift's own stands on, goes into the program as well where its archive is installed: the
# dynamic linker's work for it is a sixth of the time of starting. The driver asks for -lstdc++, for which the linker
# takes what it finds first; a folder with nothing but the archive comes before the system's.
INSTALLED_ARCHIVE := $(if $(filter Linux,$(SYSTEM)),$(wildcard $(shell clang -print-file-name=libstdc++.a 2>/dev/null)))
ARCHIVE = $(if $(INSTALLED_ARCHIVE),.build/archives/libstdc++.a)
STDCXX = $(if $(ARCHIVE),-Xswiftc '-L$(CURDIR)/$(dir $(ARCHIVE))')
STATIC := $(if $(filter Linux,$(SYSTEM)),$(STATIC_LINUX))
LINKED = $(ORDER_COPY) $(ARCHIVE)
BUILD = $(SWIFT) build -c release $(STATIC) $(ALIGN)
TEST = $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/testing

.PHONY: all chat test bench performance bench-instructions soak examples docs order install uninstall clean readline

all: readline $(LINKED)
	$(BUILD) --product parley

chat: all
	@echo
	@echo "The chat server of the SCM manual, on port 8001. Join it from another terminal with one of"
	@echo "    nc localhost 8001"
	@echo "    telnet localhost 8001"
	@echo "    $(CURDIR)/.build/release/parley $(CURDIR)/scheme-examples/chat-client.scm"
	@echo "Ctrl-C stops it."
	@echo
	@exec .build/release/parley scheme-examples/chat-server.scm

# Some tests: make test FILTER='ChatTests|SessionTests'
FILTER =
test: readline
	$(TEST) $(if $(FILTER),--filter '$(FILTER)')

# make bench PROGRAM=fib,chat PEERS=lua5.4,scm RUNS=9
RUNS =
BENCH = .build/release/ParleyDev bench $(if $(PROGRAM),--program $(PROGRAM)) $(if $(PEERS),--peers $(PEERS)) $(if $(RUNS),--runs $(RUNS))
bench: readline $(LINKED)
	$(BUILD)
	$(BENCH)

# Measures everything and brings docs/performance.md up to date.
performance: readline $(LINKED)
	$(BUILD)
	$(BENCH) --csv docs/performance.csv --chart docs/performance.svg --page docs/performance.md

# Counts instructions with valgrind and compares with bench/baselines.csv, or renews that: make bench-instructions STORE=1
STORE =
bench-instructions: readline $(LINKED)
	$(BUILD)
	$(BENCH) --instructions $(if $(STORE),--store)

# The packages of docs/examples, each built as its own users would.
examples:
	for example in docs/examples/*/; do \
	  $(SWIFT) build --package-path $$example --scratch-path .build/examples || exit 1; \
	done

# An hour of the documented chat server, with clients that come and go in every way: make soak SECONDS=600 CLIENTS=20
SECONDS =
CLIENTS =
soak: readline $(LINKED)
	$(BUILD)
	.build/release/ParleyDev soak $(if $(SECONDS),--seconds $(SECONDS)) $(if $(CLIENTS),--clients $(CLIENTS))

# Brings generated files up to date with what they are made from.
docs: readline $(LINKED)
	$(BUILD) --product ParleyDev
	.build/release/ParleyDev embed
	@# The pages come from the embedded text, which has just changed.
	$(BUILD) --product ParleyDev
	.build/release/ParleyDev reference
	$(BUILD) --product parley
	.build/release/ParleyDev manual
	.build/release/ParleyDev examples

# Finds out with valgrind which functions of the Swift runtime a typical program calls. Then make the program again.
order: all
	link/order .build/release/parley link/typical.scm > .build/order.txt
	mv .build/order.txt $(ORDER_LIST)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/parley/examples $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 .build/release/parley $(DESTDIR)$(PREFIX)/bin/parley
	@# Symbols are for debuggers, and a quarter of the file.
	-strip $(DESTDIR)$(PREFIX)/bin/parley
	install -m 644 docs/parley.1 $(DESTDIR)$(PREFIX)/share/man/man1/parley.1
	install -m 644 scheme-examples/*.scm scheme-examples/*.in scheme-examples/README.md $(DESTDIR)$(PREFIX)/share/parley/examples

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/parley $(DESTDIR)$(PREFIX)/share/man/man1/parley.1
	rm -rf $(DESTDIR)$(PREFIX)/share/parley

clean:
	rm -rf .build

.build/archives/libstdc++.a:
	mkdir -p $(@D)
	ln -sf $(INSTALLED_ARCHIVE) $@

$(ORDER_COPY): $(ORDER_LIST)
	mkdir -p $(@D)
	cp $(ORDER_LIST) $@

# GNU readline with its headers, for the prompt of `parley`.
ifeq ($(SYSTEM),Darwin)
readline:
	@if ! brew --prefix --installed readline >/dev/null 2>&1; then \
	  echo "GNU readline is missing: installing it with brew"; \
	  brew install readline; \
	fi
else
READLINE_HEADERS = $(wildcard /usr/include/readline/readline.h /usr/local/include/readline/readline.h)
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
APT_GET = $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get
readline:
ifeq ($(READLINE_HEADERS),)
	@echo "GNU readline's headers are missing: installing libreadline-dev with apt-get"
	@command -v apt-get >/dev/null || \
	  { echo "no apt-get here: install the development package of GNU readline and run make again" >&2; exit 1; }
	@$(APT_GET) install -y libreadline-dev || { $(APT_GET) update && $(APT_GET) install -y libreadline-dev; }
endif
endif
