#!/usr/bin/env python3
"""Times scipy.signal.sosfilt on the chunks of SosFilterBenchmark: order-4 band-pass, double state.

Writes one line a case: channels frames mode channel-samples/s. Modes: state (zi handed from call to call) and offline
(one call over 100 s, no state; frames is 0). Time runs along the last, contiguous axis, which is the layout scipy is
fastest with. The best of several repetitions counts.
"""
import time

import numpy as np
from scipy import signal

SOS = signal.butter(4, [8, 30], "bandpass", fs=250, output="sos")
REPETITIONS = 7
SECONDS = 0.15


def best_rate(step, values):
    calls = 1
    while True:
        begin = time.perf_counter()
        for _ in range(calls):
            step()
        taken = time.perf_counter() - begin
        if taken > SECONDS / 2:
            break
        calls *= 2
    best = taken
    for _ in range(REPETITIONS):
        begin = time.perf_counter()
        for _ in range(calls):
            step()
        best = min(best, time.perf_counter() - begin)
    return calls * values / best


def main():
    random = np.random.default_rng(1)
    for channels in (8, 16, 64):
        for frames in (1, 8, 32, 250):
            chunk = 20 * random.standard_normal((channels, frames))
            state = [np.zeros((len(SOS), channels, 2))]

            def with_state():
                _, state[0] = signal.sosfilt(SOS, chunk, axis=-1, zi=state[0])

            print(channels, frames, "state", f"{best_rate(with_state, chunk.size):.4g}", flush=True)
        whole = 20 * random.standard_normal((channels, 25000))
        print(channels, 0, "offline", f"{best_rate(lambda: signal.sosfilt(SOS, whole, axis=-1), whole.size):.4g}",
              flush=True)


if __name__ == "__main__":
    main()
