#!/usr/bin/env python3
"""Runs the spiking networks in Hillock and in Brian2, each in processes of its own, in turn, and prints one table.

    compare.py [--only W1,W3] [--json FILE] [--rounds N] [--exact] [--without-brian]

Called by ../snn.sh, which sets JAVA, CLASS_PATH, CACHE and, where Brian2 is found, BRIAN_PYTHON. Both simulators run one
graph from one start, both are bound to one core where taskset exists, and what counts is the processor time of the loop
that steps the network, since other work may share the core. The median of the rounds is taken; within Hillock's rounds
the median of its windows.
"""
import argparse
import hashlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROCESS = "org.hillock.tests.benchmark.spiking.SpikingProcess"
SEED = "1"
# Rates of two correct simulators on one graph differ by what their rounding makes of a chaotic network; in W3 each draws
# its own input as well.
AGREEMENT = {"W3": 0.05}
USUAL_AGREEMENT = 0.03


class Plan:
    """How long a workload is run, in seconds of model time."""

    def __init__(self, step, settling, measured, window, windows, rounds, heap):
        self.step, self.settling, self.measured = step, settling, measured
        self.window, self.windows, self.rounds, self.heap = window, windows, rounds, heap


PLANS = {
    "W1": Plan(1e-4, 1, 3, 0.5, 40, 3, "512m"),
    "W1C": Plan(1e-4, 1, 3, 0.5, 40, 3, "512m"),
    "W2": Plan(1e-4, 1, 3, 0.5, 30, 3, "512m"),
    "W2L": Plan(1e-4, 0.4, 0.5, 0.1, 10, 1, "3g"),
    "W3": Plan(1e-3, 1, 20, 5, 20, 3, "256m"),
}


def bound(command):
    return ["taskset", "-c", os.environ.get("CORE", "0"), *command] if shutil.which("taskset") else command


