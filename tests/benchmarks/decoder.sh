#!/usr/bin/env bash
# Times the spiking decoder's steps (decide, learn, a sleep over 100 trials) and counts the bytes that they allocate.
# Usage: tests/benchmarks/decoder.sh [JMH options]      (JAVA_HOME picks the JDK)
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
"$java" -cp "$class_path" org.openjdk.jmh.Main DecoderBenchmark -prof gc -rf csv -rff "$work/jmh.csv" "$@" \
  > "$work/jmh.log" 2>&1 || { tail -20 "$work/jmh.log" >&2; exit 1; }
sed -n '/^Benchmark/,$p' "$work/jmh.log" | grep -E '^Benchmark|/op'
