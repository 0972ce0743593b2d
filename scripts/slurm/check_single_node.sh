#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs the sbatch scripts of this folder on a Slurm of one node, which it starts for itself and ends again, and
# prints what came out. As root; with --install it takes slurm-wlm and munge from Debian where they are missing.
#   scripts/slurm/check_single_node.sh [--install] PROGRAM
# Exit code 0: every script did what it should; 1: one did not; 77: Slurm cannot run here, and why.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
skip() { printf 'SKIPPED: %s\n' "$1"; exit 77; }

if [ "${1:-}" = --install ]; then
  shift
  if ! command -v slurmctld >/dev/null || ! command -v munged >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends slurm-wlm munge >/dev/null || skip "slurm-wlm cannot be installed"
  fi
fi
program=${1:-$root/build/release/ghostcast}
[ -x "$program" ] || skip "no program $program"
[ "$(id -u)" -eq 0 ] || skip "Slurm's daemons need root here"
for tool in munged slurmctld slurmd sbatch srun; do
  command -v "$tool" >/dev/null || [ -x "/usr/sbin/$tool" ] || skip "no $tool (Debian: slurm-wlm, munge)"
done
PATH=$PATH:/usr/sbin

work=$(mktemp -d /var/tmp/ghostcast-slurm.XXXXXX)
daemons=()
finish() {
  for pid in "${daemons[@]}"; do kill "$pid" 2>/dev/null; done
  for pid in "${daemons[@]}"; do wait "$pid" 2>/dev/null; done
  if [ -s "$work/munged.pid" ]; then kill "$(cat "$work/munged.pid")" 2>/dev/null; fi
  for _ in 1 2 3 4 5; do rm -rf "$work" 2>/dev/null && break; sleep 1; done  # steps may still be ending
}
trap finish EXIT

host=$(hostname -s)
cores=$(nproc)
mkdir -p "$work/state" "$work/spool" "$work/jobs"
chmod 755 "$work"
head -c 1024 /dev/urandom >"$work/munge.key"
chmod 400 "$work/munge.key"
cat >"$work/slurm.conf" <<CONF
ClusterName=check
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
JobRequeue=1
KillWait=30
SchedulerParameters=sched_interval=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cores State=UNKNOWN
PartitionName=check Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
printf 'CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n' >"$work/cgroup.conf"  # unused, but slurmd loads one
export SLURM_CONF=$work/slurm.conf

munged --force --key-file="$work/munge.key" --socket="$work/munge.socket" --pid-file="$work/munged.pid" \
  --log-file="$work/munged.log" --seed-file="$work/munge.seed" >/dev/null 2>&1 || skip "munged does not start: $(tail -1 "$work/munged.log")"
slurmctld -D >"$work/slurmctld.out" 2>&1 & daemons+=($!)
slurmd -D -N "$host" >"$work/slurmd.out" 2>&1 & daemons+=($!)

for _ in $(seq 60); do
  state=$(sinfo -h -o %T 2>/dev/null | head -1)
  if [ "$state" = idle ]; then break; fi
  sleep 1
done
if [ "${state:-}" != idle ]; then
  tail -q -n 8 "$work/slurmd.log" "$work/slurmd.out" "$work/slurmctld.log" >&2
  skip "Slurm's node is ${state:-not there} after a minute: $(grep -h error "$work/slurmd.log" "$work/slurmctld.log" | tail -1)"
fi
printf 'Slurm %s on %s, %s cores, MPI: %s\n' "$(sinfo --version | cut -d' ' -f2)" "$host" "$cores" "$(srun --mpi=list 2>&1 | tr -s '\n\t ' ' ')"

export GHOSTCAST=$program SLURM_SUBMIT_DIR=$root XDG_DATA_HOME=$work/data
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export OMPI_MCA_btl=self,vader OMPI_MCA_btl_vader_single_copy_mechanism=none
scenario=$root/scenarios/minimal.toml
failures=0

# $1: what; $2: whether it is so
judge() {
  if [ "$2" = yes ]; then printf '  ok: %s\n' "$1"; else printf '  FAILED: %s\n' "$1"; failures=$((failures + 1)); fi
}

# $@: of sbatch; prints the job's number and waits for its end
submit() {
  job=$(cd "$work/jobs" && sbatch --parsable --time=00:10:00 "$@") || { job=; return 1; }
  printf '%s: job %s\n' "$(basename "${script:-script}")" "$job"
}

