#!/usr/bin/env bash
# Runs an hour of 64 channels at 1 kHz through a whole session on one core, collector and compiler included:
# as it is, on signal from memory, and the making of the signal alone.
# Usage: tests/benchmarks/session.sh [TRIALS] [JVM options]   (600 trials of 6 s by default; JAVA_HOME picks the JDK, CORE the core)
set -euo pipefail
cd "$(dirname "$0")/../.."

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
trials="${1:-600}"
shift || true
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

class_path="${HILLOCK_BENCHMARK_CLASSPATH:-}"
if [[ -z "$class_path" ]]; then
  mvn -q -B -pl tests -am -DskipTests package dependency:build-classpath -Dmdep.outputFile="$work/class-path" \
    -Dmdep.includeScope=compile
  class_path="tests/target/classes:$(cat "$work/class-path")"
fi

"$java" -version 2>&1 | head -1
for mode in whole looped source; do
  echo
  echo "== $mode"
  taskset -c "${CORE:-0}" "$java" -XX:+UseSerialGC -Xmx1g "$@" -cp "$class_path" \
    org.hillock.tests.benchmark.SessionBenchmark tests/benchmarks/session-64.json "$mode" "$trials"
done
