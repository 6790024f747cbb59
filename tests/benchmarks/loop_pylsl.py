#!/usr/bin/env python3
"""The loop that most labs write, for tests/benchmarks/loop.sh: pylsl in, scipy, a linear model, pylsl out."""
import numpy as np
import pylsl
from scipy.signal import butter, sosfilt

CHANNELS, RATE, CHUNK = 64, 1000, 8
WINDOW, HOP = 1000, 40

inlet = pylsl.StreamInlet(pylsl.resolve_byprop("name", "loop-eeg", 1, 30)[0], max_buflen=360)
outlet = pylsl.StreamOutlet(
    pylsl.StreamInfo("loop-decisions", "Markers", 1, pylsl.IRREGULAR_RATE, pylsl.cf_string, "loop-decisions-pylsl")
)

sos = butter(4, [8, 30], "bandpass", fs=RATE, output="sos")
state = np.zeros((sos.shape[0], 2, CHANNELS))
last_second = np.zeros((WINDOW, CHANNELS))
weights = np.zeros((2, CHANNELS))
weights[0, : CHANNELS // 2] = weights[1, CHANNELS // 2 :] = 2 / CHANNELS
labels = ["left", "right"]

seen = since = 0
while True:
    chunk, stamps = inlet.pull_chunk(timeout=5.0, max_samples=CHUNK)
    if not stamps:
        break
    filtered, state = sosfilt(sos, np.asarray(chunk, dtype=float), axis=0, zi=state)
    last_second = np.concatenate([last_second[len(filtered) :], filtered])
    seen += len(filtered)
    since += len(filtered)
    if since >= HOP:
        since -= HOP
        if seen >= WINDOW:
            scores = weights @ np.log(np.var(last_second, axis=0))
            outlet.push_sample([labels[int(np.argmax(scores))]], stamps[-1])
