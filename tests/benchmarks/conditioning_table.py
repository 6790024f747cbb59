#!/usr/bin/env python3
"""Prints the results of conditioning.sh: JMH's JSON and the lines of sosfilt_scipy.py as one table.

The best of many short iterations counts, as in sosfilt_scipy.py, so that a machine shared with others still gives the
code's own figure; the median stands behind it in brackets.
"""
import json
import sys


def main(jmh_file, scipy_file):
    with open(jmh_file) as source:
        rows = json.load(source)
    with open(scipy_file) as source:
        scipy = {(int(c), int(f), mode): float(rate) for c, f, mode, rate in map(str.split, source)}
    figures = {}
    for row in rows:
        name = row["benchmark"].rsplit(".", 2)
        shape = int(row["params"]["channels"]), int(row["params"]["frames"])
        iterations = sorted(score for fork in row["primaryMetric"]["rawData"] for score in fork)
        figures[name[1], name[2], shape] = iterations[0], iterations[len(iterations) // 2]

    print("\norder-4 band-pass, million channel-samples/s on one core")
    print(f"{'channels':>8} {'frames':>6} {'in place':>16} {'to output':>16} {'scipy, state':>13} {'ratio':>6}")
    for channels, frames in sorted({k[2] for k in figures if k[0] == "SosFilterBenchmark"}):
        cells = []
        for method in ("inPlace", "toOutput"):
            if ("SosFilterBenchmark", method, (channels, frames)) not in figures:
                cells.append(f"{'':>16}")
                continue
            best, median = figures["SosFilterBenchmark", method, (channels, frames)]
            rate = channels * frames / best * 1e3
            cells.append(f"{rate:7.0f} ({channels * frames / median * 1e3:6.0f})")
        peer = scipy.get((channels, frames, "state"))
        peer_cells = f"{peer / 1e6:13.1f} {rate * 1e6 / peer:5.1f}x" if peer else ""
        print(f"{channels:8} {frames:6} {cells[0]} {cells[1]} {peer_cells}")
    for (channels, frames, mode), rate in sorted(scipy.items()):
        if mode == "offline":
            print(f"scipy offline, {channels} channels: {rate / 1e6:.0f}")

    print("\nfilter bank, six bands, million channel-samples/s of input")
    for (name, _, (channels, frames)), (score, _) in sorted(figures.items()):
        if name == "FilterBankBenchmark":
            print(f"{channels:8} {frames:6} {channels * frames / score * 1e3:9.1f}")

    print("\ncovariance, thousand million products/s of the upper half")
    for (name, method, (channels, frames)), (score, _) in sorted(figures.items()):
        if name == "CovarianceBenchmark":
            print(f"{channels:8} {frames:6} {method:>20} {channels * (channels + 1) / 2 * frames / score:6.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
