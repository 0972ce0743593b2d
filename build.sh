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

packages() { sed '/# headers alone/d; s/#.*//' "$root/scripts/packages.txt" | xargs -n 1; }
header_packages() { sed -n 's/ *# headers alone.*//p' "$root/scripts/packages.txt"; }

# Packages of the list that are not installed, one a line.
missing_packages() {
  comm -23 <(packages | sort) \
    <(packages | xargs dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null | sed -n 's/ installed$//p' | sort)
}

install_missing() {
  if [ -n "${CMAKE_PREFIX_PATH:-}" ] || ! command -v dpkg-query >/dev/null; then return 0; fi
  local missing
  missing=$(missing_packages | xargs)
  if [ -z "$missing" ]; then return 0; fi
  if [ "$(id -u)" -ne 0 ]; then
    printf 'Missing packages. As root:\n  apt-get install --no-install-recommends %s\n' "$missing" >&2
    exit 1
  fi
  printf 'Installing %s\n' "$missing" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2
  # shellcheck disable=SC2086  # a list of words
  apt-get install -y -qq --no-install-recommends $missing >&2
}

# Only tests need these headers: where they cannot be had, the tests that do are left out, and CMake says so.
unpack_headers() {
  if [ -n "${CMAKE_PREFIX_PATH:-}" ] || ! command -v apt-get >/dev/null; then return 0; fi
  local package work
  for package in $(header_packages); do
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

# $1: the target
compile() {
  install_missing
  configure
  cmake --build "$build" --target "$1" --parallel "$(nproc)" 2>&1 |
    sed -u '/Re-checking globbed directories/d; /^ninja: no work to do\.$/d' >&2
}

run() {
  compile ghostcast
  export GHOSTCAST_SCENARIO=${GHOSTCAST_SCENARIO:-$(realpath --relative-to=. "$root/scenarios/phantom_unit.toml")}
  exec "$build/ghostcast" run "$@"
}

# Runs ctest; the last lines are why tests were skipped, and "N passed, N failed, N skipped".
run_tests() {
  install_missing
  unpack_headers
  compile all
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
  build) compile all ;;
  -h | --help) usage ;;
  *) usage >&2; exit 2 ;;
esac
