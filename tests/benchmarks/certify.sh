#!/usr/bin/env bash
# Certifies the whole way from an emulated Cyton, behind a pseudo-terminal in a process of its own, through the learning spiking
# decoder to a receiver over UDP: four decisions a second. Writes the page and the JSON.
# Usage: tests/benchmarks/certify.sh [SECONDS] [OUT.html] [--load]   (540 s by default; JAVA_HOME picks the JDK)
set -euo pipefail
cd "$(dirname "$0")/../.."

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
seconds="${1:-540}"
out="${2:-certificate.html}"
work="$(mktemp -d)"
device=""
trap '[[ -z "$device" ]] || kill "$device"; rm -rf "$work"' EXIT

class_path="${HILLOCK_BENCHMARK_CLASSPATH:-}"
if [[ -z "$class_path" ]]; then
  mvn -q -B -pl tests -am -DskipTests package dependency:build-classpath -Dmdep.outputFile="$work/class-path" \
    -Dmdep.includeScope=compile
  class_path="tests/target/classes:$(cat "$work/class-path")"
fi
hillock=(org.hillock.runtime.cli.Hillock)

sed "s#PORT#$work/port#" tests/benchmarks/certify-cyton.json > "$work/session.json"
"$java" -XX:+UseSerialGC -Xmx64m -XX:TieredStopAtLevel=1 -cp "$class_path" "${hillock[@]}" emulate cyton \
  --trigger "analog A5" --trial 0.25 --link "$work/port" > "$work/device.log" &
device=$!
for _ in $(seq 200); do [[ -e "$work/port" ]] && break; sleep 0.1; done

"$java" -version 2>&1 | head -1
uptime
"$java" -XX:+UseSerialGC ${JAVA_OPTIONS:-} -cp "$class_path" "${hillock[@]}" certify "$work/session.json" --seconds "$seconds" --out "$out" "${@:3}"