wait_for() {
  for _ in $(seq 300); do
    if [ -z "$(squeue -h -j "$job" -t PENDING,RUNNING,COMPLETING,SUSPENDED 2>/dev/null)" ]; then return 0; fi
    sleep 1
  done
  return 1
}

# $1: file; the digest of its JSON result
digest_in() { sed -n 's/.*"digest":"\([0-9a-f]*\)","ranges".*/\1/p' "$1" 2>/dev/null | head -1; }
show() { for file in "$work/jobs"/*-"$job"*.err; do if [ -s "$file" ]; then sed 's/^/  | /' "$file" | tail -5; fi; done; }

flags=(--trajectories 2000 --quiet)
"$program" run "$scenario" "${flags[@]}" --json --store none >"$work/alone.json"
expected=$(digest_in "$work/alone.json")
printf 'one process: digest %s\n' "$expected"

script=one_node.sbatch
submit "$root/scripts/slurm/$script" run "$scenario" "${flags[@]}" --json && wait_for
show
judge "one node: digest of one process" "$([ "$(digest_in "$work/jobs/ghostcast-$job.out")" = "$expected" ] && echo yes)"

script=many_nodes.sbatch
for launch in srun mpirun; do
  export GHOSTCAST_LAUNCH=$launch
  submit --nodes=1 --ntasks-per-node=2 "$root/scripts/slurm/$script" run "$scenario" "${flags[@]}" --json --threads 1 && wait_for
  show
  judge "two ranks by $launch: digest of one process" "$([ "$(digest_in "$work/jobs/ghostcast-$job.out")" = "$expected" ] && echo yes)"
  judge "two ranks by $launch: the result says so" "$(grep -q '"ranks":2' "$work/jobs/ghostcast-$job.out" && echo yes)"
done

script=job_array.sbatch
mkdir -p "$work/scenarios"
cp "$root/scenarios/minimal.toml" "$root/scenarios/four_infra_engineers.toml" "$work/scenarios" && cp -r "$root/scenarios/common" "$work/scenarios"
submit --array=0-2 "$root/scripts/slurm/$script" "$work/scenarios" "$work/answers" "${flags[@]}" && wait_for
show
judge "job array: an answer a scenario" "$([ "$(find "$work/answers" -name result.json | wc -l)" -eq 2 ] && echo yes)"
judge "job array: the task without a scenario ends well" "$(grep -q '^No scenario 2' "$work/jobs/ghostcast-${job}_2.out" && echo yes)"

script=requeue.sbatch
long=(--trajectories "${GHOSTCAST_CHECK_TRAJECTORIES:-1000000}" --threads 1 --json)
export GHOSTCAST_CHECKPOINT_SECONDS=0.5
submit --time=00:05:00 "$root/scripts/slurm/$script" run "$scenario" "${long[@]}" --store "$work/runs.db"
for _ in $(seq 600); do
  if "$program" runs --store "$work/runs.db" 2>/dev/null | grep -q '[0-9] of [0-9]'; then break; fi
  sleep 0.1
done
scancel --batch --signal=TERM "$job"
for _ in $(seq 60); do
  if [ "$(squeue -h -j "$job" -o %T)" = PENDING ]; then break; fi
  sleep 1
done
judge "requeue: back in the queue after the signal" "$([ "$(squeue -h -j "$job" -o %T)" = PENDING ] && echo yes)"
scontrol update JobId="$job" StartTime=now
wait_for
show
"$program" run "$scenario" "${long[@]}" --quiet --store none >"$work/whole.json"
tail -1 "$work/jobs/ghostcast-$job.out" >"$work/resumed.json"
judge "requeue: was stopped, and went on from the store" \
  "$(grep -q 'back into the queue' "$work/jobs/ghostcast-$job.err" && grep -q 'trajectories are stored' "$work/jobs/ghostcast-$job.err" && echo yes)"
judge "requeue: digest of a run without interruption" \
  "$([ -n "$(digest_in "$work/whole.json")" ] && [ "$(digest_in "$work/resumed.json")" = "$(digest_in "$work/whole.json")" ] && echo yes)"

printf '%s failed\n' "$failures"
[ "$failures" -eq 0 ]
