"""The benchmark networks for Brian2, as C++ programs of their own (one thread, its default compiler flags).

    brian_networks.py WORKLOAD GRAPH_FOLDER BUILD_FOLDER WARM_SECONDS SECONDS

builds a program that runs WARM_SECONDS and then SECONDS of model time; networks.json in BUILD_FOLDER says where it leaves
its spike counts. Equations after Brette et al. 2007 (J Comput Neurosci 23:349-398, benchmarks 1 and 2) and Brunel 2000
(J Comput Neurosci 8:183-208); potentials are numbers in millivolts. Synapses, weights and initial potentials are read from
GRAPH_FOLDER, so both simulators run the same graph.
"""
import json
import os
import sys

import numpy as np
from brian2 import (
    Hz, Network, NeuronGroup, PoissonGroup, PoissonInput, SpikeMonitor, Synapses, defaultclock, device, ms, second,
    prefs, set_device)

EXCITATORY, INHIBITORY = 3200, 800

CONDUCTANCES = """
dv/dt = ((-60 - v) - ge * v - gi * (v + 80) + bias) / (20*ms) : 1 (unless refractory)
dge/dt = -ge / (5*ms) : 1
dgi/dt = -gi / (10*ms) : 1
"""
CURRENTS = """
dv/dt = (ge + gi - (v + 49)) / (20*ms) : 1 (unless refractory)
dge/dt = -ge / (5*ms) : 1
dgi/dt = -gi / (10*ms) : 1
"""
TRACES = """
w : 1
dx/dt = -x / (20*ms) : 1 (event-driven)
dy/dt = -y / (20*ms) : 1 (event-driven)
"""


class Graph:
    """The arrays that the other simulator wrote."""

    def __init__(self, folder):
        self.folder = folder

    def _read(self, name, kind):
        return np.fromfile(os.path.join(self.folder, name), kind)

    def synapses(self, projection):
        return self._read(f"{projection}.pre", "<i4"), self._read(f"{projection}.post", "<i4")

    def weights(self, projection):
        return self._read(f"{projection}.weight", "<f4").astype(float)

    def potentials(self, population):
        return self._read(f"{population}.potential", "<f8")


def additive(target, step):
    """Pair STDP over all pairs within [0, 1]."""
    return {
        "model": TRACES,
        "on_pre": f"{target} += w; x += 1; w = clip(w - {step} * y, 0, 1)",
        "on_post": f"y += 1; w = clip(w + {step} * x, 0, 1)",
    }


def connect(pre, post, pairs, delay, weights=None, **code):
    synapses = Synapses(pre, post, delay=delay, **code) if "on_post" not in code else Synapses(
        pre, post, delay={"pre": delay}, **code)
    synapses.connect(i=pairs[0], j=pairs[1])
    if weights is not None:
        synapses.w = weights
    return synapses


def both(graph, first, second, offset):
    """Two projections from one population as one, the second onto targets that start at an offset."""
    (i1, j1), (i2, j2) = graph.synapses(first), graph.synapses(second)
    return np.concatenate([i1, i2]), np.concatenate([j1, j2 + offset])


def balanced(graph, equations, method, excitation, inhibition, plastic):
    defaultclock.dt = 0.1*ms
    cells = NeuronGroup(
        EXCITATORY + INHIBITORY, equations, threshold="v > -50", reset="v = -60", refractory=5*ms, method=method,
        namespace={"bias": 20.0})
    cells.v = np.concatenate([graph.potentials("excitatory"), graph.potentials("inhibitory")])
    excitatory, inhibitory = cells[:EXCITATORY], cells[EXCITATORY:]
    onto_excitatory = f"ge_post += {excitation}"
    onto_all = f"gi_post += {inhibition}"
    parts = [cells, connect(inhibitory, cells, both(graph, 2, 3, EXCITATORY), 0.8*ms, on_pre=onto_all)]
    if plastic:
        parts += [
            connect(excitatory, excitatory, graph.synapses(0), 0.8*ms, graph.weights(0), **additive("ge_post", 1e-5)),
            connect(excitatory, inhibitory, graph.synapses(1), 0.8*ms, on_pre=onto_excitatory)]
    else:
        parts.append(connect(excitatory, cells, both(graph, 0, 1, EXCITATORY), 0.8*ms, on_pre=onto_excitatory))
    return parts, {"excitatory": excitatory, "inhibitory": inhibitory}


