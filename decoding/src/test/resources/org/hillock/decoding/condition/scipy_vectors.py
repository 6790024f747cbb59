#!/usr/bin/env python3
"""Writes the expected values of the filter tests with scipy, beside this file.

Made with scipy 1.10.1 and numpy 1.24.2 (Debian 12): python3 scipy_vectors.py
Every number is written with repr(), so that it reads back to the same double.

designs.txt  one design a line: kind order low high rate, then its second-order sections without a0 (five numbers each).
             Kinds: lowpass highpass bandpass bandstop (scipy.signal.butter) and notch (iirnotch; order is the quality).
             A design with one edge gives it as low, with high = 0.
input.txt    frames of three channels, one frame a line; every value is a float32.
outputs.txt  kind order low high rate start channel, then sosfilt of that channel of input.txt.
             start is rest, or settled: sosfilt_zi times the first sample.
decimated.txt  factor, then channel 0 of input.txt through butter(8, 0.8 / factor) and every factor-th sample.
"""
import pathlib

import numpy as np
from scipy import signal

HERE = pathlib.Path(__file__).parent
EDGES = {
    "lowpass": [(0.5, 250), (40, 250), (124, 250), (30, 1000), (100, 512)],
    "highpass": [(0.1, 250), (1, 250), (120, 250), (0.5, 1000), (60, 512)],
    "bandpass": [(6, 10, 250), (9, 13, 250), (12, 16, 250), (15, 20, 250), (19, 25, 250), (24, 30, 250),
                 (0.5, 45, 250), (1, 120, 250), (8, 30, 1000), (0.1, 100, 512)],
    "bandstop": [(48, 52, 250), (58, 62, 512), (45, 55, 1000), (1, 100, 250)],
}
NOTCHES = [(50, 30, 250), (60, 35, 1000), (16.7, 10, 128), (100, 30, 512)]
FILTERED = [("bandpass", 4, 8, 30, 250), ("bandpass", 4, 6, 10, 250), ("bandpass", 3, 15, 20, 250),
            ("bandpass", 8, 9, 13, 250), ("bandpass", 1, 1, 40, 250), ("lowpass", 5, 40, 0, 250),
            ("highpass", 2, 1, 0, 250), ("bandstop", 4, 48, 52, 250), ("lowpass", 8, 20, 0, 250),
            ("bandpass", 6, 4, 40, 250), ("notch", 30, 50, 0, 250)]


def sections(kind, order, low, high, rate):
    if kind == "notch":
        return np.concatenate(signal.iirnotch(low, order, rate)).reshape(1, 6)
    edges = [low, high] if high else low
    return signal.butter(order, edges, kind, fs=rate, output="sos")


def words(*values):
    return " ".join(v if isinstance(v, str) else repr(float(v)) for v in values)


def main():
    rows = [(kind, order, *((e[0], 0, e[1]) if len(e) == 2 else e))
            for kind, edges in EDGES.items() for order in range(1, 9) for e in edges]
    rows += [("bandpass", 12, 8, 30, 250), ("bandpass", 16, 8, 40, 250), ("lowpass", 20, 40, 0, 250),
             ("highpass", 20, 20, 0, 250)]
    rows += [("notch", q, f, 0, r) for f, q, r in NOTCHES]
    with open(HERE / "designs.txt", "w") as out:
        for row in rows:
            sos = np.delete(sections(*row), 3, axis=1)
            out.write(words(*row, *sos.ravel()) + "\n")

    random = np.random.default_rng(20260101)
    time = np.arange(200) / 250
    frames = np.stack([30 * random.standard_normal(200) + 50,
                       20 * np.sin(2 * np.pi * 10 * time) + 5 * np.sin(2 * np.pi * 50 * time) - 200,
                       np.where(np.arange(200) == 3, 1000.0, 0.0)], axis=1).astype(np.float32).astype(float)
    with open(HERE / "input.txt", "w") as out:
        for frame in frames:
            out.write(words(*frame) + "\n")
    with open(HERE / "outputs.txt", "w") as out:
        for row in FILTERED:
            sos = sections(*row)
            for channel in range(3):
                x = frames[:, channel]
                out.write(words(*row, "rest", channel, *signal.sosfilt(sos, x)) + "\n")
            y, _ = signal.sosfilt(sos, frames[:, 0], zi=signal.sosfilt_zi(sos) * frames[0, 0])
            out.write(words(*row, "settled", 0, *y) + "\n")
    with open(HERE / "decimated.txt", "w") as out:
        for factor in (2, 4, 5):
            y = signal.sosfilt(signal.butter(8, 0.8 / factor, output="sos"), frames[:, 0])
            out.write(words(factor, *y[::factor]) + "\n")


if __name__ == "__main__":
    main()
