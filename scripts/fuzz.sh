#!/bin/sh
# Gives hostile bytes to what reads them, by libFuzzer with the address and undefined-behaviour sanitizers:
#   scripts/fuzz.sh [--runs N] [--seed N] [TARGET ...]
# N executions (default 10000000) are shared among the targets by how fast each is; a target that is named
# alone gets all. Exit code 1 where one of them ends with a fault; the input lies in build/fuzz/found.
# --planted searches for the fault of a target that has one, and must find it.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=${GHOSTCAST_FUZZ_BUILD:-$root/build/fuzz}
runs=10000000
seed=1
targets=
program=fuzz
while [ $# -gt 0 ]; do
  case $1 in
    --runs) runs=$2; shift ;;
    --seed) seed=$2; shift ;;
    --planted) program=fuzz_planted; targets=planted ;;
    -h|--help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
    scenario|setting|table|numbers|result|tally) targets="$targets $1" ;;
    *) echo "fuzz.sh: $1 is no target; targets are scenario, setting, table, numbers, result and tally" >&2; exit 2 ;;
  esac
  shift
done
case $runs in ''|*[!0-9]*) echo "fuzz.sh: --runs takes a whole number" >&2; exit 2 ;; esac
compiler=${GHOSTCAST_FUZZ_CXX:-clang++}
if ! command -v "$compiler" >/dev/null; then
  echo "fuzz.sh: no $compiler; libFuzzer needs clang and libclang-rt-14-dev" >&2
  exit 3
fi

# Of 1000 executions. Executions a second, beside other work: setting 46, table 200, scenario 270, numbers 1,800,
# result 4,300, tally 11,000. A setting is a whole scenario read anew with nothing that stops it early.
share() {
  case $1 in
    scenario) echo 40 ;; setting) echo 5 ;; table) echo 40 ;; result) echo 150 ;; tally) echo 340 ;;
    numbers) echo 425 ;; planted) echo 1000 ;;
  esac
}

[ -n "$targets" ] || targets="scenario setting table numbers result tally"
mkdir -p "$build"
cmake -S "$root/tests/fuzz" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" >"$build.log" 2>&1 ||
  { cat "$build.log" >&2; exit 3; }
cmake --build "$build" --target $program >>"$build.log" 2>&1 || { tail -n 40 "$build.log" >&2; exit 3; }

total=0
for target in $targets; do total=$((total + $(share "$target"))); done
status=0
executed=0
for target in $targets; do
  count=$((runs * $(share "$target") / total))
  corpus=$build/corpus/$target
  mkdir -p "$corpus" "$build/found" "$build/empty"
  seeds=$root/tests/fuzz/corpus/$target
  [ -d "$seeds" ] || seeds=
  if [ "$target" = scenario ]; then
    seeds="$seeds $root/scenarios $root/scenarios/bad $root/tests/support"
  fi
  dictionary=$root/tests/fuzz/$target.dict
  log=$build/$target.log
  # In an empty folder: what a scenario extends is looked for beside it.
  if (cd "$build/empty" && GHOSTCAST_FUZZ_TARGET=$target "$build/$program" "$corpus" $seeds -runs="$count" -seed="$seed" \
      -max_len=16384 -timeout=25 -rss_limit_mb=4096 -artifact_prefix="$build/found/$target-" -print_final_stats=1 \
      $([ -f "$dictionary" ] && echo "-dict=$dictionary")) >"$log" 2>&1; then
    done=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    executed=$((executed + ${done:-0}))
    echo "$target: ${done:-0} executions, no fault"
  else
    status=1
    echo "$target: FAULT: $(grep -m 1 -E 'broken: |ERROR: |runtime error: |SUMMARY: ' "$log" || tail -n 1 "$log")"
    sed -n 's/^.*Test unit written to /  input: /p' "$log"
  fi
done
echo "$executed executions without a fault, seed $seed"
exit $status
