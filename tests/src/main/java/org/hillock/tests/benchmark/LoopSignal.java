package org.hillock.tests.benchmark;

import java.util.SplittableRandom;

/** What the loop benchmark sends: noise that is stronger on the half of the channels that the present cue names. */
final class LoopSignal {
    static final int CHANNELS = 64;
    static final int RATE_HZ = 1000;
    static final int CHUNK_FRAMES = 8;
    static final int TRIAL_FRAMES = 4 * RATE_HZ;

    private static final String[] CUES = {"left", "right"};
    private static final float MICROVOLTS = 20;
    private static final float STRONGER = 1.3f;

    private final float[][] chunks = new float[CUES.length * TRIAL_FRAMES / CHUNK_FRAMES][CHUNK_FRAMES * CHANNELS];

    LoopSignal() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < chunks.length; k++) {
            int strongHalf = cueAt(k).equals(CUES[0]) ? 0 : 1;
            for (int i = 0; i < chunks[k].length; i++) {
                int half = i % CHANNELS / (CHANNELS / 2);
                float gain = half == strongHalf ? STRONGER : 1;
                chunks[k][i] = MICROVOLTS * gain * (float) (random.nextDouble() - 0.5);
            }
        }
    }

    /** The values of a chunk, frame-major. Not a copy. */
    float[] chunk(int index) {
        return chunks[index % chunks.length];
    }

    /** The cue of the trial that a chunk lies in. */
    static String cueAt(int chunk) {
        return CUES[chunk * CHUNK_FRAMES / TRIAL_FRAMES % CUES.length];
    }

    /** Whether a trial begins with a chunk. */
    static boolean beginsTrial(int chunk) {
        return chunk * CHUNK_FRAMES % TRIAL_FRAMES == 0;
    }
}
