package org.hillock.decoding.condition;

import java.util.Arrays;

/**
 * Marks frames as artefact while an EEG channel is too large or flat; the samples themselves are not changed.
 *
 * <p>Causal: a mark begins with the offending frame and lasts for the hold time after the last one. The marks describe the
 * block of the last call only; the counts run on.
 */
public final class AmplitudeGate implements Conditioner {
    private final int channels;
    private final int[] watched;
    private final float threshold;
    private final float flatStep;
    private final long holdFrames;
    private final long flatFrames;
    private final float[] previous;
    private final long[] still;
    private boolean[] marks;
    private boolean primed;
    private int frames;
    private int marked;
    private long holding;
    private long artefactFrames;
    private long loudSamples;
    private long flatSpells;

    /**
     * A gate that has seen nothing.
     *
     * @param channels values a frame
     * @param watched the channels to look at. Not modified.
     * @param rateHz frames per second
     * @param blockFrames the longest block expected; a longer one makes room once
     */
    public AmplitudeGate(GateSettings settings, int channels, int[] watched, double rateHz, int blockFrames) {
        this.channels = channels;
        this.watched = watched.clone();
        this.threshold = (float) settings.thresholdMicrovolts();
        this.flatStep = (float) settings.flatMicrovolts();
        this.holdFrames = Math.round(settings.hold().toNanos() * 1e-9 * rateHz);
        this.flatFrames = Math.max(1, Math.round(settings.flat().toNanos() * 1e-9 * rateHz));
        this.previous = new float[channels];
        this.still = new long[channels];
        this.marks = new boolean[blockFrames];
    }

    @Override
    public int condition(float[] samples, long[] frameNanos, int frameCount) {
        if (frameCount > marks.length) {
            marks = new boolean[frameCount];
        }
        frames = frameCount;
        marked = 0;
        for (int frame = 0; frame < frameCount; frame++) {
            boolean bad = offends(samples, frame * channels);
            if (bad) {
                holding = holdFrames;
            } else if (holding > 0) {
                holding--;
                bad = true;
            }
            marks[frame] = bad;
            marked += bad ? 1 : 0;
        }
        artefactFrames += marked;
        return frameCount;
    }

    private boolean offends(float[] samples, int at) {
        boolean bad = false;
        for (int c : watched) {
            float sample = samples[at + c];
            if (!(Math.abs(sample) <= threshold)) {
                loudSamples++;
                bad = true;
            }
            if (primed && Math.abs(sample - previous[c]) <= flatStep) {
                still[c]++;
                if (still[c] == flatFrames) {
                    flatSpells++;
                }
                bad |= still[c] >= flatFrames;
            } else {
                still[c] = 0;
            }
            previous[c] = sample;
        }
        primed = true;
        return bad;
    }

    /** Whether a frame of the last block is marked. */
    public boolean isArtefact(int frame) {
        return frame < frames && marks[frame];
    }

    /** How many frames of the last block are marked. */
    public int markedFrames() {
        return marked;
    }

    /** How many frames were marked so far. */
    public long artefactFrames() {
        return artefactFrames;
    }

    /** How many samples were beyond the threshold so far. */
    public long loudSamples() {
        return loudSamples;
    }

    /** How many times a channel went flat so far. */
    public long flatSpells() {
        return flatSpells;
    }

    @Override
    public void reset() {
        Arrays.fill(still, 0);
        primed = false;
        holding = 0;
        frames = 0;
        marked = 0;
    }
}
