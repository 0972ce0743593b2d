#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds ghostcast on Debian 12 and runs it or its tests. Messages of the build go to stderr.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$root/build/release

usage() {
  cat <<TXT
./build.sh run [SCENARIO] [flags]   build, then forecast (scenarios/phantom_unit.toml by default)
./build.sh test [ctest flags]       build, then run all tests
./build.sh build                    build all
What is missing is installed by apt when root, else named. With CMAKE_PREFIX_PATH set (see
scripts/make_prefix.sh) the packages are taken from there and none is installed.
TXT
}

# $1: the mark of a line in packages.txt, empty for none
packages_marked() {
  case $1 in
    '') sed '/^#/d; /#/d' "$root/scripts/packages.txt" ;;
    *) sed -n "s/ *# $1\\(:.*\\)\\?\$//p" "$root/scripts/packages.txt" ;;
  esac
}

# Those of the arguments that are not installed, one a line. A node from elsewhere may bring npm along.
missing_of() {
  comm -23 <(printf '%s\n' "$@" | sort) \
    <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | sed -n 's/ installed$//p' | sort) |
    if command -v npm >/dev/null; then sed '/^npm$/d'; else cat; fi
}

# $@: packages. Fails where one of them cannot be installed.
install() {
  printf 'Installing %s\n' "$*" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends "$@" >&2
}

# $1: "run" or "test". What is optional is tried a package at a time, by root alone.
install_missing() {
  if [ -n "${CMAKE_PREFIX_PATH:-}" ] || ! command -v dpkg-query >/dev/null; then return 0; fi
  local needed optional package
  mapfile -t needed < <(missing_of $(packages_marked ''))
  if [ "$(id -u)" -ne 0 ]; then
    if [ ${#needed[@]} -eq 0 ]; then return 0; fi
    printf 'Missing packages. As root:\n  apt-get install --no-install-recommends %s\n' "${needed[*]}" >&2
    exit 1
  fi
  if [ ${#needed[@]} -gt 0 ]; then install "${needed[@]}"; fi
  mapfile -t optional < <(missing_of $(packages_marked optional; if [ "$1" = test ]; then packages_marked 'optional tests'; fi))
  for package in "${optional[@]}"; do
    install "$package" || printf 'No %s: what needs it is left out\n' "$package" >&2
  done
}

# Only tests need these headers: where they cannot be had, the tests that do are left out, and CMake says so.
unpack_headers() {
  if [ -n "${CMAKE_PREFIX_PATH:-}" ] || ! command -v apt-get >/dev/null; then return 0; fi
  local package work
  for package in $(packages_marked 'headers alone'); do
    if dpkg-query -W "$package" >/dev/null 2>&1 || [ -e "$root/build/headers/$package" ]; then continue; fi
    work=$(mktemp -d)
    if (cd "$work" && apt-get -qq -o APT::Sandbox::User=root download "$package" && dpkg-deb -x ./*.deb unpacked) >&2; then
      mkdir -p "$root/build/headers"
      cp -a "$work/unpacked/usr/include/." "$root/build/headers/"
      touch "$root/build/headers/$package"
    else
      printf 'No headers of %s: the tests that need them are left out\n' "$package" >&2
    fi
    rm -rf "$work"
  done
}

# Ninja configures again by itself when a CMake file changes.
configure() {
  if [ -f "$build/build.ninja" ]; then return 0; fi
  (cd "$root" && cmake --preset release) >&2
}

# $1: the target, $2: "run" or "test"
compile() {
  install_missing "$2"
  configure
  cmake --build "$build" --target "$1" --parallel "$(nproc)" 2>&1 |
    sed -u '/Re-checking globbed directories/d; /^ninja: no work to do\.$/d' >&2
}

run() {
  compile ghostcast run
  export GHOSTCAST_SCENARIO=${GHOSTCAST_SCENARIO:-$(realpath --relative-to=. "$root/scenarios/phantom_unit.toml")}
  exec "$build/ghostcast" run "$@"
}

# Runs ctest; the last lines are why tests were skipped, and "N passed, N failed, N skipped".
run_tests() {
  unpack_headers
  compile all test
  local report=$build/tests.xml status=0
  rm -f "$report"
  ctest --test-dir "$build" --output-on-failure --parallel "$(nproc)" --output-junit "$report" "$@" || status=$?
  if ! grep -qs '<testcase ' "$report"; then
    printf '0 passed, 0 failed, 0 skipped\n'
    exit 1
  fi
  "$root/scripts/count_tests.sh" "$report"
  exit "$status"
}

case ${1:-} in
  run) shift; run "$@" ;;
  test) shift; run_tests "$@" ;;
  build) compile all run ;;
  -h | --help) usage ;;
  *) usage >&2; exit 2 ;;
esac
