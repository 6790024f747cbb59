#!/usr/bin/env bash
# Times devices on a serial line. First the frame parser alone: bytes a second on one core, by processor time. Then an emulated
# device behind a pseudo-terminal: from the write of a sample to its chunk at the subscriber, beside a plain blocking read, with the
# processor time of the reading thread. Last a process that does nothing but read such a device, beside one that only reads its bytes.
# Usage: tests/benchmarks/serial.sh [ROUNDS] [SECONDS] [PROFILE] [LOAD_SECONDS]
#   3 rounds of 10 s of a Cyton by default, and 60 s of the two processes after 30 s of warm-up; JAVA_HOME picks the JDK.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds="${1:-3}"
seconds="${2:-10}"
profile="${3:-cyton}"
load_seconds="${4:-60}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# As the launcher starts it.
flags=(-XX:+UseSerialGC -Xmn24m -Xshare:auto -Xms64m)
work="$(mktemp -d)"
started=()
finish() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

class_path="${HILLOCK_BENCHMARK_CLASSPATH:-}"
if [[ -z "$class_path" ]]; then
  mvn -q -B -pl tests -am -DskipTests package dependency:build-classpath -Dmdep.outputFile="$work/class-path" \
    -Dmdep.includeScope=compile
  class_path="tests/target/classes:$(cat "$work/class-path")"
fi
bench() {
  "$java" "${flags[@]}" -cp "$class_path" "org.hillock.tests.benchmark.$1" "${@:2}"
}

"$java" -version 2>&1 | head -1
echo "load of the machine: $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime)"
bench ParserBenchmark
bench SerialBenchmark "$rounds" "$seconds" "$profile"

for port in source plain; do
  "$java" "${flags[@]}" -cp "$class_path" org.hillock.runtime.cli.Hillock emulate "$profile" --on pty \
    --link "$work/$port" >"$work/$port.log" 2>&1 &
  started+=($!)
done
for port in source plain; do
  until [[ -L "$work/$port" ]]; do sleep 0.2; done
done
bench SerialLoad source "$work/source" "$profile" 30 "$load_seconds" &
source_process=$!
bench SerialLoad plain "$work/plain" "$profile" 30 "$load_seconds"
wait "$source_process"
