package org.hillock.snn.synapse;

/**
 * The postsynaptic indices of a table of rows, in two bytes each for up to 65536 targets, in three for up to 16.7 million and
 * in four beyond.
 *
 * <p>The lower two bytes of all indices stand in one array and every further byte in one of its own. A row falls into pieces
 * whose upper bytes are the same, as a rule one for every 65536 targets: a loop over a piece reads the lower bytes and
 * adds a base, so that it is the same for every number of targets.
 */
final class RowTargets {
    private static final int LOW_BITS = 16;

    private final char[] low;
    private final byte[][] high;

    /**
     * Packs indices.
     *
     * @param target one index below {@code postCount} per synapse. Not modified.
     */
    RowTargets(int[] target, int postCount) {
        this.low = new char[target.length];
        this.high = new byte[upperBytes(postCount)][target.length];
        for (int k = 0; k < target.length; k++) {
            low[k] = (char) target[k];
        }
        for (int b = 0; b < high.length; b++) {
            keep(target, shift(b), high[b]);
        }
    }

    private static int upperBytes(int postCount) {
        int greatest = Math.max(0, postCount - 1);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
        return bits <= LOW_BITS ? 0 : (bits - LOW_BITS + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static int shift(int upperByte) {
        return LOW_BITS + upperByte * Byte.SIZE;
    }

    private static void keep(int[] target, int shift, byte[] plane) {
        for (int k = 0; k < target.length; k++) {
            plane[k] = (byte) (target[k] >>> shift);
        }
    }

    /** Returns how many indices there are. */
    int size() {
        return low.length;
    }

    /** Returns the lower two bytes of each index; not to be written. */
    char[] low() {
        return low;
    }

    /** Tells whether an index takes three bytes. */
    boolean isThreeBytes() {
        return high.length == 1;
    }

    /** Returns the third byte of each index, where there is one; not to be written. */
    byte[] third() {
        return high[0];
    }

    /** Returns how many bytes an index takes. */
    int bytes() {
        return Character.BYTES + high.length;
    }

    /** Returns an index. */
    int at(int synapse) {
        return base(synapse) + low[synapse];
    }

    /** Returns what is to be added to the lower bytes in the piece of a synapse. */
    int base(int synapse) {
        int base = 0;
        for (int b = 0; b < high.length; b++) {
            base |= (high[b][synapse] & 0xFF) << shift(b);
        }
        return base;
    }

    /** Returns the end of the piece that starts at a synapse, at most {@code to}. */
    int pieceEnd(int from, int to) {
        int end = to;
        for (int b = 0; b < high.length; b++) {
            end = runEnd(high[b], from, end);
        }
        return end;
    }

    private static int runEnd(byte[] plane, int from, int to) {
        byte value = plane[from];
        int k = from + 1;
        while (k < to && plane[k] == value) {
            k++;
        }
        return k;
    }

    /**
     * Unpacks the indices of a row.
     *
     * @param into room for {@code length} indices. Modified.
     */
    void unpack(int from, int length, int[] into) {
        for (int k = 0; k < length; k++) {
            into[k] = low[from + k];
        }
        for (int b = 0; b < high.length; b++) {
            addUpper(high[b], shift(b), from, length, into);
        }
    }

    private static void addUpper(byte[] plane, int shift, int from, int length, int[] into) {
        for (int k = 0; k < length; k++) {
            into[k] |= (plane[from + k] & 0xFF) << shift;
        }
    }
}
