package org.hillock.acquisition.synthetic;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the synthetic person is asked to do; each class of a paradigm has a cue marker with its label. */
public sealed interface Paradigm {
    /** The labels of the cue markers, one a class; empty when there are no cues. */
    List<String> labels();

    /** The classes of one block of trials; a session shuffles block after block. */
    int[] block();

    /** Left against right hand with the default depth and laterality. */
    static Paradigm motorImagery() {
        return new MotorImagery(List.of(Imagery.LEFT_HAND, Imagery.RIGHT_HAND), 0.6, 0.75);
    }

    /** Four flickering fields. */
    static Paradigm ssvep() {
        return new Ssvep(List.of(8.0, 10.0, 12.0, 15.0), 7);
    }

    /** Flashes of which one in six is the target. */
    static Paradigm p300() {
        return new P300(8, 6);
    }

    /** Sitting still with open eyes. */
    static Paradigm resting() {
        return new Resting();
    }

    /**
     * Cued imagery of movement. The power of the mu and beta rhythms over the areas that take part falls by {@code depth}
     * within a second of the cue and comes back after the trial (event-related desynchronisation: Pfurtscheller and
     * Lopes da Silva, Clinical Neurophysiology 110, 1999). The depth varies from trial to trial by up to a quarter.
     *
     * @param tasks the classes; markers are {@link Imagery#label()}
     * @param depth the mean share of the rhythm's power that goes, 0 to 0.8
     * @param laterality 1: only the hand area opposite to the hand takes part; 0: both take part alike
     */
    record MotorImagery(List<Imagery> tasks, double depth, double laterality) implements Paradigm {
        /** Checks the ranges and copies the list. */
        public MotorImagery {
            tasks = List.copyOf(tasks);
            if (tasks.isEmpty() || Set.copyOf(tasks).size() < tasks.size()) {
                throw new IllegalArgumentException("imagery needs one or more different tasks, not " + tasks);
            }
            Ranges.within("the depth of the desynchronisation", depth, 0, 0.8);
            Ranges.within("the laterality of the desynchronisation", laterality, 0, 1);
        }

        @Override
        public List<String> labels() {
            return tasks.stream().map(Imagery::label).toList();
        }

        @Override
        public int[] block() {
            return eachTwice(tasks.size());
        }
    }

    /**
     * Looking at one of several flickering fields: a sinusoid in step with the flicker, with its second and third
     * harmonic at a half and a quarter of the amplitude, over the visual cortex (steady-state visual evoked potential:
     * Norcia et al., Journal of Vision 15(6), 2015). Markers are {@code "10Hz"}, {@code "8.57Hz"}.
     *
     * @param frequenciesHz the classes, each below half of the sample rate
     * @param amplitudeMicrovolts the peak of the fundamental at Oz
     */
    record Ssvep(List<Double> frequenciesHz, double amplitudeMicrovolts) implements Paradigm {
        /** Checks the ranges and copies the list. */
        public Ssvep {
            frequenciesHz = List.copyOf(frequenciesHz);
            if (frequenciesHz.isEmpty() || Set.copyOf(frequenciesHz).size() < frequenciesHz.size()) {
                throw new IllegalArgumentException("SSVEP needs one or more different frequencies");
            }
            frequenciesHz.forEach(f -> Ranges.within("a flicker's frequency in Hz", f, 0.5, 200));
            Ranges.within("the SSVEP's amplitude in microvolts", amplitudeMicrovolts, 0, 1000);
        }

        @Override
        public List<String> labels() {
            return frequenciesHz.stream().map(Ssvep::label).toList();
        }

        @Override
        public int[] block() {
            return eachTwice(frequenciesHz.size());
        }

        private static String label(double frequencyHz) {
            String digits = frequencyHz == StrictMath.rint(frequencyHz)
                    ? Long.toString((long) frequencyHz)
                    : Double.toString(frequencyHz);
            return digits + "Hz";
        }
    }

    /**
     * Flashes, few of which are the target. Each flash evokes a small visual response over the occiput; a target also
     * evokes a P300, a positive wave 350 ms after the flash that is largest at Pz (Polich, Clinical Neurophysiology 118,
     * 2007). Markers are {@code "target"} and {@code "nontarget"}.
     *
     * @param amplitudeMicrovolts the mean peak at Pz
     * @param flashesPerTarget one of so many flashes is the target; at least 2
     */
    record P300(double amplitudeMicrovolts, int flashesPerTarget) implements Paradigm {
        static final int TARGET = 0;

        /** Checks the ranges. */
        public P300 {
            Ranges.within("the P300's amplitude in microvolts", amplitudeMicrovolts, 0, 1000);
            Ranges.within("the number of flashes per target", flashesPerTarget, 2, 1000);
        }

        @Override
        public List<String> labels() {
            return List.of("target", "nontarget");
        }

        @Override
        public int[] block() {
            return IntStream.range(0, flashesPerTarget)
                    .map(i -> i == 0 ? TARGET : 1)
                    .toArray();
        }
    }

    /** No cues; trials only bound the length of the session. */
    record Resting() implements Paradigm {
        @Override
        public List<String> labels() {
            return List.of();
        }

        @Override
        public int[] block() {
            return new int[0];
        }
    }

    private static int[] eachTwice(int classes) {
        return Stream.of(0, 1)
                .flatMapToInt(again -> IntStream.range(0, classes))
                .toArray();
    }
}
