package org.hillock.acquisition.device.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;

/**
 * Judges the channels of an EEG device every two seconds: railed, flat, mains, the fall of power with frequency, blinks,
 * muscle. Spectra are Hann-windowed sums at whole frequencies.
 *
 * <p>Taking samples copies them and no more; a report allocates. One thread.
 */
public final class QualityWatch {
    private static final double WINDOW_SECONDS = 2;
    /** The lowest sample rate at which muscle can be told from noise. */
    public static final int SLOWEST_HZ = 100;

    /** The highest sample rate. */
    public static final int FASTEST_HZ = 2048;

    private static final int MOST_CHANNELS = 256;
    private static final int LOWEST_HZ = 2;
    private static final int HIGHEST_HZ = 45;
    private static final int FIT_TO_HZ = 40;
    private static final int ALPHA_FROM_HZ = 7;
    private static final int ALPHA_TO_HZ = 14;
    private static final int MUSCLE_FROM_HZ = 25;
    private static final int EXTRAPOLATED_FROM_HZ = 20;
    private static final double RAILED_SHARE = 0.01;
    private static final double BLINK_MICROVOLTS = 75;
    private static final double BLINK_SECONDS = 0.1;
    private static final double MUSCLE_EXCESS = 4;
    private static final double MUSCLE_MICROVOLTS = 3;

    private final List<Channel> channels;
    private final Rails[] rails;
    private final double mainsHz;
    private final double rateHz;
    private final int window;
    private final float[] samples;
    private final double[] weights;
    private final double[] scratch;
    private final Tone[] tones;
    private final Tone[] mains;
    private final double[] powers;
    /** Natural, of each whole frequency: StrictMath.pow would allocate on JDK 17. */
    private final double[] logs;

    private int count;

