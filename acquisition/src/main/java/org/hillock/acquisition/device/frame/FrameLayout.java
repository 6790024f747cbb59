package org.hillock.acquisition.device.frame;

/** A frame of fixed length: how it is known and what it holds. */
abstract class FrameLayout {
    private final int length;

    FrameLayout(int length) {
        this.length = length;
    }

    final int length() {
        return length;
    }

    /**
     * How many of its first bytes tell a frame and its count where nothing behind them proves that it is whole; 0 where a
     * footer, a sum or the values themselves do.
     */
    int startBytes() {
        return 0;
    }

    /** Whether a frame that matches is whole even if no other follows it. */
    boolean isBeyondDoubt() {
        return false;
    }

    /** Whether a whole frame lies at {@code frame}. */
    abstract boolean matches(byte[] bytes, int frame);

    /** Whether a frame may begin at {@code frame}, of which only the bytes before {@code to} are here yet. */
    abstract boolean mayBegin(byte[] bytes, int frame, int to);

    /** The frame's count; 0 when frames are not counted. */
    abstract long counter(byte[] bytes, int frame);

    /** Decodes the signal, channel 0 at {@code base} of {@code out}. */
    abstract void signal(byte[] bytes, int frame, float[] out, int base);

    /** Decodes what else there is. */
    abstract void auxiliary(byte[] bytes, int frame, FrameBatch batch);
}
