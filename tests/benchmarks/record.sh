#!/usr/bin/env bash
# Records ten streams of 64 channels at 1 kHz for ten minutes, by loopback from another process, and checks every sample of
# the file: loss, CPU and memory of the recorder.
# Usage: tests/benchmarks/record.sh [SECONDS] [FOLDER]   (600 s by default, which takes 1.7 GB; JAVA_HOME picks the JDK)
set -euo pipefail
cd "$(dirname "$0")/../.."

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
seconds="${1:-600}"
work="$(mktemp -d "${2:-${TMPDIR:-/tmp}}/record.XXXXXX")"
trap 'rm -rf "$work"' EXIT

class_path="${HILLOCK_BENCHMARK_CLASSPATH:-}"
if [[ -z "$class_path" ]]; then
  mvn -q -B -pl tests -am -DskipTests package dependency:build-classpath -Dmdep.outputFile="$work/class-path" \
    -Dmdep.includeScope=compile
  class_path="tests/target/classes:$(cat "$work/class-path")"
fi

"$java" -version 2>&1 | head -1
port=$((20000 + RANDOM % 20000))
main=org.hillock.tests.benchmark.RecordBenchmark
"$java" -XX:+UseSerialGC -Xmx2g -cp "$class_path" "$main" publish "$seconds" "$port" &
publisher=$!
"$java" -XX:+UseSerialGC -Xmx256m -cp "$class_path" "$main" record "$seconds" "$port" "$work/recorded.xdf"
wait "$publisher"
"$java" -XX:+UseSerialGC -Xmx256m -cp "$class_path" "$main" check "$seconds" "$port" "$work/recorded.xdf"
