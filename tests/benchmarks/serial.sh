#!/usr/bin/env bash
# Times an emulated device behind a pseudo-terminal: from the write of a sample to its chunk at the subscriber, beside a plain
# blocking read, with the CPU time of the reading thread.
# Usage: tests/benchmarks/serial.sh [ROUNDS] [SECONDS] [PROFILE]      (3 rounds of 10 s of a Cyton by default; JAVA_HOME picks the JDK)
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

"$java" -version 2>&1 | head -1
"$java" -XX:+UseSerialGC -cp "$class_path" org.hillock.tests.benchmark.SerialBenchmark "${1:-3}" "${2:-10}" "${3:-cyton}"
