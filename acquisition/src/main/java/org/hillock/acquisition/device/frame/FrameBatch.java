package org.hillock.acquisition.device.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples that a parser decoded from some bytes, with what was lost before each; made once and filled again and again.
 *
 * <p>Sample {@code s} has its values at {@code samples()[s * channels() + c]}. Auxiliary values (a battery, an
 * accelerometer) come in rows of their own, whenever a frame brings new ones. Texts between frames are rare; they alone
 * are objects. One thread.
 */
public final class FrameBatch {
    private final int channels;
    private final int capacity;
    private final float[] samples;
    private final int[] missingBefore;
    private final float[] auxNow;
    private final float[] auxRows;
    private final int[] auxSample;
    private final List<String> notes = new ArrayList<>();
    private int count;
    private int auxCount;
    private boolean auxFresh;

    /**
     * Room for some samples.
     *
     * @param auxValues auxiliary values a row; they are NaN until a frame has brought them
     * @param capacity samples, at least two
     */
    public FrameBatch(int channels, int auxValues, int capacity) {
        this.channels = channels;
        this.capacity = capacity;
        this.samples = new float[capacity * channels];
        this.missingBefore = new int[capacity];
        this.auxNow = new float[auxValues];
        this.auxRows = new float[capacity * auxValues];
        this.auxSample = new int[capacity];
        Arrays.fill(auxNow, Float.NaN);
    }

    /** Empties it; auxiliary values keep what they were. */
    public void clear() {
        count = 0;
        auxCount = 0;
        notes.clear();
    }

    /** How many samples there are. */
    public int count() {
        return count;
    }

    /** Values a sample. */
    public int channels() {
        return channels;
    }

    /** The values; only the first {@code count() * channels()} are valid. Not a copy. */
    public float[] samples() {
        return samples;
    }

    /** How many samples are missing before sample {@code s}, by the device's counter. */
    public int missingBefore(int s) {
        return missingBefore[s];
    }

    /** How many rows of auxiliary values there are. */
    public int auxCount() {
        return auxCount;
    }

    /** The rows; not a copy. */
    public float[] auxRows() {
        return auxRows;
    }

    /** The sample with which an auxiliary row came. */
    public int auxSample(int row) {
        return auxSample[row];
    }

    /** Texts that the device sent between frames. */
    public List<String> notes() {
        return notes;
    }

    /** Whether so many more samples fit, and as many auxiliary rows. */
    boolean hasRoom(int more) {
        return count + more <= capacity && auxCount + more <= capacity;
    }

    /** Where the next sample's values go. */
    int next() {
        return count * channels;
    }

    /** The auxiliary values of the next row. */
    float[] aux() {
        return auxNow;
    }

    /** Says that a frame has brought auxiliary values. */
    void touchAux() {
        auxFresh = true;
    }

    /** Keeps the sample that was written at {@link #next()}. */
    void commit(int missing) {
        missingBefore[count] = missing;
        keepAux();
        count++;
    }

    /** Keeps auxiliary values that came without a sample; they belong to the next one. */
    void keepAux() {
        if (auxFresh && auxCount < capacity) {
            System.arraycopy(auxNow, 0, auxRows, auxCount * auxNow.length, auxNow.length);
            auxSample[auxCount++] = count;
            auxFresh = false;
        }
    }

    void note(String text) {
        notes.add(text);
    }
}