def brunel(graph):
    defaultclock.dt = 0.1*ms
    cells = NeuronGroup(
        10000, "dv/dt = -v / (20*ms) : 1 (unless refractory)", threshold="v > 20", reset="v = 10", refractory=2*ms,
        method="exact")
    excitatory, inhibitory = cells[:8000], cells[8000:]
    background = PoissonInput(cells, "v", N=1000, rate=20*Hz, weight=0.1)
    learning = {
        "model": TRACES,
        "on_pre": "v_post += w; x += 1; w = clip(w - 1e-9 * 2.02 * w * y, 0, 0.3)",
        "on_post": "y += 1; w = clip(w + 1e-9 * (0.3 - w) * x, 0, 0.3)",
    }
    return [
        cells, background,
        connect(excitatory, excitatory, graph.synapses(0), 0.8*ms, graph.weights(0), **learning),
        connect(excitatory, inhibitory, graph.synapses(1), 0.8*ms, on_pre="v_post += 0.1"),
        connect(inhibitory, cells, both(graph, 2, 3, 8000), 0.8*ms, on_pre="v_post -= 0.5"),
    ], {"excitatory": excitatory, "inhibitory": inhibitory}


def decoder(graph):
    defaultclock.dt = 1*ms
    inputs = PoissonGroup(256, 30*Hz)
    hidden, outputs = (
        NeuronGroup(
            size, CONDUCTANCES, threshold="v > -50", reset="v = -60", refractory=5*ms, method="euler",
            namespace={"bias": 0.0})
        for size in (200, 8))
    hidden.v = outputs.v = -60
    return [
        inputs, hidden, outputs,
        connect(inputs, hidden, graph.synapses(0), 1*ms, graph.weights(0), **additive("ge_post", 1e-5)),
        connect(hidden, hidden, graph.synapses(1), 1*ms, on_pre="gi_post += 0.05"),
        connect(hidden, outputs, graph.synapses(2), 1*ms, graph.weights(2), **additive("ge_post", 1e-5)),
    ], {"hidden": hidden, "outputs": outputs}


NETWORKS = {
    "W1": lambda graph: balanced(graph, CONDUCTANCES, "euler", 0.4, 5.1, False),
    "W1C": lambda graph: balanced(graph, CURRENTS, "exact", 1.62, -9, False),
    "W2": lambda graph: balanced(graph, CONDUCTANCES, "euler", 0.4, 5.1, True),
    "W2L": brunel,
    "W3": decoder,
}


def main(workload, graph_folder, build_folder, warm_seconds, seconds):
    set_device("cpp_standalone", build_on_run=False)
    prefs.devices.cpp_standalone.extra_make_args_unix = [f"-j{os.cpu_count()}"]
    parts, observed = NETWORKS[workload](Graph(graph_folder))
    network = Network(parts)
    network.run(float(warm_seconds) * second)
    monitors = {name: SpikeMonitor(group, record=False) for name, group in observed.items()}
    network.add(*monitors.values())
    network.run(float(seconds) * second)
    device.build(directory=build_folder, compile=True, run=False)
    described = {
        "seconds": float(seconds),
        "step": float(defaultclock.dt),
        "populations": {
            name: {
                "size": len(observed[name]),
                "counts": device.get_array_filename(monitor.variables["count"], basedir="results"),
            }
            for name, monitor in monitors.items()
        },
    }
    with open(os.path.join(build_folder, "networks.json"), "w") as out:
        json.dump(described, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
