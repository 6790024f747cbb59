package org.hillock.acquisition.device.quality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.frame.FrameBatch;
import org.hillock.acquisition.device.frame.FrameCodec;
import org.hillock.acquisition.device.frame.FrameCodecs;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.Dialogue;
import org.hillock.acquisition.device.link.LinkOpener;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.ImpedanceSpec;
import org.hillock.acquisition.stream.SessionClock;

/**
 * Measures the impedance of one electrode after the other: the device sends a small alternating current through it, and its
 * voltage at that frequency, over the current, is the impedance with what the board has in series.
 *
 * <p>The maker's program takes the square root of two times the standard deviation of the last second for the amplitude;
 * here it is the amplitude at the current's own frequency, which leaves EEG and mains out. Control plane; the caller's
 * thread; the device's samples are no EEG meanwhile.
 */
public final class ImpedanceCheck {
    private static final double MICROVOLT = 1e-6;
    private static final double SETTLE_SECONDS = 0.25;
    private static final int BATCH_SAMPLES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DeviceProfile profile;
    private final ImpedanceSpec spec;
    private final SessionClock clock;
    private final BooleanSupplier stopped;

    /**
     * An electrode's impedance.
     *
     * @param label the channel
     * @param ohms what was measured, without what the board has in series
     */
    public record Impedance(String label, double ohms) {}

    /**
     * A check that has sent nothing yet.
     *
     * @param stopped whether to give up, asked for while waiting
     * @throws AcquisitionException when the profile tells of no way to measure impedance
     */
    public ImpedanceCheck(DeviceProfile profile, SessionClock clock, BooleanSupplier stopped) {
        this.profile = profile;
        this.clock = clock;
        this.stopped = stopped;
        this.spec = profile.impedance()
                .orElseThrow(() -> AcquisitionException.badInput(
                        "The device profile " + profile.id(),
                        "no part 'impedance'",
                        "one that says how impedance is measured",
                        "leave --impedance out, or add it to a profile of your own"));
    }

    /**
     * Measures all electrodes.
     *
     * @throws AcquisitionException when the device does not answer, or sends no samples
     */
    public List<Impedance> run(String port, LinkOpener opener) {
        List<Impedance> all = new ArrayList<>();
        try (ByteLink link = opener.open(port, profile.transport())) {
            Dialogue dialogue = new Dialogue(link, profile, clock, stopped);
            dialogue.settle();
            dialogue.speak(DeviceProfile.PREPARE);
            for (int channel = 0; channel < spec.channelCodes().size(); channel++) {
                String code = spec.channelCodes().get(channel);
                dialogue.speak(spec.on(), code);
                dialogue.speak(DeviceProfile.START);
                double amplitude = amplitude(link, dialogue.takeRest(), channel);
                sayStop(link);
                new Dialogue(link, profile, clock, stopped).speak(DeviceProfile.PREPARE);
                dialogue.speak(spec.off(), code);
                all.add(new Impedance(profile.montage().labels().get(channel), ohms(spec, amplitude)));
            }
        }
        return all;
    }

    /**
     * The impedance of an amplitude, not below 0.
     *
     * @param amplitudeMicrovolts the voltage's amplitude, half of its swing
     */
    public static double ohms(ImpedanceSpec spec, double amplitudeMicrovolts) {
        return Math.max(0, amplitudeMicrovolts * MICROVOLT / spec.driveAmps() - spec.seriesOhms());
    }

    private void sayStop(ByteLink link) {
        for (CommandStep step : profile.dialogue(DeviceProfile.STOP)) {
            if (!link.write(step.send().toArray(), PATIENCE)) {
                throw silent();
            }
        }
    }

    /** The amplitude in microvolts at the current's frequency, once the current has settled. */
    private double amplitude(ByteLink link, byte[] rest, int channel) {
        FrameCodec codec = FrameCodecs.of(profile);
        FrameBatch batch = FrameCodecs.batch(profile, BATCH_SAMPLES);
        int skipped = (int) Math.round(SETTLE_SECONDS * profile.sampleRateHz());
        double[] kept = new double[(int) Math.round(spec.windowSeconds() * profile.sampleRateHz())];
        byte[] bytes = Arrays.copyOf(rest, Math.max(rest.length, 4 * codec.bytesNeeded()) + BATCH_SAMPLES);
        int buffered = rest.length;
        int seen = 0;
        long deadline = clock.nanoTime() + PATIENCE.toNanos() + Math.round(spec.windowSeconds() * 1e9);
        while (seen < skipped + kept.length) {
            int read = link.read(bytes, buffered, bytes.length - buffered);
            if (read == ByteLink.GONE || clock.nanoTime() > deadline || stopped.getAsBoolean()) {
                throw silent();
            }
            buffered += read;
            batch.clear();
            int used = codec.decode(bytes, 0, buffered, batch);
            System.arraycopy(bytes, used, bytes, 0, buffered - used);
            buffered -= used;
            for (int s = 0; s < batch.count() && seen < skipped + kept.length; s++, seen++) {
                if (seen >= skipped) {
                    kept[seen - skipped] = batch.samples()[s * batch.channels() + channel] * spec.rescale();
                }
            }
        }
        return amplitude(kept, spec.frequencyHz(), profile.sampleRateHz());
    }

    private static double amplitude(double[] samples, double frequencyHz, double rateHz) {
        double mean = Arrays.stream(samples).average().orElse(0);
        double[] weights = Tone.hann(samples.length);
        double[] windowed = new double[samples.length];
        for (int i = 0; i < samples.length; i++) {
            windowed[i] = (samples[i] - mean) * weights[i];
        }
        return 2 * Math.sqrt(new Tone(frequencyHz, rateHz).power(windowed, samples.length)) / weights[samples.length];
    }

    private AcquisitionException silent() {
        return new AcquisitionException("The " + profile.name()
                + " sent no samples while impedance was measured; check that it is switched on, and its battery.");
    }
}
