#!/usr/bin/env bash
# Times Hillock's conditioning beside scipy's sosfilt on the same shapes and prints one table.
# Usage: tests/benchmarks/conditioning.sh [JMH options]      (JAVA_HOME picks the JDK, PYTHON the Python with scipy)
set -euo pipefail
cd "$(dirname "$0")/../.."

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
python="${PYTHON:-python3}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

class_path="${HILLOCK_BENCHMARK_CLASSPATH:-}"
if [[ -z "$class_path" ]]; then
  mvn -q -B -pl tests -am -DskipTests package dependency:build-classpath -Dmdep.outputFile="$work/class-path" \
    -Dmdep.includeScope=compile
  class_path="tests/target/classes:$(cat "$work/class-path")"
fi

"$java" -version 2>&1 | head -1
"$java" -cp "$class_path" org.openjdk.jmh.Main 'SosFilterBenchmark|FilterBankBenchmark|CovarianceBenchmark' \
  -rf json -rff "$work/jmh.json" "$@" > "$work/jmh.log" 2>&1 || { tail -20 "$work/jmh.log" >&2; exit 1; }
if "$python" -c 'import scipy' 2> /dev/null; then
  "$python" tests/benchmarks/sosfilt_scipy.py > "$work/scipy.txt"
else
  echo "no scipy for $python: its columns stay empty (PYTHON=... picks another)" >&2
  : > "$work/scipy.txt"
fi
"$python" tests/benchmarks/conditioning_table.py "$work/jmh.json" "$work/scipy.txt"
