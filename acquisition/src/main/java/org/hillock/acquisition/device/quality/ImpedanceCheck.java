package org.hillock.acquisition.device.quality;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.Dialogue;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.ImpedanceSpec;
import org.hillock.acquisition.device.profile.ImpedanceSpec.Calibrated;
import org.hillock.acquisition.device.profile.ImpedanceSpec.LeadOffSine;
import org.hillock.acquisition.device.profile.ImpedanceSpec.QuarterRate;
import org.hillock.acquisition.device.profile.ImpedanceSpec.Told;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.SessionClock;

/**
 * Measures the impedance of electrodes as the profile says: by a sinusoidal current through one after the other, by a carrier
 * on all of them at once, or by what the device itself says.
 *
 * <p>With a sinusoidal current, the maker's program takes the square root of two times the standard deviation of the last
 * second for the amplitude; here it is the amplitude at the current's own frequency, which leaves EEG and mains out. Control
 * plane; the caller's thread; the device's samples are no EEG meanwhile, so that none of them is passed on.
 */
public final class ImpedanceCheck {
    private static final double SETTLE_SECONDS = 0.25;
    private static final double SETTLE_IN_MID_STREAM_SECONDS = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern TOLD = Pattern.compile("impedance (\\S+): (\\d+(?:\\.\\d+)?) kohm");
    private static final Pattern CALIBRATION =
            Pattern.compile("impedance calibration: slope (\\d+), offset (\\d+(?:\\.\\d+)?)");
    private static final double KILOHM = 1000;
    private static final double BESIDE_HZ = 4;

    private final DeviceProfile profile;
    private final ImpedanceSpec spec;
    private final SessionClock clock;
    private final BooleanSupplier stopped;
    private final Consumer<ElectrodeImpedance> told;

    /**
     * A check that has sent nothing yet.
     *
     * @param stopped whether to give up, asked for while waiting
     * @param told gets each electrode's impedance once it is known, in the channels' order and after them that of the
     *     reference where the device measures it; of an electrode of which the device says nothing nothing is told
     * @throws AcquisitionException when the profile tells of no way to measure impedance
     */
    public ImpedanceCheck(
            DeviceProfile profile, SessionClock clock, BooleanSupplier stopped, Consumer<ElectrodeImpedance> told) {
        this.profile = profile;
        this.clock = clock;
        this.stopped = stopped;
        this.told = told;
        this.spec = profile.impedance()
                .orElseThrow(() -> AcquisitionException.badInput(
                        "The device profile " + profile.id(),
                        "no part 'impedance'",
                        "one that says how impedance is measured",
                        "leave the impedance check out, or add it to a profile of your own"));
    }

    /**
     * Measures all electrodes of a device that is prepared but does not stream, and leaves it so.
     *
     * @throws AcquisitionException when the device does not answer, or sends no samples
     */
    public void measure(ByteLink link, Dialogue dialogue) {
        if (spec instanceof LeadOffSine sine) {
            oneByOne(sine, link, dialogue);
        } else {
            atOnce(link, dialogue);
        }
    }

    private void oneByOne(LeadOffSine sine, ByteLink link, Dialogue dialogue) {
        for (int channel = 0; channel < sine.channelCodes().size(); channel++) {
            String code = sine.channelCodes().get(channel);
            dialogue.speak(sine.on(), code);
            dialogue.speak(DeviceProfile.START);
            double[] samples =
                    listen(link, dialogue).window(samples(SETTLE_SECONDS), samples(sine.windowSeconds()))[channel];
            send(link, dialogue, profile.dialogue(DeviceProfile.STOP));
            dialogue.speak(DeviceProfile.PREPARE);
            dialogue.speak(sine.off(), code);
            double amplitude = sine.rescale() * amplitude(samples, sine.frequencyHz(), profile.sampleRateHz());
            tell(profile.montage().labels().get(channel), sine.ohms(amplitude));
        }
    }

