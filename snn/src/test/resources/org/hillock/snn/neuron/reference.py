"""Reference spike times and potentials, made with Brian 2.5.1 (Debian's python3-brian, float64, numpy target).

Run: python3 reference.py > reference.csv. A row is: what, then numbers; spike times are step numbers, counted from 0.
"""
from brian2 import *

prefs.codegen.target = "numpy"


def row(name, values):
    print(name + "," + ",".join(repr(v) if isinstance(v, int) else "%.6f" % v for v in values))


ADEX = {  # Naud et al. 2008, table 1: C pF, gL nS, EL mV, VT, D, a nS, tau ms, b pA, Vr mV, I pA
    "tonic": (200, 10, -70, -50, 2, 2, 30, 0, -58, 500),
    "adaptation": (200, 12, -70, -50, 2, 2, 300, 60, -58, 500),
    "initial_burst": (130, 18, -58, -50, 2, 4, 150, 120, -50, 400),
    "regular_bursting": (200, 10, -58, -50, 2, 2, 120, 100, -46, 210),
    "delayed_accelerating": (200, 12, -70, -50, 2, -10, 300, 0, -58, 300),
    "transient": (100, 10, -65, -50, 2, 10, 90, 100, -47, 180),
}
for name, (C, g, E, T, D, a, tau, b, R, I) in ADEX.items():
    start_scope()
    defaultclock.dt = 0.1 * ms
    G = NeuronGroup(
        1,
        """dv/dt = (g*(E-v) + g*D*exp((clip(v,-1000,0)-T)/D) - w + I)/C/ms : 1
           dw/dt = (a*(v-E)-w)/tau/ms : 1""",
        threshold="v > 0", reset="v = R; w += b", method="euler")
    G.v = E
    S = SpikeMonitor(G)
    run(500 * ms)
    row("adex_" + name, [int(round(float(t / (0.1 * ms)))) for t in S.t])

start_scope()
defaultclock.dt = 0.02 * ms
H = NeuronGroup(
    3,
    """dv/dt = (120*m**3*h*(50-v) + 36*n**4*(-77-v) + 0.3*(-54.387-v) + I)/ms : 1
       dm/dt = (am*(1-m) - bm*m)/ms : 1
       dh/dt = (ah*(1-h) - bh*h)/ms : 1
       dn/dt = (an*(1-n) - bn*n)/ms : 1
       am = 1/exprel(-0.1*(v+40)) : 1
       bm = 4*exp(-(v+65)/18) : 1
       ah = 0.07*exp(-(v+65)/20) : 1
       bh = 1/(1+exp(-0.1*(v+35))) : 1
       an = 0.1/exprel(-0.1*(v+55)) : 1
       bn = 0.125*exp(-(v+65)/80) : 1
       I : 1""",
    threshold="v > 0", refractory="v > 0", method="exponential_euler")
H.v = -65
H.m = "am/(am+bm)"
H.h = "ah/(ah+bh)"
H.n = "an/(an+bn)"
H.I = [0, 7, 10]
S = SpikeMonitor(H)
M = StateMonitor(H, "v", record=True, when="end")
run(200 * ms)
for k in range(3):
    row("hh_spikes_%g" % H.I[k], [int(round(float(t / (0.02 * ms)))) for t in S.spike_trains()[k]])
    row("hh_v_%g" % H.I[k], [float(x) for x in M.v[k][:1000:20]])

start_scope()
defaultclock.dt = 0.1 * ms
P = SpikeGeneratorGroup(2, [0, 1, 0, 1, 0], [5, 8, 10, 20, 22] * ms)
N = NeuronGroup(
    1, """dv/dt = ((-60-v) + ge*(0-v) + gi*(-80-v) + 5)/(20*ms) : 1
          ge : 1
          gi : 1""",
    method="euler")
N.v = -60


@network_operation(dt=0.1 * ms, when="after_groups")
def decay():  # exactly, after the membrane's step
    N.ge_ = N.ge_ * np.exp(-0.1 / 5)
    N.gi_ = N.gi_ * np.exp(-0.1 / 10)


A = Synapses(P, N, on_pre="ge_post += (i == 0)*0.8; gi_post += (i == 1)*2.5", delay=1 * ms)
A.connect()
M = StateMonitor(N, "v", record=True, when="end")
run(50 * ms)
row("coba_v", [float(x) for x in M.v[0][::10]])
