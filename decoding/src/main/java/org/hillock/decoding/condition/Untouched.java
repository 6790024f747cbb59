package org.hillock.decoding.condition;

/** Does nothing. */
final class Untouched implements Conditioner {
    @Override
    public int condition(float[] samples, long[] frameNanos, int frameCount) {
        return frameCount;
    }

    @Override
    public void reset() {}
}
