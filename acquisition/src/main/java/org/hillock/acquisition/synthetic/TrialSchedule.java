package org.hillock.acquisition.synthetic;

/** The course of trials: which class is cued when, in shuffled blocks. */
final class TrialSchedule {
    private static final double EFFORT_SPREAD = 0.25;

    private final SplitMix random;
    private final int[] block;
    private final int fixationFrames;
    private final int taskFrames;
    private final int trialFrames;
    private final long endFrame;
    private long frame;
    private int nextOfBlock;
    private int trialClass = FrameTasks.NONE;
    private double trialEffort = 1;

    TrialSchedule(SyntheticSettings settings) {
        TrialTiming timing = settings.timing();
        this.random = new SplitMix(settings.seed(), "trials");
        this.block = settings.paradigm().block();
        this.nextOfBlock = block.length;
        this.fixationFrames = settings.frames(timing.fixation());
        this.taskFrames = Math.max(1, settings.frames(timing.task()));
        this.trialFrames = fixationFrames + taskFrames + settings.frames(timing.pause());
        this.endFrame = settings.trials() == 0 ? Long.MAX_VALUE : (long) trialFrames * settings.trials();
    }

    /** How many frames are left, at most {@code atMost}. */
    int framesLeft(int atMost) {
        return (int) Math.min(atMost, endFrame - frame);
    }

    /** Describes the next frames. */
    void advance(int frames, FrameTasks tasks) {
        for (int f = 0; f < frames; f++) {
            int phase = (int) (frame % trialFrames);
            boolean cued = phase == fixationFrames && block.length > 0;
            if (cued) {
                trialClass = drawClass();
                trialEffort = random.uniform(1 - EFFORT_SPREAD, 1 + EFFORT_SPREAD);
            } else if (phase == fixationFrames + taskFrames || phase == 0) {
                trialClass = FrameTasks.NONE;
            }
            tasks.cue[f] = cued ? trialClass : FrameTasks.NONE;
            tasks.running[f] = trialClass;
            tasks.effort[f] = trialEffort;
            frame++;
        }
    }

    private int drawClass() {
        if (nextOfBlock == block.length) {
            for (int i = block.length - 1; i > 0; i--) {
                int other = random.below(i + 1);
                int kept = block[i];
                block[i] = block[other];
                block[other] = kept;
            }
            nextOfBlock = 0;
        }
        return block[nextOfBlock++];
    }
}
