package org.hillock.acquisition.file;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Position;
import org.hillock.acquisition.stream.TenTwenty;

/**
 * What a channel is, told from the label and the unit that a recording gives it.
 *
 * <p>EDF+ (Kemp and Olivan, Clin. Neurophysiol. 114 (2003) 1755, section 2.2.5 and the published label texts) writes
 * {@code "EEG Fp1-Ref"}: a type word, the electrode, the reference. The type word is taken off here, and so are the dots
 * with which BCI2000's exporter fills labels up.
 */
public final class ChannelGuess {
    private static final Pattern TYPED = Pattern.compile("(?i)(EEG|EOG|ECG|EKG|EMG|DIG)\\s+(\\S.*)");
    private static final Pattern TRAILING_DOTS = Pattern.compile("\\.+$");
    private static final Pattern TRIGGER =
            Pattern.compile("(?i)(DIG\\b.*|STATUS|STI ?\\d*|STIM.*|.*TRIG(GER)?\\d*|MARKERS?|EVENTS?)");
    private static final Pattern ELECTRODE = Pattern.compile(
            "(?i)(FP|AF|F|FT|FC|C|T|TP|CP|P|PO|O|I|N|A|M|AFF|FFT|FFC|FTT|FCC|TTP|CCP|TPP|CPP|PPO|POO|OI)(Z|\\d{1,2})H?");
    private static final Set<String> EYES = Set.of("EOG", "ROC", "LOC");

    private ChannelGuess() {}

    /** The electrode's name inside a label: without type word and filling dots, but with its reference. */
    public static String label(String fileLabel) {
        Matcher typed = TYPED.matcher(fileLabel.strip());
        String label = typed.matches() ? typed.group(2) : fileLabel.strip();
        return TRAILING_DOTS.matcher(label).replaceFirst("");
    }

    /** The type of a channel; a voltage that says nothing else is EEG. */
    public static ChannelType type(String fileLabel, PhysicalUnit unit) {
        String label = fileLabel.strip();
        Matcher typed = TYPED.matcher(label);
        if (TRIGGER.matcher(label).matches()) {
            return ChannelType.TRIGGER;
        }
        if (typed.matches()) {
            return ChannelType.parse(typed.group(1));
        }
        String upper = label.toUpperCase(java.util.Locale.ROOT);
        if (EYES.stream().anyMatch(upper::contains)) {
            return ChannelType.EOG;
        }
        if (upper.contains("ECG") || upper.contains("EKG")) {
            return ChannelType.ECG;
        }
        if (upper.contains("EMG")) {
            return ChannelType.EMG;
        }
        boolean electrode = ELECTRODE.matcher(electrode(label(label))).matches()
                && (unit.isVoltage() || unit.word().isEmpty());
        return electrode || unit.isVoltage() ? ChannelType.EEG : ChannelType.AUX;
    }

    /** The channel that a label and a unit describe, with the electrode's place where the label is a 10-20 one. */
    public static Channel channel(String fileLabel, PhysicalUnit unit) {
        ChannelType type = type(fileLabel, unit);
        String label = label(fileLabel);
        Optional<Position> position = type == ChannelType.EEG ? TenTwenty.position(electrode(label)) : Optional.empty();
        return new Channel(label, type, type == ChannelType.TRIGGER ? "" : unit.word(), position);
    }

    private static String electrode(String label) {
        int dash = label.indexOf('-');
        return dash > 0 ? label.substring(0, dash).strip() : label;
    }
}
