"""Reads a recording by means of its own and writes what it holds, for comparison with the readers in Java.

usage: read_text_recordings.py bci2000|openbci|muse|mat FILE OUTPUT_DIRECTORY

Writes streams.txt (id, rate, labels; tabs between), and for each stream ID.f32 (frame-major little-endian float32)
and ID.i64 (session time of each frame in nanoseconds), and markers.txt (stream, nanoseconds, label).
Only numpy, decimal, re and scipy.io are used.
"""
import os
import re
import sys
from decimal import ROUND_HALF_UP, Decimal

import numpy as np


def nanos(frames, rate):
    return np.floor(np.asarray(frames, dtype=np.float64) * 1e9 / rate + 0.5).astype("<i8")


def write(out, streams, markers):
    with open(os.path.join(out, "streams.txt"), "w", encoding="utf-8") as f:
        for sid, rate, labels, samples, times in streams:
            f.write("\t".join([sid, repr(float(rate))] + list(labels)) + "\n")
            np.ascontiguousarray(samples, dtype="<f4").tofile(os.path.join(out, sid + ".f32"))
            np.ascontiguousarray(times, dtype="<i8").tofile(os.path.join(out, sid + ".i64"))
    with open(os.path.join(out, "markers.txt"), "w", encoding="utf-8") as f:
        for sid, time, label in markers:
            f.write(f"{sid}\t{time}\t{label}\n")


def bci2000(path):
    raw = open(path, "rb").read()
    first = raw[: raw.index(b"\n")].decode()
    meta = dict(re.findall(r"(\w+)=\s*(\S+)", first))
    header_len, channels, state_len = (int(meta[k]) for k in ("HeaderLen", "SourceCh", "StatevectorLen"))
    kind = {"int16": "<i2", "int32": "<i4", "float32": "<f4"}[meta.get("DataFormat", "int16")]
    header = raw[:header_len].decode("utf-8")

    def numbers(name):
        line = re.search(name + r"=\s*(.*?)//", header).group(1).split()
        return [float(re.sub(r"[a-zA-Z]+$", "", w)) for w in line[1 : 1 + int(line[0])]]

    rate = float(re.search(r"SamplingRate=\s*([\d.]+)", header).group(1))
    named = re.search(r"ChannelNames=\s*(\d+)\s+(.*?)\s*//", header)
    labels = named.group(2).split()[: int(named.group(1))] if named else [f"Ch{c + 1}" for c in range(channels)]
    frame = np.dtype([("x", kind, (channels,)), ("s", "u1", (state_len,))])
    count = (len(raw) - header_len) // frame.itemsize
    table = np.frombuffer(raw, dtype=frame, count=count, offset=header_len)
    offset, gain = np.array(numbers("SourceChOffset")), np.array(numbers("SourceChGain"))
    samples = (table["x"].astype(np.float64) - offset) * gain
    times = nanos(np.arange(count), rate)
    bits = np.unpackbits(table["s"], axis=1, bitorder="little").astype(np.int64)
    skipped = ("sourcetime", "stimulustime", "running", "recording")
    found = []
    definitions = header.split("[ State Vector Definition ]")[1].split("[")[0].split("\n")
    for order, line in enumerate(l.split() for l in definitions if l.strip()):
        name, length, at = line[0], int(line[1]), int(line[3]) * 8 + int(line[4])
        low = name.lower()
        if low in skipped or low.startswith(("eyetracker", "mousepos", "cursorpos", "joystick")):
            continue
        values = bits[:, at : at + length] @ (1 << np.arange(length))
        before = np.concatenate([[0], values[:-1]])
        for i in np.flatnonzero(values != before):
            found.append((times[i], order, f"{name}={values[i]}"))
    found.sort()
    return [("signal", rate, labels, samples, times)], [("states", t, l) for t, _, l in found]


def openbci(path):
    lines = open(path, encoding="utf-8").read().splitlines()
    rate = float(re.search(r"Sample Rate = ([\d.]+)", "\n".join(lines[:6])).group(1))
    at = next(i for i, l in enumerate(lines) if l.startswith("Sample Index"))
    names = [n.strip() for n in lines[at].split(",")]
    rows = [[f.strip() for f in l.split(",")] for l in lines[at + 1 :] if l.strip()]
    exg = [i for i, n in enumerate(names) if n.startswith("EXG")]
    aux = [i for i, n in enumerate(names) if n.startswith(("Accel", "Digital", "Analog"))]
    counter = np.array([int(float(r[0])) for r in rows])
    steps = np.diff(counter) % 256
    frames = np.concatenate([[0], np.cumsum(steps)])
    times = nanos(frames, rate)
    column = names.index("Marker Channel")
    markers = [("markers", times[i], str(int(float(r[column])))) for i, r in enumerate(rows) if float(r[column]) != 0]

    def take(columns):
        return np.array([[float(r[c]) for c in columns] for r in rows])

    return [
        ("exg", rate, [names[i] for i in exg], take(exg), times),
        ("aux", rate, [names[i] for i in aux], take(aux), times),
    ], markers


def muse(path):
    lines = open(path, encoding="utf-8").read().splitlines()
    names = lines[0].split(",")
    rows = [l.split(",") for l in lines[1:] if l]
    stamps = [int((Decimal(r[0]) * 10**9).to_integral_value(ROUND_HALF_UP)) for r in rows]
    assert np.abs(np.diff(stamps)).max() < 1e8, "the stamps jump; this check knows no gaps"
    times = nanos(np.arange(len(rows)), 256)
    drift = np.abs(times - (np.array(stamps) - stamps[0])).max() / 1e6
    print(f"{path}: regular times differ from the stamps by at most {drift:.1f} ms")
    samples = np.array([[float(v) for v in r[1:6]] for r in rows])
    markers = [("markers", times[i], r[6]) for i, r in enumerate(rows) if r[6] != "0"]
    return [("signal", 256, names[1:6], samples, times)], markers


def mat(path):
    from scipy.io import loadmat

    content = loadmat(path)
    data, label = content["data"], content["label"].ravel()
    length, channels, trials = data.shape
    samples = np.transpose(data, (2, 0, 1)).reshape(trials * length, channels)
    frames = (np.arange(trials)[:, None] * length * 2 + np.arange(length)[None, :]).ravel()
    times = nanos(frames, 250)
    markers = [("markers", times[i * length], str(int(label[i]))) for i in range(trials)]
    return [("signal", 250, ["C3", "Cz", "C4"], samples, times)], markers


if __name__ == "__main__":
    reader = {"bci2000": bci2000, "openbci": openbci, "muse": muse, "mat": mat}[sys.argv[1]]
    for source, target in zip(sys.argv[2::2], sys.argv[3::2]):
        write(target, *reader(source))