    private QualityWatch(DeviceProfile profile) {
        this.channels = profile.montage().channels();
        this.rateHz = profile.sampleRateHz();
        this.mainsHz = profile.notchHz().isEmpty() ? 50 : profile.notchHz().get(0);
        this.window = (int) Math.round(WINDOW_SECONDS * rateHz);
        this.samples = new float[window * channels.size()];
        this.weights = Tone.hann(window);
        this.scratch = new double[window];
        int highest = (int) Math.min(HIGHEST_HZ, 0.45 * rateHz);
        this.tones = new Tone[highest + 1];
        for (int hz = LOWEST_HZ; hz <= highest; hz++) {
            tones[hz] = new Tone(hz, rateHz);
        }
        this.powers = new double[highest + 1];
        this.logs = new double[highest + 1];
        for (int hz = LOWEST_HZ; hz <= highest; hz++) {
            logs[hz] = StrictMath.log(hz);
        }
        boolean seesMains = mainsHz + 1 < rateHz / 2;
        this.mains = seesMains
                ? new Tone[] {new Tone(mainsHz - 1, rateHz), new Tone(mainsHz, rateHz), new Tone(mainsHz + 1, rateHz)}
                : new Tone[0];
        this.rails = new Rails[channels.size()];
        java.util.Arrays.fill(rails, new Rails(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        profile.frame().allFields().forEach(this::setRails);
    }

    private void setRails(FieldSpec field) {
        field.firstChannel().ifPresent(first -> {
            Rails ends = Rails.of(field);
            for (int c = first; c < Math.min(first + field.count(), rails.length); c++) {
                rails[c] = ends;
            }
        });
    }

    /** A watch over a device of EEG at 100 to 2048 Hz and up to 256 channels; empty for others. */
    public static Optional<QualityWatch> of(DeviceProfile profile) {
        boolean fits = profile.sampleRateHz() >= SLOWEST_HZ
                && profile.sampleRateHz() <= FASTEST_HZ
                && profile.montage().size() <= MOST_CHANNELS;
        boolean eeg = profile.montage().channels().stream().anyMatch(channel -> channel.type() == ChannelType.EEG);
        return fits && eeg ? Optional.of(new QualityWatch(profile)) : Optional.empty();
    }

    /** Begins a window anew, since samples are missing. */
    public void restart() {
        count = 0;
    }

    /**
     * Takes a sample.
     *
     * @param values channel 0 at {@code from}. Not modified.
     * @return whether the window is full, so that {@link #report} can be asked for
     */
    public boolean take(float[] values, int from) {
        if (count == window) {
            count = 0;
        }
        System.arraycopy(values, from, samples, count * channels.size(), channels.size());
        count++;
        return count == window;
    }

    /** What the full window says. */
    public SignalQuality report(String streamId, long arrivalNanos) {
        List<ChannelSignal> all = new ArrayList<>(channels.size());
        for (int c = 0; c < channels.size(); c++) {
            all.add(judge(c));
        }
        return new SignalQuality(streamId, arrivalNanos, Math.round(window * 1e9 / rateHz), all);
    }

    private ChannelSignal judge(int channel) {
        int railed = 0;
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        double mean = 0;
        for (int s = 0; s < window; s++) {
            float value = samples[s * channels.size() + channel];
            railed += rails[channel].touches(value) ? 1 : 0;
            least = Math.min(least, value);
            most = Math.max(most, value);
            mean += value / (double) window;
        }
        double squares = 0;
        for (int s = 0; s < window; s++) {
            scratch[s] = samples[s * channels.size() + channel] - mean;
            squares += scratch[s] * scratch[s];
        }
        boolean microvolts = channels.get(channel).unit().equals(Channel.MICROVOLTS);
        boolean blinks = microvolts && isFrontal(channel) && slowest() > BLINK_MICROVOLTS;
        double mainsRatio = spectrum();
        double slope = slope(FIT_TO_HZ);
        return new ChannelSignal(
                channels.get(channel).label(),
                Math.sqrt(squares / window),
                railed >= RAILED_SHARE * window,
                least == most,
                mainsRatio,
                slope,
                blinks,
                microvolts && isMuscle());
    }

    private boolean isFrontal(int channel) {
        String label = channels.get(channel).label();
        return label.startsWith("Fp") || label.startsWith("AF");
    }

    /** The greatest excursion of the mean over a tenth of a second. */
    private double slowest() {
        int length = Math.max(1, (int) Math.round(BLINK_SECONDS * rateHz));
        double sum = 0;
        double greatest = 0;
        for (int s = 0; s < window; s++) {
            sum += scratch[s] - (s >= length ? scratch[s - length] : 0);
            greatest = s >= length - 1 ? Math.max(greatest, Math.abs(sum) / length) : greatest;
        }
        return greatest;
    }

    /** Fills the powers in squared units a hertz; tells the share of mains. */
    private double spectrum() {
        for (int s = 0; s < window; s++) {
            scratch[s] *= weights[s];
        }
        // Hann's window spreads a tone over 1.5 bins of 1 / WINDOW_SECONDS Hz.
        double density = 2 * WINDOW_SECONDS / (1.5 * weights[window] * weights[window]);
        double all = 0;
        for (int hz = LOWEST_HZ; hz < tones.length; hz++) {
            powers[hz] = density * tones[hz].power(scratch, window);
            all += Math.abs(hz - mainsHz) <= 1 ? 0 : powers[hz];
        }
        double hum = 0;
        for (Tone tone : mains) {
            hum += density * tone.power(scratch, window);
        }
        return all > 0 ? hum / all : 0;
    }

    private boolean fits(int hz, int toHz) {
        return hz <= toHz && (hz < ALPHA_FROM_HZ || hz > ALPHA_TO_HZ) && Math.abs(hz - mainsHz) > 1 && powers[hz] > 0;
    }

    /** The least-squares line of log power by log frequency; 0 when there is nothing to fit. */
    private double slope(int toHz) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int hz = LOWEST_HZ; hz < tones.length; hz++) {
            if (fits(hz, toHz)) {
                double u = logs[hz];
                double v = StrictMath.log(powers[hz]);
                n++;
                x += u;
                y += v;
                xx += u * u;
                xy += u * v;
            }
        }
        double spread = n * xx - x * x;
        return spread > 0 ? (n * xy - x * y) / spread : 0;
    }

    /** Far more power above 25 Hz than the fall from 2 to 20 Hz leads one to expect, and of a size that muscle has. */
    private boolean isMuscle() {
        double fall = Math.min(-1, slope(EXTRAPOLATED_FROM_HZ));
        double low = 0;
        int lows = 0;
        for (int hz = ALPHA_TO_HZ + 1; hz <= EXTRAPOLATED_FROM_HZ && hz < powers.length; hz++) {
            low += powers[hz] / StrictMath.exp(fall * logs[hz]);
            lows++;
        }
        double expected = 0;
        double seen = 0;
        for (int hz = MUSCLE_FROM_HZ; hz < powers.length; hz++) {
            if (Math.abs(hz - mainsHz) > 1) {
                expected += low / Math.max(1, lows) * StrictMath.exp(fall * logs[hz]);
                seen += powers[hz];
            }
        }
        return (seen > MUSCLE_EXCESS * expected && Math.sqrt(seen) > MUSCLE_MICROVOLTS)
                || Math.sqrt(seen) > 4 * MUSCLE_MICROVOLTS;
    }
}
