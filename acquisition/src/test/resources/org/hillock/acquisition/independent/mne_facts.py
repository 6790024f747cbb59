"""Facts of EDF, BDF and BrainVision recordings as MNE-Python reads them, as JSON on standard output.

usage: mne_facts.py FILE...

For each file: {"file", "groups": [{"rateHz", "labels", "channels": [{"frames", "sum", "sumSquares", "weighted",
"first", "last", "mask"}]}], "markers": [{"seconds", "durationSeconds", "label"}]}. Times count from the first frame;
voltages are in microvolts. "weighted" is the sum of x[i] * (i * 7919 % 1009), which changes when samples swap places.
"mask" is given where only these bits of the samples compare.
"""
import json
import re
import sys
import warnings

import mne
import numpy
from mne.io.edf import edf

mne.set_log_level("ERROR")
warnings.simplefilter("ignore")
VOLTAGES = {"V", "mV", "µV", "uV", "μV", "nV"}
BDF_STIM_MASK = 0x1FFFF


def read(path, **options):
    if path.endswith(".vhdr"):
        return mne.io.read_raw_brainvision(path)
    made = []

    def keeping(*args, **kwargs):
        made.append(mne.Annotations(*args, **kwargs))
        return made[-1].copy()

    # raw.annotations leave out what lies behind the last sample: keep what the reader found before that.
    edf.Annotations = keeping
    raw = mne.io.read_raw_bdf(path, **options) if path.endswith(".bdf") else mne.io.read_raw_edf(path, **options)
    raw.all_annotations = made[-1]
    return raw


def written_units(path):
    """The units of a BrainVision header, which MNE does not keep when it does not know them."""
    if not path.endswith(".vhdr"):
        return []
    text = open(path, encoding="utf-8", errors="replace").read()
    lines = re.findall(r"^Ch\d+=(.*)$", text, re.MULTILINE)
    return [(line.split(",") + [""] * 4)[3] for line in lines]


def channel(raw, name, path):
    x = raw.get_data(picks=[name])[0]
    unit = raw._orig_units.get(name, "")
    written = written_units(path)
    if written and unit == "n/a":
        unit = written[raw.ch_names.index(name)]
    stim = raw.get_channel_types([name])[0] == "stim"
    if not stim:
        x = x * (1e6 if unit in VOLTAGES or unit in ("µS", "uS") else 1)
    weights = numpy.arange(len(x)) * 7919 % 1009
    facts = {
        "frames": len(x),
        "sum": float(x.sum()),
        "sumSquares": float((x * x).sum()),
        "weighted": float((x * weights).sum()),
        "first": [float(v) for v in x[:5]],
        "last": [float(v) for v in x[-5:]],
    }
    if stim and raw.filenames[0].endswith(".bdf"):
        facts["mask"] = BDF_STIM_MASK
    return facts


def groups(path):
    raw = read(path)
    if path.endswith(".vhdr"):
        return [(raw, raw.ch_names)]
    samples = raw._raw_extras[0]["n_samps"]
    by_rate = {}
    for name, count in zip(raw.ch_names, samples):
        by_rate.setdefault(int(count), []).append(name)
    if len(by_rate) == 1:
        return [(raw, raw.ch_names)]
    return [(read(path, include=names), names) for names in by_rate.values()]


def changes(x):
    """Where a line that MNE does not take for a trigger line changes to another code than 0."""
    codes = numpy.round(x).astype(int)
    at = numpy.flatnonzero(numpy.diff(codes)) + 1
    return [(i, 0, codes[i]) for i in at if codes[i] != 0]


def markers(raw, path):
    annotations = raw.annotations if path.endswith(".vhdr") else raw.all_annotations
    found = [
        {"seconds": float(onset), "durationSeconds": float(duration), "label": label.rstrip("/")}
        for onset, duration, label in zip(annotations.onset, annotations.duration, annotations.description)
    ]
    for name, kind in zip(raw.ch_names, raw.get_channel_types()):
        events = []
        if kind == "stim":
            events = mne.find_events(raw, name, shortest_event=1, consecutive=True, mask=0xFFFF, mask_type="and")
        elif name.startswith("DIG "):
            events = changes(raw.get_data(picks=[name])[0] * 1e6)
        found += [
            {"seconds": float(sample / raw.info["sfreq"]), "durationSeconds": 0.0, "label": str(code)}
            for sample, _, code in events
        ]
    return sorted(found, key=lambda marker: marker["seconds"])


def facts(path):
    parts = groups(path)
    for raw, _ in parts:
        # Else each channel's data would be read from the file for itself.
        raw.load_data()
    return {
        "file": path,
        "groups": [
            {"rateHz": float(raw.info["sfreq"]), "labels": names, "channels": [channel(raw, n, path) for n in names]}
            for raw, names in parts
        ],
        "markers": markers(parts[0][0], path),
    }


json.dump([facts(path) for path in sys.argv[1:]], sys.stdout)
