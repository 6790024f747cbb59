package org.hillock.acquisition.device.frame;

/**
 * Packets of changing length. A subclass says where one begins and ends and what it holds; this class goes through the
 * bytes and skips what is none.
 */
abstract class PacketCodec implements FrameCodec {
    /** The bytes here begin no packet. */
    static final int NONE = 0;

    /** More bytes are needed to know. */
    static final int MORE = -1;

    private final FrameTally tally = new FrameTally();
    private final int longest;
    private final int samplesPerPacket;
    private boolean inStep;

    /**
     * A codec.
     *
     * @param longest bytes of the longest packet
     * @param samplesPerPacket the most samples that a packet brings
     */
    PacketCodec(int longest, int samplesPerPacket) {
        this.longest = longest;
        this.samplesPerPacket = samplesPerPacket;
    }

    @Override
    public final int decode(byte[] bytes, int from, int to, FrameBatch batch) {
        int at = from;
        while (at < to && batch.hasRoom(samplesPerPacket)) {
            int length = packet(bytes, at, to, batch);
            if (length == MORE) {
                break;
            }
            if (length == NONE) {
                if (inStep) {
                    tally.damaged++;
                    inStep = false;
                }
                tally.skippedBytes++;
                at++;
            } else {
                inStep = true;
                at += length;
            }
        }
        return at - from;
    }

    /**
     * Decodes the packet that begins at {@code at}.
     *
     * @return its length, {@link #NONE} or {@link #MORE}
     */
    abstract int packet(byte[] bytes, int at, int to, FrameBatch batch);

    /** Whether the last packet was whole, so that the next one should begin here. */
    final boolean isInStep() {
        return inStep;
    }

    final void commit(FrameBatch batch, long missing) {
        int gone = (int) Math.min(missing, Integer.MAX_VALUE);
        batch.commit(gone);
        tally.samples++;
        tally.missing += gone;
    }

    @Override
    public void restart() {
        inStep = false;
    }

    @Override
    public final int samplesAtOnce() {
        return samplesPerPacket;
    }

    @Override
    public long samplesAround() {
        return 1;
    }

    @Override
    public final int bytesNeeded() {
        return 2 * longest;
    }

    @Override
    public final FrameTally tally() {
        return tally;
    }
}
