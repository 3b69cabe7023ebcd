# Baton: two words do everything on a fresh machine: `make run` and `make test`.
PACKAGES := git pkg-config libncurses-dev libsqlite3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libpcre2-dev libmd-dev
TEST_PACKAGES := tmux
BENCH_PACKAGES := tmux gcc less htop tig lnav
PREFIX ?= /usr/local
# One file that needs nothing of the system but the kernel: it starts in half the time, and can be copied to any machine. Small code is
# quicker code where most of it runs once.
RELEASE := -c release -Xswiftc -Osize --static-swift-stdlib -Xswiftc -static-executable -Xswiftc -use-ld=lld \
  -Xlinker --eh-frame-hdr
PROGRAM = $(shell swift build $(RELEASE) --show-bin-path)/baton

.PHONY: help run build test test-shipped bench format lint install uninstall clean packages test-packages bench-packages

help:
	@echo "make run        install what is missing, build, open the console on the demo store"
	@echo "make test       install what is missing, build, run all tests"
	@echo "make build      the program, as it is shipped"
	@echo "make bench      measure, beside named peers on this machine"
	@echo "make format     lay the code out; make lint says what is not"
	@echo "make install    program, man page and completions under PREFIX ($(PREFIX)); make uninstall takes them away"
	@echo "make clean      remove what was built"

run: build
	@$(PROGRAM) demo

build: packages
	swift build $(RELEASE) --product baton

test: packages test-packages
	swift build --build-tests
	swift test --skip-build --skip Acceptance
	swift test --skip-build --filter Acceptance

# What only the shipped program can get wrong: after `make test`, which builds the tests. RestoreGuard must have one state.
test-shipped: build test-packages
	test "$$(nm $(PROGRAM) | grep -c ' baton_guard$$')" = 1
	BATON_PROGRAM=$(PROGRAM) swift test --skip-build --filter Acceptance

bench: packages bench-packages build
	swift run $(RELEASE) baton-bench

format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests Themes Sessions

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Themes Sessions

install: build
	install -Dm755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/baton
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(PROGRAM) manual > $(DESTDIR)$(PREFIX)/share/man/man1/baton.1
	$(PROGRAM) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/baton
	$(PROGRAM) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_baton
	$(PROGRAM) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/baton.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/baton $(DESTDIR)$(PREFIX)/share/man/man1/baton.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/baton $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_baton \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/baton.fish

clean:
	swift package clean

# Installs what is missing, and asks for nothing where all is there.
packages: ; @.ci/packages $(PACKAGES)
test-packages: ; @.ci/packages $(TEST_PACKAGES)
bench-packages: ; @.ci/packages $(BENCH_PACKAGES)
