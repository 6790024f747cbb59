#!/usr/bin/env bash
# Times Lab Streaming Layer on loopback, 8 channels of float32: one-way latency at 250 Hz and 1 kHz, throughput at pushes
# of 1, 32 and 256 samples. With LSL_LIB naming a liblsl (and a C compiler) also liblsl's own, and both across.
# Usage: tests/benchmarks/lsl.sh [ROUNDS] [SECONDS]      (3 rounds, 8 s of latency each by default; JAVA_HOME picks the JDK)
set -euo pipefail
cd "$(dirname "$0")/../.."

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

class_path="${HILLOCK_BENCHMARK_CLASSPATH:-}"
if [[ -z "$class_path" ]]; then
  mvn -q -B -pl tests -am -DskipTests package dependency:build-classpath -Dmdep.outputFile="$work/class-path" \
    -Dmdep.includeScope=compile
  class_path="tests/target/classes:$(cat "$work/class-path")"
fi

peer=()
if [[ -n "${LSL_LIB:-}" ]]; then
  cc -O2 -o "$work/lsl_peer" tests/benchmarks/lsl_peer.c -ldl
  peer=("$work/lsl_peer")
else
  echo "LSL_LIB is not set: only this project's outlet and inlet are timed, nothing of liblsl."
fi

"$java" -version 2>&1 | head -1
"$java" -cp "$class_path" org.hillock.tests.benchmark.LslBenchmark "${1:-3}" "${2:-8}" ${peer[@]+"${peer[@]}"}
