#!/usr/bin/env bash
# Runs the spiking networks W1, W1C, W2, W2L and W3 beside Brian2's C++ programs on the same graphs and prints one table.
# Usage: tests/benchmarks/snn.sh [--only W1,W3] [--json FILE] [--rounds N] [--exact] [--without-brian]
#        tests/benchmarks/snn.sh --scaling [CELLS...]
#   times a step and counts the memory against the size instead, static and plastic, of 1000 to a million cells with 100
#   synapses each (one million: 6 GB of heap, some minutes).
#   (JAVA_HOME picks the JDK, BRIAN_PYTHON the Python with Brian2, CORE the core). Brian2's programs are built once, some
#   minutes for all five, and kept in tests/target/snn. Without Brian2 on a Debian system and as root it installs
#   python3-brian and g++.
set -euo pipefail
cd "$(dirname "$0")/../.."

export JAVA="${JAVA_HOME:+$JAVA_HOME/bin/}java"
export CACHE="$PWD/tests/target/snn"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

has_brian() { "$1" -W ignore -c 'import brian2' > /dev/null 2>&1; }

find_brian() {
  for python in ${BRIAN_PYTHON:-python3 /usr/bin/python3}; do
    if has_brian "$python"; then
      export BRIAN_PYTHON="$python"
      return 0
    fi
  done
  unset BRIAN_PYTHON
  return 1
}

install_brian() {
  [[ "$(id -u)" == 0 ]] && command -v apt-get > /dev/null || return 1
  echo "installing python3-brian and g++" >&2
  apt-get install -y -qq python3-brian g++ make > "$work/apt.log" 2>&1
}

case " $* " in
  *" --scaling "* | *" --without-brian "*) ;;
  *)
    find_brian || { install_brian && find_brian; } \
      || echo "no Brian2: its rows stay empty (apt-get install python3-brian g++, or BRIAN_PYTHON=...)" >&2
    ;;
esac

export CLASS_PATH="${HILLOCK_BENCHMARK_CLASSPATH:-}"
if [[ -z "$CLASS_PATH" ]]; then
  mvn -q -B -pl tests -am -DskipTests package dependency:build-classpath -Dmdep.outputFile="$work/class-path" \
    -Dmdep.includeScope=compile
  CLASS_PATH="$PWD/tests/target/classes:$(cat "$work/class-path")"
fi

"$JAVA" -version 2>&1 | head -1
if [[ "${1:-}" == --scaling ]]; then
  for synapses in static plastic; do
    echo "$synapses"
    # Memory is told from what is in use after a collection, which the serial collector says exactly.
    "$JAVA" -Xmx6g -XX:+UseSerialGC -cp "$CLASS_PATH" org.hillock.tests.benchmark.ScalingCurve "$synapses" "${@:2}"
  done
  exit 0
fi
if [[ -n "${BRIAN_PYTHON:-}" ]]; then
  "$BRIAN_PYTHON" -W ignore -c 'import brian2; print("Brian2", brian2.__version__)' 2> /dev/null
  g++ --version | head -1
fi
python3 tests/benchmarks/snn/compare.py "$@"
