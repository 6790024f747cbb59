package org.hillock.snn.plasticity;

/** The loops that move exponential traces on. */
final class Traces {
    private Traces() {}

    static void decay(float[] trace, float factor) {
        for (int i = 0; i < trace.length; i++) {
            trace[i] *= factor;
        }
    }

    static void add(float[] trace, float gain, int[] spikes, int count) {
        for (int k = 0; k < count; k++) {
            trace[spikes[k]] += gain;
        }
    }

    static void set(float[] trace, float value, int[] spikes, int count) {
        for (int k = 0; k < count; k++) {
            trace[spikes[k]] = value;
        }
    }
}
