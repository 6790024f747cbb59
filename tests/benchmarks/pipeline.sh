#!/usr/bin/env bash
# What the way from a source to a decoder adds: 1024 channels at 30 kHz in chunks of 1 ms beside a plain loop, for every way of
# waiting, then 32 pipelines of eight stages at once.
# Usage: tests/benchmarks/pipeline.sh [SECONDS] [JVM options]   (10 s a measurement; JAVA_HOME picks the JDK)
set -euo pipefail
cd "$(dirname "$0")/../.."

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
seconds="${1:-10}"
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
uptime
"$java" -XX:+UseSerialGC -Xmn24m "$@" -cp "$class_path" org.hillock.tests.benchmark.PipelineBenchmark "$seconds"
