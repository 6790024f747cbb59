#!/usr/bin/env bash
# The whole loop over Lab Streaming Layer: 64 channels at 1 kHz in chunks of 8, band-pass of 8-30 Hz, log-variance of the last
# second every 40 ms, a linear model, the decision at an inlet. Times, from the push of the last sample, sessions/lsl-loop.json
# and sessions/lsl-loop-spiking.json (learning on); beside them in the same run the loop that most labs write (loop_pylsl.py), when
# PYTHON names an interpreter with pylsl and scipy, and the same in C when LSL_LIB names a liblsl and there is a compiler.
# Usage: tests/benchmarks/loop.sh [ROUNDS] [SECONDS] [JSON FILE]   (3 rounds, 20 s measured a loop by default; JAVA_HOME picks the JDK)
# LOOPS="hillock pylsl" picks some of hillock, spiking, pylsl and c.
set -euo pipefail
cd "$(dirname "$0")/../.."

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
wanted=" ${LOOPS:-hillock spiking pylsl c} "

class_path="${HILLOCK_BENCHMARK_CLASSPATH:-}"
if [[ -z "$class_path" ]]; then
  mvn -q -B -pl tests -am -DskipTests package dependency:build-classpath -Dmdep.outputFile="$work/class-path" \
    -Dmdep.includeScope=compile
  class_path="tests/target/classes:$(cat "$work/class-path")"
fi

loops=()
hillock() {
  loops+=("$1" "$java" -XX:+UseSerialGC -Xmn24m -Xshare:auto -Xms64m ${HILLOCK_JAVA_OPTIONS:-} -cp "$class_path"
    org.hillock.runtime.cli.Hillock run "$2" --json --)
}
[[ "$wanted" == *" hillock "* ]] && hillock hillock sessions/lsl-loop.json
[[ "$wanted" == *" spiking "* ]] && hillock hillock-spiking sessions/lsl-loop-spiking.json
if [[ "$wanted" == *" pylsl "* ]]; then
  if "${PYTHON:-python3}" -c 'import pylsl, scipy' 2>"$work/python"; then
    loops+=(pylsl-scipy "${PYTHON:-python3}" tests/benchmarks/loop_pylsl.py --)
  else
    echo "No pylsl with scipy in ${PYTHON:-python3}: that loop is left out ($(tail -1 "$work/python"))."
  fi
fi
if [[ "$wanted" == *" c "* ]]; then
  if [[ -n "${LSL_LIB:-}" ]] && command -v cc >/dev/null; then
    cc -O2 -o "$work/loop_peer" tests/benchmarks/loop_peer.c -ldl -lm
    loops+=(c-liblsl "$work/loop_peer" "{sections}" --)
  else
    echo "LSL_LIB is not set or there is no C compiler: the loop in C is left out."
  fi
fi

"$java" -version 2>&1 | head -1
uptime
"$java" -XX:+UseSerialGC -Xmn24m -cp "$class_path" org.hillock.tests.benchmark.LoopBenchmark \
  "${1:-3}" "${2:-20}" "${3:--}" "${loops[@]}"