    private void atOnce(ByteLink link, Dialogue dialogue) {
        boolean inMidStream = spec instanceof Calibrated;
        if (inMidStream) {
            dialogue.speak(DeviceProfile.START);
        }
        dialogue.speak(spec.on(), "");
        try {
            if (!inMidStream) {
                dialogue.speak(DeviceProfile.START);
            }
            Listening listening = listen(link, dialogue);
            if (spec instanceof QuarterRate carrier) {
                swings(carrier, listening);
            } else if (spec instanceof Calibrated line) {
                calibratedSwings(line, listening);
            } else {
                words((Told) spec, listening);
            }
        } catch (AcquisitionException e) {
            written(link, spec.off());
            throw e;
        }
        send(link, dialogue, spec.off());
        send(link, dialogue, profile.dialogue(DeviceProfile.STOP));
        dialogue.speak(DeviceProfile.PREPARE);
    }

    private void swings(QuarterRate carrier, Listening listening) {
        int count = Math.max(QuarterCarrier.BLOCK, samples(carrier.windowSeconds()));
        double[][] samples = listening.window(samples(SETTLE_SECONDS), count);
        for (int channel = 0; channel < samples.length; channel++) {
            tell(profile.montage().labels().get(channel), carrier.ohms(QuarterCarrier.swing(samples[channel])));
        }
    }

    /**
     * Asked for in mid-stream, as the maker's client does. It takes the swing of a band of 3 Hz around the carrier, and that of one beside it for noise; here both are
     * tones under the same window.
     */
    private void calibratedSwings(Calibrated line, Listening listening) {
        double rateHz = profile.sampleRateHz();
        double[][] samples = listening.window(samples(SETTLE_IN_MID_STREAM_SECONDS), samples(line.windowSeconds()));
        Matcher told = listening.said().stream()
                .map(CALIBRATION::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(listening::silent);
        double slope = Double.parseDouble(told.group(1));
        double offset = Double.parseDouble(told.group(2));
        for (int channel = 0; channel < samples.length; channel++) {
            double carrier = amplitude(samples[channel], rateHz / 4, rateHz);
            double noise = amplitude(samples[channel], rateHz / 4 + BESIDE_HZ, rateHz);
            tell(profile.montage().labels().get(channel), line.ohms(2 * (carrier - noise), slope, offset));
        }
    }

    /** Channels are told by their number, the reference by its name. */
    private void words(Told spoken, Listening listening) {
        Map<String, Double> heard = new LinkedHashMap<>();
        List<String> labels = profile.montage().labels();
        listening.words(
                texts -> {
                    texts.forEach(text -> keep(text, spoken.factor(), heard));
                    return heard.size() > labels.size();
                },
                spoken.windowSeconds());
        if (heard.isEmpty()) {
            throw listening.silent();
        }
        for (int channel = 0; channel < labels.size(); channel++) {
            Double ohms = heard.remove(Integer.toString(channel + 1));
            if (ohms != null) {
                tell(labels.get(channel), ohms);
            }
        }
        heard.forEach(this::tell);
    }

    private static void keep(String text, double factor, Map<String, Double> heard) {
        Matcher matcher = TOLD.matcher(text);
        if (matcher.matches()) {
            heard.put(matcher.group(1), factor * KILOHM * Double.parseDouble(matcher.group(2)));
        }
    }

    private void tell(String electrode, double ohms) {
        told.accept(new ElectrodeImpedance(profile.id(), clock.nanoTime(), electrode, ohms));
    }

    private Listening listen(ByteLink link, Dialogue dialogue) {
        return new Listening(dialogue.port(), link, profile, clock, stopped, dialogue.takeRest());
    }

    private int samples(double seconds) {
        return (int) Math.round(seconds * profile.sampleRateHz());
    }

    private void send(ByteLink link, Dialogue dialogue, List<CommandStep> steps) {
        if (!written(link, steps)) {
            throw new AcquisitionException("The " + profile.name() + " on " + dialogue.port()
                    + " takes no commands any more; switch it off and on, since it may still send the current that"
                    + " measures impedance.");
        }
    }

    private static boolean written(ByteLink link, List<CommandStep> steps) {
        return steps.stream().allMatch(step -> link.write(step.send().toArray(), PATIENCE));
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
}