def timed(command, folder=None):
    """Runs a process; returns what it printed, its wall time and its processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wall = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)[:200]}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout, wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Hillock:
    name = "Hillock"

    def __init__(self, workload, degrees):
        self.plan, self.arguments = PLANS[workload], [workload, degrees, SEED]

    def _java(self, task, *options):
        return bound([
            os.environ["JAVA"], "-XX:+UseSerialGC", f"-Xmx{self.plan.heap}", "-cp", os.environ["CLASS_PATH"], PROCESS, task,
            *self.arguments, *map(str, options)])

    def graph(self, folder):
        timed(self._java("graph", folder))

    def run(self):
        plan = self.plan
        _, wall, processor = timed(self._java("run", plan.settling, plan.measured, 1))
        line, _, _ = timed(self._java("run", plan.settling, plan.window, plan.windows))
        found = json.loads(line)
        return {
            "seconds": statistics.median(found["processorSeconds"]) / plan.window,
            "wall": statistics.median(found["wallSeconds"]) / plan.window,
            "process": wall, "processProcessor": processor, "rates": found["rates"],
        }

    def steps(self, *options):
        return json.loads(timed(self._java("steps", *options))[0])


class Brian:
    name = "Brian2 C++"

    def __init__(self, workload, degrees, graph, cache):
        self.plan, self.workload, self.graph = PLANS[workload], workload, graph
        self.folder = os.path.join(cache, f"brian-{workload}-{degrees}")

    def build(self):
        stamp, known = os.path.join(self.folder, "stamp"), None
        if os.path.exists(stamp):
            with open(stamp) as source:
                known = source.read()
        key = self._key()
        if known == key:
            return
        print(f"{self.workload}: building Brian2's program, a minute or so; it is kept for the next run", file=sys.stderr)
        shutil.rmtree(self.folder, ignore_errors=True)
        script = os.path.join(HERE, "brian_networks.py")
        timed([os.environ["BRIAN_PYTHON"], "-W", "ignore", script, self.workload, self.graph, self.folder,
               str(self.plan.settling), str(self.plan.measured)])
        with open(stamp, "w") as out:
            out.write(key)

    def _key(self):
        digest = hashlib.sha256(f"{self.plan.settling} {self.plan.measured}".encode())
        files = [os.path.join(HERE, "brian_networks.py")]
        files += [os.path.join(self.graph, name) for name in sorted(os.listdir(self.graph))]
        for name in files:
            with open(name, "rb") as source:
                digest.update(source.read())
        return digest.hexdigest()

    def run(self):
        _, wall, processor = timed(bound([os.path.join(self.folder, "main")]), self.folder)
        with open(os.path.join(self.folder, "networks.json")) as source:
            networks = json.load(source)
        rates = {}
        for name, population in networks["populations"].items():
            with open(os.path.join(self.folder, population["counts"]), "rb") as source:
                counts = memoryview(source.read()).cast("i")
            rates[name] = sum(counts) / networks["seconds"] / population["size"]
        # Brian2 takes the time of its loop by clock(), which counts processor time.
        with open(os.path.join(self.folder, "results", "last_run_info.txt")) as source:
            loop = float(source.read().split()[0])
        return {"seconds": loop / networks["seconds"], "wall": None, "process": wall, "processProcessor": processor,
                "rates": rates}


def row(workload, simulator, plan, rounds):
    middle = {key: statistics.median(r[key] for r in rounds) for key in ("seconds", "process", "processProcessor")}
    rates = {name: statistics.mean(r["rates"][name] for r in rounds) for name in rounds[0]["rates"]}
    walls = [r["wall"] for r in rounds if r["wall"]]
    return {
        "workload": workload,
        "simulator": simulator,
        "timesRealTime": round(1 / middle["seconds"], 3),
        "microsecondsPerStep": round(middle["seconds"] * plan.step * 1e6, 3),
        "rateHz": round(next(iter(rates.values())), 3),
        "rates": {name: round(rate, 3) for name, rate in rates.items()},
        "timesRealTimeOfRounds": [round(1 / r["seconds"], 3) for r in rounds],
        "timesRealTimeOnTheClock": round(1 / statistics.median(walls), 3) if walls else None,
        "modelSecondsOfWholeProcess": plan.settling + plan.measured,
        "wholeProcessSeconds": round(middle["process"], 3),
        "wholeProcessProcessorSeconds": round(middle["processProcessor"], 3),
    }


def measure(workload, options, cache):
    degrees = "exact" if options.exact else "drawn"
    hillock = Hillock(workload, degrees)
    simulators = [hillock]
    if not options.without_brian:
        graph = os.path.join(cache, f"graph-{workload}-{degrees}")
        hillock.graph(graph)
        brian = Brian(workload, degrees, graph, cache)
        brian.build()
        simulators.append(brian)
    rounds = {s.name: [] for s in simulators}
    for _ in range(options.rounds or hillock.plan.rounds):
        for simulator in simulators:
            rounds[simulator.name].append(simulator.run())
    return [row(workload, name, hillock.plan, found) for name, found in rounds.items()]


def rates(found):
    return " / ".join(f"{rate:.2f}" for rate in found["rates"].values())


def disagreement(rows):
    ours, theirs = rows[0]["rates"], rows[1]["rates"]
    return max(abs(ours[name] / theirs[name] - 1) for name in ours)


def allowed(workload):
    return AGREEMENT.get(workload, USUAL_AGREEMENT)


def print_rates(found):
    print("\nRates, Hz (excitatory / inhibitory; W3 hidden / outputs), on one graph\n")
    print("| network | Hillock | Brian2 C++ | largest difference | |")
    print("|---|---|---|---|---|")
    for workload, rows in found.items():
        if len(rows) < 2:
            print(f"| {workload} | {rates(rows[0])} | - | - | not compared |")
            continue
        apart = disagreement(rows)
        verdict = "agree" if apart <= allowed(workload) else "DISAGREE: not the same work"
        print(f"| {workload} | {rates(rows[0])} | {rates(rows[1])} | {100 * apart:.1f} % | {verdict} |")


def print_speed(found):
    print("\nSpeed on one core, by the processor time of the loop; in brackets the rounds\n")
    print("| network | simulator | times real time | us a step | on the clock | whole process | Hillock : Brian2 |")
    print("|---|---|---|---|---|---|---|")
    for workload, rows in found.items():
        for r in rows:
            clock = f"{r['timesRealTimeOnTheClock']:.4g} x" if r["timesRealTimeOnTheClock"] else ""
            spread = ", ".join(f"{t:.3g}" for t in r["timesRealTimeOfRounds"])
            ratio = f"**{r['timesRealTime'] / rows[1]['timesRealTime']:.1f} x**" if len(rows) > 1 and r is rows[0] else ""
            whole = f"{r['wholeProcessProcessorSeconds']:.2f} s for {r['modelSecondsOfWholeProcess']:g} s"
            print(f"| {workload} | {r['simulator']} | {r['timesRealTime']:.4g} ({spread}) | {r['microsecondsPerStep']:.4g} | "
                  f"{clock} | {whole} | {ratio} |")


def print_steps(steps):
    print("\nW3, microseconds of single steps of a fresh process, on the clock (least of the rounds)\n")
    print("| start | steps | p50 | p99 | p99.9 | longest |")
    print("|---|---|---|---|---|---|")
    labels = {"first": "first 100", "early": "first 1000", "steady": "100 000 later ones", "paced": "3000 later ones"}
    for start, found in steps.items():
        for key, p in found.items():
            label = labels["paced" if key == "steady" and "paced" in start else key]
            print(f"| {start} | {label} | {p['p50']:.2f} | {p['p99']:.2f} | {p['p999']:.2f} | {p['max']:.0f} |")


def step_times(rounds):
    hillock = Hillock("W3", "drawn")
    starts = {"cold": (), "warmed up": ("warm",), "warmed up, paced at 1 ms": ("warm", "paced")}
    found = {}
    for _ in range(rounds):
        for start, options in starts.items():
            times = hillock.steps(*options)
            for key in ("first", "early", "steady"):
                kept = found.setdefault(start, {}).setdefault(key, times[key])
                found[start][key] = {p: min(kept[p], times[key][p]) for p in kept}
    return found


def write_rows(file, found, steps):
    """Writes what is known so far, so that a run which is cut short leaves its rows."""
    if not file:
        return
    rows = [r for workload in found.values() for r in workload]
    for r in rows:
        if steps and r["workload"] == "W3" and r["simulator"] == Hillock.name:
            r["singleStepsMicroseconds"] = steps
    with open(file, "w") as out:
        json.dump(rows, out, indent=2)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default=",".join(PLANS), help="workloads, comma between them")
    parser.add_argument("--json", help="file for the rows")
    parser.add_argument("--rounds", type=int, help="runs of each simulator")
    parser.add_argument("--exact", action="store_true", help="W1, W1C, W2 with exact in-degrees, to check rates")
    parser.add_argument("--without-brian", action="store_true")
    options = parser.parse_args()
    options.without_brian |= "BRIAN_PYTHON" not in os.environ
    workloads = [name.strip().upper() for name in options.only.split(",")]
    unknown = [name for name in workloads if name not in PLANS]
    if unknown:
        sys.exit(f"--only: read {unknown[0]}, expected some of {', '.join(PLANS)}; correct it.")
    cache = os.environ["CACHE"]
    os.makedirs(cache, exist_ok=True)
    found = {}
    for workload in workloads:
        print(f"{workload} ...", file=sys.stderr)
        found[workload] = measure(workload, options, cache)
        for r in found[workload]:
            print(f"  {r['simulator']}: {r['timesRealTime']:.4g} x real time, {rates(r)} Hz", file=sys.stderr)
        write_rows(options.json, found, {})
    steps = step_times(options.rounds or 3) if "W3" in found else {}
    print_rates(found)
    print_speed(found)
    if steps:
        print_steps(steps)
    write_rows(options.json, found, steps)
    if any(len(rows) > 1 and disagreement(rows) > allowed(workload) for workload, rows in found.items()):
        print("\nRates disagree on some network: its speeds are not comparable.")
        sys.exit(2)


if __name__ == "__main__":
    main()
