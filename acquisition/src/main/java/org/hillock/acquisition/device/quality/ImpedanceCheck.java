package org.hillock.acquisition.device.quality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.Dialogue;
import org.hillock.acquisition.device.link.LinkOpener;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.ImpedanceSpec;
import org.hillock.acquisition.device.profile.ImpedanceSpec.LeadOffSine;
import org.hillock.acquisition.device.profile.ImpedanceSpec.QuarterRate;
import org.hillock.acquisition.device.profile.ImpedanceSpec.Told;
import org.hillock.acquisition.stream.SessionClock;

/**
 * Measures the impedance of electrodes as the profile says: by a sinusoidal current through one after the other, by a carrier
 * on all of them at once, or by what the device itself says.
 *
 * <p>With a sinusoidal current, the maker's program takes the square root of two times the standard deviation of the last
 * second for the amplitude; here it is the amplitude at the current's own frequency, which leaves EEG and mains out. Control
 * plane; the caller's thread; the device's samples are no EEG meanwhile.
 */
public final class ImpedanceCheck {
    private static final double SETTLE_SECONDS = 0.25;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern TOLD = Pattern.compile("impedance (\\S+): (\\d+(?:\\.\\d+)?) kohm");
    private static final double KILOHM = 1000;

    private final DeviceProfile profile;
    private final ImpedanceSpec spec;
    private final SessionClock clock;
    private final BooleanSupplier stopped;

    /**
     * An electrode's impedance.
     *
     * @param label the channel, or the reference
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
     * @return one of each channel in their order; after them the reference, where the device measures it
     * @throws AcquisitionException when the device does not answer, or sends no samples
     */
    public List<Impedance> run(String port, LinkOpener opener) {
        try (ByteLink link = opener.open(port, profile.transport(), stopped)) {
            Dialogue dialogue = new Dialogue(link, profile, clock, stopped);
            dialogue.settle();
            dialogue.speak(DeviceProfile.PREPARE);
            if (spec instanceof LeadOffSine sine) {
                return oneByOne(sine, link, dialogue);
            }
            return atOnce(link, dialogue);
        }
    }

    private List<Impedance> oneByOne(LeadOffSine sine, ByteLink link, Dialogue dialogue) {
        List<Impedance> all = new ArrayList<>();
        for (int channel = 0; channel < sine.channelCodes().size(); channel++) {
            String code = sine.channelCodes().get(channel);
            dialogue.speak(sine.on(), code);
            dialogue.speak(DeviceProfile.START);
            double[] samples =
                    listen(link, dialogue).window(samples(SETTLE_SECONDS), samples(sine.windowSeconds()))[channel];
            send(link, profile.dialogue(DeviceProfile.STOP));
            new Dialogue(link, profile, clock, stopped).speak(DeviceProfile.PREPARE);
            dialogue.speak(sine.off(), code);
            double amplitude = sine.rescale() * amplitude(samples, sine.frequencyHz(), profile.sampleRateHz());
            all.add(new Impedance(profile.montage().labels().get(channel), sine.ohms(amplitude)));
        }
        return all;
    }

    private List<Impedance> atOnce(ByteLink link, Dialogue dialogue) {
        List<Impedance> all;
        dialogue.speak(spec.on(), "");
        try {
            dialogue.speak(DeviceProfile.START);
            Listening listening = listen(link, dialogue);
            all = spec instanceof QuarterRate carrier ? swings(carrier, listening) : told((Told) spec, listening);
        } catch (AcquisitionException e) {
            written(link, spec.off());
            throw e;
        }
        send(link, spec.off());
        send(link, profile.dialogue(DeviceProfile.STOP));
        return all;
    }

    private List<Impedance> swings(QuarterRate carrier, Listening listening) {
        int count = Math.max(QuarterCarrier.BLOCK, samples(carrier.windowSeconds()));
        double[][] samples = listening.window(samples(SETTLE_SECONDS), count);
        List<Impedance> all = new ArrayList<>();
        for (int channel = 0; channel < samples.length; channel++) {
            all.add(new Impedance(
                    profile.montage().labels().get(channel), carrier.ohms(QuarterCarrier.swing(samples[channel]))));
        }
        return all;
    }

    /** Channels are told by their number, the reference by its name. */
    private List<Impedance> told(Told told, Listening listening) {
        Map<String, Impedance> heard = new LinkedHashMap<>();
        List<String> labels = profile.montage().labels();
        listening.words(
                texts -> {
                    texts.forEach(text -> keep(text, told.factor(), heard));
                    return heard.size() > labels.size();
                },
                told.windowSeconds());
        if (heard.isEmpty()) {
            throw listening.silent();
        }
        List<Impedance> all = new ArrayList<>();
        for (int channel = 0; channel < labels.size(); channel++) {
            Impedance measured = heard.remove(Integer.toString(channel + 1));
            all.add(new Impedance(labels.get(channel), measured == null ? Double.NaN : measured.ohms()));
        }
        all.addAll(heard.values());
        return all;
    }

    private static void keep(String text, double factor, Map<String, Impedance> heard) {
        Matcher matcher = TOLD.matcher(text);
        if (matcher.matches()) {
            String name = matcher.group(1);
            heard.put(name, new Impedance(name, factor * KILOHM * Double.parseDouble(matcher.group(2))));
        }
    }

    private Listening listen(ByteLink link, Dialogue dialogue) {
        return new Listening(link, profile, clock, stopped, dialogue.takeRest());
    }

    private int samples(double seconds) {
        return (int) Math.round(seconds * profile.sampleRateHz());
    }

    private void send(ByteLink link, List<CommandStep> steps) {
        if (!written(link, steps)) {
            throw new AcquisitionException("The " + profile.name()
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
