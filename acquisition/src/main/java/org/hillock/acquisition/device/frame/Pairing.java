package org.hillock.acquisition.device.frame;

import org.hillock.acquisition.device.profile.PairingSpec;

/** Puts two frames with counts one apart together to a sample; halves without their other half are lost samples. */
final class Pairing {
    private static final long NONE = Long.MIN_VALUE;

    private final PairingSpec spec;
    private final float[] row;
    private long halfIndex = NONE;
    private long lastPair = NONE;

    Pairing(PairingSpec spec, int channels) {
        this.spec = spec;
        this.row = new float[channels];
    }

    void restart() {
        halfIndex = NONE;
        lastPair = NONE;
    }

    /** Takes one half; commits a sample to the batch when it completes one. */
    void take(FrameLayout layout, byte[] bytes, int frame, long index, FrameBatch batch, FrameTally tally) {
        layout.auxiliary(bytes, frame, batch);
        if ((index & 1) == 0) {
            layout.signal(bytes, frame, row, spec.evenFirstChannel());
            halfIndex = index;
            batch.keepAux();
            return;
        }
        if (halfIndex == index - 1) {
            layout.signal(bytes, frame, row, spec.oddFirstChannel());
            emit(index >> 1, batch, tally);
        } else {
            batch.keepAux();
        }
    }

    private void emit(long pair, FrameBatch batch, FrameTally tally) {
        if (lastPair == NONE && pair == 0 && spec.discardFirstPair()) {
            lastPair = 0;
            batch.keepAux();
            return;
        }
        int missing = lastPair == NONE ? 0 : (int) (pair - lastPair - 1);
        System.arraycopy(row, 0, batch.samples(), batch.next(), row.length);
        batch.commit(missing);
        tally.samples++;
        tally.missing += missing;
        lastPair = pair;
    }
}
