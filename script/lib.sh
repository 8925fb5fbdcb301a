# What the scripts share: pinned tools, kept outside of the tree, installed when they lack. Sourced, not run.
# shellcheck shell=bash

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Versions are written once: here, or where another tool reads them too.
trunk_version=0.21.14
axe_version=4.14.1
esbuild_version=0.25.12
geckodriver_version=0.37.1
cargo_deny_version=0.20.2
cargo_fuzz_version=0.13.2
rust_version=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
bindgen_version=$(sed -n 's/^wasm_bindgen = "\(.*\)"/\1/p' Trunk.toml)
binaryen_version=$(sed -n 's/^wasm_opt = "version_\(.*\)"/\1/p' Trunk.toml)

tools="${PALANCA_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/palanca}"
wasm=wasm32-unknown-unknown

# Trunk fetches nothing behind our back, and can't read NO_COLOR=1, only NO_COLOR=true.
export TRUNK_OFFLINE=true TRUNK_SKIP_VERSION_CHECK=true
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi

# What is being done, on standard error: standard output is for results.
say() { printf '\n== %s\n' "$*" >&2; }

give_up() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# run_or_explain WHAT COMMAND...: when the command fails, one line says what to run by hand.
run_or_explain() {
  local what="$1"
  shift
  "$@" </dev/null || give_up "$what could not be installed. Run by hand: $*"
}

has_rust() {
  rustc --version | grep -q "^rustc $rust_version " && cargo fmt --version && cargo clippy --version &&
    test -d "$(rustc --print sysroot)/lib/rustlib/$wasm" &&
    test -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library"
} >/dev/null 2>&1

need_rust() {
  if has_rust; then return; fi
  command -v rustup >/dev/null || give_up "rustup is missing. Install it from https://rustup.rs, then run this again."
  say "Installing Rust $rust_version with the Wasm target and the source of std"
  run_or_explain "Rust $rust_version" \
    rustup toolchain install "$rust_version" --profile minimal --component rustfmt,clippy,rust-src --target "$wasm"
}

# need_cargo_tool NAME VERSION PROGRAM [OPTION...]: a program built by cargo, first on the PATH.
need_cargo_tool() {
  local folder="$tools/$1-$2"
  if [ ! -x "$folder/bin/$3" ]; then
    say "Installing $1 $2 (minutes, once)"
    # These programs run for seconds: built with little optimisation they are there in a fraction of the time.
    run_or_explain "$1 $2" env CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_DEBUG=0 \
      cargo install --quiet "$1@$2" --root "$folder" "${@:4}"
  fi
  PATH="$folder/bin:$PATH"
}

# need_npm_package NAME VERSION FILE: a package from npm that holds the file.
need_npm_package() {
  local folder="$tools/$1-$2"
  if [ ! -e "$folder/node_modules/$3" ]; then
    command -v npm >/dev/null || give_up "npm is missing. Install Node.js 20 or later, then run this again."
    say "Installing $1 $2"
    mkdir -p "$folder"
    run_or_explain "$1 $2" npm install --silent --no-audit --no-fund --prefix "$folder" "$1@$2"
  fi
}

need_build_tools() {
  need_rust
  command -v cc >/dev/null || give_up "A C compiler is missing. Run by hand: sudo apt-get install build-essential"
  need_cargo_tool trunk "$trunk_version" trunk --locked
  need_cargo_tool wasm-bindgen-cli "$bindgen_version" wasm-bindgen
  need_npm_package binaryen "$binaryen_version" .bin/wasm-opt
  need_npm_package esbuild "$esbuild_version" .bin/esbuild
  PATH="$tools/binaryen-$binaryen_version/node_modules/.bin:$tools/esbuild-$esbuild_version/node_modules/.bin:$PATH"
  # With the crates at hand nothing below needs the network.
  cargo fetch --locked --quiet
  (with_small_std && cargo fetch --locked --quiet --target "$wasm")
}

# From here on Wasm is built with std compiled along, made for size and without the words of its panics: 12 KB less for
# every visitor, and a panic ends the app all the same. Cargo offers that on nightly only; the bootstrap switch asks the
# pinned stable for it, so that nothing else is compiled by another compiler. Without all this the app builds and works
# too, heavier.
with_small_std() {
  export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  local flags="-Zunstable-options -Cpanic=immediate-abort"
  # Full names, and no two functions made one, so that the build can tell which half of the program each belongs to.
  flags+=" -Csymbol-mangling-version=v0 -Zmerge-functions=disabled"
  # A stack a little under a megabyte: the addresses of what stands behind it need a byte less each.
  flags+=" -Clink-arg=-zstack-size=983040"
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags"
}

# Both browsers that journeys are made in, with what drives them.
need_browser() {
  need_programs "Chromium and its driver" "chromium chromium-driver" "chromedriver" "chromium google-chrome"
  need_programs "Firefox" "firefox-esr" "firefox-esr firefox"
  need_cargo_tool geckodriver "$geckodriver_version" geckodriver --locked
  # What a printed page looks like: the codes on it are read back.
  need_programs "What draws a PDF" "poppler-utils" "pdftoppm"
  need_fonts
  need_npm_package axe-core "$axe_version" axe-core/axe.min.js
  export AXE_CORE="$tools/axe-core-$axe_version/node_modules/axe-core/axe.min.js"
  CHROMEDRIVER="$(command -v chromedriver)"
  FIREFOX="$(command -v firefox-esr firefox | head -n 1)"
  GECKODRIVER="$(command -v geckodriver)"
  export CHROMEDRIVER FIREFOX GECKODRIVER
}

# need_programs WHAT PACKAGES NAMES...: of each list of names, a program that goes by one of them; else Debian's packages.
need_programs() {
  local names
  for names in "${@:3}"; do
    # shellcheck disable=SC2086
    command -v $names >/dev/null || { install_packages "$1" "$2" && return; }
  done
}

# install_packages WHAT PACKAGES: by apt as root, else says how.
install_packages() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    give_up "$1 can't be found. Run by hand: sudo apt-get install $2"
  fi
  say "Installing $1"
  # An old list is no reason to give up: the packages may be in it.
  DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null || true
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive run_or_explain "$1" apt-get install -qq -y --no-install-recommends $2
}

# The letters that most visitors have, by their measures: a page that fits with them fits on most screens and sheets.
need_fonts() {
  if fc-list 2>/dev/null | grep Liberation >/dev/null; then return; fi
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    say "Without the fonts of fonts-liberation some journeys may measure other widths"
    return
  fi
  install_packages "the fonts that journeys measure with" "fontconfig fonts-liberation"
}
