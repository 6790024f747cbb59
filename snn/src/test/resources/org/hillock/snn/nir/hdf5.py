"""Writes and lists NIR files with h5py: python3 hdf5.py write|list FILE."""
import sys

import h5py
import numpy as np


def put(group, name, value):
    if isinstance(value, dict):
        child = group.create_group(name)
        for key, inner in value.items():
            put(child, key, inner)
    elif isinstance(value, str):
        group.create_dataset(name, data=value, dtype=h5py.string_dtype())
    elif isinstance(value, np.ndarray) and value.ndim > 0:
        group.create_dataset(name, data=value, compression="gzip")
    else:
        group.create_dataset(name, data=value)


def write(path):
    three = np.ones(3)
    nodes = {
        "input": {"type": "Input", "shape": np.array([2, 8, 8])},
        "conv": {
            "type": "Conv2d", "input_shape": (8, 8), "weight": np.arange(72, dtype=np.float32).reshape(4, 2, 3, 3),
            "stride": (2, 2), "padding": "same", "dilation": (1, 1), "groups": 1, "bias": np.zeros(4, np.float32),
        },
        "flat": {"type": "Flatten", "start_dim": 0, "end_dim": -1, "input_type": np.array([4, 4, 4])},
        "fc": {
            "type": "Affine", "weight": np.linspace(-1, 1, 192, dtype=np.float32).reshape(3, 64),
            "bias": np.array([0.5, -0.5, 0.25], np.float32),
        },
        "cells": {
            "type": "CubaLIF", "tau_syn": 0.004 * three, "tau_mem": 0.02 * three, "r": three, "v_leak": 0 * three,
            "v_threshold": three, "w_in": 2 * three, "metadata": {"made by": "h5py", "dt": 0.001},
        },
        "inner": {
            "type": "NIRGraph",
            "nodes": {
                "in": {"type": "Input", "shape": np.array([3])},
                "lif": {
                    "type": "LIF", "tau": 0.01 * three, "r": three, "v_leak": 0 * three, "v_threshold": three,
                    "v_reset": -three,
                },
                "out": {"type": "Output", "shape": np.array([3])},
            },
            "edges": [("in", "lif"), ("lif", "out")],
        },
        "output": {"type": "Output", "shape": np.array([3])},
    }
    names = ["input", "conv", "flat", "fc", "cells", "inner", "output"]
    edges = list(zip(names, names[1:])) + [("cells", "cells")]
    with h5py.File(path, "w") as file:
        put(file, "version", "1.0.7")
        put(file, "node", {"type": "NIRGraph", "nodes": nodes, "edges": edges})


def text(value):
    return value.decode("utf8") if isinstance(value, bytes) else repr(value)


def listing(path):
    def show(name, item):
        if isinstance(item, h5py.Dataset):
            kind = "text" if h5py.check_string_dtype(item.dtype) else str(item.dtype)
            content = item[()]
            values = [text(v) for v in content.ravel().tolist()] if item.shape else [text(content.tolist() if kind != "text" else content)]
            extents = "x".join(str(extent) for extent in item.shape) or "scalar"
            print(name, kind, extents, item.compression or "plain", " ".join(values[:6]))

    with h5py.File(path, "r") as file:
        file.visititems(show)


if __name__ == "__main__":
    {"write": write, "list": listing}[sys.argv[1]](sys.argv[2])
