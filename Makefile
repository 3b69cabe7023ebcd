# Baton: two words do everything on a fresh machine: `make run` and `make test`.
# What a toolchain from swift.org needs of Debian 12, what the program is made of, and what tests and measuring use.
TOOLCHAIN_PACKAGES := binutils libc6-dev libcurl4 libgcc-12-dev libncurses6 libsqlite3-0 libstdc++-12-dev libxml2 zlib1g
PACKAGES := $(TOOLCHAIN_PACKAGES) ca-certificates git pkg-config libncurses-dev libsqlite3-dev libcmark-gfm-dev \
  libcmark-gfm-extensions-dev libpcre2-dev libmd-dev
TEST_PACKAGES := git less procps python3 sqlite3 tmux
BENCH_PACKAGES := tmux gcc less htop tig lnav
PREFIX ?= /usr/local
# The same on a terminal and in a pipe: with colours the compiler is called otherwise, and would build all anew.
SWIFT_BUILD := swift build --no-color-diagnostics
# One file that needs nothing of the system but the kernel: it can be copied to any machine. It lies at an address of the kernel's choice,
# and what its start has written into its tables can't be written to later. glibc's start code for such a file wants no RUNPATH. Small
# code is quicker code where most of it runs once.
RELEASE := -c release -Xswiftc -Osize --static-swift-stdlib --disable-local-rpath -Xswiftc -static-executable \
  -Xswiftc -use-ld=lld -Xswiftc -Xclang-linker -Xswiftc -static-pie -Xlinker --pack-dyn-relocs=relr -Xlinker -z -Xlinker now \
  -Xlinker --eh-frame-hdr -Xlinker --build-id
# As the linker left it, with all names in it; and what is shipped, as it lies under a prefix.
LINKED := .build/release/baton
SHIPPED := .build/shipped
PROGRAM := $(SHIPPED)/bin/baton
DIST := .build/dist
BUILD_RELEASE = BATON_COMMIT="$$(.ci/commit)" $(SWIFT_BUILD) $(RELEASE)

.PHONY: help run build test test-shipped sanitize bench format lint install uninstall dist fresh clean packages \
  toolchain-packages test-packages bench-packages

help:
	@echo "make run        install what is missing, build, open the console on the demo store"
	@echo "make test       install what is missing, build, run all tests"
	@echo "make build      the program, as it is shipped"
	@echo "make bench      measure, beside named peers on this machine; PARTS='start keys' names parts"
	@echo "make format     lay the code out; make lint says what is not"
	@echo "make sanitize   the tests under the thread and address sanitizers"
	@echo "make install    program, man page and completions under PREFIX ($(PREFIX)); make uninstall takes them away"
	@echo "make dist       a tarball and a Debian package of the same, in $(DIST)"
	@echo "make fresh      as root: all of this on a bare Debian 12, in a folder of its own"
	@echo "make clean      remove what was built"

run: build
	@$(PROGRAM) demo

build: packages
	$(BUILD_RELEASE) --product baton
	@.ci/ship $(LINKED) $(SHIPPED)

# No pager waits for a person.
test test-shipped sanitize: export GIT_PAGER := cat
test test-shipped sanitize: export PAGER := cat

# What waits for what other threads do runs apart: where there are few of them, the other tests have them all.
test: packages test-packages
	$(SWIFT_BUILD) --build-tests
	swift test --skip-build --skip 'Acceptance|ConsoleShellTests'
	swift test --skip-build --filter ConsoleShellTests
	swift test --skip-build --filter Acceptance

# What only the shipped program can get wrong: after `make test`, which builds the tests.
test-shipped: build test-packages
	Tests/SetUp/shipped $(PROGRAM)
	Tests/SetUp/install
	BATON_PROGRAM="$(CURDIR)/$(PROGRAM)" swift test --skip-build --filter 'Acceptance|CommandLineTests'

# Each has its own build. What drives the program from outside is left to the other tests: it waits on a clock that runs slower here.
SANITIZERS := thread address
# Tests end programs by signals, and look at how they went.
SIGNALS := handle_segv=0:handle_sigbus=0:handle_abort=0:handle_sigill=0:handle_sigfpe=0
sanitize: packages test-packages
	set -e; for each in $(SANITIZERS); do \
	  TSAN_OPTIONS=$(SIGNALS):halt_on_error=0:exitcode=66 ASAN_OPTIONS=$(SIGNALS):detect_leaks=0 \
	  swift test --no-color-diagnostics --sanitize=$$each --scratch-path .build-$$each --skip 'Acceptance|CommandLineTests'; \
	done

bench: packages bench-packages build
	$(BUILD_RELEASE) --product baton-bench
	BATON_PROGRAM="$(CURDIR)/$(PROGRAM)" .build/release/baton-bench $(PARTS)

format: toolchain-packages
	swift format --in-place --parallel --recursive Package.swift Sources Tests Themes Sessions

lint: toolchain-packages
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Themes Sessions

# What is built is installed, so that this needs no compiler.
install: $(PROGRAM)
	@.ci/install "$(SHIPPED)" "$(DESTDIR)$(PREFIX)"

uninstall:
	@.ci/install --undo "$(DESTDIR)$(PREFIX)"

$(PROGRAM):
	@$(MAKE) build

dist: build
	@.ci/dist $(SHIPPED) $(DIST)
	@Tests/SetUp/dist $(DIST)

fresh:
	@Tests/SetUp/fresh

clean:
	rm -rf $(SHIPPED) $(DIST) .build-thread .build-address
	swift package clean

# Installs what is missing, and asks for nothing where all is there.
packages: ; @.ci/packages $(PACKAGES)
toolchain-packages: ; @.ci/packages $(TOOLCHAIN_PACKAGES)
test-packages: ; @.ci/packages $(TEST_PACKAGES)
bench-packages: ; @.ci/packages $(BENCH_PACKAGES)
