#!/usr/bin/env bash
# Runs a live session with learning on for long: a Cyton emulated behind a pseudo-terminal by another process, the spiking
# decoder, commands as datagrams on loopback. Prints heap, memory, threads, files, CPU and stage times, and fails when something
# grows or the data plane allocates.
# Usage: tests/benchmarks/soak.sh [--minutes N] [JVM options]   (60 minutes by default; JAVA_HOME picks the JDK)
set -euo pipefail
cd "$(dirname "$0")/../.."

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
minutes=60
if [[ "${1:-}" == --minutes ]]; then
  minutes="$2"
  shift 2
fi
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
"$java" -XX:+UseSerialGC -Xms64m -Xmx64m "$@" -cp "$class_path" org.hillock.tests.benchmark.soak.SoakBenchmark "$minutes" "$work"
