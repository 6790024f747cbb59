package org.hillock.acquisition.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.acquisition.stream.Montage;

/** The sum of all parts: fills frames one chunk after the other without allocating. */
final class SyntheticSignal {
    private static final double FOOT_LEVEL = 0.6;

    private final TrialSchedule schedule;
    private final FrameTasks tasks;
    private final SignalPart[] parts;
    private final double[] sum;
    private final int[] dead;
    private final int channels;

    SyntheticSignal(SyntheticSettings settings) {
        this.schedule = new TrialSchedule(settings);
        this.tasks = new FrameTasks(settings.framesPerChunk());
        this.parts = partsOf(settings).toArray(SignalPart[]::new);
        this.channels = settings.montage().size();
        this.sum = new double[settings.framesPerChunk() * channels];
        this.dead = settings.artefacts().deadChannels().stream()
                .mapToInt(label -> settings.montage().indexOf(label).orElseThrow())
                .toArray();
    }

    /** What the person does in the frames that {@link #next} filled last. */
    FrameTasks tasks() {
        return tasks;
    }

    /**
     * Fills the next chunk.
     *
     * @param samples frames x channels, frame-major. Modified.
     * @return the number of frames; 0 at the end of the session
     */
    int next(float[] samples) {
        int frames = schedule.framesLeft(tasks.running.length);
        schedule.advance(frames, tasks);
        Arrays.fill(sum, 0);
        for (SignalPart part : parts) {
            part.addTo(frames, tasks, sum);
        }
        for (int channel : dead) {
            for (int f = 0; f < frames; f++) {
                sum[f * channels + channel] = 0;
            }
        }
        for (int i = 0; i < frames * channels; i++) {
            samples[i] = (float) sum[i];
        }
        return frames;
    }

    private static List<SignalPart> partsOf(SyntheticSettings settings) {
        List<SignalPart> parts = new ArrayList<>();
        CorticalLevels levels = settings.levels();
        Artefacts artefacts = settings.artefacts();
        if (levels.backgroundMicrovolts() > 0) {
            parts.add(new PinkBackground(settings));
        }
        if (levels.sensorMicrovolts() > 0) {
            parts.add(new SensorNoise(settings));
        }
        addRhythms(settings, parts);
        if (settings.paradigm() instanceof Paradigm.Ssvep ssvep) {
            parts.add(new Flicker(settings, ssvep));
        } else if (settings.paradigm() instanceof Paradigm.P300 p300) {
            parts.add(new FlashResponse(settings, p300));
        }
        if (artefacts.blinksPerMinute() > 0) {
            parts.add(new Blinks(settings));
        }
        if (artefacts.muscleBurstsPerMinute() > 0) {
            parts.add(new MuscleBursts(settings));
        }
        if (artefacts.mainsHz() > 0) {
            parts.add(new MainsHum(settings));
        }
        parts.add(new ElectrodeTrouble(settings));
        return parts;
    }

    private static void addRhythms(SyntheticSettings settings, List<SignalPart> parts) {
        CorticalLevels levels = settings.levels();
        double[] steady = new double[settings.paradigm().labels().size()];
        for (String electrode : new String[] {"O1", "O2"}) {
            double[] weights = scaled(settings.montage(), electrode, levels.alphaMicrovolts());
            parts.add(new Rhythm(settings, "alpha " + electrode, 10, 1.2, weights, steady));
        }
        for (SensorimotorArea area : SensorimotorArea.values()) {
            double share = area == SensorimotorArea.FOOT ? FOOT_LEVEL : 1;
            double[] falls = fallsOf(settings.paradigm(), area);
            double[] mu = scaled(settings.montage(), area.electrode(), share * levels.muMicrovolts());
            double[] beta = scaled(settings.montage(), area.electrode(), share * levels.betaMicrovolts());
            parts.add(new Rhythm(settings, "mu " + area.electrode(), 11, 2, mu, falls));
            parts.add(new Rhythm(settings, "beta " + area.electrode(), 21, 4, beta, falls));
        }
    }

    private static double[] scaled(Montage montage, String electrode, double microvolts) {
        double[] weights = Projection.below(montage, electrode, Projection.CORTEX);
        for (int c = 0; c < weights.length; c++) {
            weights[c] *= microvolts;
        }
        return weights;
    }

    private static double[] fallsOf(Paradigm paradigm, SensorimotorArea area) {
        if (paradigm instanceof Paradigm.MotorImagery imagery) {
            return imagery.tasks().stream()
                    .mapToDouble(task -> imagery.depth() * task.shareOf(area, imagery.laterality()))
                    .toArray();
        }
        return new double[paradigm.labels().size()];
    }
}
